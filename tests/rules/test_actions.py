"""An action has one owner and an end in sight."""

from datetime import date

import pytest

from models.minutes_vocabulary import ActionStatus
from models.rules import RuleBroken, actions
from models.rules.actions import Due, Owner, check_due, check_owner, check_to_come


@pytest.mark.parametrize(
    "owner", [Owner(member_id=1), Owner(committee_id=2), Owner(name="Helen King"), Owner(name="A", email="a@b.example")]
)
def test_one_owner_is_enough(owner):
    check_owner(owner)


@pytest.mark.parametrize(
    ("owner", "field"),
    [
        (Owner(), "owner"),
        (Owner(name="  "), "owner"),
        (Owner(member_id=1, name="Helen King"), "owner"),
        (Owner(name="Helen King", email="helen"), "owner_email"),
        (Owner(name="helen@example.org"), "owner_name"),
    ],
)
def test_an_action_nobody_or_everybody_owes_is_refused(owner, field):
    with pytest.raises(RuleBroken) as refused:
        check_owner(owner)

    assert refused.value.field == field


@pytest.mark.parametrize("due", [Due(on=date(2030, 6, 18)), Due(meeting_id=1), Due(every_months=6)])
def test_a_day_a_meeting_or_a_cadence_is_an_end_in_sight(due):
    check_due(due)


@pytest.mark.parametrize(
    ("due", "field"),
    [
        (Due(), "due_on"),
        (Due(on=date(2030, 6, 18), meeting_id=1), "due_on"),
        (Due(every_months=0), "every_months"),
        (Due(every_months=61), "every_months"),
    ],
)
def test_what_is_never_due_or_due_twice_is_refused(due, field):
    with pytest.raises(RuleBroken) as refused:
        check_due(due)

    assert refused.value.field == field


TODAY = date(2019, 6, 18)


@pytest.mark.parametrize(
    ("due_on", "status", "is_overdue"),
    [
        (date(2019, 6, 17), ActionStatus.OPEN, True),
        (date(2019, 6, 18), ActionStatus.OPEN, False),
        (date(2019, 6, 17), ActionStatus.DONE, False),
        (date(2019, 6, 17), ActionStatus.CANCELLED, False),
        (None, ActionStatus.IN_PROGRESS, False),
    ],
)
def test_it_is_overdue_from_the_day_after(due_on, status, is_overdue):
    assert actions.is_overdue(due_on, status, today=TODAY) is is_overdue


@pytest.mark.parametrize(
    ("due_on", "every", "today", "next_on"),
    [
        (date(2019, 9, 12), 6, date(2019, 9, 12), date(2020, 3, 12)),
        (date(2019, 9, 12), 6, date(2019, 12, 1), date(2020, 3, 12)),
        (date(2019, 9, 12), 6, date(2020, 3, 12), date(2020, 9, 12)),
        (date(2019, 8, 31), 6, date(2019, 8, 31), date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 3, 1), date(2022, 2, 28)),
    ],
)
def test_a_cadence_keeps_its_own_day_however_late_it_is_done(due_on, every, today, next_on):
    assert actions.next_due(due_on, every, today=today) == next_on


def test_a_cadence_without_a_date_begins_from_the_meeting():
    assert actions.first_due(Due(every_months=6), held_on=date(2019, 3, 12)) == date(2019, 9, 12)
    assert actions.first_due(Due(on=TODAY, every_months=6), held_on=date(2019, 3, 12)) == TODAY
    assert actions.first_due(Due(meeting_id=1, every_months=6), held_on=date(2019, 3, 12)) is None


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2019, 6, 16), "2 days overdue"),
        (TODAY, "Due today"),
        (date(2019, 6, 19), "Due in 1 day"),
        (date(2019, 9, 12), "Due 12 September 2019"),
        (None, ""),
    ],
)
def test_its_date_in_words(due_on, words):
    assert actions.due_in_words(due_on, today=TODAY, status=ActionStatus.OPEN) == words


@pytest.mark.parametrize(
    ("months", "words"), [(1, "monthly"), (3, "quarterly"), (6, "every 6 months"), (12, "annually")]
)
def test_a_cadence_in_words(months, words):
    assert actions.cadence_in_words(months) == words


def test_no_action_ends_without_a_word():
    for status in (ActionStatus.DONE, ActionStatus.CANCELLED):
        with pytest.raises(RuleBroken) as refused:
            actions.check_update(status, " ", "")
        assert refused.value.field == "text"
    actions.check_update(ActionStatus.DONE, "", "The report of 18 June")
    actions.check_update(ActionStatus.IN_PROGRESS, "", "")


@pytest.mark.parametrize(
    ("last_on", "due_on", "every_months", "months"),
    [
        (date(2019, 6, 18), date(2020, 5, 20), 6, "11 months"),
        (date(2019, 6, 18), date(2020, 1, 19), 6, "7 months"),
        (date(2019, 6, 18), date(2020, 1, 18), 6, ""),
        (date(2019, 6, 18), date(2019, 12, 18), 6, ""),
        (date(2019, 8, 31), date(2020, 3, 31), 6, ""),
        (date(2018, 3, 12), date(2020, 3, 12), 12, "24 months"),
    ],
)
def test_a_thing_that_comes_later_than_was_agreed_is_found_and_one_within_the_month_is_not(
    last_on, due_on, every_months, months
):
    found = actions.cadence_slip(last_on, due_on, every_months)

    assert bool(found) is bool(months) and months in found


@pytest.mark.parametrize("due", [Due(on=date(2026, 11, 22)), Due(on=date(2027, 1, 1)), Due(meeting_id=1)])
def test_what_is_given_today_may_be_due_today_or_later(due):
    check_to_come(due, today=date(2026, 11, 22))


def test_what_is_given_today_is_not_overdue_at_once():
    with pytest.raises(RuleBroken) as refused:
        check_to_come(Due(on=date(2020, 1, 1)), today=date(2026, 11, 22))

    said = "Enter 22 November 2026 or a day after it: 1 January 2020 is over."
    assert (refused.value.message, refused.value.field) == (said, "due_on")
