"""The room: who is listed by date, what each may do at the item, and the quorum as it stands."""

from datetime import date, time

import pytest

from models.attendance import Withdrawal
from models.vocabulary import (
    AttendanceStatus,
    CommitteeKind,
    DeclarationEffect,
    DispensationScope,
    SeatRole,
)
from tests import factories, held_meetings
from tests.services.statements import counted
from webapp.database import db
from webapp.services import at_the_meeting
from webapp.services.sitting_at import Capacity

HELD_ON = date(2030, 6, 18)


@pytest.fixture
def meeting(app):
    return factories.meeting(factories.committee(kind=CommitteeKind.SCRUTINY), held_on=HELD_ON)


def seated(meeting, name, role=SeatRole.MEMBER, **fields):
    member = factories.member(name=name)
    factories.seat(meeting.committee, member, role=role, **fields)
    return member


def may(meeting, member, item=None) -> str:
    db.session.expire_all()
    room = at_the_meeting.room(meeting, item_id=item.id if item else None)
    return next(one.entitlement.in_words for one in room.people if one.listed.member.id == member.id)


def test_who_is_listed_follows_the_seats_of_the_day(meeting):
    seated(meeting, "Still here", starts_on=HELD_ON)
    seated(meeting, "Gone", ends_on=date(2030, 6, 17))
    seated(meeting, "To come", starts_on=date(2030, 6, 19))
    seated(meeting, "In the chair", SeatRole.CHAIR)
    seated(meeting, "Canon", SeatRole.EDUCATION_CHURCH)
    seated(meeting, "Portfolio", SeatRole.PORTFOLIO_HOLDER)
    factories.seat(meeting.committee)
    held_meetings.attendance(meeting, factories.member(name="Visitor"))

    room = at_the_meeting.room(meeting)

    assert [(heading, [one.listed.member.name for one in people]) for heading, people in room.groups] == [
        (Capacity.VOTING, ["In the chair", "Still here"]),
        (Capacity.EDUCATION, ["Canon"]),
        (Capacity.SPEAKING, ["Portfolio"]),
        (Capacity.ALSO, ["Visitor"]),
    ]
    assert room.vacancies == 1
    assert room.count.quorum.steps[0] == "3 voting seats, vacancies included."


def test_a_substitute_sits_and_whom_they_replace_does_not(meeting):
    item = factories.item(meeting)
    ann, ben = seated(meeting, "Ann"), seated(meeting, "Ben", SeatRole.SUBSTITUTE)
    held_meetings.substitution(meeting, ann.seats[0], ben)
    for member in (ann, ben):
        held_meetings.attendance(meeting, member)

    room = at_the_meeting.room(meeting)

    assert (may(meeting, ben, item), may(meeting, ann, item)) == ("May speak and vote", "May not speak or vote")
    assert room.count.counted == ("Ben",)
    assert {one.listed.member.name: one.listed.as_what for one in room.people}["Ben"] == "substitute for Ann"


def test_a_cancelled_substitution_gives_nothing(meeting):
    item = factories.item(meeting)
    ann, ben = seated(meeting, "Ann"), seated(meeting, "Ben", SeatRole.SUBSTITUTE)
    held_meetings.substitution(meeting, ann.seats[0], ben, cancelled_at=factories.clock.now())

    assert (may(meeting, ann, item), may(meeting, ben, item)) == ("May speak and vote", "May not speak or vote")


def test_an_education_co_optee_votes_on_education_alone_and_below_it_too(meeting):
    canon = seated(meeting, "Canon", SeatRole.EDUCATION_CHURCH)
    schools, roads = factories.item(meeting, "Schools", is_education=True), factories.item(meeting, "Roads")
    below = factories.item(meeting, "One school", parent_id=schools.id)

    assert may(meeting, canon, schools) == may(meeting, canon, below) == "May speak and vote"
    assert may(meeting, canon, roads) == "May speak, and must not vote"


