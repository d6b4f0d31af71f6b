"""Six months without attending: the dates, the warnings, and what an approval does."""

from datetime import date

import pytest

from models.rules import RuleBroken
from models.rules.absence import (
    COUNTED_FROM_RECORDS,
    COUNTED_FROM_START,
    Approval,
    Stage,
    absence,
    check_approval,
    check_outside,
    counted_from,
    counts_for,
    last_to_approve,
    months_between,
)
from models.rules.months import months_after
from models.vocabulary import AbsentFrom, AttendedAs


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2019, 3, 12), 6, date(2019, 9, 12)),
        (date(2018, 8, 31), 6, date(2019, 2, 28)),
        (date(2019, 8, 31), 6, date(2020, 2, 29)),
        (date(2019, 8, 30), 6, date(2020, 2, 29)),
        (date(2019, 12, 31), 6, date(2020, 6, 30)),
        (date(2020, 2, 29), 6, date(2020, 8, 29)),
        (date(2019, 9, 12), 3, date(2019, 12, 12)),
        (date(2020, 3, 31), -1, date(2020, 2, 29)),
        (date(2020, 1, 15), -2, date(2019, 11, 15)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, after):
    assert months_after(day, months) == after


@pytest.mark.parametrize(
    ("on", "stage", "days_left"),
    [
        (date(2019, 6, 11), Stage.NONE, 93),
        (date(2019, 6, 12), Stage.THREE, 92),
        (date(2019, 7, 11), Stage.THREE, 63),
        (date(2019, 7, 12), Stage.FOUR, 62),
        (date(2019, 8, 12), Stage.FIVE, 31),
        (date(2019, 9, 12), Stage.FIVE, 0),
        (date(2019, 9, 13), Stage.OVER, -1),
    ],
)
def test_warnings_come_at_three_four_and_five_months(on, stage, days_left):
    found = absence(date(2019, 3, 12), on=on)

    assert (found.stage, found.days_left, found.last_on) == (stage, days_left, date(2019, 9, 12))


@pytest.mark.parametrize(
    ("approvals", "last_on"),
    [
        ([Approval(date(2019, 9, 12), date(2019, 12, 31))], date(2019, 12, 31)),
        ([Approval(date(2019, 9, 13), date(2019, 12, 31))], date(2019, 9, 12)),
        ([Approval(date(2019, 6, 1), date(2019, 8, 1))], date(2019, 9, 12)),
        ([Approval(date(2019, 9, 1), date(2019, 12, 31)), Approval(date(2019, 12, 1), date(2020, 3, 1))],
         date(2020, 3, 1)),
        ([Approval(date(2019, 9, 1), date(2019, 12, 31)), Approval(date(2020, 1, 1), date(2020, 3, 1))],
         date(2019, 12, 31)),
    ],
    ids=["on the last day", "a day late", "for less than six months", "twice", "the second too late"],
)  # fmt: skip
def test_an_approval_in_time_puts_the_day_back(approvals, last_on):
    assert absence(date(2019, 3, 12), on=date(2019, 5, 1), approvals=approvals).last_on == last_on


@pytest.mark.parametrize(
    ("on", "stage"),
    [
        (date(2019, 9, 20), Stage.NONE),
        (date(2019, 9, 30), Stage.THREE),
        (date(2019, 10, 31), Stage.FOUR),
        (date(2019, 11, 30), Stage.FIVE),
        (date(2020, 1, 1), Stage.OVER),
    ],
)
def test_after_an_approval_the_warnings_come_before_its_end(on, stage):
    found = absence(date(2019, 3, 12), on=on, approvals=[Approval(date(2019, 9, 1), date(2019, 12, 31))])

    assert found.stage is stage
    assert found.approved_until == date(2019, 12, 31)


