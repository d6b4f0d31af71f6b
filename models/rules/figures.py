"""Figures: read as people write them, computed from their parts, and written for people. Decimals throughout.

A figure is rounded as it is taught in school, a half away from zero, and only for people to read.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from models.rules.broken import RuleBroken
from models.scorecard_vocabulary import Unit

MINUS = "−"
_DIGITS = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?|\.\d+")
_MOST_WHOLE, _MOST_AFTER_THE_POINT = 15, 10
_PER = {Unit.PER_1000: 1_000, Unit.PER_10000: 10_000, Unit.PER_100000: 100_000}
_FINEST = Decimal("0.0000000001")
# A figure of the most digits, times 100,000, with ten places: more than Decimal's usual 28 digits.
_ROOMY = Context(prec=80, rounding=ROUND_HALF_UP)


def read_figure(text: str, field: str = "value") -> Decimal:
    """The number that somebody wrote: "2,378", "60%", "£1,234", "(851)" for less than nothing, "−24%".

    Refused, beside `field`, if it is no such number; a sign of per cent or pounds is passed over.
    """
    typed = re.sub("[\u2010-\u2015\u2212]", "-", text).replace("\u00a0", " ").strip()
    bare = typed.removesuffix("%").strip()
    in_brackets = bare.startswith("(") and bare.endswith(")")
    bare = bare[1:-1].strip().removesuffix("%").strip() if in_brackets else bare
    signed = re.fullmatch(r"(?P<sign>[+-]?)\s*£?\s*(?P<after>[+-]?)\s*(?P<digits>\S+)", bare, re.ASCII)
    digits = signed["digits"] if signed else ""
    signs = [in_brackets, signed["sign"], signed["after"]] if signed else []
    if not signed or sum(map(bool, signs)) > 1 or not re.fullmatch(_DIGITS.pattern, digits, re.ASCII):
        raise RuleBroken(_not_a_number(text.strip()), field)
    whole, _, part = digits.replace(",", "").partition(".")
    if len(whole.lstrip("0")) > _MOST_WHOLE or len(part) > _MOST_AFTER_THE_POINT:
        raise RuleBroken(f"“{_cut(text.strip())}” has more digits than a figure here can hold.", field)
    negative = in_brackets != ("-" in (signed["sign"], signed["after"]))
    figure = Decimal(f"{whole or '0'}.{part}" if part else whole)
    return -figure if negative and figure else figure


def shown(value: Decimal, unit: Unit, decimals: int) -> str:
    """A figure as a table prints it: "2,378", "60%", "−£1,234", and a rate as its digits alone."""
    number = rounded(value, decimals)
    sign, digits = MINUS if number < 0 else "", f"{abs(number):,f}"
    match unit:
        case Unit.PERCENT:
            return f"{sign}{digits}%"
        case Unit.POUNDS:
            return f"{sign}£{digits}"
        case _:
            return f"{sign}{digits}"


def difference(value: Decimal, unit: Unit, decimals: int) -> str:
    """How far two figures are apart, as a sentence says it: of percentages "30 percentage points", without a sign."""
    if unit is not Unit.PERCENT:
        return shown(abs(value), unit, decimals)
    digits = shown(abs(value), Unit.COUNT, decimals)
    return f"{digits} percentage point{'' if abs(value) == 1 else 's'}"


def per(unit: Unit) -> str:
    """What a rate is of, to stand behind its digits: "per 1,000"; empty for what is no rate."""
    return f"per {_PER[unit]:,}" if unit in _PER else ""


def unit_in_words(unit: Unit) -> str:
    """What figures count in, beside a name or at the head of a table."""
    return {
        Unit.COUNT: "number",
        Unit.PERCENT: "per cent",
        Unit.POUNDS: "pounds",
        Unit.RATIO: "ratio",
    }.get(unit) or f"rate {per(unit)}"


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The figure with so many decimal places, a half going away from zero; never a minus zero."""
    number = value.quantize(Decimal(1).scaleb(-decimals), context=_ROOMY)
    return abs(number) if number == 0 else number


def places_of(value: Decimal) -> int:
    """How many decimal places it takes to print a number in full."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def places_typed(value: Decimal) -> int:
    """How many decimal places somebody wrote a number with: one of "18.0", which says more than "18" does."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def places_told(places: int, unit: Unit) -> int:
    """As many decimal places as a sentence gives a figure: of pounds none or two, as pence are written."""
    return 2 if unit is Unit.POUNDS and places == 1 else places


def value_of(numerator: Decimal, denominator: Decimal, unit: Unit) -> Decimal:
    """The figure that its two parts give, in its unit: 100 of 112 are 89.2857142857 per cent.

    Ten places are kept. Refused: a denominator of zero or less, a part of a whole that is less than nothing, and a
    figure of more digits than can be kept.
    """
    if denominator == 0:
        raise RuleBroken(
            "The denominator is 0, and nothing can be divided by it. Say that there is no data.", "denominator"
        )
    if denominator < 0:
        raise RuleBroken("A denominator is more than 0.", "denominator")
    if numerator < 0 and unit is not Unit.POUNDS:
        raise RuleBroken("A numerator is 0 or more.", "numerator")
    scale = 100 if unit is Unit.PERCENT else _PER.get(unit, 1)
    computed = _ROOMY.divide(numerator * scale, denominator).quantize(_FINEST, context=_ROOMY)
    if abs(computed) >= Decimal(10) ** _MOST_WHOLE:
        raise RuleBroken("The two parts give a figure of more digits than can be kept. Check them.", "numerator")
    return Decimal(format(computed.normalize(_ROOMY), "f"))


def parts_in_words(numerator: Decimal, denominator: Decimal, unit: Unit) -> str:
    """The parts of a figure: "100 out of 112"; of a ratio, whose first is none of the second, "1,020 to 57"."""
    return f"{_plain(numerator)} {'to' if unit is Unit.RATIO else 'out of'} {_plain(denominator)}"


def shares(counts: Sequence[int]) -> list[int]:
    """Each count's share in whole per cent; together they are 100, or all 0 where nothing was counted.

    The method of the largest remainder (Hamilton): each is rounded down, and what is left to 100 goes, one each, to
    those that lost the most by it; of equals, to the earlier. No share is a whole per cent or more from the exact one.
    """
    total = sum(counts)
    if total == 0:
        return [0 for _ in counts]
    floors = [count * 100 // total for count in counts]
    lost_most_first = sorted(range(len(counts)), key=lambda place: (-(counts[place] * 100 % total), place))
    for place in lost_most_first[: 100 - sum(floors)]:
        floors[place] += 1
    return floors


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", MINUS)


def _not_a_number(typed: str) -> str:
    if not typed:
        return "Enter a number, such as 2,378 or 63.2."
    return f"“{_cut(typed)}” is not a number. Write digits, such as 2,378 or 63.2."


def _cut(typed: str) -> str:
    return typed if len(typed) <= 40 else f"{typed[:39]}…"
