"""What is to be put right in minutes before anybody else reads them."""

from collections.abc import Iterator
from datetime import date

from models.meeting import Meeting
from models.minutes import Minute, Minutes
from models.minutes_vocabulary import MotionOutcome
from models.motion import Motion
from models.rules import minutes as rules
from models.rules.agendas import Finding
from models.rules.minutes import ItemAtIssue
from models.rules.wording import long_date
from models.vocabulary import AttendanceStatus, ItemKind, LateRoute, MeetingStatus, Part
from webapp.services import agenda_tree, attendance, decision_bodies, minutes, owed_sentences
from webapp.services.agenda_tree import Node
from webapp.services.decision_bodies import Decided

# The apologies and the declarations are printed from what was marked.
SAID_BY_THEMSELVES = (ItemKind.APOLOGIES, ItemKind.DECLARATIONS)
# What a finding is about where it is about no item.
TIMES, PEOPLE = "times", "people"


def findings(meeting: Meeting, *, on: date) -> list[Finding]:
    """Everything that stops the minutes from being issued, each with its item, TIMES or PEOPLE."""
    return [*_of_the_meeting(meeting, on), *of_items(meeting), *_sentences(meeting)]


def findings_of_decisions(meeting: Meeting, *, on: date) -> list[Finding]:
    """What stops the decisions from going out ahead of the minutes: there are none, or a motion was left open."""
    found = list(_is_held(meeting, on))
    nodes, decided = _nodes(meeting), decision_bodies.of(meeting)
    found += [finding for node in nodes for finding in _motions_left_open(node, decided)]
    if not any(decided.resolutions.values()):
        found.append(Finding("Nothing is resolved yet. Write what was resolved under its item.", is_blocking=True))
    return found


def of_items(meeting: Meeting) -> list[Finding]:
    """What each item still lacks."""
    kept, decided = minutes.minutes_of_items(meeting), decision_bodies.of(meeting)
    return [
        Finding(f"{_named(node)}: {sentence}", node.item.id, is_blocking=True)
        for node in _nodes(meeting)
        for sentence in rules.lacking(_at_issue(node, kept.get(node.item.id), decided))
    ]


def _of_the_meeting(meeting: Meeting, on: date) -> Iterator[Finding]:
    yield from _is_held(meeting, on)
    yield from _times(minutes.of_meeting(meeting))
    marks = attendance.of_meeting(meeting).values()
    if not any(one.status is AttendanceStatus.PRESENT for one in marks):
        yield Finding("Nobody is marked as present. Mark who came.", PEOPLE, is_blocking=True)


def _is_held(meeting: Meeting, on: date) -> Iterator[Finding]:
    if meeting.status is MeetingStatus.CANCELLED:
        yield Finding("The meeting is cancelled, so it has no minutes.", is_blocking=True)
    elif meeting.held_on > on:
        yield Finding(f"The meeting is on {long_date(meeting.held_on)}. It has to be held first.", is_blocking=True)


def _times(kept: Minutes | None) -> Iterator[Finding]:
    if kept is None or kept.opened_at is None:
        yield Finding("Say when the meeting began.", TIMES, is_blocking=True)
    elif kept.rose_at is None:
        yield Finding("Say when the meeting rose.", TIMES, is_blocking=True)
    elif kept.rose_at <= kept.opened_at:
        yield Finding("The meeting rose before it began. Put the times right.", TIMES, is_blocking=True)


def _sentences(meeting: Meeting) -> list[Finding]:
    """Each sentence that reads like an ask or a promise and was neither marked nor waved through."""
    return [
        Finding(f"“{one.words}” {one.rule.why} Mark it, or wave it through.", one.item.id, is_blocking=True)
        for one in owed_sentences.unmarked(meeting)
    ]


def _motions_left_open(node: Node, decided: Decided) -> Iterator[Finding]:
    motions = decided.motions.get(node.item.id, [])
    for sentence in rules.lacking(_only_motions(node, motions, decided)):
        yield Finding(f"{_named(node)}: {sentence}", node.item.id, is_blocking=True)


def _only_motions(node: Node, motions: list[Motion], decided: Decided) -> ItemAtIssue:
    to_put, unresolved = _open(motions, decided, node)
    return ItemAtIssue(node.label, "", to_put=to_put, unresolved=unresolved, stands_above_others=True)


def _at_issue(node: Node, minute: Minute | None, decided: Decided) -> ItemAtIssue:
    item, late = node.item, node.item.late_decision
    is_private = agenda_tree.is_private(item)
    to_put, unresolved = _open(decided.motions.get(item.id, []), decided, node)
    is_urgent = late is not None and late.route is LateRoute.URGENCY
    return ItemAtIssue(
        label=node.label,
        heading=item.heading,
        outcome=minute.outcome if minute else None,
        has_words=item.kind in SAID_BY_THEMSELVES or bool(minute and minute.text.strip()),
        resolutions=len(decided.resolutions.get(item.id, ())),
        to_put=to_put,
        unresolved=unresolved,
        stands_above_others=bool(node.children),
        is_private=is_private and item.part is Part.PRIVATE,
        has_summary=bool(minute and minute.summary.strip()),
        lacks_circumstances=bool(is_urgent and late and not late.circumstances.strip()),
    )


def _open(motions: list[Motion], decided: Decided, node: Node) -> tuple[int, int]:
    """How many motions were never put, and from how many carried no resolution was made."""
    resolved = {one.motion_id for one in decided.resolutions.get(node.item.id, ())}
    to_put = sum(one.outcome is None for one in motions)
    unresolved = [
        one
        for one in motions
        if one.outcome is MotionOutcome.CARRIED and one.amends_id is None and one.id not in resolved
    ]
    return to_put, len(unresolved)


def _nodes(meeting: Meeting) -> list[Node]:
    return list(agenda_tree.walk(agenda_tree.tree_of(meeting)))


def _named(node: Node) -> str:
    shown = node.item.public_heading if node.item.part is Part.PRIVATE else node.item.heading
    return f"Item {node.label}" if node.label else f"“{shown}”"
