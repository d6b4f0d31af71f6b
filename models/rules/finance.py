"""Finance beside a scorecard: which figures each table has, what follows from them, and what disagrees with that.

Money is in thousands of pounds and a sum of less than nothing stands in brackets, as councils print it: an underspend,
slippage into later years, reserves that a unit keeps. The columns and how they hang together are those of the year-end
report that Warwickshire's Children and Young People Overview and Scrutiny Committee had on 18 June 2019.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rules.broken import RuleBroken
from models.rules.figures import places_of, places_typed, read_figure, rounded, shown
from models.rules.periods import period_of
from models.scorecard_vocabulary import FinanceKind, Frequency, Unit

THOUSANDS, PER_CENT = "£'000", "%"
_MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name where it is kept, its heading ({year} becomes the financial year), and its unit.

    A derived one is computed; an optional one is printed only where somebody gave it.
    """

    name: str
    heading: str
    unit: str = THOUSANDS
    is_derived: bool = False
    is_optional: bool = False
    decimals: int = 0


FIELDS: dict[FinanceKind, tuple[Field, ...]] = {
    FinanceKind.REVENUE: (
        Field("budget", "{year} Budget"),
        Field("outturn", "{year} Outturn"),
        Field("variance", "Revenue Variance", is_derived=True),
        Field("variance_percent", "Revenue Variance", PER_CENT, is_derived=True, decimals=2),
        Field("reserves", "Retained Reserves"),
        Field("standing", "Financial Standing", is_derived=True),
    ),
    FinanceKind.SAVINGS: (
        Field("target", "{year} Target"),
        Field("to_date", "{year} Actual to Date", is_optional=True),
        Field("outturn", "{year} Outturn"),
        Field("difference", "Above or (below) Target", is_derived=True),
    ),
    FinanceKind.CAPITAL: (
        Field("approved", "Approved budget for all current and future years"),
        Field("year_budget", "Approved budget for {year} alone", is_optional=True),
        Field("slippage", "Slippage from {year} into Future Years"),
        Field("slippage_percent", "Slippage from {year} into Future Years", PER_CENT, is_derived=True),
        Field("new_approvals", "Current quarter - new approved funding / schemes"),
        Field("newly_resourced", "Newly resourced spend included in slippage figures"),
        Field("forecast", "All Current and Future Years Forecast", is_derived=True),
    ),
}
TITLES = {
    FinanceKind.REVENUE: "Revenue budget",
    FinanceKind.SAVINGS: "Delivery of the savings plan",
    FinanceKind.CAPITAL: "Capital programme",
}


@dataclass(frozen=True, slots=True)
class FinanceFigure:
    """A figure of a table. `disagrees` says what was typed instead of it, or that it cannot be checked and why."""

    value: Decimal | None
    shown: str
    is_computed: bool = False
    disagrees: str = ""


def read_typed(kind: FinanceKind, typed: Mapping[str, str]) -> dict[str, str]:
    """The figures of a form as they are kept: decimals as text, those left empty left out. Refused beside a field."""
    return {
        one.name: format(read_figure(typed[one.name], one.name), "f")
        for one in FIELDS[kind]
        if typed.get(one.name, "").strip()
    }


def columns(
    kind: FinanceKind, period_on: date, rows: Iterable[Mapping[str, FinanceFigure]] = ()
) -> list[tuple[str, str]]:
    """The columns to print, each a name and its heading with the unit; an optional one only if a row has it."""
    year = period_of(Frequency.ANNUAL, period_on).label
    found = list(rows)
    return [
        (one.name, f"{one.heading.format(year=year)} ({one.unit})")
        for one in FIELDS[kind]
        if not one.is_optional or any(row[one.name].value is not None for row in found)
    ]


def derive(kind: FinanceKind, figures: Mapping[str, str]) -> dict[str, FinanceFigure]:
    """Every figure of a row, the derived ones computed, and what somebody typed for one of them compared with it.

    Variance is outturn less budget, in per cent of the budget; financial standing is variance and retained reserves
    together. A capital forecast is what was approved before with what was approved now: slippage moves money between
    years, and newly resourced spend is in the slippage already. `figures` are decimals as text, as they are kept.
    """
    given = {name: Decimal(text) for name, text in figures.items()}
    return {one.name: _figure(one, given) for one in FIELDS[kind]}


def shown_in_table(field: Field, value: Decimal) -> str:
    """A figure as councils print it: "(1,711)" for less than nothing in thousands, "−24%", "1.41%"."""
    if field.unit == PER_CENT:
        return shown(value, Unit.PERCENT, field.decimals)
    number = rounded(value, min(places_of(value), _MOST_PLACES))
    return f"({abs(number):,f})" if number < 0 else f"{number:,f}"


