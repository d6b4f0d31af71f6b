"""A business unit's finance in a sentence, and whether its spending is within the council's own limits."""

from collections.abc import Mapping
from decimal import Decimal

from models.rules.figures import rounded, shown
from models.rules.finance import FinanceFigure, percentage
from models.scorecard_vocabulary import FinanceKind, Unit


def finance_in_words(
    kind: FinanceKind,
    figures: Mapping[str, FinanceFigure],
    *,
    overspend_limit: Decimal | None = None,
    underspend_limit: Decimal | None = None,
) -> str:
    """A row of models.rules.finance.derive in a sentence, in pounds; empty where too little is given.

    The limits are the framework's, in per cent of the budget and without a sign; None is no limit.
    """
    match kind:
        case FinanceKind.REVENUE:
            return _revenue(figures, overspend_limit, underspend_limit)
        case FinanceKind.SAVINGS:
            return _savings(figures)
        case FinanceKind.CAPITAL:
            return _capital(figures)


def limits_in_words(overspend_limit: Decimal | None, underspend_limit: Decimal | None) -> str:
    """The council's own limits of spending: "no overspend, and an underspend of up to 2% of the budget"."""
    parts = []
    for limit, word in ((overspend_limit, "overspend"), (underspend_limit, "underspend")):
        if limit is not None:
            parts.append(f"an {word} of up to {_per_cent(limit)} of the budget" if limit else f"no {word}")
    return ", and ".join(parts)


def is_within_limits(
    variance: Decimal, budget: Decimal, overspend_limit: Decimal | None, underspend_limit: Decimal | None
) -> bool | None:
    """Whether a variance is within the limit on its side, which counts as within; None where there is no limit."""
    limit = overspend_limit if variance > 0 else underspend_limit
    if variance == 0:
        return None if overspend_limit is None and underspend_limit is None else True
    return None if limit is None else abs(variance) * 100 <= limit * abs(budget)


def _revenue(figures: Mapping[str, FinanceFigure], over: Decimal | None, under: Decimal | None) -> str:
    variance, budget = figures["variance"].value, figures["budget"].value
    if variance is None or budget is None:
        return ""
    within = is_within_limits(variance, budget, over, under)
    if variance == 0:
        said = "Spent as budgeted"
    else:
        share = figures["variance_percent"].value
        of_budget = "" if share is None else f", {_per_cent(abs(rounded(share, 2)))} of its budget"
        said = f"{'Overspent' if variance > 0 else 'Underspent'} by {_pounds(variance)}{of_budget}"
    if within is not None:
        word, limit = ("overspend", over) if variance > 0 else ("underspend", under)
        allowed = f"no {word}" if limit == 0 else f"an {word} of up to {_per_cent(limit or Decimal(0))}"
        side = "within" if within else "outside"
        said += f": {side} the council's limit" + (f" of {allowed}" if variance else "")
    return f"{said}.{_after_reserves(figures)}"


def _after_reserves(figures: Mapping[str, FinanceFigure]) -> str:
    standing, reserves = figures["standing"].value, figures["reserves"].value
    if standing is None or not reserves:
        return ""
    if standing == 0:
        return " With its retained reserves it is as budgeted."
    return f" With its retained reserves it is {_pounds(standing)} {'over' if standing > 0 else 'under'} its budget."


def _savings(figures: Mapping[str, FinanceFigure]) -> str:
    target, outturn = figures["target"].value, figures["outturn"].value
    if target is None or outturn is None:
        return ""
    share = percentage(outturn, target)
    saved = f"Saved {_pounds(outturn)} of the {_pounds(target)} aimed at"
    percent = "" if share is None else f" ({_per_cent(rounded(share, 0))})"
    short = target - outturn
    end = "" if not short else f": {_pounds(short)} {'short' if short > 0 else 'more'}"
    return f"{saved}{percent}{end}."


def _capital(figures: Mapping[str, FinanceFigure]) -> str:
    slipped, forecast = figures["slippage"].value, figures["forecast"].value
    parts = []
    if slipped:
        parts.append(f"{_pounds(slipped)} {'slipped into' if slipped < 0 else 'was brought forward from'} later years.")
    if forecast is not None:
        parts.append(f"The forecast for all years is {_pounds(forecast)}.")
    return " ".join(parts)


def _pounds(thousands: Decimal) -> str:
    """A sum kept in thousands, in whole pounds and without its sign."""
    return shown(abs(thousands) * 1000, Unit.POUNDS, 0)


def _per_cent(number: Decimal) -> str:
    return f"{format(number.normalize(), 'f')}%"
