"""Two people's changes to one text, joined by paragraphs: what is disjoint merges, the same paragraph asks.

A paragraph is what stands between blank lines. Each side is read as edits of the text both began from: a stretch of its
paragraphs and what stands there now. Edits that touch no paragraph of each other's are both made; where both added at
one place, what is kept already comes first. Edits that overlap are a conflict, and both sides are given.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")

Paragraphs = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """Paragraphs on which nobody has to choose."""

    paragraphs: Paragraphs


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place that both changed: what it was, what is kept there now, and what was typed here."""

    was: Paragraphs
    kept: Paragraphs
    typed: Paragraphs

    @property
    def both(self) -> Paragraphs:
        """Both sides, what is kept first; a paragraph that both have is there once."""
        return (*self.kept, *(part for part in self.typed if part not in self.kept))


@dataclass(frozen=True, slots=True)
class Merged:
    """A text in its pieces, in order."""

    pieces: tuple[Settled | Conflict, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The places where somebody has to choose."""
        return tuple(one for one in self.pieces if isinstance(one, Conflict))

    @property
    def text(self) -> str:
        """The text, with both sides of every conflict in it, what is kept first."""
        return self.chosen(lambda one: one.both)

    def chosen(self, choose: Callable[[Conflict], Iterable[str]]) -> str:
        """The text, with what is chosen in the place of each conflict."""
        parts = (one.paragraphs if isinstance(one, Settled) else choose(one) for one in self.pieces)
        return joined(part for paragraphs in parts for part in paragraphs)


@dataclass(frozen=True, slots=True)
class _Edit:
    """The paragraphs from `start` to before `end` became `now`; where both are one, something was put in there."""

    start: int
    end: int
    now: Paragraphs


def paragraphs_of(text: str) -> Paragraphs:
    """A text's paragraphs, without the blank lines between them or any space at the end of one."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(filter(None, (part.strip("\n").rstrip() for part in BLANK_LINES.split(plain))))


def joined(paragraphs: Iterable[str]) -> str:
    """Paragraphs as one text."""
    return "\n\n".join(paragraphs)


def tidy(text: str) -> str:
    """A text as it is kept: one blank line between paragraphs, none around them."""
    return joined(paragraphs_of(text))


def merge(was: str, *, kept: str, typed: str) -> Merged:
    """Join what is kept now and what was typed, both of which began from what it was."""
    before = paragraphs_of(was)
    theirs = _edits(before, paragraphs_of(kept))
    mine = _edits(before, paragraphs_of(typed))
    return Merged(tuple(_gathered(_pieces(before, theirs, mine))))


def changes(was: str, now: str) -> list[tuple[str, str]]:
    """The paragraphs of both texts in order, each with what became of it: "same", "out" or "in"."""
    one, other = paragraphs_of(was), paragraphs_of(now)
    told: list[tuple[str, str]] = []
    for tag, start, end, since, until in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            told += (("same", part) for part in one[start:end])
            continue
        told += (("out", part) for part in one[start:end])
        told += (("in", part) for part in other[since:until])
    return told


def shared(kept: str, typed: str) -> str:
    """The paragraphs two texts have in common: what to merge from when nobody knows what both began from."""
    one, other = paragraphs_of(kept), paragraphs_of(typed)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return joined(part for block in blocks for part in one[block.a : block.a + block.size])


def _edits(before: Paragraphs, now: Paragraphs) -> list[_Edit]:
    """How one text became the other. Where as many stand as stood, they are taken one by one."""
    edits: list[_Edit] = []
    for tag, start, end, since, until in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if end - start == until - since:
            edits += (_Edit(start + n, start + n + 1, now[since + n : since + n + 1]) for n in range(end - start))
        else:
            edits.append(_Edit(start, end, now[since:until]))
    return edits


def _pieces(before: Paragraphs, theirs: Sequence[_Edit], mine: Sequence[_Edit]) -> Iterator[Settled | Conflict]:
    """The whole text: what nobody touched, and every group of edits that hang together, in order."""
    at = 0
    for group_of_theirs, group_of_mine in _groups(theirs, mine):
        group = [*group_of_theirs, *group_of_mine]
        start, end = min(one.start for one in group), max(one.end for one in group)
        yield Settled(before[at:start])
        kept, typed = (_applied(before, edits, start, end) for edits in (group_of_theirs, group_of_mine))
        if not group_of_mine or kept == typed:
            yield Settled(kept)
        elif not group_of_theirs:
            yield Settled(typed)
        elif start == end:
            yield Settled(_one_after_the_other(kept, typed))
        else:
            yield Conflict(before[start:end], kept, typed)
        at = end
    yield Settled(before[at:])


def _groups(theirs: Sequence[_Edit], mine: Sequence[_Edit]) -> Iterator[tuple[list[_Edit], list[_Edit]]]:
    """Edits that overlap, together; every other by itself."""
    waiting = sorted(
        [(one, True) for one in theirs] + [(one, False) for one in mine],
        key=lambda pair: (pair[0].start, pair[0].end, not pair[1]),
    )
    while waiting:
        first, end = waiting[0][0], waiting[0][0].end
        group = [waiting.pop(0)]
        while waiting and _touches(waiting[0][0], first.start, end):
            end = max(end, waiting[0][0].end)
            group.append(waiting.pop(0))
        yield [one for one, is_theirs in group if is_theirs], [one for one, is_theirs in group if not is_theirs]


def _touches(edit: _Edit, start: int, end: int) -> bool:
    """Whether an edit that does not start earlier changes a paragraph of these, or adds between or where they add."""
    return edit.start < end or (edit.start == edit.end == start == end)


def _applied(before: Paragraphs, edits: Iterable[_Edit], start: int, end: int) -> Paragraphs:
    parts: list[str] = []
    at = start
    for one in edits:
        parts += before[at : one.start] + one.now
        at = one.end
    return (*parts, *before[at:end])


def _one_after_the_other(kept: Paragraphs, typed: Paragraphs) -> Paragraphs:
    """Both additions at one place; what both begin with is there once."""
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(kept, typed, strict=False))))
    return (*kept, *typed[same:])


def _gathered(pieces: Iterable[Settled | Conflict]) -> Iterator[Settled | Conflict]:
    """The pieces with neighbours that are settled made one, and none that is empty."""
    settled: Paragraphs = ()
    for one in pieces:
        if isinstance(one, Settled):
            settled += one.paragraphs
            continue
        if settled:
            yield Settled(settled)
        settled = ()
        yield one
    if settled:
        yield Settled(settled)
