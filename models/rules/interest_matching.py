"""Which items of an agenda may touch an interest in a register, and why: the names in it looked for in the papers.

Everybody's names are looked for at once, by an index of the first word of each: the time depends on how long the papers
are, hardly on how many names there are. Nothing is concluded: what is found is for the member to judge.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
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
Run = tuple[int, int]


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

    `item` is the item's place among those given. `runs` are the first few places in the passage where the name stands.
    A part of a name, such as "Babcock" of "Babcock Prime", is not the whole.
    """

    name: Name
    item: int
    passage: Passage
    is_whole: bool
    times: int
    score: float
    runs: tuple[Run, ...]

    @property
    def found(self) -> str:
        """The words of the papers that answer to the name."""
        return self.excerpts[0].found

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """The name among the words around it."""
        return tuple(excerpt(self.passage.text, *run) for run in self.runs)


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage and how often each of its chunks stands in it. A chunk is what stands between spaces: "(Babcock,"."""

    passage: Passage
    chunks: Counter[str]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The papers of a meeting, taken apart once for every member. Holds nothing but what was given.

    `chunks` are the chunks in which a word stands, by its plain form, each with whether it is written small there.
    """

    items: list[list[_Read]]
    counts: Counter[str]
    chunks: dict[str, dict[str, bool]]

    def is_common(self, word: str) -> bool:
        """Whether these papers write a word small at least as often as with a capital."""
        counted = [(is_small, self.counts[chunk]) for chunk, is_small in self.chunks.get(word, {}).items()]
        return sum(count for is_small, count in counted if is_small) * 2 >= sum(count for _, count in counted)

    def items_with(self, word: str) -> int:
        """How many items use a word anywhere."""
        chunks = self.chunks.get(word, {}).keys()
        return sum(any(not chunks.isdisjoint(read.chunks.keys()) for read in item) for item in self.items)


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
    read = [[_Read(passage, Counter(passage.text.split())) for passage in item] for item in items]
    counts: Counter[str] = Counter()
    for one in chain.from_iterable(read):
        counts.update(one.chunks)
    chunks: dict[str, dict[str, bool]] = {}
    for chunk in counts:
        for word in WORD.findall(chunk):
            chunks.setdefault(plain(word), {})[chunk] = word.islower()
    return Agenda(read, counts, chunks)


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
    starts = {chunk for first in index.by_first for chunk in agenda.chunks.get(first, ())}
    best: dict[tuple[Name, int], Touch] = {}
    rarity = _Rarity(agenda)
    for number, item in enumerate(agenda.items):
        for read in item:
            for touch in _touches(read, number, starts & read.chunks.keys(), index, rarity):
                held = best.get((touch.name, number))
                if held is None or touch.score > held.score:
                    best[touch.name, number] = touch
    return sorted(best.values(), key=lambda touch: (-touch.score, touch.item, touch.name.words))


def _touches(read: _Read, number: int, chunks: set[str], index: Index, rarity: "_Rarity") -> Iterator[Touch]:
    """The names that stand in a passage, each with where. `chunks` are those of it in which a name may begin."""
    text, place = read.passage.text, read.passage.place
    for wanted, runs in _standing(text, chunks, index):
        for is_whole in {phrase.is_whole for phrase in wanted.phrases}:
            phrases = [phrase for phrase in wanted.phrases if phrase.is_whole is is_whole]
            worth = rarity.of(wanted.words, place, is_whole=is_whole)
            kept = [run for run in sorted(runs) if _is_name(text, *run, wanted.words, is_whole)] if worth else []
            if kept:
                score = place * (1 if is_whole else PART_COUNTS) * worth
                for phrase in phrases:
                    yield Touch(
                        phrase.name, number, read.passage, is_whole, len(kept), score, tuple(kept[:MOST_EXCERPTS])
                    )


def _standing(text: str, chunks: set[str], index: Index) -> Iterator[tuple[Wanted, list[Run]]]:
    """What of the wanted stands in a text, and from where to where."""
    found: dict[Words, tuple[Wanted, list[Run]]] = {}
    for begins, ends in _places_of(chunks, text):
        for match in WORD.finditer(text, begins, ends):
            for wanted in index.by_first.get(plain(match[0]), ()):
                if run := _run(wanted.words, text, match):
                    found.setdefault(wanted.words, (wanted, []))[1].append(run)
    yield from found.values()


def _places_of(chunks: set[str], text: str) -> Iterator[Run]:
    """From where to where chunks stand between spaces, in order. Each is searched for from the end of the last."""
    after = 0
    for chunk in [chunk for chunk in text.split() if chunk in chunks] if chunks else ():
        place = text.find(chunk, after)
        while not _is_between_spaces(text, place, place + len(chunk)):
            place = text.find(chunk, place + 1)
        after = place + len(chunk)
        yield place, after


def _is_between_spaces(text: str, start: int, end: int) -> bool:
    return (start == 0 or text[start - 1].isspace()) and (end == len(text) or text[end].isspace())


def _run(wanted: Words, text: str, first: re.Match[str]) -> Run | None:
    """From where to where the words stand that begin with a match, written as a name is: with a capital or a figure."""
    if len(wanted) == 1:
        is_short = len(wanted[0]) <= SHORT
        is_written = first[0].isupper() if is_short else not first[0].islower()
        return first.span() if is_written and bare(first[0]) == wanted[0] else None
    is_small, end = first[0].islower(), first.end()
    for word in wanted[1:]:
        match = WORD.search(text, end)
        if match is None or plain(match[0]) != word:
            return None
        is_small, end = is_small and match[0].islower(), match.end()
    return None if is_small else (first.start(), end)


def _is_name(text: str, start: int, end: int, words: Words, is_whole: bool) -> bool:
    """Whether what stands there is one run of words and, for one word of a name, not a part of some other name."""
    if len(words) > 1:
        run = text[start:end]
        return run.replace(" ", "").isalnum() or is_one_run(run)
    return is_whole or _is_alone(text, start, end)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether no other name's word touches it: of "Marsh Lane" or "Mr Marsh", "Marsh" alone is no sign of a firm."""
    before, after = NAME_BEFORE.search(text, max(0, start - NEAR), start), NAME_AFTER.match(text, end)
    return before is None and after is None


class _Rarity:
    """What a phrase is worth by how many items hold it: nothing when it is one word that most of them hold."""

    def __init__(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self.known: dict[str, int] = {}

    def of(self, words: Words, place: Place, *, is_whole: bool) -> float:
        """From 1, for one item only, to a tenth. 0: it is not worth saying."""
        first = next((word for word in words if not is_generic(word)), words[0])
        held_by, of_all = self._held_by(first), len(self.agenda.items)
        if len(words) == 1:
            most = of_all / 2 if is_whole else of_all / 4
            is_everywhere = held_by > max(most, FEW_ITEMS) and place is not Place.HEADING
            if is_everywhere or self.agenda.is_common(plain(first)):
                return 0
        return max(0.1, 1 - (held_by - 1) / of_all)

    def _held_by(self, word: str) -> int:
        if word not in self.known:
            self.known[word] = self.agenda.items_with(plain(word))
        return self.known[word]
