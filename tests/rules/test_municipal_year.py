"""May to April."""

from datetime import date

import pytest

from models.rules import municipal_year


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2019, 5, 1), 2019), (date(2019, 4, 30), 2018), (date(2019, 12, 31), 2019), (date(2020, 1, 1), 2019)],
)
def test_a_day_is_in_one_municipal_year(day, year):
    assert municipal_year.municipal_year_of(day) == year


def test_a_municipal_year_has_twelve_months_from_may():
    months = municipal_year.first_days(2019)

    assert len(months) == 12
    assert (months[0], months[7], months[8], months[-1]) == (
        date(2019, 5, 1),
        date(2019, 12, 1),
        date(2020, 1, 1),
        date(2020, 4, 1),
    )


def test_a_municipal_year_has_a_first_and_a_last_day_and_a_name():
    assert municipal_year.span(2019) == (date(2019, 5, 1), date(2020, 4, 30))
    assert municipal_year.in_words(2019) == "2019 to 2020"
