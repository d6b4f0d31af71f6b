"""What is to be put right in an agenda before the public sees it."""

from collections import Counter

from models.meeting import Meeting
from models.rules import RuleBroken, agendas, standing_text
from models.rules.agendas import DraftAgenda, DraftItem, Finding
from webapp.services import agenda_tree, meeting_bodies, scorecards, working_calendar
from webapp.services.agenda_tree import Node


def findings(meeting: Meeting) -> list[Finding]:
    """Everything the rules find, what blocks publication first; each names its item by its id."""
    nodes = list(agenda_tree.walk(agenda_tree.tree_of(meeting)))
    reports = Counter(one.item_id for one in scorecards.bound_to(meeting))
    draft = DraftAgenda(
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        items=[_draft_item(node, reports[node.item.id]) for node in nodes],
        next_held_on=meeting_bodies.facts_of(meeting).next_held_on,
    )
    unfillable = [finding for node in nodes for finding in _placeholders(node)]
    return unfillable + agendas.findings(draft, working_calendar.closed_days(meeting.held_on))


def _draft_item(node: Node, reports: int) -> DraftItem:
    item = node.item
    return DraftItem(
        key=item.id,
        heading=item.heading,
        label=node.label,
        kind=item.kind,
        part=item.part,
        public_heading=item.public_heading,
        exempt_paragraphs=item.exempt_paragraphs,
        exempt_reason=item.exempt_reason,
        report_state=item.report_state,
        documents=reports + sum(document.removed_at is None for document in item.documents),
        minutes=item.minutes,
        pages=item.pages,
    )


def _placeholders(node: Node) -> list[Finding]:
    """A {placeholder} that nothing stands behind must not be printed."""
    try:
        for text in (node.item.heading, node.item.text):
            standing_text.check_placeholders(text)
    except RuleBroken as broken:
        return [Finding(f"Item {node.label}: {broken.message}", node.item.id, is_blocking=True)]
    return []
