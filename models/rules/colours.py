"""Colours a council may choose: those that everybody can read."""

import re

from models.rules.broken import RuleBroken

LEAST_CONTRAST = 4.5


def check_accent(colour: str, field: str = "accent") -> str:
    """The council's colour as "#rrggbb" in small letters; RuleBroken when white words on it could not be read.

    WCAG 2.2, 1.4.3: at least 4.5 to 1.
    """
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        raise RuleBroken("Enter the colour as a hash and six figures or letters a to f, such as #1d4f4b.", field)
    ratio = contrast_with_white(colour)
    if ratio < LEAST_CONTRAST:
        raise RuleBroken(
            f"White words on this colour would be hard to read: the contrast is {_shown(ratio)} to 1, "
            f"and {LEAST_CONTRAST} to 1 is needed. Choose a darker colour.",
            field,
        )
    return colour.lower()


def contrast_with_white(colour: str) -> float:
    """How far "#rrggbb" stands out from white: 1 is not at all, 21 is black. WCAG 2.2, "contrast ratio"."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _shown(ratio: float) -> str:
    # Cut and not rounded, so that 4.49 is never shown as the 4.5 it does not reach.
    return f"{int(ratio * 10) / 10:.1f}"
