"""The clause that a day or a word stands in."""

import re

END = re.compile(r"[.;\n]\s")


def before(text: str, start: int) -> str:
    """The words of the clause up to a place."""
    return END.split(text[:start])[-1]


def after(text: str, end: int) -> str:
    """The words of the clause from a place on."""
    return END.split(text[end:])[0]


def around(text: str, start: int, end: int, longest: int = 160) -> str:
    """The clause that a part of a text stands in, on one line; of a long one the end that holds the part."""
    clause = " ".join(f"{before(text, start)}{text[start:end]}{after(text, end)}".split())
    return clause if len(clause) <= longest else "… " + " ".join(text[max(0, start - 60) : end].split())
