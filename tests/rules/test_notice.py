"""The clear-days clock, on the dates of real meetings and on any date."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules import RuleBroken
from models.rules.notice import (
    CITATION,
    check_route,
    count,
    day_of_notice,
    earliest_meeting_day,
    latest_publication_day,
    routes_for,
)
from models.rules.working_days import closed_days, working_days_before
from models.vocabulary import LateRoute

DAYS = st.dates(date(2018, 1, 1), date(2028, 12, 31))
REQUIRED = st.sampled_from([3, 5, 28])


@pytest.mark.parametrize(
    ("held_on", "latest_on"),
    [
        (date(2018, 10, 9), date(2018, 10, 1)),
        (date(2019, 6, 18), date(2019, 6, 10)),
        (date(2019, 7, 17), date(2019, 7, 9)),
        (date(2019, 9, 24), date(2019, 9, 16)),
        (date(2019, 5, 8), date(2019, 4, 29)),
        (date(2019, 4, 24), date(2019, 4, 12)),
        (date(2019, 1, 2), date(2018, 12, 20)),
        (date(2020, 5, 12), date(2020, 5, 1)),
        (date(2022, 6, 8), date(2022, 5, 27)),
        (date(2022, 9, 21), date(2022, 9, 12)),
        (date(2023, 5, 10), date(2023, 4, 28)),
    ],
)
def test_the_latest_day_to_publish_leaves_exactly_enough(held_on, latest_on):
    closed = closed_days(held_on)

    assert latest_publication_day(held_on, closed) == latest_on
    assert count(latest_on, held_on, closed).clear_days == 5


def test_each_day_is_counted_or_explained():
    notice = count(date(2019, 4, 16), date(2019, 4, 24), closed_days(date(2019, 4, 24)))

    assert [day.sentence for day in notice.days] == [
        "Tuesday 16 April: the day of notice does not count",
        "Wednesday 17 April: clear day 1",
        "Thursday 18 April: clear day 2",
        "Friday 19 April: Good Friday, a bank holiday, does not count",
        "Saturday 20 April: a weekend day does not count",
        "Sunday 21 April: a weekend day does not count",
        "Monday 22 April: Easter Monday, a bank holiday, does not count",
        "Tuesday 23 April: clear day 3",
        "Wednesday 24 April: the day of the meeting does not count",
    ]
    assert (notice.clear_days, notice.required, notice.is_enough) == (3, 5, False)
    assert notice.citation == CITATION


def test_a_council_that_gives_more_notice_than_the_act_asks_for_is_not_said_to_keep_the_act():
    by_the_act = count(date(2019, 6, 10), date(2019, 6, 18), {})
    by_its_own_rules = count(date(2019, 6, 10), date(2019, 6, 18), {}, 6)

    assert by_the_act.asked_by == "the Act asks for"
    assert by_its_own_rules.asked_by == "the council gives"


def test_notice_given_at_a_weekend_counts_from_the_next_working_day():
    notice = count(date(2019, 4, 14), date(2019, 4, 24), closed_days(date(2019, 4, 24)))

    assert notice.days[0].sentence == "Sunday 14 April: a weekend day, so notice counts from the next working day"
    assert notice.days[1].sentence == "Monday 15 April: the day of notice does not count"
    assert notice.clear_days == 4


def test_a_bank_holiday_called_one_is_not_called_one_twice():
    notice = count(date(2019, 4, 29), date(2019, 5, 8), closed_days(date(2019, 5, 8)))

    assert "Monday 6 May: Early May bank holiday does not count" in [day.sentence for day in notice.days]


def test_a_day_the_council_closes_is_explained_in_its_own_words():
    closed = closed_days(date(2019, 7, 17), own_closed={date(2019, 7, 12): "staff conference"})

    notice = count(date(2019, 7, 9), date(2019, 7, 17), closed)

    expected = "Friday 12 July: a day the council is closed (staff conference) does not count"
    assert expected in [day.sentence for day in notice.days]
    assert notice.latest_on == date(2019, 7, 8)


@pytest.mark.parametrize("published_on", [date(2019, 7, 17), date(2019, 7, 29)])
def test_a_paper_published_on_the_day_or_after_it_gave_no_notice(published_on):
    notice = count(published_on, date(2019, 7, 17), closed_days(date(2019, 7, 17)))

    assert notice.clear_days == 0
    assert not notice.is_enough


@settings(max_examples=60, deadline=None)
@given(held_on=DAYS, required=REQUIRED)
def test_publishing_by_the_latest_day_is_enough_and_any_later_is_not(held_on, required):
    closed = closed_days(held_on)
    latest_on = latest_publication_day(held_on, closed, required)

    assert count(latest_on, held_on, closed, required).clear_days == required
    for late in range(1, 5):
        assert not count(latest_on + timedelta(days=late), held_on, closed, required).is_enough


@settings(max_examples=60, deadline=None)
@given(published_on=DAYS, required=REQUIRED)
def test_the_earliest_meeting_day_is_lawful_and_the_working_day_before_it_is_not(published_on, required):
    closed = closed_days(published_on)
    earliest = earliest_meeting_day(published_on, closed, required)

    assert count(published_on, earliest, closed, required).is_enough
    assert not count(published_on, working_days_before(earliest, 1, closed), closed, required).is_enough


@settings(max_examples=60, deadline=None)
@given(published_on=DAYS, after=st.integers(0, 40))
def test_the_explanation_adds_up_to_the_count(published_on, after):
    held_on = published_on + timedelta(days=after)
    notice = count(published_on, held_on, closed_days(held_on))

    assert [day.day for day in notice.days] == [published_on + timedelta(days=n) for n in range(after + 1)]
    assert sum(day.counts for day in notice.days) == notice.clear_days
    assert all(day.why for day in notice.days)
    assert notice.is_enough == (published_on <= notice.latest_on)


@pytest.mark.parametrize(
    ("published_at", "closes_at", "expected"),
    [
        (datetime(2019, 7, 9, 15, 59, tzinfo=UTC), time(17), date(2019, 7, 9)),
        (datetime(2019, 7, 9, 16, 0, tzinfo=UTC), time(17), date(2019, 7, 9)),
        (datetime(2019, 7, 9, 16, 1, tzinfo=UTC), time(17), date(2019, 7, 10)),
        (datetime(2019, 1, 9, 16, 1, tzinfo=UTC), time(17), date(2019, 1, 9)),
        (datetime(2019, 7, 9, 22, 59, tzinfo=UTC), None, date(2019, 7, 9)),
        (datetime(2019, 7, 9, 23, 30, tzinfo=UTC), None, date(2019, 7, 10)),
        (datetime(2019, 7, 9, 17, 1), time(17), date(2019, 7, 10)),  # noqa: DTZ001 (London time)
    ],
)
def test_publishing_after_the_offices_close_in_london_counts_from_the_next_day(published_at, closes_at, expected):
    assert day_of_notice(published_at, closes_at) == expected


def test_an_agenda_in_time_needs_no_late_route():
    assert routes_for(count(date(2019, 6, 10), date(2019, 6, 18), closed_days(date(2019, 6, 18)))) == ()


def test_a_late_agenda_is_offered_every_lawful_route_with_its_law():
    notice = count(date(2019, 6, 11), date(2019, 6, 18), closed_days(date(2019, 6, 18)))

    offers = {offer.route: offer for offer in routes_for(notice)}

    assert set(offers) == set(LateRoute)
    assert offers[LateRoute.DEFER].earliest_on == date(2019, 6, 19)
    assert "Wednesday 19 June 2019 or later" in offers[LateRoute.DEFER].explanation
    assert "100A(6)(a)" in offers[LateRoute.CONVENED_LATE].citation
    assert "100B(4)(b)" in offers[LateRoute.URGENCY].citation
    assert offers[LateRoute.URGENCY].needs == ("circumstances", "chair_name")


@pytest.mark.parametrize(
    ("route", "circumstances", "chair_name", "field"),
    [
        (LateRoute.URGENCY, " ", "Yousef Dahmash", "circumstances"),
        (LateRoute.URGENCY, "The grant closes on Friday", " ", "chair_name"),
        (LateRoute.CONVENED_LATE, "", "", "circumstances"),
    ],
)
def test_a_late_route_is_refused_beside_what_it_leaves_out(route, circumstances, chair_name, field):
    with pytest.raises(RuleBroken) as refusal:
        check_route(route, circumstances=circumstances, chair_name=chair_name)

    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("route", "circumstances", "chair_name"),
    [
        (LateRoute.URGENCY, "The grant closes on Friday", "Yousef Dahmash"),
        (LateRoute.CONVENED_LATE, "Called on 12 June by requisition", ""),
        (LateRoute.DEFER, "", ""),
    ],
)
def test_a_late_route_that_records_what_it_must_is_taken(route, circumstances, chair_name):
    check_route(route, circumstances=circumstances, chair_name=chair_name)
