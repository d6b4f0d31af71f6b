"""Which periods a framework reports, and which are over."""

from datetime import date

import pytest

from models.rules import RuleBroken
from models.rules.periods import named
from models.rules.reported_periods import check_is_over, check_is_reported, is_beyond, last_reported
from models.scorecard_vocabulary import Frequency

PLAN = "Council Plan"
ENDED = date(2026, 3, 31)
QUARTER = named(Frequency.QUARTERLY, "Q4 2026/27")


def test_a_period_after_the_last_day_of_a_framework_is_refused_and_one_before_its_first():
    with pytest.raises(RuleBroken, match="“Council Plan” ended on 31 March 2026, before Quarter 4 2026/27") as after:
        check_is_reported(QUARTER, PLAN, None, ENDED)
    with pytest.raises(RuleBroken, match="“Council Plan” starts on 1 April 2027, after Quarter 4 2026/27"):
        check_is_reported(QUARTER, PLAN, date(2027, 4, 1), None)

    assert after.value.field == "period"


def test_a_period_in_which_a_framework_starts_or_ends_is_its_own():
    check_is_reported(QUARTER, PLAN, date(2027, 3, 31), None)
    check_is_reported(QUARTER, PLAN, None, date(2027, 1, 1))
    check_is_reported(QUARTER, PLAN, None, None)


def test_twelve_months_are_beyond_the_end_where_their_last_month_is():
    assert is_beyond(named(Frequency.ROLLING, "year to April 2026"), ENDED)
    assert not is_beyond(named(Frequency.ROLLING, "year to March 2026"), ENDED)


def test_a_period_is_over_on_its_last_day_and_not_before():
    check_is_over(QUARTER, date(2027, 3, 31))

    with pytest.raises(RuleBroken, match="ends on 31 March 2027, so it is not over on 30 March 2027"):
        check_is_over(QUARTER, date(2027, 3, 30))


@pytest.mark.parametrize(
    ("ends_on", "key"),
    [(None, "2026-27-q2"), (date(2027, 3, 31), "2026-27-q2"), (ENDED, "2025-26-q4"), (date(2026, 2, 1), "2025-26-q4")],
)
def test_the_last_period_to_report_is_over_and_no_later_than_the_end(ends_on, key):
    assert last_reported(Frequency.QUARTERLY, date(2026, 11, 22), ends_on).key == key
