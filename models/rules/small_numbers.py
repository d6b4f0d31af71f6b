"""Numbers of people too small to publish, by which somebody could be known: which are, and where nobody can tell."""

from decimal import Decimal

from models.scorecard_vocabulary import Unit


def is_too_small(
    below: int | None, unit: Unit, value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None
) -> bool:
    """Whether a number of people is too small to be published: of those counted, or of the few others ("98 of 100").

    The second part of a ratio is no whole that the first is of: there each is a number by itself ("60 to 3").
    """
    counted = numerator if numerator is not None or unit is not Unit.COUNT else value
    if below is None or counted is None:
        return False
    if unit is Unit.RATIO and denominator is not None:
        return min(counted, denominator) < below
    others = denominator - counted if denominator is not None else Decimal(0)
    return counted < below or 0 < others < below


def is_untold(below: int | None, unit: Unit, numerator: Decimal | None, series: str) -> bool:
    """Whether nobody can tell if a small number is behind a figure of the council: its parts are not there."""
    return below is not None and unit is not Unit.COUNT and numerator is None and not series


def how_to_enter(below: int | None, unit: Unit) -> str:
    """What is said beside the box of a measure whose small numbers are kept from the public; empty for any other."""
    if below is None:
        return ""
    if unit is Unit.COUNT:
        return f"A number below {below} is kept here, and not published."
    typed = f"Type the two parts ({_example(unit)}), so that a small one is known, or “Suppressed”."
    return f"Numbers below {below} are not published. {typed}"


def question(below: int, shown: str, unit: Unit) -> str:
    """What is asked about a figure without its parts."""
    return (
        f"Numbers of people below {below} are not published, and {shown} alone does not say how many it is of. "
        f"Type the two parts ({_example(unit)}), or “Suppressed”. Say that it is right only if it may be published so."
    )


def _example(unit: Unit) -> str:
    return "“1,020:57”" if unit is Unit.RATIO else "“12 out of 80”"
