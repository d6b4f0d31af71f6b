"""Names on paper matched to the people kept, and headings to the items of the agenda. What is not sure is left open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.rules.minutes_reading.found import FoundItem
from models.rules.minutes_reading.lines import folded
from models.rules.minutes_reading.people import TITLED
from models.vocabulary import ItemKind

HONORIFICS = {
    "dr",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "rev",
    "reverend",
    "sir",
    "dame",
    "lord",
    "lady",
    "prof",
    "professor",
}
# What a heading is about, the first that fits.
KINDS = {
    r"apolog": ItemKind.APOLOGIES,
    r"(?:declaration|disclosure|members disclosures|interests)": ItemKind.DECLARATIONS,
    r"(?:minutes|confirmation of (?:the )?minutes)": ItemKind.MINUTES,
    r"public (?:speaking|participation|questions|question time)": ItemKind.PUBLIC_SPEAKING,
    r"(?:question time|questions to)": ItemKind.QUESTION_TIME,
    r".*\bwork programme\b": ItemKind.WORK_PROGRAMME,
    r".*\burgent (?:business|items?|matters?)\b": ItemKind.URGENT_BUSINESS,
    r"exclusion of": ItemKind.EXCLUSION,
    r"(?:date|time) (?:and \w+ )?of (?:the )?next meeting|next meeting": ItemKind.NEXT_MEETING,
}
ALIKE = 0.6
ALIKE_WITH_NUMBER = 0.25


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody kept: their number and name, whether a councillor, and whether they sit on the committee that day."""

    id: int
    name: str
    is_councillor: bool = False
    sits: bool = False


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """An item of the agenda: its number as a record, its label and its heading."""

    id: int
    label: str
    heading: str


def members_called(name: str, known: Sequence[Known]) -> list[Known]:
    """Who a name on paper may be: one where it is sure, several where it is not, none where nobody fits.

    The whole name decides; then the surname with the first name or its letter; then the surname of a councillor, which
    is how minutes name them. Where several fit, those who sit on the committee come before the others.
    """
    wanted = _words(name)
    if not wanted:
        return []
    whole = [one for one in known if _words(one.name) == wanted]
    if whole:
        return _sitting(whole)
    alike = [one for one in known if len(wanted) > 1 and _is_alike(wanted, _words(one.name))]
    if alike or len(wanted) > 1:
        return _sitting(alike)
    if not TITLED.match(name):
        return []
    return _sitting([one for one in known if one.is_councillor and _words(one.name)[-1:] == wanted])


def places_of(found: Sequence[FoundItem], agenda: Sequence[OnAgenda]) -> list[OnAgenda | None]:
    """Which item of the agenda each heading is: by its words, or its number and some of its words. Each item once."""
    places: list[OnAgenda | None] = [None] * len(found)
    free = list(agenda)
    for least in (1.0, ALIKE, ALIKE_WITH_NUMBER):
        for place, item in enumerate(found):
            wanted = [one for one in free if _fits(item, one, least)]
            if places[place] is None and wanted:
                best = max(wanted, key=lambda one: (_shared(item.heading, one.heading), one.label == item.label))
                places[place] = best
                free.remove(best)
    return places


def kind_of(heading: str) -> ItemKind:
    """What an item is for, by the usual words of such headings."""
    words = folded(heading)
    return next((kind for pattern, kind in KINDS.items() if re.match(pattern, words)), ItemKind.OTHER)


def _fits(item: FoundItem, one: OnAgenda, least: float) -> bool:
    if least == ALIKE_WITH_NUMBER and (not item.label or item.label != one.label):
        return False
    return _shared(item.heading, one.heading) >= least


def _shared(left: str, right: str) -> float:
    """How much two headings share of their words: 1 where they are the same."""
    ours, theirs = set(folded(left).split()), set(folded(right).split())
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def _is_alike(wanted: Sequence[str], name: Sequence[str]) -> bool:
    if len(name) < 2 or wanted[-1] != name[-1]:
        return False
    first, other = wanted[0], name[0]
    return first == other or (first[0] == other[0] and 1 in (len(first), len(other)))


def _sitting(people: Sequence[Known]) -> list[Known]:
    here = [one for one in people if one.sits]
    return here or list(people)


def _words(name: str) -> list[str]:
    bare = re.sub(r"\([^)]*\)", "", TITLED.sub("", name))
    return [word for word in folded(bare).split() if word not in HONORIFICS]
