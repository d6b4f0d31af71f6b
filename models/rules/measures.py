"""What a framework and its measures may say: refusals as sentences, before anything is kept."""

from datetime import date
from decimal import Decimal

from models.rules.broken import RuleBroken
from models.scorecard_vocabulary import Polarity, TargetKind, Unit

MOST_DECIMALS = 4
MOST_YEARS = 20
MOST_PERIODS = 60
MOST_LAG_DAYS = 1_000


def check_framework(name: str, years_shown: int | None, starts_on: date | None, ends_on: date | None) -> None:
    """Refuse a framework without a name, one that ends before it starts, and a history nobody could print."""
    if not name.strip():
        raise RuleBroken("Enter its name: “One Organisational Plan 2020”.", "name")
    if not 1 <= (years_shown or 0) <= MOST_YEARS:
        raise RuleBroken(f"Enter how many years of history a report shows: 1 to {MOST_YEARS}.", "years_shown")
    if starts_on and ends_on and ends_on < starts_on:
        raise RuleBroken("It ends before it starts: enter its last day again.", "ends_on")


def check_limit(limit: Decimal | None, field: str) -> None:
    """Refuse a limit of spending below zero: both are shares of the budget in per cent, without a sign."""
    if limit is not None and limit < 0:
        raise RuleBroken("Enter it without a sign: 2 for two per cent of the budget.", field)


def check_measure(name: str, decimals: int | None, lag_days: int | None, trend_periods: int | None) -> None:
    """Refuse a measure without a name, and settings no figure could be shown or judged by."""
    if not name.strip():
        raise RuleBroken("Enter what is measured: “No. of children looked after”.", "name")
    if not 0 <= (decimals if decimals is not None else -1) <= MOST_DECIMALS:
        raise RuleBroken(f"Enter how many decimal places its figures are shown with: 0 to {MOST_DECIMALS}.", "decimals")
    if not 0 <= (lag_days if lag_days is not None else -1) <= MOST_LAG_DAYS:
        raise RuleBroken(
            f"Enter how many days after a period its figures come: 0 if at once, {MOST_LAG_DAYS:,} at most.", "lag_days"
        )
    if not 2 <= (trend_periods or 0) <= MOST_PERIODS:
        raise RuleBroken(f"A trend looks at 2 to {MOST_PERIODS} periods: enter how many.", "trend_periods")


def check_suppression(suppress_below: int | None, unit: Unit) -> None:
    """Refuse a small-number rule below 1, and one for money, which counts nobody."""
    if suppress_below is None:
        return
    if unit is Unit.POUNDS:
        raise RuleBroken("Small numbers of people are kept from the public, not small sums: leave it empty.", "unit")
    if suppress_below < 1:
        raise RuleBroken("Enter the smallest number that may be published, such as 5, or leave it empty.")


def check_removal(reported_from: date | None, takes_effect_on: date | None, reason: str) -> None:
    """Refuse to stop reporting a measure without saying why, and before it was ever reported."""
    check_decision(takes_effect_on, reason)
    if reported_from and takes_effect_on and takes_effect_on <= reported_from:
        raise RuleBroken("It must have been reported before it is removed: enter a later day.", "takes_effect_on")


def check_decision(takes_effect_on: date | None, reason: str) -> None:
    """Refuse a decision about a measure without its day or its reason."""
    if takes_effect_on is None:
        raise RuleBroken("Enter the first day from which it holds.", "takes_effect_on")
    if not reason.strip():
        raise RuleBroken("Say why: the committee and the public read it.", "reason")


def check_target(
    kind: TargetKind,
    *,
    polarity: Polarity,
    value: Decimal | None,
    tolerance: Decimal | None,
    start_value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    edge: Decimal | None,
    ends_on: date | None,
) -> None:
    """Refuse a target that no figure could be compared with, and one of a measure that is only told for context."""
    if polarity is Polarity.CONTEXT and kind is not TargetKind.NONE:
        raise RuleBroken(
            "This measure is context only: its figures are not judged. Choose “not a target measure” here, or first "
            "say of the measure which way is good.",
            "kind",
        )
    if kind is TargetKind.BAND:
        _check_band(low, high, edge)
        return
    if kind is TargetKind.NONE:
        return
    if polarity is Polarity.BAND:
        raise RuleBroken("This measure is good within a band: choose a band, and enter both its ends.", "kind")
    if value is None:
        raise RuleBroken("Enter the value aimed at.", "value")
    if tolerance is not None and tolerance < 0:
        raise RuleBroken("Enter the tolerance without a sign: how far from the target is still near it.", "tolerance")
    if kind is TargetKind.PROGRESSIVE:
        if start_value is None:
            raise RuleBroken("Enter where it starts from: the steps lead from there to the target.", "start_value")
        if ends_on is None:
            raise RuleBroken("Enter the last period: a progressive target is reached in it.", "until_period")


def _check_band(low: Decimal | None, high: Decimal | None, edge: Decimal | None) -> None:
    if low is None:
        raise RuleBroken("Enter the lower end of the band.", "low")
    if high is None:
        raise RuleBroken("Enter the upper end of the band.", "high")
    if low > high:
        raise RuleBroken(f"The band's ends cross: {low} is above {high}. Enter the lower end first.", "low")
    if edge is not None and edge < 0:
        raise RuleBroken("Enter the edge without a sign: how far inside its ends the band turns amber.", "edge")
    if edge is not None and 2 * edge > high - low:
        raise RuleBroken("The two amber edges overlap: make the edge narrower than half the band.", "edge")
