"""Agendas: opened to be worked on, and started from what the committee always does or did last."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, insert, or_, select
from sqlalchemy.orm import joinedload, selectinload

from models.agenda import AgendaItem, ItemFields
from models.committee import Committee, StandingItem
from models.meeting import Meeting
from models.publication import PublishedMeeting
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.wording import count_of, long_date
from webapp.database import db
from webapp.services import agenda_places, audit, meetings
from webapp.services.actors import Actor

# An item copied from the last agenda keeps its part: a private title must not become public by being copied.
COPIED = (
    "kind",
    "heading",
    "text",
    "report_state",
    "presenter",
    "minutes",
    "child_numbering",
    "position",
    "is_education",
    "is_budget",
)
COPIED_IN_PRIVATE = ("part", "public_heading", "exempt_paragraphs")


def get(meeting_id: int, *, by: Actor) -> Meeting:
    """A meeting whose agenda this person may build, its items and their files read in one go.

    Raises NoResultFound or NotAllowed otherwise. A cancelled meeting's agenda can be edited too: what the public has
    been shown of it may have to be corrected.
    """
    meeting = db.session.scalars(
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .options(
            joinedload(Meeting.committee).joinedload(Committee.house_style),
            selectinload(Meeting.items).selectinload(AgendaItem.documents),
        )
        .order_by(Meeting.id)
    ).one()
    by.check(Permission.EDIT_AGENDA, meeting.committee_id)
    return meeting


def is_public(meeting: Meeting) -> bool:
    """Whether the public can read an agenda of the meeting now."""
    shown = select(PublishedMeeting.has_agenda).where(PublishedMeeting.meeting_id == meeting.id)
    return bool(db.session.scalar(shown))


def last_agenda(meeting: Meeting) -> Meeting | None:
    """The committee's latest meeting before this one that has items on its agenda."""
    has_items = exists().where(AgendaItem.meeting_id == Meeting.id, AgendaItem.removed_at.is_(None))
    return db.session.scalar(
        select(Meeting)
        .where(Meeting.committee_id == meeting.committee_id, _is_before(meeting), has_items)
        .order_by(Meeting.held_on.desc(), Meeting.day_number.desc(), Meeting.id.desc())
        .limit(1)
    )


def start_from_standing_items(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Open the agenda with the items the committee always has."""
    _open_empty(meeting, by=by)
    standing = list(meeting.committee.standing_items)
    if not standing:
        raise RuleBroken(f"{meeting.committee.name} has no standing items. Add them to the committee, or start empty.")
    return _start(meeting, standing, "its standing items", by=by, at=at)


def start_from_last(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Open the agenda with the items of the committee's last one: headings and texts, no papers and no decisions."""
    _open_empty(meeting, by=by)
    before = last_agenda(meeting)
    if before is None:
        raise RuleBroken("The committee has no earlier agenda. Start from its standing items, or empty.")
    items = [item for item in before.items if item.removed_at is None]
    return _start(meeting, items, f"the agenda of {long_date(before.held_on)}", by=by, at=at)


def _open_empty(meeting: Meeting, *, by: Actor) -> None:
    by.check(Permission.EDIT_AGENDA, meeting.committee_id)
    if agenda_places.locked(meeting):
        raise RuleBroken("The agenda has items already: add to them, or take them off first.")


def _start(
    meeting: Meeting, sources: Sequence[StandingItem | AgendaItem], origin: str, *, by: Actor, at: datetime
) -> Meeting:
    below: dict[int | None, list[StandingItem | AgendaItem]] = {}
    for source in sorted(sources, key=lambda one: (one.position, one.id)):
        below.setdefault(source.parent_id, []).append(source)
    _copy(below, meeting.id)
    meeting.agenda_revision += 1
    db.session.flush()
    db.session.expire(meeting, ["items"])
    audit.note(
        "agenda started",
        kind="meeting",
        subject_id=meeting.id,
        name=meetings.name_of(meeting.committee, meeting.held_on),
        by=by,
        at=at,
        after={"from": origin, "items": count_of(len(sources), "item")},
        committee_id=meeting.committee_id,
    )
    return meeting


def _copy(below: dict[int | None, list[StandingItem | AgendaItem]], meeting_id: int) -> None:
    """A statement for each level of the tree: records that know their children are inserted one at a time."""
    keep = insert(AgendaItem).returning(AgendaItem.id, sort_by_parameter_order=True)
    level: list[tuple[StandingItem | AgendaItem, int | None]] = [(source, None) for source in below.get(None, ())]
    while level:
        rows = [{"meeting_id": meeting_id, "parent_id": parent, **_copied(source)} for source, parent in level]
        ids = db.session.scalars(keep, rows).all()
        above = zip((source for source, _ in level), ids, strict=True)
        level = [(child, number) for source, number in above for child in below.get(source.id, ())]


def _copied(source: ItemFields) -> dict[str, object]:
    """What a new item takes from an old one. A report still said to be enclosed is found to lack its file."""
    fields = (*COPIED, *COPIED_IN_PRIVATE) if isinstance(source, AgendaItem) else COPIED
    return {name: getattr(source, name) for name in fields}


def _is_before(meeting: Meeting) -> ColumnElement[bool]:
    same_day = and_(Meeting.held_on == meeting.held_on, Meeting.day_number < meeting.day_number)
    return or_(Meeting.held_on < meeting.held_on, same_day)
