"""A register is confirmed every twelve months: asked for four weeks before, and late the day after."""

from datetime import date

import pytest

from models.rules.confirmations import Standing, confirmation_due, standing_of

ON = date(2030, 6, 18)


@pytest.mark.parametrize(
    ("last", "took_office_on", "due_on"),
    [
        (date(2029, 6, 18), date(2026, 5, 11), date(2030, 6, 18)),
        (None, date(2029, 5, 7), date(2030, 5, 7)),
        (date(2028, 2, 29), None, date(2029, 2, 28)),
        (None, None, None),
    ],
)
def test_it_is_due_a_year_after_the_last_time_or_after_taking_office(last, took_office_on, due_on):
    assert confirmation_due(last, took_office_on) == due_on


@pytest.mark.parametrize(
    ("last", "standing", "words"),
    [
        (date(2029, 6, 17), Standing.OVERDUE, "Confirm your register: it was due by 17 June 2030."),
        (date(2029, 6, 18), Standing.DUE, "Confirm your register by 18 June 2030."),
        (date(2029, 7, 16), Standing.DUE, "Confirm your register by 16 July 2030."),
        (date(2029, 7, 17), Standing.CONFIRMED, "Your register is next to be confirmed by 17 July 2030."),
        (None, Standing.DUE, "Confirm your register: you have not done so yet."),
    ],
)
def test_how_it_stands_is_said_in_words(last, standing, words):
    found = standing_of(last, None, on=ON)

    assert (found.standing, found.words) == (standing, words)
    assert found.is_asked == (standing is not Standing.CONFIRMED)


@pytest.mark.parametrize(
    ("last", "took_office_on", "why"),
    [
        (date(2029, 6, 18), None, "You last confirmed it on 18 June 2029"),
        (None, date(2029, 6, 18), "within 12 months of taking office"),
        (None, None, "The records do not say when your office began."),
    ],
)
def test_how_the_day_was_found_is_said_too(last, took_office_on, why):
    assert why in standing_of(last, took_office_on, on=ON).why
