"""The items of an agenda: added, edited, taken off and put back."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from sqlalchemy import Select, select

from models.agenda import AgendaItem
from models.audit import AuditEvent
from models.meeting import Meeting
from models.rules import RuleBroken, standing_text
from models.rules import agendas as agenda_rules
from models.rules.permissions import Permission
from models.vocabulary import ItemKind, NumberingStyle, Part, ReportState
from webapp.database import db
from webapp.services import agenda_tree, agendas, audit, revisions, topic_returns
from webapp.services.actors import Actor
from webapp.services.agenda_places import (
    check_depth,
    family,
    level,
    locked,
    name_of,
    number,
    opened,
    place_before_closing,
    place_before_exclusion,
)

LONGEST_HEADING = 300
LONGEST_DAY = 24 * 60
TAKEN_OFF = "item taken off"


class ItemDetails(TypedDict):
    """Everything an officer writes of an item."""

    kind: ItemKind
    heading: str
    text: str
    recommendations: list[str]
    report_state: ReportState
    presenter: str
    minutes: int | None
    pages: str
    child_numbering: NumberingStyle | None
    continues: bool
    is_education: bool
    is_budget: bool
    part: Part
    public_heading: str
    exempt_paragraphs: list[int]
    exempt_reason: str


class Business(TypedDict):
    """What is known of an item that comes from elsewhere, such as the work programme, when it is added."""

    heading: str
    kind: ItemKind
    text: str
    presenter: str
    minutes: int | None


def get(item_id: int, *, by: Actor) -> AgendaItem:
    """An item of an agenda this person may build, on it or taken off. NoResultFound or NotAllowed otherwise."""
    item = db.session.get_one(AgendaItem, item_id)
    by.check(Permission.EDIT_AGENDA, item.meeting.committee_id)
    return item


def add_last(
    meeting: Meeting, *, heading: str, kind: ItemKind, below: AgendaItem | None = None, by: Actor, at: datetime
) -> AgendaItem:
    """A new item at the end of the agenda, or as the last one under another item."""
    by.check(Permission.EDIT_AGENDA, meeting.committee_id)
    items = locked(meeting)
    _check_is_on(below, items)
    beside = level(items, below.id if below else None)
    return _add(meeting, heading, kind, items, below.id if below else None, len(beside), by=by, at=at)


def add_last_in_public(meeting: Meeting, *, heading: str, kind: ItemKind, by: Actor, at: datetime) -> AgendaItem:
    """A new item as the last before the public are excluded; at the end where they are not."""
    by.check(Permission.EDIT_AGENDA, meeting.committee_id)
    items = locked(meeting)
    place = place_before_exclusion(level(items, None))
    return _add(meeting, heading, kind, items, None, place, by=by, at=at)


def add_business(meeting: Meeting, business: Business, *, by: Actor, at: datetime) -> AgendaItem:
    """A new item with all that is known of it, in public and before what closes the meeting."""
    by.check(Permission.EDIT_AGENDA, meeting.committee_id)
    items = locked(meeting)
    place = place_before_closing(level(items, None))
    return _add(meeting, business["heading"], business["kind"], items, None, place, more=business, by=by, at=at)


def add_first(
    meeting: Meeting, *, heading: str, kind: ItemKind, below: AgendaItem | None = None, by: Actor, at: datetime
) -> AgendaItem:
    """A new item before all the others, or as the first one under another item."""
    by.check(Permission.EDIT_AGENDA, meeting.committee_id)
    items = locked(meeting)
    _check_is_on(below, items)
    return _add(meeting, heading, kind, items, below.id if below else None, 0, by=by, at=at)


def add_after(other: AgendaItem, *, heading: str, kind: ItemKind, by: Actor, at: datetime) -> AgendaItem:
    """A new item just after another, beside it.

    Once the agenda is public an item put in before others takes the number before it and a letter, so that the numbers
    people have been given stay.
    """
    meeting = other.meeting
    by.check(Permission.EDIT_AGENDA, meeting.committee_id)
    items = locked(meeting)
    _check_is_on(other, items)
    place = level(items, other.parent_id).index(other) + 1
    return _add(meeting, heading, kind, items, other.parent_id, place, by=by, at=at)


def rename(item: AgendaItem, *, heading: str, revision: str, by: Actor, at: datetime) -> AgendaItem:
    """Give an item another heading."""
    return _change(item, {"heading": heading}, "item renamed", revision=revision, by=by, at=at)


def edit(item: AgendaItem, details: ItemDetails, *, revision: str, by: Actor, at: datetime) -> AgendaItem:
    """Change what an item says. Raises ChangedMeanwhile when somebody else saved it after `revision`."""
    return _change(item, {**details}, "item edited", revision=revision, by=by, at=at)


def take_off(item: AgendaItem, *, by: Actor, at: datetime) -> AgendaItem:
    """Take an item off the agenda with everything below it, which gives back the topics they carried.

    It is kept, so that it can be put back.
    """
    items = opened(item, by=by)
    gone = family(items, item)
    for one in gone:
        one.removed_at = at
    number([one for one in level(items, item.parent_id) if one is not item])
    _keep(TAKEN_OFF, item, by=by, at=at)
    topic_returns.taken_off(gone, by=by, at=at)
    return item


def put_back(item: AgendaItem, *, by: Actor, at: datetime) -> AgendaItem:
    """Put an item back where it stood, with what was taken off with it; at the end if the item above it has gone.

    What carried a topic carries it again.
    """
    by.check(Permission.EDIT_AGENDA, item.meeting.committee_id)
    items = locked(item.meeting)
    if item.removed_at is None:
        raise RuleBroken(f"{name_of(item)} is on the agenda already.")
    gone = list(db.session.scalars(_off(item.meeting).where(AgendaItem.removed_at == item.removed_at)))
    if item.parent_id not in [None, *(one.id for one in items)]:
        item.parent_id, item.position = None, len(items) + 1
    beside = level(items, item.parent_id)
    beside.insert(min(max(item.position - 1, 0), len(beside)), item)
    back, gone_at = family(gone, item), item.removed_at
    for one in back:
        one.removed_at = None
    number(beside)
    _keep("item put back", item, by=by, at=at)
    topic_returns.put_back(back, gone_at, by=by, at=at)
    return item


def taken_off(meeting: Meeting) -> list[AgendaItem]:
    """What was taken off this agenda, the latest first; what went along with another item is not named again."""
    off = list(db.session.scalars(_off(meeting)))
    went = {item.id: item.removed_at for item in off}
    return [item for item in off if went.get(item.parent_id or 0) != item.removed_at]


def who_took_off(item: AgendaItem) -> str:
    """The name of whoever took an item off, with the one it stood under or alone."""
    event = select(AuditEvent.by).where(
        AuditEvent.subject_kind == AgendaItem.__tablename__,
        AuditEvent.what == TAKEN_OFF,
        AuditEvent.happened_at == item.removed_at,
    )
    return db.session.scalar(event.order_by(AuditEvent.id.desc()).limit(1)) or "Somebody"


def recommendations_from(typed: str) -> list[str]:
    """What a box of recommendations holds: one a paragraph where a blank line stands between, otherwise one a line."""
    typed = typed.strip()
    parts: Sequence[str] = re.split(r"\n\s*\n", typed) if re.search(r"\n\s*\n", typed) else typed.splitlines()
    return [part.strip() for part in parts if part.strip()]


def recommendations_in(recommendations: Sequence[str]) -> str:
    """Recommendations as a box shows them, so that reading the box gives the same ones."""
    return "\n\n".join(recommendations) if any("\n" in one for one in recommendations) else "\n".join(recommendations)


def _add(
    meeting: Meeting,
    heading: str,
    kind: ItemKind,
    items: list[AgendaItem],
    parent_id: int | None,
    place: int,
    *,
    more: Business | None = None,
    by: Actor,
    at: datetime,
) -> AgendaItem:
    values = {**(more or {}), "heading": heading.strip(), "kind": kind}
    _check(values)
    check_depth(items, parent_id, 1)
    beside = level(items, parent_id)
    late = 0 < place < len(beside) and agendas.is_public(meeting)
    item = AgendaItem(meeting_id=meeting.id, parent_id=parent_id, continues=late, **values)
    db.session.add(item)
    number([*beside[:place], item, *beside[place:]])
    return _keep("item added", item, meeting, by=by, at=at)


def _change(
    item: AgendaItem, values: dict[str, object], what: str, *, revision: str, by: Actor, at: datetime
) -> AgendaItem:
    opened(item, by=by)
    revisions.check_revision(item, revision)
    values = {field: value.strip() if type(value) is str else value for field, value in values.items()}
    _check(values)
    meeting, before = item.meeting, item.revision
    # A title that was private a moment ago is not written where more people read it.
    is_private = agenda_tree.is_private(item) or values.get("part") is Part.PRIVATE
    name = str(values.get("public_heading") or "An item in Part 2") if is_private else str(values["heading"])
    committee_id = meeting.committee_id
    revisions.change(item, values, what, name=name, revision=revision, by=by, at=at, committee_id=committee_id)
    if item.revision != before:
        meeting.agenda_revision += 1
        db.session.flush()
    return item


def _keep(what: str, item: AgendaItem, meeting: Meeting | None = None, *, by: Actor, at: datetime) -> AgendaItem:
    with db.session.no_autoflush:
        meeting = meeting or item.meeting
        committee_id = meeting.committee_id
        meeting.agenda_revision += 1
    audit.record(what, item, name=name_of(item), by=by, at=at, committee_id=committee_id)
    db.session.expire(meeting, ["items"])
    return item


def _check(values: Mapping[str, object]) -> None:
    heading, text = str(values["heading"]), str(values.get("text", ""))
    if not heading:
        raise RuleBroken("Enter the heading.", "heading")
    if len(heading) > LONGEST_HEADING:
        raise RuleBroken(f"Use {LONGEST_HEADING} characters or fewer.", "heading")
    for field, words in (("heading", heading), ("text", text)):
        try:
            standing_text.check_placeholders(words)
        except RuleBroken as broken:
            raise RuleBroken(broken.message, field) from broken
    minutes = values.get("minutes")
    if isinstance(minutes, int) and not 0 <= minutes <= LONGEST_DAY:
        raise RuleBroken(f"Enter the minutes it should take, from 0 to {LONGEST_DAY}, or leave it empty.", "minutes")
    agenda_rules.parse_pages(str(values.get("pages", "")))


def _check_is_on(other: AgendaItem | None, items: list[AgendaItem]) -> None:
    if other is not None and other not in items:
        raise RuleBroken("That item is no longer on the agenda. Choose another place.", "place")


def _off(meeting: Meeting) -> Select[AgendaItem]:
    return (
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_not(None))
        .order_by(AgendaItem.removed_at.desc(), AgendaItem.id)
    )
