"""How minutes name those present, and the openings of sentences that minutes are full of.

The forms are those of published minutes: "Councillor Davies" in the narrative, the whole name where two share one, and
officers always by both names.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

TITLES = ("councillor ", "cllr ", "cllr. ")

# Where a name belongs stands an @; the first is filled in, then the next.
SENTENCES = (
    "In response to @, @ stated that ",
    "In response to a question from @, @ replied that ",
    "@ introduced the report and ",
    "@ asked whether ",
    "@ asked that ",
    "@ requested that ",
    "@ expressed concern that ",
    "@ undertook to ",
    "@ agreed to provide ",
    "@ proposed, and @ seconded, that ",
    "The Chair invited @ to ",
    "The Committee thanked @ for ",
)


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody to be named: by their whole name, whether as a councillor, and what they came as."""

    name: str
    is_councillor: bool
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What a sentence calls somebody, and who that is."""

    said: str
    name: str
    capacity: str


def named(present: Iterable[Present]) -> list[Named]:
    """What the narrative calls each of those present: a councillor by their surname, unless two present share it."""
    people = {one.name: one for one in present if one.name.strip()}.values()
    councillors = Counter(_surname(one.name) for one in people if one.is_councillor)
    return [Named(_said(one, is_shared=councillors[_surname(one.name)] > 1), one.name, one.capacity) for one in people]


def _said(one: Present, *, is_shared: bool) -> str:
    if not one.is_councillor:
        return one.name
    return f"Councillor {_untitled(one.name) if is_shared else _surname(one.name)}"


def _untitled(name: str) -> str:
    title = next((title for title in TITLES if name.lower().startswith(title)), "")
    return name[len(title) :].strip()


def _surname(name: str) -> str:
    """The last word of a name, with the particles before it that belong to it: de Souza, van der Berg."""
    words = _untitled(name).split()
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    return " ".join(words[start:])
