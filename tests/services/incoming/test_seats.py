"""Tables of seats: who is given one, whose ends, and what the table leaves out."""

from datetime import date, timedelta

import pytest

from models.member import Seat
from models.vocabulary import IncomingKind, SeatRole
from tests import factories
from tests.services.incoming.sheets import bring, csv_file, load, plan_of, said, wrong
from webapp import clock
from webapp.database import db

HEADINGS = "Committee,Member,Role,Sits as,From,To"
LAST_YEAR = date(2025, 5, 20)
ANNUAL = date(2026, 5, 19)


@pytest.fixture
def panel(app):
    return factories.committee(name="Health Panel")


@pytest.fixture
def officer(app):
    return factories.officer()


@pytest.fixture
def ann(panel):
    return factories.member(name="Ann Fern")


@pytest.fixture
def bo(panel):
    return factories.member(name="Bo Ash")


def seat(panel, member, **fields):
    return factories.seat(panel, member, **{"starts_on": LAST_YEAR, **fields})


def bring_rows(officer, *rows, **asked):
    return bring(IncomingKind.SEATS, officer, csv_file(HEADINGS, *rows), **asked)


def test_seats_and_a_vacancy_are_given(officer, panel, ann):
    done = load(
        bring_rows(officer, "health panel,Cllr Ann Fern,Chairman,,2026-05-19,", "Health Panel,,,,2026-05-19,"), officer
    )
    db.session.commit()

    assert len(done.steps) == 2
    held = [(one.member_id, one.role, one.starts_on) for one in db.session.query(Seat).order_by(Seat.id)]
    assert held == [(ann.id, SeatRole.CHAIR, ANNUAL), (None, SeatRole.MEMBER, ANNUAL)]


def test_who_sits_already_keeps_the_seat_and_only_its_last_day_is_read(officer, panel, ann, bo):
    seat(panel, ann)
    seat(panel, bo)

    plan = plan_of(
        bring_rows(officer, "Health Panel,Ann Fern,,,2026-05-19,", "Health Panel,Bo Ash,,,,2026-05-18"), officer
    )

    assert said(plan) == {"added": [], "changed": [], "ended": [(3, "Bo Ash, member, Health Panel")]}
    assert plan.unchanged == 1


def test_a_new_chair_follows_in_the_same_table(officer, panel, ann, bo):
    seat(panel, ann, role=SeatRole.CHAIR)

    load(
        bring_rows(officer, "Health Panel,Bo Ash,Chair,,2026-05-19,", "Health Panel,Ann Fern,Chair,,,2026-05-18"),
        officer,
    )
    db.session.commit()

    held = [(one.member_id, one.ends_on) for one in db.session.query(Seat).order_by(Seat.id)]
    assert held == [(ann.id, date(2026, 5, 18)), (bo.id, None)]


def test_seats_the_table_leaves_out_end_only_when_that_was_asked(officer, panel, ann, bo):
    seat(panel, ann)
    left = seat(panel, bo)
    elsewhere = seat(factories.committee(name="Elsewhere"), bo)
    row = "Health Panel,Ann Fern,,,2025-05-20,"

    unasked = plan_of(bring_rows(officer, row), officer)
    asked = load(bring_rows(officer, row, others_end_on=date(2026, 5, 18)), officer)
    db.session.commit()

    assert unasked.steps == []
    assert [(one.row, one.what, one.note) for one in asked.steps] == [
        (None, "Bo Ash, member, Health Panel", "The table leaves it out.")
    ]
    assert (left.ends_on, elsewhere.ends_on) == (date(2026, 5, 18), None)


def test_every_row_that_is_wrong_says_where_and_what_to_do(officer, panel, ann, bo):
    seat(panel, ann, role=SeatRole.CHAIR)

    plan = plan_of(
        bring_rows(
            officer,
            "Heath Panel,Bo Ash,,,2026-05-19,",
            "Health Panel,Bo Ashe,,,2026-05-19,",
            "Health Panel,Bo Ash,Chair,,2026-05-19,",
            "Health Panel,Bo Ash,Champion of all,,2026-05-19,",
            "Health Panel,Bo Ash,portfolio holder,,2026-05-19,",
            "Health Panel,Bo Ash,substitute,,,",
            "Health Panel,Ann Fern,Chair,,2025-05-20,",
            "Health Panel,Ann Fern,Chair,,2025-05-20,",
        ),
        officer,
    )

    assert [(row, heading, words.split(".")[0]) for row, heading, words in wrong(plan)] == [
        (2, "Committee", "No committee is called “Heath Panel”"),
        (3, "Member", "No member is called “Bo Ashe”"),
        (4, "Role", "Ann Fern is in the chair from 20 May 2025, and a committee has one chair at a time"),
        (5, "Role", f"“Champion of all” is none of these: {', '.join(SeatRole)}"),
        (6, "Sits as", "Enter the portfolio, such as “Portfolio Holder for Education”"),
        (7, "From", "Enter the first day: the records have no such seat on Health Panel today"),
        (9, "", "Row 8 says the same"),
    ]
    assert wrong(plan)[0][2].endswith("Did you mean Health Panel?")


def test_an_officer_of_one_committee_brings_in_its_seats_and_no_others(panel, ann):
    elsewhere = factories.committee(name="Elsewhere")
    officer = factories.officer(committee=panel)
    day = (clock.today() + timedelta(days=5)).isoformat()

    plan = plan_of(
        bring_rows(officer, f"Health Panel,Ann Fern,,,{day},", f"{elsewhere.name},Ann Fern,,,{day},"), officer
    )

    assert said(plan)["added"] == [(2, "Ann Fern, member, Health Panel")]
    assert wrong(plan) == [(3, "Committee", "You do not look after Elsewhere. Take its rows out.")]
