"""Key dates: what is refused, and how their days are worded."""

from datetime import date

import pytest

from models.rules import RuleBroken
from models.rules.key_dates import check_key_date, days_in_words

DAY = date(2019, 7, 24)


@pytest.mark.parametrize(
    ("name", "starts_on", "ends_on", "field"),
    [
        (" ", DAY, DAY, "name"),
        ("Holiday", None, DAY, "starts_on"),
        ("Holiday", DAY, date(2019, 7, 23), "ends_on"),
        ("Holiday", DAY, date(2029, 7, 24), "ends_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_box(name, starts_on, ends_on, field):
    with pytest.raises(RuleBroken) as refused:
        check_key_date(name, starts_on, ends_on)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("ends_on", "words"),
    [
        (DAY, "Wednesday 24 July 2019"),
        (date(2019, 7, 31), "24 to 31 July 2019"),
        (date(2019, 9, 3), "24 July to 3 September 2019"),
        (date(2020, 1, 2), "24 July 2019 to 2 January 2020"),
    ],
)
def test_both_days_are_said_once_where_they_agree(ends_on, words):
    assert days_in_words(DAY, ends_on) == words
