"""An agenda as its officer sees it: each item with its number, clock, papers and what is wrong with it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from models.agenda import AgendaItem
from models.document import Document
from models.meeting import Meeting
from models.rules import RuleBroken, agendas, standing_text
from models.rules.agendas import Finding
from models.rules.wording import count_of, time_of_day
from models.vocabulary import ItemKind, Part, ReportState
from webapp.services import agenda_checks, agenda_places, agenda_tree, meeting_bodies
from webapp.services.agenda_tree import Node


@dataclass(frozen=True, slots=True)
class Line:
    """One item in its place. `heading` and `text` have their dates filled in, as they will print.

    `is_private` is true of what stands below a Part 2 item too. `begins_at` is None when nothing is timed.
    """

    item: AgendaItem
    label: str
    depth: int
    heading: str
    text: str
    is_private: bool
    begins_at: time | None
    documents: Sequence[Document]
    findings: Sequence[Finding]
    below: Sequence["Line"]
    is_first: bool
    is_last: bool
    can_nest: bool

    @property
    def facts(self) -> list[str]:
        """What is said of the item in a line under its heading; the kind only where the heading does not say it."""
        item = self.item
        says_kind = item.kind not in (ItemKind.OTHER, ItemKind.GROUP) and item.kind != self.heading.casefold()
        facts = [
            item.kind.capitalize() if says_kind else "",
            f"Report {item.report_state}" if item.report_state is not ReportState.NONE else "",
            item.presenter,
            f"Pages {item.pages}" if item.pages else "",
        ]
        return [fact for fact in facts if fact]


@dataclass(frozen=True, slots=True)
class Slot:
    """A timed item in the picture of the meeting: where it begins and how long it takes, in minutes from the start."""

    label: str
    begins: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Timing:
    """The estimates together. `over` is how many minutes they run past the finish, None when no finish is planned."""

    slots: Sequence[Slot]
    total: int
    allowed: int | None
    over: int | None
    finishes_at: time
    untimed: int

    @property
    def words(self) -> str:
        """The picture in a sentence."""
        if not self.total:
            return "No item has an estimate yet. Give each its minutes to see when the meeting should finish."
        taken = f"The items take {_length(self.total)} and finish at {time_of_day(self.finishes_at)}"
        if self.over is None:
            return f"{taken}. No finish is planned."
        if self.over > 0:
            return f"{taken}: {_length(self.over)} past the planned finish."
        return f"{taken}: {_length(-self.over)} to spare." if self.over else f"{taken}, just as planned."

    @property
    def longest(self) -> int:
        """The length of the picture, in minutes: the meeting as planned or as estimated, whichever is more."""
        return max(self.total, self.allowed or 0, 1)


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole agenda: its lines as a tree, the findings about no item in particular, and its timing."""

    lines: Sequence[Line]
    findings: Sequence[Finding]
    timing: Timing
    blocking: int
    warnings: int

    @property
    def every_line(self) -> list[Line]:
        """The lines in printed order, those below an item following it."""
        return list(_every(self.lines))


def outline_of(meeting: Meeting) -> Outline:
    """All that the builder shows, from records already read: the number of statements does not grow with the agenda."""
    tree = agenda_tree.tree_of(meeting)
    nodes = list(agenda_tree.walk(tree))
    found = agenda_checks.findings(meeting)
    times = agendas.running_times(meeting.starts_at, [node.item.minutes for node in nodes])
    is_timed = any(node.item.minutes for node in nodes)
    drawing = _Drawing(
        meeting_bodies.facts_of(meeting),
        {node.item.id: at if is_timed else None for node, at in zip(nodes, times, strict=True)},
        found,
    )
    blocking = sum(finding.is_blocking for finding in found)
    return Outline(
        lines=drawing.lines(tree, is_private=False),
        findings=[finding for finding in found if finding.item_key is None],
        timing=_timing(meeting, nodes),
        blocking=blocking,
        warnings=len(found) - blocking,
    )


def label_of(item: AgendaItem) -> str:
    """The number of an item on its agenda now; empty when it has none or is off."""
    nodes = agenda_tree.walk(agenda_tree.tree_of(item.meeting))
    return next((node.label for node in nodes if node.item is item), "")


@dataclass(frozen=True, slots=True)
class _Drawing:
    facts: standing_text.MeetingFacts
    times: dict[int, time | None]
    findings: Sequence[Finding]

    def lines(self, nodes: Sequence[Node], *, is_private: bool) -> list[Line]:
        return [self._line(node, place, len(nodes), is_private) for place, node in enumerate(nodes)]

    def _line(self, node: Node, place: int, of: int, is_private: bool) -> Line:
        item = node.item
        hides = is_private or item.part is Part.PRIVATE
        return Line(
            item=item,
            label=node.label,
            depth=node.depth,
            heading=self._filled(item.heading),
            text=self._filled(item.text),
            is_private=hides,
            begins_at=self.times[item.id],
            documents=[document for document in item.documents if document.removed_at is None],
            findings=[finding for finding in self.findings if finding.item_key == item.id],
            below=self.lines(node.children, is_private=hides),
            is_first=place == 0,
            is_last=place == of - 1,
            can_nest=place > 0 and node.depth + _height(node) < agenda_places.DEEPEST,
        )

    def _filled(self, text: str) -> str:
        """As it will print; as it was typed where it cannot be filled, with a finding that says so."""
        try:
            return standing_text.fill(text, self.facts)
        except RuleBroken:
            return text


def _timing(meeting: Meeting, nodes: Sequence[Node]) -> Timing:
    minutes = [node.item.minutes for node in nodes]
    total = sum(taken or 0 for taken in minutes)
    over = agendas.minutes_over(meeting.starts_at, meeting.ends_at, minutes) if meeting.ends_at else None
    return Timing(
        slots=list(_slots(nodes)),
        total=total,
        allowed=None if over is None else total - over,
        over=over,
        finishes_at=agendas.finishes_at(meeting.starts_at, minutes),
        untimed=sum(not node.item.minutes and not node.children for node in nodes),
    )


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join([count_of(hours, "hour")] * bool(hours) + [count_of(rest, "minute")] * (bool(rest) or not hours))


def _slots(nodes: Iterable[Node]) -> Iterator[Slot]:
    begins = 0
    for node in nodes:
        if node.item.minutes:
            yield Slot(node.label, begins, node.item.minutes)
            begins += node.item.minutes


def _height(node: Node) -> int:
    return 1 + max((_height(below) for below in node.children), default=0)


def _every(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _every(line.below)