def percentage(part: Decimal, whole: Decimal) -> Decimal | None:
    """A part of a whole in per cent, to ten places; of an income, which is below nothing, by its size. None of 0."""
    return rounded(part * 100 / abs(whole), 10) if whole else None


def _figure(field: Field, given: Mapping[str, Decimal]) -> FinanceFigure:
    typed = given.get(field.name)
    computed = _COMPUTED[field.name](given) if field.is_derived else None
    if computed is None:
        remark = _unchecked(field, given) if field.is_derived and typed is not None else ""
        return FinanceFigure(typed, "" if typed is None else shown_in_table(field, typed), disagrees=remark)
    return FinanceFigure(computed, shown_in_table(field, computed), True, _disagrees(field, computed, typed))


def _disagrees(field: Field, computed: Decimal, typed: Decimal | None) -> str:
    """What is wrong with a figure that was typed, to the places it was typed with; nothing where it is right."""
    if typed is None or rounded(computed, places := places_typed(typed)) == typed:
        return ""
    said, told = (_to_places(field, one, places) for one in (typed, computed))
    return f"{said} was typed, and it is {told}: {_HOW[field.name]}."


def _to_places(field: Field, value: Decimal, places: int) -> str:
    if field.unit == PER_CENT:
        return shown(value, Unit.PERCENT, max(field.decimals, places))
    return shown_in_table(field, value)


def _together(given: Mapping[str, Decimal], *names: str) -> Decimal | None:
    found = [given[name] for name in names if name in given]
    return sum(found, Decimal(0)) if len(found) == len(names) else None


def _less(given: Mapping[str, Decimal], whole: str, part: str) -> Decimal | None:
    return given[whole] - given[part] if whole in given and part in given else None


def _variance_percent(given: Mapping[str, Decimal]) -> Decimal | None:
    variance = _less(given, "outturn", "budget")
    return None if variance is None else percentage(variance, given["budget"])


def _standing(given: Mapping[str, Decimal]) -> Decimal | None:
    variance = _less(given, "outturn", "budget")
    return None if variance is None or "reserves" not in given else variance + given["reserves"]


def _slippage_percent(given: Mapping[str, Decimal]) -> Decimal | None:
    if "slippage" not in given or "year_budget" not in given:
        return None
    return percentage(given["slippage"], given["year_budget"])


_COMPUTED: dict[str, Callable[[Mapping[str, Decimal]], Decimal | None]] = {
    "variance": lambda given: _less(given, "outturn", "budget"),
    "variance_percent": _variance_percent,
    "standing": _standing,
    "difference": lambda given: _less(given, "outturn", "target"),
    "slippage_percent": _slippage_percent,
    "forecast": lambda given: _together(given, "approved", "new_approvals"),
}
_HOW = {
    "variance": "the outturn less the budget",
    "variance_percent": "the variance in per cent of the budget",
    "standing": "the variance and the retained reserves together",
    "difference": "the outturn less the target",
    "slippage_percent": "the slippage in per cent of the year's own budget",
    "forecast": "the approved budget and the new approvals together",
}

# What a per cent is a share of, and what it is called.
_WHOLES = {
    "variance_percent": ("budget", "the budget"),
    "slippage_percent": ("year_budget", "the budget of the year itself"),
}


def _unchecked(field: Field, given: Mapping[str, Decimal]) -> str:
    """Why a typed figure cannot be checked; of slippage, also that the table's own budget is not what it is a share of.

    In the paper of June 2019, (30) is −24% and (1,738) is −12%: neither is a share of the budget for all years, 459 and
    38,148. The budgets of the year itself, of which they seem to be shares, are not printed.
    """
    whole, called = _WHOLES.get(field.name, ("", ""))
    if given.get(whole) == 0:
        return f"It cannot be checked: {called} is 0, and nothing is a share of 0."
    if field.name != "slippage_percent" or whole in given:
        return f"It cannot be checked: it is {_HOW[field.name]}, and not all of these are given."
    remark = "It cannot be checked: the budget of the year itself, of which it would be a share, is not given."
    slipped, approved = given.get("slippage"), given.get("approved")
    share = None if slipped is None or approved is None else percentage(slipped, approved)
    if share is None:
        return remark
    return f"{remark} Of the approved budget for all years it would be {shown(share, Unit.PERCENT, 1)}."


def check_figures(kind: FinanceKind, figures: Mapping[str, str]) -> None:
    """Refuse what is kept under a name that the table has not, or is no number."""
    names = {one.name for one in FIELDS[kind]}
    for name, text in figures.items():
        if name not in names:
            raise RuleBroken(f"The table “{TITLES[kind]}” has no column “{name}”.", name)
        read_figure(text, name)
