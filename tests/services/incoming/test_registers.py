"""Tables of interests: entries added, corrected and ended, sealed as ever, and said nowhere else."""

from datetime import date

import pytest

from models.audit import AuditEvent
from models.incoming import IncomingTable
from models.interest import Interest
from models.vocabulary import IncomingKind, InterestCategory
from tests import factories
from tests.services.incoming.sheets import bring, csv_file, load, plan_of, said, workbook, wrong
from webapp import clock
from webapp.database import db
from webapp.services import registers
from webapp.services.actors import NotAllowed, acting

HEADINGS = (
    "Member,Category,Whose,Sensitive,Since,Until,Notified on,Job,Employer,Nature of interest,Place,Home,Home address"
)
JOB = "Ann Fern,Employment,,,2024-01-01,,2024-01-15,Teacher,Ferndale School,,,,"
HOME = 'Ann Fern,Land,,,,,,,,Owner,Ferndale,yes,"3 Kestrelwick Lane, Ferndale"'
SECRET = "Ann Fern,employment,partner,yes,,,,Nurse,Kestrelwick Hospital,,,,"


@pytest.fixture
def officer(app):
    return factories.monitoring_officer()


@pytest.fixture
def ann(app):
    return factories.member(name="Ann Fern")


def bring_rows(officer, *rows):
    return bring(IncomingKind.REGISTER, officer, csv_file(HEADINGS, *rows))


def entries(ann, officer):
    return registers.entries_of(ann, by=acting(officer, on=clock.today()))


def test_entries_are_added_and_what_is_not_public_is_sealed(ann, officer):
    load(bring_rows(officer, JOB, HOME, SECRET), officer)
    db.session.commit()

    assert [one.title for one in entries(ann, officer)] == [
        "Teacher, Ferndale School",
        "Nurse, Kestrelwick Hospital",
        "Home in Ferndale",
    ]
    kept = str([one.details for one in db.session.query(Interest).order_by(Interest.id)])
    assert "Ferndale School" in kept
    assert "Kestrelwick" not in kept


def test_nothing_of_a_table_of_interests_stands_in_the_clear_or_in_the_audit_trail(ann, officer, caplog):
    table = bring_rows(officer, HOME, SECRET, "Ann Fern,land,,,31/02/2026,,,,,Owner,Kestrelwick,,")
    plan = plan_of(table, officer)
    db.session.commit()

    (sealed,) = db.session.query(IncomingTable.sealed_rows).one()
    events = [str([one.subject_name, one.before, one.after, one.reason]) for one in db.session.query(AuditEvent)]
    assert b"Kestrelwick" not in sealed
    assert "Kestrelwick" not in " ".join(events) + caplog.text + repr(plan) + repr(table)


def test_a_table_loaded_once_has_nothing_more_to_do(ann, officer):
    load(bring_rows(officer, JOB, HOME, SECRET), officer)
    db.session.commit()

    again = plan_of(bring_rows(officer, JOB, HOME, SECRET), officer)

    assert (again.steps, again.errors, again.unchanged) == ([], [], 3)


def test_an_entry_is_corrected_and_another_ended(ann, officer):
    load(bring_rows(officer, JOB, HOME), officer)
    db.session.commit()

    done = load(
        bring_rows(
            officer,
            "Ann Fern,Employment,,,,2026-03-31,,Teacher,Ferndale School,,,,",
            "Ann Fern,Land,,,,,,,,Tenant,Ferndale,yes,",
        ),
        officer,
    )
    db.session.commit()

    assert said(done) == {
        "added": [],
        "changed": [(3, "Ann Fern: Home in Ferndale")],
        "ended": [(2, "Ann Fern: Teacher, Ferndale School")],
    }
    job, home = entries(ann, officer)
    assert job.ends_on == date(2026, 3, 31)
    assert home.details["tenure"] == "Tenant"
    assert home.details["address"] == "3 Kestrelwick Lane, Ferndale"


def test_figures_and_answers_are_read_as_excel_keeps_them(ann, officer):
    made = workbook(
        ["Member", "Category", "Company", "In the area", "Nominal value", "Per cent"],
        ["Ann Fern", "Securities", "Ash and Oak plc", True, 30_000.0, 0.015],
        ["Ann Fern", "Shares", "Elm plc", "Yes", "£26,000", None],
        formats={"F2": "0.0%"},
    )

    load(bring(IncomingKind.REGISTER, officer, made), officer)

    assert [one.details for one in entries(ann, officer)] == [
        {"company": "Ash and Oak plc", "is_in_the_area": True, "nominal_value": "30000", "percent": "1.5"},
        {"company": "Elm plc", "is_in_the_area": True, "nominal_value": "26000"},
    ]


def test_every_row_that_is_wrong_says_where_and_what_to_do(ann, officer):
    plan = plan_of(
        bring_rows(
            officer,
            "Ann Fearn,Employment,,,,,,Teacher,,,,,",
            "Ann Fern,Jobs,,,,,,Teacher,,,,,",
            "Ann Fern,Employment,,perhaps,,,,Teacher,,,,,",
            "Ann Fern,Land,,,,,,,Ferndale School,Owner,Ferndale,,",
            "Ann Fern,Land,,,,,,,,,Ferndale,,",
            "Ann Fern,Employment,,,2026-05-07,2026-05-01,,Teacher,,,,,",
            "Ann Fern,,,,,,,Teacher,,,,,",
        ),
        officer,
    )

    assert [(row, heading, words.split(".")[0]) for row, heading, words in wrong(plan)] == [
        (2, "Member", "No member is called “Ann Fearn”"),
        (3, "Category", f"“Jobs” is none of these: {', '.join(InterestCategory)}"),
        (4, "Sensitive", "“perhaps” is neither yes nor no"),
        (5, "Employer", "“Land” does not ask this"),
        (6, "Nature of interest", "Fill in “The nature of the interest”"),
        (7, "Until", "Enter a last day on or after 7 May 2026, when the interest began"),
        (8, "Category", "The cell is empty"),
    ]


def test_only_who_keeps_registers_brings_them_in_or_looks(ann, officer):
    table = bring_rows(officer, JOB)

    with pytest.raises(NotAllowed):
        bring_rows(factories.officer(), JOB)
    with pytest.raises(NotAllowed):
        plan_of(table, factories.officer())