@pytest.mark.parametrize(
    ("attended", "term", "start", "note"),
    [
        (date(2019, 3, 12), date(2017, 5, 8), date(2019, 3, 12), ""),
        (date(2019, 3, 12), None, date(2019, 3, 12), ""),
        (None, date(2019, 5, 7), date(2019, 5, 7), COUNTED_FROM_START[AbsentFrom.COUNCIL]),
        (date(2019, 3, 12), date(2019, 5, 7), date(2019, 5, 7), COUNTED_FROM_START[AbsentFrom.COUNCIL]),
        (None, date(2010, 5, 7), date(2018, 1, 1), COUNTED_FROM_RECORDS),
        (None, None, date(2018, 1, 1), COUNTED_FROM_RECORDS),
    ],
)
def test_from_which_day_it_is_counted(attended, term, start, note):
    assert counted_from(attended, term, date(2018, 1, 1)) == (start, note)


@pytest.mark.parametrize(
    ("last_on", "found"),
    [
        (date(2019, 9, 12), date(2019, 7, 18)),
        (date(2019, 7, 18), date(2019, 5, 21)),
        (date(2019, 5, 21), None),
        (date(2019, 12, 1), date(2019, 11, 7)),
    ],
)
def test_the_last_council_meeting_that_can_approve(last_on, found):
    days = [date(2019, 2, 1), date(2019, 5, 21), date(2019, 7, 18), date(2019, 11, 7)]

    assert last_to_approve(last_on, days, on=date(2019, 5, 1)) == found


@pytest.mark.parametrize(
    ("approved_on", "until", "field"),
    [
        (date(2019, 9, 14), date(2019, 12, 1), "approved_on"),
        (date(2019, 10, 14), date(2019, 12, 1), "approved_on"),
        (date(2019, 9, 1), date(2019, 9, 12), "until"),
    ],
)
def test_an_approval_that_could_not_hold_is_refused(approved_on, until, field):
    found = absence(date(2019, 3, 12), on=date(2019, 9, 20))

    with pytest.raises(RuleBroken) as broken:
        check_approval(found, approved_on=approved_on, until=until, on=date(2019, 9, 20))

    assert broken.value.field == field


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2019, 3, 12), date(2019, 6, 11), 2),
        (date(2019, 3, 12), date(2019, 6, 12), 3),
        (date(2019, 8, 31), date(2020, 2, 29), 6),
        (date(2019, 8, 31), date(2019, 8, 1), 0),
    ],
)
def test_whole_months_between_two_days(start, end, months):
    assert months_between(start, end) == months


def test_where_a_member_stands_is_said_in_words():
    assert absence(date(2019, 3, 12), on=date(2019, 8, 20)).in_words == (
        "5 months without attending. 23 days left, until 12 September 2019."
    )
    assert absence(date(2019, 3, 12), on=date(2019, 9, 12)).in_words == (
        "6 months without attending. Today is the last day: 12 September 2019."
    )
    assert "Ask the monitoring officer" in absence(date(2019, 3, 12), on=date(2019, 9, 13)).in_words


@pytest.mark.parametrize(
    ("attended_as", "absent_from"),
    [(AttendedAs.ANOTHER_BODY, AbsentFrom.COUNCIL), (AttendedAs.ACTED_ALONE, AbsentFrom.EXECUTIVE)],
)
def test_what_is_attended_elsewhere_counts_for_one_of_the_six_months(attended_as, absent_from):
    assert counts_for(attended_as) is absent_from


def test_who_never_attended_the_executive_counts_from_the_first_day_on_it():
    found = counted_from(None, date(2030, 5, 20), date(2030, 1, 1), AbsentFrom.EXECUTIVE)

    assert found == (date(2030, 5, 20), COUNTED_FROM_START[AbsentFrom.EXECUTIVE])


def test_an_attendance_still_to_come_is_refused():
    check_outside(date(2030, 9, 1), on=date(2030, 9, 1))
    with pytest.raises(RuleBroken, match="today or earlier"):
        check_outside(date(2030, 9, 2), on=date(2030, 9, 1))


def test_an_approval_too_late_for_the_executive_cites_its_own_subsection():
    over = absence(date(2030, 1, 1), on=date(2030, 8, 1))

    with pytest.raises(RuleBroken, match=r"without meetings of the executive .* section 85\(2A\)"):
        check_approval(
            over,
            approved_on=date(2030, 8, 1),
            until=date(2030, 12, 1),
            on=date(2030, 8, 1),
            absent_from=AbsentFrom.EXECUTIVE,
        )
