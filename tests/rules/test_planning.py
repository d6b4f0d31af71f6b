"""What may be planned, and how a change of plan is told."""

from datetime import date, time

import pytest

from models.rules import RuleBroken, planning
from models.vocabulary import MeetingStatus

DAY = date(2019, 6, 18)


@pytest.mark.parametrize("ends_at", [time(9), time(10)])
def test_a_meeting_ends_after_it_begins(ends_at):
    with pytest.raises(RuleBroken, match=r"later than the start, 10\.00 am") as refused:
        planning.check_times(time(10), ends_at)

    assert refused.value.field == "ends_at"


@pytest.mark.parametrize("ends_at", [None, time(10, 1)])
def test_a_meeting_may_have_a_finish_or_none(ends_at):
    planning.check_times(time(10), ends_at)


@pytest.mark.parametrize("held_on", [date(2019, 6, 2), DAY])
def test_a_committee_that_ended_does_not_meet(held_on):
    with pytest.raises(RuleBroken, match="Audit Committee ended on 1 June 2019") as refused:
        planning.check_committee_sits("Audit Committee", date(2019, 6, 1), held_on)

    assert refused.value.field == "held_on"


@pytest.mark.parametrize("ended_on", [None, DAY, date(2019, 6, 19)])
def test_a_committee_meets_until_it_ends(ended_on):
    planning.check_committee_sits("Audit Committee", ended_on, DAY)


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        ([DAY, date(2019, 7, 2)], "It is to meet on 2 July 2019, after that day. Move or cancel that meeting first."),
        ([date(2019, 7, 9), date(2019, 7, 2)], "It is to meet on 2 July 2019 and 9 July 2019, after that day. Move"),
        ([date(2019, 7, day) for day in range(1, 8)], "4 July 2019 and 5 July 2019 and 2 more, after that day"),
    ],
)
def test_a_committee_does_not_end_before_its_last_meeting(planned, words):
    with pytest.raises(RuleBroken) as refused:
        planning.check_last_day(DAY, planned)

    assert words in refused.value.message
    assert refused.value.field == "ended_on"


def test_a_committee_may_end_on_the_day_of_its_last_meeting_or_not_at_all():
    planning.check_last_day(DAY, [DAY])
    planning.check_last_day(None, [DAY])


def test_a_cancelled_meeting_is_left_alone():
    with pytest.raises(RuleBroken, match=r"cannot be moved\. Reinstate it first"):
        planning.check_is_on(MeetingStatus.CANCELLED, "moved")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_the_public_is_told_why(reason):
    with pytest.raises(RuleBroken, match="the reason it is moved") as refused:
        planning.check_reason(reason, is_public=True, doing="moved")

    assert refused.value.field == "reason"


def test_what_nobody_was_told_of_needs_no_reason():
    planning.check_reason("", is_public=False, doing="moved")


def test_changes_are_told_in_words():
    ten, two = time(10), time(14)

    assert planning.moved_in_words((DAY, ten), (date(2019, 6, 25), two)) == (
        "Moved from Tuesday 18 June 2019 at 10.00 am to Tuesday 25 June 2019 at 2.00 pm"
    )
    assert planning.cancelled_in_words(DAY, ten) == "Cancelled: it was to be held on Tuesday 18 June 2019 at 10.00 am"
    assert planning.reinstated_in_words(DAY, ten) == "Reinstated: it will be held on Tuesday 18 June 2019 at 10.00 am"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ((time(10), "Hall"), (time(14), "Hall"), "Begins at 2.00 pm, not 10.00 am"),
        ((time(10), "Hall"), (time(10), "Barn"), "Held at Barn, not Hall"),
        ((time(10), ""), (time(10), "Barn"), "Held at Barn"),
        ((time(10), "Hall"), (time(10), ""), "The place is to be fixed, not Hall"),
        ((time(10), "Hall"), (time(14), "Barn"), "Begins at 2.00 pm, not 10.00 am. Held at Barn, not Hall"),
        ((time(10), "Hall"), (time(10), "Hall"), ""),
    ],
)
def test_a_new_time_or_place_is_told_beside_the_old(old, new, words):
    assert planning.rearranged_in_words(old, new) == words
