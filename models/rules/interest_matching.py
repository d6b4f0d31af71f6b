"""Which items of an agenda may touch an interest in a register, and why: the names in it looked for in the papers.

Everybody's names are looked for at once, by an index of the first word of each: the time depends on how long the papers
are, hardly on how many names there are. Nothing is concluded: what is found is for the member to judge.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain

from models.rules.interest_names import Name, Phrase, Words, phrases_of
from models.rules.interest_words import WORD, bare, is_generic, plain
from models.rules.passages import Excerpt, excerpt, is_one_run

PART_COUNTS = 0.5
SHORT = 2
NEAR = 40
NAME_BEFORE = re.compile(r"\b[A-Z][^\W_]*[’']?[ -]$")
NAME_AFTER = re.compile(r"[ -][A-Z]")
MOST_EXCERPTS = 2
FEW_ITEMS = 3


class Place(IntEnum):
    """Where in the papers of an item a name stands; what counts more is the greater."""

    REPORT = 2
    TEXT = 3
    RECOMMENDATION = 4
    HEADING = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of an item: its heading, a recommendation, a report. `title` is the document's."""

    place: Place
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """A name found in an item, in the place that counts most. `times` counts it there, `score` ranks it.

    `item` is the item's place among those given. `found` are the words as the papers have them; a part of a name, such
    as "Babcock" of "Babcock Prime", is not the whole.
    """

    name: Name
    item: int
    passage: Passage
    is_whole: bool
    times: int
    score: float
    excerpts: tuple[Excerpt, ...]

    @property
    def found(self) -> str:
        """The words of the papers that answer to the name."""
        return " ".join(self.excerpts[0].found.split())


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage taken apart into its words."""

    passage: Passage
    words: list[str]
    vocabulary: frozenset[str]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The papers of a meeting, taken apart once for every member. Holds nothing but what was given."""

    items: list[list[_Read]]
    counts: Counter[str]
    surfaces: dict[str, list[str]]

    def is_common(self, word: str) -> bool:
        """Whether these papers write a word small at least as often as with a capital."""
        counted = [(surface, self.counts[surface]) for surface in self.surfaces.get(word, ())]
        small = sum(count for surface, count in counted if surface.islower())
        return small * 2 >= sum(count for _, count in counted)

    def items_with(self, word: str) -> int:
        """How many items use a word anywhere."""
        surfaces = self.surfaces.get(word, [])
        return sum(any(not read.vocabulary.isdisjoint(surfaces) for read in item) for item in self.items)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words to look for, and whose names they are, wholly or in part."""

    words: Words
    phrases: list[Phrase]


@dataclass(frozen=True, slots=True)
class Index:
    """What is wanted for every name, by the first word. Words that many registers hold are looked for once."""

    by_first: dict[str, list[Wanted]]


def prepare(items: Iterable[Iterable[Passage]]) -> Agenda:
    """Take the passages of each item apart. The costly step: a tenth of a second for some 500 pages."""
    known: dict[str, str] = {}
    read = [[_read(passage, known) for passage in item] for item in items]
    counts: Counter[str] = Counter()
    for one in chain.from_iterable(read):
        counts.update(one.words)
    surfaces: dict[str, list[str]] = {}
    for surface in counts:
        surfaces.setdefault(plain(surface), []).append(surface)
    return Agenda(read, counts, surfaces)


def index_of(names: Iterable[Name], *, ignored: Iterable[str] = ()) -> Index:
    """The names of any number of registers, ready to be looked for. `ignored` are names that say nothing here, such as
    the council's own: neither they nor their words alone are looked for."""
    unsaid = {phrase.words for words in ignored for phrase in phrases_of(Name("", words))}
    unsaid |= {(word,) for words in unsaid for word in words}
    wanted: dict[Words, Wanted] = {}
    for phrase in chain.from_iterable(map(phrases_of, names)):
        if phrase.words not in unsaid:
            wanted.setdefault(phrase.words, Wanted(phrase.words, [])).phrases.append(phrase)
    by_first: dict[str, list[Wanted]] = {}
    for one in wanted.values():
        by_first.setdefault(plain(one.words[0]), []).append(one)
    return Index(by_first)


