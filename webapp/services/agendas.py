"""Agendas: opened to be worked on, and started from what the committee always does or did last."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, and_, exists, insert, or_, select
from sqlalchemy.orm import joinedload, selectinload

from models.agenda import AgendaItem
from models.committee import Committee, StandingItem
from models.meeting import Meeting
from models.publication import PublishedMeeting
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.wording import count_of, long_date
from webapp.database import db
from webapp.services import audit, drafts_for_agendas, meetings
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


def to_start(meeting_id: int, *, by: Actor) -> Meeting:
    """A meeting whose agenda this person may build, with nothing read but its committee. Raises as `get` does."""
    with_committee = joinedload(Meeting.committee, innerjoin=True)
    meeting = db.session.get_one(Meeting, meeting_id, options=[with_committee])
    by.check(Permission.EDIT_AGENDA, meeting.committee_id)
    return meeting


def start_from_standing_items(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Open the agenda with the items the committee always has."""
    _open_empty(meeting, by=by)
    standing = _read(StandingItem, COPIED, StandingItem.committee_id == meeting.committee_id)
    if not standing:
        raise RuleBroken(f"{meeting.committee.name} has no standing items. Add them to the committee, or start empty.")
    return _start(meeting, standing, "its standing items", by=by, at=at)


def start_from_last(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Open the agenda with the items of the committee's last one: headings and texts, no papers and no decisions."""
    _open_empty(meeting, by=by)
    before = last_agenda(meeting)
    if before is None:
        raise RuleBroken("The committee has no earlier agenda. Start from its standing items, or empty.")
    is_on = and_(AgendaItem.meeting_id == before.id, AgendaItem.removed_at.is_(None))
    items = _read(AgendaItem, (*COPIED, *COPIED_IN_PRIVATE), is_on)
    return _start(meeting, items, f"the agenda of {long_date(before.held_on)}", by=by, at=at)


def _open_empty(meeting: Meeting, *, by: Actor) -> None:
    """Refuse an agenda with items on it. Nobody else can add one until this transaction ends."""
    by.check(Permission.EDIT_AGENDA, meeting.committee_id)
    db.session.refresh(meeting, ["agenda_revision"], with_for_update=True)
    is_on = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None))
    if db.session.scalars(is_on.order_by(AgendaItem.id).limit(1)).first() is not None:
        raise RuleBroken("The agenda has items already: add to them, or take them off first.")


def _read(
    record: type[StandingItem | AgendaItem], fields: Sequence[str], which: ColumnElement[bool]
) -> Sequence[RowMapping]:
    """Items to copy, in order, each with its `id`, its `parent_id` and the fields to be copied."""
    columns = (getattr(record, name) for name in ("id", "parent_id", *fields))
    return db.session.execute(select(*columns).where(which).order_by(record.position, record.id)).mappings().all()


def _start(meeting: Meeting, sources: Sequence[RowMapping], origin: str, *, by: Actor, at: datetime) -> Meeting:
    _copy(sources, meeting.id)
    meeting.agenda_revision += 1
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
    db.session.expire(meeting, ["items"])
    drafts_for_agendas.bring(meeting, by=by, at=at)
    return meeting


def _copy(sources: Sequence[RowMapping], meeting_id: int) -> None:
    """Items with others under them go in a level at a time, for their numbers; all the rest in one statement."""
    keep, connection = insert(AgendaItem), db.session.connection()
    numbered = keep.returning(AgendaItem.id, sort_by_parameter_order=True)
    above = {source["parent_id"] for source in sources}
    number_of: dict[int | None, int | None] = {None: None}
    rest = sources
    while ready := [source for source in rest if source["parent_id"] in number_of and source["id"] in above]:
        ids = connection.scalars(numbered, [_copied(source, meeting_id, number_of) for source in ready]).all()
        number_of |= zip((source["id"] for source in ready), ids, strict=True)
        rest = [source for source in rest if source not in ready]
    if leaves := [source for source in rest if source["parent_id"] in number_of]:
        connection.execute(keep, [_copied(source, meeting_id, number_of) for source in leaves])


def _copied(source: RowMapping, meeting_id: int, number_of: Mapping[int | None, int | None]) -> dict[str, object]:
    """What a new item takes from an old one. A report still said to be enclosed is found to lack its file."""
    fields = {name: value for name, value in source.items() if name not in ("id", "parent_id")}
    return {"meeting_id": meeting_id, "parent_id": number_of[source["parent_id"]], **fields}


def _is_before(meeting: Meeting) -> ColumnElement[bool]:
    same_day = and_(Meeting.held_on == meeting.held_on, Meeting.day_number < meeting.day_number)
    return or_(Meeting.held_on < meeting.held_on, same_day)
