"""The bank holidays of England."""

from datetime import date

import pytest

from models.rules import bank_holidays as module
from models.rules.bank_holidays import bank_holidays


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2019, 4, 19), "Good Friday"),
        (date(2019, 4, 22), "Easter Monday"),
        (date(2019, 5, 6), "Early May bank holiday"),
        (date(2019, 8, 26), "Summer bank holiday"),
        (date(2020, 5, 8), "Early May bank holiday"),
        (date(2020, 12, 28), "Boxing Day (substitute day)"),
        (date(2022, 6, 2), "Spring bank holiday"),
        (date(2022, 6, 3), "Platinum Jubilee of Elizabeth II"),
        (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        (date(2022, 12, 27), "Christmas Day (substitute day)"),
        (date(2023, 5, 8), "Coronation of Charles III"),
    ],
)
def test_a_published_bank_holiday_is_known_by_name(day, name):
    assert bank_holidays([day.year])[day] == name


@pytest.mark.parametrize("day", [date(2020, 5, 4), date(2022, 5, 30), date(2019, 3, 17), date(2019, 8, 5)])
def test_a_moved_day_and_a_holiday_of_another_nation_are_not_bank_holidays(day):
    assert day not in bank_holidays([day.year])


def test_the_years_come_in_order_whatever_order_they_are_asked_in():
    days = list(bank_holidays([2020, 2018, 2019, 2018]))

    assert days == sorted(days)
    assert {day.year for day in days} == {2018, 2019, 2020}


def test_what_is_handed_out_can_be_changed_without_changing_the_next_answer():
    bank_holidays([2019]).clear()

    assert date(2019, 12, 25) in bank_holidays([2019])


def test_the_package_which_is_slow_to_load_waits_until_a_year_is_asked_for():
    assert not {"holidays", "country_holidays"} & set(vars(module))
