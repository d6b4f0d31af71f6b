"""Finance: what follows from the figures of a table, what disagrees with that, and the sentence of a row."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import RuleBroken
from models.rules.finance import FIELDS, TITLES, check_figures, columns, derive, read_typed
from models.rules.finance_words import finance_in_words, is_within_limits, limits_in_words
from models.scorecard_vocabulary import FinanceKind

REVENUE, SAVINGS, CAPITAL = FinanceKind.REVENUE, FinanceKind.SAVINGS, FinanceKind.CAPITAL
CHILDREN = {"budget": "60950", "outturn": "61810", "reserves": "-1711"}
EDUCATION = {"budget": "101353", "outturn": "104004", "reserves": "-186"}
NONE, TWO = Decimal(0), Decimal(2)


@pytest.mark.parametrize(
    ("figures", "variance", "percent", "standing"),
    [(CHILDREN, "860", "1.41%", "(851)"), (EDUCATION, "2,651", "2.62%", "2,465")],
)
def test_revenue_follows_from_budget_outturn_and_reserves(figures, variance, percent, standing):
    """Warwickshire, 18 June 2019, 3.1.1: 860 = 61,810 - 60,950, and standing is variance and reserves together."""
    row = derive(REVENUE, figures)

    assert (row["variance"].shown, row["variance_percent"].shown, row["standing"].shown) == (
        variance,
        percent,
        standing,
    )
    assert row["variance"].is_computed and not row["budget"].is_computed


def test_what_the_paper_typed_agrees_with_what_is_computed():
    row = derive(REVENUE, CHILDREN | {"variance": "860", "variance_percent": "1.41", "standing": "-851"})

    assert [figure.disagrees for figure in row.values()] == [""] * 6


def test_a_typed_figure_that_disagrees_is_told_and_the_computed_one_printed():
    row = derive(REVENUE, CHILDREN | {"variance": "680", "variance_percent": "1.14", "standing": "851"})

    assert row["variance"].disagrees == "680 was typed, and it is 860: the outturn less the budget."
    assert row["variance_percent"].disagrees == (
        "1.14% was typed, and it is 1.41%: the variance in per cent of the budget."
    )
    assert row["standing"].disagrees == (
        "851 was typed, and it is (851): the variance and the retained reserves together."
    )
    assert row["standing"].value == -851


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("-24", ""),
        ("-24.3", ""),
        ("-24.0", "−24.0% was typed, and it is −24.3%"),
        ("-25", "−25% was typed, and it is −24%"),
    ],
)
def test_a_typed_figure_is_compared_to_the_places_it_was_typed_with(typed, told):
    row = derive(CAPITAL, {"year_budget": "1000", "slippage": "-243", "slippage_percent": typed})

    assert row["slippage_percent"].disagrees.partition(":")[0] == told


@pytest.mark.parametrize(
    ("figures", "of_all_years", "forecast"),
    [
        ({"approved": "459", "slippage": "-30", "slippage_percent": "-24", "new_approvals": "294"}, "−6.5%", "753"),
        (
            {"approved": "38148", "slippage": "-1738", "slippage_percent": "-12", "new_approvals": "2118"},
            "−4.6%",
            "40,266",
        ),
    ],
)
def test_the_papers_slippage_cannot_be_checked_and_its_forecast_can(figures, of_all_years, forecast):
    row = derive(CAPITAL, figures | {"newly_resourced": "0", "forecast": forecast.replace(",", "")})

    assert row["slippage_percent"].shown == f"−{figures['slippage_percent'][1:]}%"
    assert not row["slippage_percent"].is_computed
    assert row["slippage_percent"].disagrees == (
        "It cannot be checked: the budget of the year itself, of which it would be a share, is not given. "
        f"Of the approved budget for all years it would be {of_all_years}."
    )
    assert (row["forecast"].shown, row["forecast"].disagrees) == (forecast, "")


def test_slippage_is_a_share_of_the_years_own_budget_where_that_is_given():
    row = derive(CAPITAL, {"slippage": "-30", "year_budget": "125", "slippage_percent": "-24"})

    assert (row["slippage_percent"].shown, row["slippage_percent"].disagrees) == ("−24%", "")
    assert row["slippage_percent"].is_computed


@pytest.mark.parametrize(
    ("kind", "figures", "of", "told"),
    [
        (CAPITAL, {"slippage": "-30", "year_budget": "0"}, "slippage_percent", "the budget of the year itself is 0"),
        (CAPITAL, {"year_budget": "0"}, "slippage_percent", "the budget of the year itself is 0"),
        (REVENUE, {"budget": "0", "outturn": "5"}, "variance_percent", "the budget is 0"),
    ],
)
def test_a_budget_of_nothing_is_given_and_nothing_is_a_share_of_it(kind, figures, of, told):
    row = derive(kind, figures | {of: "-24"})

    assert row[of].disagrees == f"It cannot be checked: {told}, and nothing is a share of 0."


def test_a_share_of_a_budget_that_is_given_waits_for_its_other_part():
    row = derive(CAPITAL, {"year_budget": "125", "slippage_percent": "-24"})

    assert row["slippage_percent"].disagrees.endswith("and not all of these are given.")


def test_savings_tell_how_far_they_are_from_the_target():
    assert derive(SAVINGS, {"target": "2985", "outturn": "976"})["difference"].shown == "(2,009)"
    assert derive(SAVINGS, {"target": "733", "outturn": "733"})["difference"].shown == "0"


def test_what_is_not_given_is_not_made_up():
    row = derive(REVENUE, {"budget": "0", "outturn": "5", "standing": "7"})

    assert row["variance"].value == 5
    assert (row["variance_percent"].value, row["reserves"].shown) == (None, "")
    assert row["standing"].disagrees.startswith("It cannot be checked")
    assert derive(REVENUE, {})["variance"].shown == ""
    assert derive(REVENUE, {"budget": "-200", "outturn": "-190"})["variance_percent"].shown == "5.00%"


def test_the_columns_name_the_financial_year_and_leave_out_what_nobody_gave():
    rows = [derive(CAPITAL, {"approved": "459"})]

    assert columns(REVENUE, date(2019, 3, 31))[0] == ("budget", "2018/19 Budget (£'000)")
    assert "year_budget" not in dict(columns(CAPITAL, date(2019, 3, 31), rows))
    assert "year_budget" in dict(columns(CAPITAL, date(2019, 3, 31), [derive(CAPITAL, {"year_budget": "125"})]))
    assert set(TITLES) == set(FIELDS) == set(FinanceKind)


def test_a_form_is_read_into_what_is_kept():
    typed = {"budget": "60,950", "outturn": "£61,810", "reserves": "(1,711)", "standing": " "}

    assert read_typed(REVENUE, typed) == {"budget": "60950", "outturn": "61810", "reserves": "-1711"}
    with pytest.raises(RuleBroken) as refused:
        read_typed(REVENUE, {"budget": "about 60,000"})
    assert refused.value.field == "budget"
    with pytest.raises(RuleBroken, match="no column “target”"):
        check_figures(REVENUE, {"target": "1"})
    with pytest.raises(RuleBroken, match="not a number"):
        check_figures(REVENUE, {"budget": "1e5"})
    check_figures(REVENUE, CHILDREN)


@pytest.mark.parametrize(
    ("kind", "figures", "sentence"),
    [
        (
            REVENUE,
            CHILDREN,
            "Overspent by £860,000, 1.41% of its budget: outside the council's limit of no overspend. "
            "With its retained reserves it is £851,000 under its budget.",
        ),
        (
            REVENUE,
            EDUCATION,
            "Overspent by £2,651,000, 2.62% of its budget: outside the council's limit of no overspend. "
            "With its retained reserves it is £2,465,000 over its budget.",
        ),
        (
            REVENUE,
            {"budget": "100", "outturn": "98"},
            "Underspent by £2,000, 2% of its budget: within the council's limit of an underspend of up to 2%.",
        ),
        (REVENUE, {"budget": "100", "outturn": "100"}, "Spent as budgeted: within the council's limit."),
        (REVENUE, {"budget": "100"}, ""),
        (
            SAVINGS,
            {"target": "2985", "outturn": "976"},
            "Saved £976,000 of the £2,985,000 aimed at (33%): £2,009,000 short.",
        ),
        (SAVINGS, {"target": "733", "outturn": "733"}, "Saved £733,000 of the £733,000 aimed at (100%)."),
        (SAVINGS, {}, ""),
        (
            CAPITAL,
            {"approved": "459", "slippage": "-30", "new_approvals": "294"},
            "£30,000 slipped into later years. The forecast for all years is £753,000.",
        ),
        (CAPITAL, {}, ""),
    ],
)
def test_a_row_is_told_in_a_sentence(kind, figures, sentence):
    row = derive(kind, figures)

    assert finance_in_words(kind, row, overspend_limit=NONE, underspend_limit=TWO) == sentence


def test_without_limits_nothing_is_said_of_them():
    assert finance_in_words(REVENUE, derive(REVENUE, {"budget": "100", "outturn": "110"})) == (
        "Overspent by £10,000, 10% of its budget."
    )
    assert limits_in_words(None, None) == ""
    assert limits_in_words(NONE, TWO) == "no overspend, and an underspend of up to 2% of the budget"


@given(st.integers(1, 10**7), st.integers(-(10**6), 10**6), st.integers(0, 20), st.integers(0, 20))
def test_the_limits_mirror_each_other(budget, variance, over, under):
    one = is_within_limits(Decimal(variance), Decimal(budget), Decimal(over), Decimal(under))
    other = is_within_limits(Decimal(-variance), Decimal(budget), Decimal(under), Decimal(over))

    assert one is other


@given(*(st.integers(-(10**9), 10**9) for _ in range(3)))
def test_a_row_always_adds_up(budget, outturn, reserves):
    row = derive(REVENUE, {"budget": str(budget), "outturn": str(outturn), "reserves": str(reserves)})

    assert row["variance"].value + budget == outturn
    assert row["standing"].value == outturn - budget + reserves


def test_figures_of_many_digits_are_computed_all_the_same():
    figures = derive(FinanceKind.REVENUE, {"budget": "0.0000000001", "outturn": "999999999999999"})

    assert figures["variance_percent"].value > 10**26
