"""What is due next, by when, and why."""

from datetime import date, timedelta

import pytest

from models.rules.due import Due, Duty, Told, Urgency, due, duties
from models.rules.working_days import closed_days
from models.vocabulary import LateRoute

HELD = date(2019, 6, 18)
LAST_DAY = date(2019, 6, 10)
CLOSED = closed_days(HELD)


def on(today, owed=(Duty.AGENDA,), noticed_on=None) -> Due:
    return due(owed, held_on=HELD, today=today, noticed_on=noticed_on or today, closed=CLOSED)


@pytest.mark.parametrize(
    ("told", "to_follow", "owed"),
    [
        (Told(), 0, (Duty.DATE, Duty.AGENDA)),
        (Told(held_on=HELD), 0, (Duty.AGENDA,)),
        (Told(held_on=HELD), 2, (Duty.AGENDA,)),
        (Told(held_on=HELD, has_agenda=True), 0, ()),
        (Told(held_on=HELD, has_agenda=True), 2, (Duty.REPORTS,)),
        (Told(held_on=date(2019, 6, 11), has_agenda=True), 0, (Duty.NEW_DATE,)),
        (Told(held_on=HELD, is_on=False, has_agenda=True), 0, (Duty.DATE,)),
    ],
)
def test_what_the_public_has_not_been_told_is_due(told, to_follow, owed):
    assert duties(told, held_on=HELD, is_on=True, reports_to_follow=to_follow) == owed


@pytest.mark.parametrize(
    ("told", "owed"),
    [(Told(), ()), (Told(held_on=HELD), (Duty.CANCELLATION,)), (Told(held_on=HELD, is_on=False), ())],
)
def test_a_cancellation_is_due_while_the_public_expects_the_meeting(told, owed):
    assert duties(told, held_on=HELD, is_on=False, reports_to_follow=3) == owed


@pytest.mark.parametrize(
    ("today", "urgency", "words"),
    [
        (date(2019, 5, 24), Urgency.LATER, "10 working days left"),
        (date(2019, 6, 3), Urgency.SOON, "5 working days left"),
        (date(2019, 6, 7), Urgency.SOON, "1 working day left"),
        (date(2019, 6, 8), Urgency.SOON, "1 working day left"),
        (date(2019, 6, 10), Urgency.TODAY, "Today is the last day"),
        (date(2019, 6, 11), Urgency.LATE, "The last day was Monday 10 June"),
        (date(2019, 6, 18), Urgency.LATE, "The last day was Monday 10 June"),
    ],
)
def test_the_countdown_is_in_working_days(today, urgency, words):
    found = on(today)

    assert found.by_on == LAST_DAY
    assert (found.urgency, found.countdown) == (urgency, words)


def test_the_reason_is_the_count_from_the_last_day():
    found = on(date(2019, 6, 3))

    assert found.notice.published_on == LAST_DAY
    assert (found.notice.clear_days, found.notice.is_enough) == (5, True)
    assert found.routes == ()


def test_too_late_counts_from_today_and_offers_the_lawful_routes():
    found = on(date(2019, 6, 12))

    assert found.notice.published_on == date(2019, 6, 12)
    assert found.notice.clear_days == 3
    assert [offer.route for offer in found.routes] == [LateRoute.DEFER, LateRoute.CONVENED_LATE, LateRoute.URGENCY]


def test_after_closing_time_the_last_day_is_over():
    found = on(LAST_DAY, noticed_on=LAST_DAY + timedelta(days=1))

    assert found.urgency is Urgency.LATE


def test_after_closing_time_on_the_day_of_the_meeting_nothing_is_counted():
    found = on(HELD, noticed_on=HELD + timedelta(days=1))

    assert (found.urgency, found.notice.clear_days) == (Urgency.LATE, 0)


def test_a_cancellation_is_due_at_once_and_never_late():
    found = on(date(2019, 6, 17), owed=(Duty.CANCELLATION,))

    assert (found.by_on, found.urgency) == (date(2019, 6, 17), Urgency.TODAY)
    assert (found.what, found.countdown) == ("Publish the cancellation", "The public still expects it to be held")


def test_nothing_due_is_settled_however_late_it_was():
    found = on(date(2019, 6, 17), owed=())

    assert (found.urgency, found.what, found.routes) == (Urgency.SETTLED, "Nothing is due", ())


def test_two_duties_are_one_sentence():
    assert on(LAST_DAY, owed=(Duty.DATE, Duty.AGENDA)).what == "Publish the date and the agenda"


def test_a_bank_holiday_brings_the_last_day_forward():
    held_on = date(2019, 4, 24)

    found = due(
        (Duty.AGENDA,),
        held_on=held_on,
        today=date(2019, 4, 1),
        noticed_on=date(2019, 4, 1),
        closed=closed_days(held_on),
    )

    assert found.by_on == date(2019, 4, 12)