def test_a_declaration_holds_for_its_item_and_those_below_it(meeting):
    ann = seated(meeting, "Ann")
    item, other = factories.item(meeting, "Land"), factories.item(meeting, "Roads")
    below = factories.item(meeting, "One field", parent_id=item.id)
    held_meetings.declaration(item, ann, held_meetings.declaration_kind())

    assert may(meeting, ann, item) == may(meeting, ann, below) == "Must not take part, and should withdraw"
    assert may(meeting, ann, other) == "May speak and vote"


def test_a_council_whose_orders_send_nobody_out_says_so(meeting):
    ann, item = seated(meeting, "Ann"), factories.item(meeting)
    held_meetings.declaration(item, ann, held_meetings.declaration_kind())
    factories.council().withdraws_for_dpi = False
    db.session.commit()

    assert may(meeting, ann, item) == "Must not take part"


@pytest.mark.parametrize(
    ("fields", "names", "words"),
    [
        ({"scope": DispensationScope.SPEAK}, "this", "May speak, and must not vote"),
        ({"scope": DispensationScope.SPEAK_AND_VOTE}, "this", "May speak and vote"),
        ({"scope": DispensationScope.SPEAK_AND_VOTE}, "another", "Must not take part, and should withdraw"),
        ({"scope": DispensationScope.SPEAK_AND_VOTE}, "none", "Must not take part, and should withdraw"),
        (
            {"scope": DispensationScope.SPEAK_AND_VOTE, "ends_on": date(2030, 6, 17)},
            "this",
            "Must not take part, and should withdraw",
        ),
    ],
)
def test_a_dispensation_counts_on_its_days_for_the_items_it_names(meeting, fields, names, words):
    ann, item, other = seated(meeting, "Ann"), factories.item(meeting), factories.item(meeting)
    held_meetings.declaration(item, ann, held_meetings.declaration_kind())
    named = {"this": [item], "another": [other], "none": []}[names]
    days = {"starts_on": date(2030, 1, 1), "ends_on": date(2031, 1, 1)}

    factories.dispensation(ann, *named, **{**days, **fields})

    assert may(meeting, ann, item) == words


def test_arrears_once_disclosed_take_the_vote_on_every_budget_item(meeting):
    ann = seated(meeting, "Ann")
    apologies, budget = factories.item(meeting), factories.item(meeting, "Budget", is_budget=True)
    kind = held_meetings.declaration_kind(name="Money owed", effect=DeclarationEffect.NO_BUDGET_VOTE)
    held_meetings.declaration(budget, ann, kind)
    second = factories.item(meeting, "Council tax", is_budget=True)

    assert may(meeting, ann, second) == may(meeting, ann, budget) == "May speak, and must not vote"
    assert may(meeting, ann, apologies) == "May speak and vote"


def test_a_member_of_the_cabinet_at_scrutiny_is_flagged(meeting):
    ann = seated(meeting, "Ann")
    factories.item(meeting)
    factories.seat(factories.committee(kind=CommitteeKind.CABINET), ann)

    (person,) = at_the_meeting.room(meeting).people

    assert "Is a member of the executive" in person.entitlement.reasons[-1].sentence
    assert person.entitlement.may_vote


def test_the_quorum_is_lost_when_one_too_many_withdraws_and_is_back_with_them(meeting):
    ann, *others = [seated(meeting, name) for name in ("Ann", "Ben", "Cay")]
    for member in (ann, *others):
        held_meetings.attendance(meeting, member)
    assert at_the_meeting.room(meeting).count.is_met

    away = factories.keep(Withdrawal(meeting_id=meeting.id, member_id=ann.id, withdrew_at=time(10, 42)))
    lost = at_the_meeting.room(meeting)
    away.returned_at = time(10, 55)

    assert lost.lost_in_words == "The quorum was lost at 10.42 am when Ann withdrew."
    assert not lost.count.is_met
    assert at_the_meeting.room(meeting).count.is_met
    away.removed_at, away.returned_at = factories.clock.now(), None
    assert at_the_meeting.room(meeting).history == []