def touching(agenda: Agenda, index: Index) -> list[Touch]:
    """Every name found in an item, the most telling first: each name once an item, in the place that counts most."""
    starts = {surface: wanted for first, wanted in index.by_first.items() for surface in agenda.surfaces.get(first, ())}
    best: dict[tuple[Name, int], Touch] = {}
    rarity = _Rarity(agenda)
    for number, item in enumerate(agenda.items):
        for read in item:
            if read.vocabulary.isdisjoint(starts):
                continue
            for touch in _touches(read, number, starts, rarity):
                held = best.get((touch.name, number))
                if held is None or touch.score > held.score:
                    best[touch.name, number] = touch
    return sorted(best.values(), key=lambda touch: (-touch.score, touch.item, touch.name.words))


def _read(passage: Passage, known: dict[str, str]) -> _Read:
    words = [known.setdefault(word, word) for word in WORD.findall(passage.text)]
    return _Read(passage, words, frozenset(words))


def _touches(read: _Read, number: int, starts: dict[str, list[Wanted]], rarity: "_Rarity") -> Iterator[Touch]:
    """The names that stand in a passage, each with where."""
    spans: list[tuple[int, int]] = []
    for wanted, positions in _standing(read.words, starts):
        spans = spans or [match.span() for match in WORD.finditer(read.passage.text)]
        runs = [(spans[place][0], spans[place + len(wanted.words) - 1][1]) for place in positions]
        for is_whole in (True, False):
            phrases = [phrase for phrase in wanted.phrases if phrase.is_whole is is_whole]
            worth = rarity.of(wanted.words, read.passage.place, is_whole=is_whole) if phrases else 0
            kept = [run for run in runs if _is_name(read.passage.text, *run, wanted.words, is_whole)] if worth else []
            if kept:
                score = read.passage.place * (1 if is_whole else PART_COUNTS) * worth
                excerpts = tuple(excerpt(read.passage.text, *run) for run in kept[:MOST_EXCERPTS])
                for phrase in phrases:
                    yield Touch(phrase.name, number, read.passage, is_whole, len(kept), score, excerpts)


def _standing(words: Sequence[str], starts: dict[str, list[Wanted]]) -> Iterator[tuple[Wanted, list[int]]]:
    """What of the wanted stands among the words, and the positions where it begins."""
    found: dict[Words, tuple[Wanted, list[int]]] = {}
    for position in [position for position, word in enumerate(words) if word in starts]:
        for wanted in starts[words[position]]:
            if _stands(wanted.words, words, position):
                found.setdefault(wanted.words, (wanted, []))[1].append(position)
    yield from found.values()


def _stands(wanted: Words, words: Sequence[str], position: int) -> bool:
    """Whether the words begin at a position, written as a name is: with a capital or a figure."""
    first = words[position]
    if len(wanted) == 1:
        is_short = len(wanted[0]) <= SHORT
        return bare(first) == wanted[0] and (first.isupper() if is_short else not first.islower())
    here = words[position + 1 : position + len(wanted)]
    if len(here) < len(wanted) - 1 or any(plain(word) != other for word, other in zip(here, wanted[1:], strict=True)):
        return False
    return not (first.islower() and all(word.islower() for word in here))


def _is_name(text: str, start: int, end: int, words: Words, is_whole: bool) -> bool:
    """Whether what stands there is one run of words and, for one word of a name, not a part of some other name."""
    if len(words) > 1:
        return is_one_run(text[start:end])
    return is_whole or _is_alone(text, start, end)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether no other name's word touches it: of "Marsh Lane" or "Mr Marsh", "Marsh" alone is no sign of a firm."""
    before, after = NAME_BEFORE.search(text, max(0, start - NEAR), start), NAME_AFTER.match(text, end)
    return before is None and after is None


class _Rarity:
    """What a phrase is worth by how many items hold it: nothing when it is one word that most of them hold."""

    def __init__(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self.known: dict[str, tuple[int, bool]] = {}

    def of(self, words: Words, place: Place, *, is_whole: bool) -> float:
        """From 1, for one item only, to a tenth. 0: it is not worth saying."""
        first = next((word for word in words if not is_generic(plain(word))), words[0])
        held_by, is_common = self._about(plain(first))
        of_all = len(self.agenda.items)
        if len(words) == 1:
            most = of_all / 2 if is_whole else of_all / 4
            is_everywhere = held_by > max(most, FEW_ITEMS) and place is not Place.HEADING
            if is_common or is_everywhere:
                return 0
        return max(0.1, 1 - (held_by - 1) / of_all)

    def _about(self, word: str) -> tuple[int, bool]:
        if word not in self.known:
            self.known[word] = (self.agenda.items_with(word), self.agenda.is_common(word))
        return self.known[word]
