"""Who may sit in another's place: by the committee's own rules, on the day of the meeting, with notice in time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.rules import RuleBroken, substitutions
from models.rules.seats import DatedSeat
from models.rules.substitutions import OwnRules, Person, Wanted
from models.vocabulary import SeatRole

DAY = date(2030, 6, 18)
STARTS_AT = datetime(2030, 6, 18, 9, tzinfo=UTC)
ADA, DEV = Person(1, "Ada Lowe", "Elm"), Person(2, "Dev Anand", "Elm")
FREE = OwnRules(share_group=False)


def seat(role=SeatRole.MEMBER, member_id=1, starts_on=date(2030, 5, 1), ends_on=None):
    return DatedSeat(role, member_id, "Somebody", starts_on, ends_on)


def wanted(*more, replaced=ADA, substitute=DEV, role=SeatRole.MEMBER, **changes):
    return Wanted(replaced=replaced, substitute=substitute, held_on=DAY, seats=[seat(role), *more], **changes)


def refusal(rules, asked):
    with pytest.raises(RuleBroken) as refused:
        substitutions.check(rules, asked)
    return refused.value


@pytest.mark.parametrize("role", [SeatRole.CHAIR, SeatRole.VICE_CHAIR, SeatRole.MEMBER])
def test_a_member_of_the_same_group_may_sit(role):
    substitutions.check(OwnRules(), wanted(role=role))


def test_a_committee_that_takes_none_refuses_any():
    assert "takes no substitutes" in refusal(OwnRules(allows=False), wanted()).message


@pytest.mark.parametrize("group", ["Oak", ""])
def test_another_group_is_refused_where_the_committee_asks_for_the_same(group):
    other = wanted(substitute=Person(2, "Dev Anand", group))

    assert "a substitute is of the same group" in refusal(OwnRules(), other).message
    substitutions.check(FREE, other)


def test_two_members_of_no_group_share_none():
    alone = wanted(replaced=Person(1, "Ada Lowe"), substitute=Person(2, "Dev Anand"))

    assert refusal(OwnRules(), alone).message.startswith("Ada Lowe is in no political group and Dev Anand in no")


def test_only_those_on_the_list_sit_where_the_committee_keeps_one():
    rules = OwnRules(are_named=True)

    assert "not a named substitute of the committee on 18 June 2030" in refusal(rules, wanted()).message
    substitutions.check(rules, wanted(seat(SeatRole.SUBSTITUTE, 2)))


def test_a_place_on_the_list_counts_on_its_own_days_alone():
    over = seat(SeatRole.SUBSTITUTE, 2, ends_on=DAY - timedelta(days=1))
    last_day = seat(SeatRole.SUBSTITUTE, 2, ends_on=DAY)

    assert refusal(OwnRules(are_named=True), wanted(over)).field == "member_id"
    substitutions.check(OwnRules(are_named=True), wanted(last_day))


@pytest.mark.parametrize("role", sorted(substitutions.OF_NO_GROUP))
def test_a_co_opted_place_is_taken_by_a_named_substitute_alone_whatever_the_group(role):
    outside = {"role": role, "replaced": Person(1, "Ada Lowe"), "substitute": Person(2, "Dev Anand")}

    assert "appointed from outside the council" in refusal(OwnRules(), wanted(**outside)).message
    substitutions.check(OwnRules(), wanted(seat(SeatRole.SUBSTITUTE, 2), **outside))


@pytest.mark.parametrize("role", [SeatRole.CHAIR, SeatRole.MEMBER, SeatRole.EDUCATION_CHURCH])
def test_whoever_has_a_vote_there_already_is_refused(role):
    refused = refusal(FREE, wanted(seat(role, 2)))

    assert refused.field == "member_id"
    assert refused.message.startswith(
        f"Dev Anand is on the committee on 18 June 2030 as {role}, and has their own vote."
    )


def test_whoever_left_the_committee_the_day_before_may_sit():
    substitutions.check(FREE, wanted(seat(SeatRole.MEMBER, 2, ends_on=DAY - timedelta(days=1))))


@pytest.mark.parametrize("role", [SeatRole.PORTFOLIO_HOLDER, SeatRole.SUBSTITUTE, SeatRole.CHAMPION])
def test_nobody_sits_for_somebody_who_has_no_seat_themselves(role):
    assert refusal(FREE, wanted(role=role)).field == "seat_id"


def test_one_place_has_one_substitute_and_one_substitute_one_place():
    assert refusal(FREE, wanted(taken=[(1, 3)])).field == "seat_id"
    assert refusal(FREE, wanted(taken=[(3, 2)])).field == "member_id"
    substitutions.check(FREE, wanted(taken=[(3, 4)]))


def test_nobody_of_the_executive_sits_on_scrutiny():
    assert "s9FA(3)" in refusal(FREE, wanted(is_executive=True)).message


@pytest.mark.parametrize(("hours_before", "is_late"), [(25, False), (24, False), (23, True)])
def test_notice_is_in_time_up_to_the_very_hour(hours_before, is_late):
    given = {"notified_at": STARTS_AT - timedelta(hours=hours_before), "starts_at": STARTS_AT, "now": STARTS_AT}
    rules = OwnRules(notice_hours=24)

    if is_late:
        with pytest.raises(RuleBroken, match="due 24 hours before the meeting: by 17 June") as refused:
            substitutions.check_notice(rules, **given, latest="17 June")
        assert refused.value.field == "notified_on"
    else:
        substitutions.check_notice(rules, **given, latest="17 June")


def test_without_a_rule_notice_may_come_at_the_meeting_but_not_after_now():
    at_the_meeting = {"notified_at": STARTS_AT, "starts_at": STARTS_AT, "latest": ""}

    substitutions.check_notice(FREE, **at_the_meeting, now=STARTS_AT)
    with pytest.raises(RuleBroken, match="cannot be after now"):
        substitutions.check_notice(FREE, **at_the_meeting, now=STARTS_AT - timedelta(minutes=1))


def test_the_rules_are_told_in_words():
    rules = OwnRules(are_named=True, notice_hours=1)

    assert rules.in_words() == [
        "A substitute belongs to the same political group as the member.",
        "A substitute is on the committee's list of named substitutes.",
        "Notice is given 1 hour before the meeting or earlier.",
    ]
    assert OwnRules(allows=False).in_words() == ["No substitutes sit on this committee."]
    assert FREE.in_words() == ["Any member who does not sit on the committee may be a substitute."]