def test_where_everybody_is_follows_from_their_marks(meeting):
    item = factories.item(meeting)
    here, away, left, sorry, gone, _ = (seated(meeting, name) for name in "ABCDEF")
    for member in (here, away):
        held_meetings.attendance(meeting, member)
    held_meetings.attendance(meeting, left, left_at=time(11))
    held_meetings.attendance(meeting, sorry, status=AttendanceStatus.APOLOGIES)
    held_meetings.attendance(meeting, gone, status=AttendanceStatus.ABSENT)
    factories.keep(Withdrawal(meeting_id=meeting.id, member_id=away.id, item_id=item.id, withdrew_at=time(10, 42)))

    room = at_the_meeting.room(meeting)

    words = ["in the room", "withdrawn", "left", "sent apologies", "absent", "not marked"]
    assert [one.where.value for one in room.people] == words
    assert (room.unmarked, room.people[1].away_since) == (1, time(10, 42))


def test_forty_members_take_as_many_statements_as_two(meeting):
    kind, item = held_meetings.declaration_kind(), factories.item(meeting)
    numbers = []
    for size in (2, 38):
        for number in range(size):
            member = seated(meeting, f"Member {number}")
            held_meetings.attendance(meeting, member)
            held_meetings.declaration(item, member, kind)
            factories.dispensation(member, item)
        db.session.expire_all()
        with counted() as said:
            room = at_the_meeting.room(meeting, item_id=item.id)
            assert [one.listed.member.name for one in room.people]
        numbers.append(len(said))

    assert numbers[0] == numbers[1]


def test_education_seats_make_the_quorum_larger_on_education_matters_alone(meeting):
    for number in range(15):
        seated(meeting, f"Member {number}")
    seated(meeting, "Canon", SeatRole.EDUCATION_CHURCH)
    seated(meeting, "Parent", SeatRole.EDUCATION_PARENT)
    plain, schools = factories.item(meeting, "Roads"), factories.item(meeting, "Schools", is_education=True)

    needed = [at_the_meeting.room(meeting, item_id=item.id).count.quorum.needed for item in (plain, schools)]

    assert needed == [4, 5]


def test_the_loss_said_out_loud_is_that_of_the_item_in_hand(meeting):
    ann, canon = seated(meeting, "Ann"), seated(meeting, "Canon", SeatRole.EDUCATION_CHURCH)
    for member in (ann, seated(meeting, "Ben"), seated(meeting, "Cay"), canon):
        held_meetings.attendance(meeting, member)
    for member, minute in ((ann, 20), (canon, 21)):
        factories.keep(Withdrawal(meeting_id=meeting.id, member_id=member.id, withdrew_at=time(10, minute)))
    plain, schools = factories.item(meeting, "Roads"), factories.item(meeting, "Schools", is_education=True)

    on_roads, on_schools = (at_the_meeting.room(meeting, item_id=item.id) for item in (plain, schools))

    assert on_roads.lost_in_words == "The quorum was lost at 10.20 am when Ann withdrew."
    assert on_schools.lost_in_words == "The quorum was lost at 10.21 am when Canon withdrew."


def test_who_came_and_went_reads_the_same_whatever_item_is_in_hand(meeting):
    canon = seated(meeting, "Canon", SeatRole.EDUCATION_CHURCH)
    for name in ("Ann", "Ben"):
        held_meetings.attendance(meeting, seated(meeting, name))
    held_meetings.attendance(meeting, canon, arrived_at=time(10, 5))
    plain, schools = factories.item(meeting, "Roads"), factories.item(meeting, "Schools", is_education=True)

    on_roads, on_schools = (at_the_meeting.room(meeting, item_id=item.id) for item in (plain, schools))

    assert on_roads.history == on_schools.history
    assert len(on_schools.count.counted) == len(on_roads.count.counted) + 1
