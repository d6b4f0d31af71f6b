"""Political balance worked out from the records, kept, compared with the seats held, and departed from."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.committee import Committee
from models.member import Member
from models.rules import RuleBroken
from models.rules.political_balance import UNGROUPED
from models.vocabulary import MemberKind, Role, SeatRole
from tests import factories
from webapp.database import db
from webapp.services import allocation_changes, allocations, balance_inputs
from webapp.services.actors import NotAllowed, acting, operator

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)
BY = operator(on=TODAY)


@pytest.fixture
def council(app):
    """Five, three and two members, one in no group, and nine seats on two committees."""
    made = {name: factories.group(name, members=count) for name, count in (("Oak", 5), ("Elm", 3), ("Ash", 2))}
    factories.member(name="Ada Lowe")
    factories.committee(name="Planning", balanced_seats=5)
    factories.committee(name="Licensing", balanced_seats=4)
    return made


def keep():
    proposal = allocations.propose(on=TODAY)
    kept = allocations.keep(on=TODAY, choices={}, seen=proposal.fingerprint, by=BY, at=NOW)
    db.session.commit()
    return kept


def test_the_council_is_read_as_it_stands_on_the_day(council):
    factories.member(kind=MemberKind.CO_OPTED)
    factories.term(factories.member(name="Gone"), ends_on=YESTERDAY)
    factories.term(factories.member(name="To come"), starts_on=TODAY + timedelta(days=1))
    factories.committee(name="Cabinet")

    inputs = balance_inputs.read(on=TODAY)

    assert [(group["name"], group["members"]) for group in inputs.groups] == [
        ("Oak", 5),
        ("Elm", 3),
        ("Ash", 2),
        (UNGROUPED, 1),
    ]
    assert [(one["name"], one["seats"]) for one in inputs.committees] == [("Licensing", 4), ("Planning", 5)]


def test_a_change_of_group_counts_from_its_first_day(council):
    moving = factories.member()
    factories.group_membership(moving, council["Oak"], ends_on=YESTERDAY)
    factories.group_membership(moving, council["Elm"], starts_on=TODAY)

    before, after = balance_inputs.read(on=YESTERDAY), balance_inputs.read(on=TODAY)

    assert [group["members"] for group in before.groups] == [6, 3, 2, 1]
    assert [group["members"] for group in after.groups] == [5, 4, 2, 1]


def test_one_member_alone_and_an_ended_group_are_in_no_group(council):
    factories.group("Alone", members=1)
    factories.group("Over", members=3, ended_on=YESTERDAY)

    inputs = balance_inputs.read(on=TODAY)

    assert inputs.ungrouped == 5
    assert inputs.too_small == ("Alone",)


def test_a_kept_working_holds_what_it_was_worked_out_from(council):
    kept = keep()

    event = db.session.scalars(select(AuditEvent)).one()
    assert kept.result["totals"] == {"Oak": 4, "Elm": 2, "Ash": 2, UNGROUPED: 1}
    assert sum(kept.result["table"]["Planning"].values()) == 5
    assert kept.groups[0]["member_ids"] and kept.result["steps"][1]["principle"] == "(a)"
    assert (event.what, event.subject_name) == ("political balance worked out", "Political balance of 1 June 2030")


def test_the_councils_choice_between_equals_is_kept(app):
    factories.group("Oak", members=4)
    factories.group("Elm", members=4)
    factories.committee(balanced_seats=5)
    tie = allocations.propose(on=TODAY).working.ties[0]
    other = tie.options[1]

    seen = allocations.propose(on=TODAY).fingerprint
    kept = allocations.keep(on=TODAY, choices={tie.key: other}, seen=seen, by=BY, at=NOW)

    assert (kept.result["ties"][0]["chosen"], kept.result["ties"][0]["is_decided"]) == (other, True)


def test_what_changed_since_it_was_looked_at_is_not_kept(council):
    seen = allocations.propose(on=TODAY).fingerprint
    factories.group_membership(factories.member(), council["Ash"])

    with pytest.raises(RuleBroken, match="Look again"):
        allocations.keep(on=TODAY, choices={}, seen=seen, by=BY, at=NOW)


def test_nothing_to_share_is_said(app):
    with pytest.raises(RuleBroken, match="no political group yet"):
        allocations.propose(on=TODAY)


def test_it_holds_while_nothing_changes(council):
    assert allocation_changes.since(keep(), on=TODAY + timedelta(days=300)) == []


def test_each_change_is_a_reason_to_work_it_out_again(council):
    kept = keep()
    leaver, mover = (db.session.get_one(Member, number) for number in kept.groups[0]["member_ids"][:2])
    factories.term(leaver, ends_on=YESTERDAY)
    mover.groups[0].ends_on = YESTERDAY
    factories.group_membership(mover, council["Elm"], starts_on=TODAY)
    factories.group_membership(db.session.get_one(Member, kept.groups[-1]["member_ids"][0]), council["Ash"])
    factories.group("Yew", members=2)
    planning = db.session.get_one(Committee, kept.committees[1]["id"])
    planning.balanced_seats = 7
    db.session.commit()

    reasons = allocation_changes.since(kept, on=TODAY)

    assert set(reasons) >= {
        f"{leaver.name} is no longer a member of the council.",
        f"{mover.name} left Oak for Elm.",
        "Ada Lowe joined Ash.",
        "Yew is now a group of 2.",
        "Planning has 7 seats; it had 5.",
    }


def test_a_change_to_come_is_no_reason_until_its_day(council):
    kept = keep()
    member = db.session.get_one(Member, kept.groups[1]["member_ids"][0])
    member.groups[0].ends_on = TODAY
    db.session.commit()

    on_the_last_day = allocation_changes.since(kept, on=TODAY)
    after = allocation_changes.since(kept, on=TODAY + timedelta(days=1))

    assert on_the_last_day == []
    assert after == [f"{member.name} left Elm and is in no group."]


def test_a_group_that_falls_to_one_member_is_said_once(council):
    kept = keep()
    member = db.session.get_one(Member, kept.groups[2]["member_ids"][0])
    factories.term(member, ends_on=YESTERDAY)

    reasons = allocation_changes.since(kept, on=TODAY)

    assert reasons == [
        "Ash is no longer a group of two or more.",
        f"{member.name} is no longer a member of the council.",
    ]


def test_a_new_name_of_a_group_changes_nothing(council):
    kept = keep()
    council["Oak"].name = "Great Oak"
    db.session.commit()

    assert allocation_changes.since(kept, on=TODAY) == []


def test_seats_held_stand_beside_seats_allocated(council):
    kept = keep()
    planning = db.session.get_one(Committee, kept.committees[1]["id"])
    oaks = [db.session.get_one(Member, number) for number in kept.groups[0]["member_ids"]]
    factories.seat(planning, oaks[0], role=SeatRole.CHAIR)
    factories.seat(planning, oaks[0], role=SeatRole.SPOKESPERSON)
    factories.seat(planning, oaks[1])
    factories.seat(planning, oaks[2])
    factories.seat(planning, oaks[3], role=SeatRole.SUBSTITUTE)
    factories.seat(planning, oaks[4], ends_on=YESTERDAY)
    factories.seat(planning, None)

    oak = allocations.standings(kept, on=TODAY)["Planning"][0]

    assert (oak.group, oak.allocated, oak.held, oak.difference) == ("Oak", 2, 3, 1)


def test_a_departure_is_recorded_with_its_day_and_one_event(council):
    kept = keep()

    allocations.record_departure(kept, departure="Ash gives Oak a seat", nem_con_on=TODAY, revision="1", by=BY, at=NOW)
    db.session.commit()

    event = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert (kept.departure, kept.nem_con_on, kept.revision) == ("Ash gives Oak a seat", TODAY, 2)
    assert event.what == "departure from political balance recorded"


@pytest.mark.parametrize(
    ("departure", "nem_con_on", "field"),
    [("Otherwise", None, "nem_con_on"), ("", TODAY, "departure"), ("Otherwise", date(2030, 6, 2), "nem_con_on")],
)
def test_half_a_departure_or_one_to_come_is_refused(council, departure, nem_con_on, field):
    kept = keep()

    with pytest.raises(RuleBroken) as refused:
        allocations.record_departure(kept, departure=departure, nem_con_on=nem_con_on, revision="1", by=BY, at=NOW)

    assert refused.value.field == field


def test_an_officer_of_one_committee_keeps_no_balance(council):
    officer = acting(factories.user(Role.OFFICER, committee=factories.committee()), on=TODAY)

    with pytest.raises(NotAllowed):
        allocations.keep(on=TODAY, choices={}, seen="", by=officer, at=NOW)


def test_a_working_sent_twice_is_kept_once(council):
    first, second = keep(), keep()

    assert first.id == second.id
    assert len(allocations.all_allocations()) == 1
    assert len(db.session.scalars(select(AuditEvent)).all()) == 1


def test_the_same_working_is_kept_anew_after_the_council_departed_from_the_first(council):
    first = keep()
    words = {"departure": "Oak gives Ash a seat", "nem_con_on": TODAY}
    allocations.record_departure(first, **words, revision="1", by=BY, at=NOW)

    assert keep().id != first.id
