"""Meetings planned one by one: moved, cancelled and put back, with what the public must be told about it."""

from datetime import date, datetime, time
from uuid import uuid4

from sqlalchemy import exists, func, select

from models.committee import Committee
from models.meeting import Meeting, MeetingChange
from models.publication import Published
from models.rules import RuleBroken, planning
from models.rules.permissions import Permission
from models.rules.transitions import check_move
from models.rules.wording import long_date
from models.vocabulary import MeetingKind, MeetingStatus, SubjectKind
from webapp.database import db
from webapp.services import audit, topic_returns
from webapp.services.actors import Actor
from webapp.services.revisions import check_revision


def get(meeting_id: int, *, by: Actor) -> Meeting:
    """A meeting of a committee whose meetings this person plans. NoResultFound or NotAllowed otherwise."""
    meeting = db.session.get_one(Meeting, meeting_id)
    by.check(Permission.PLAN_MEETINGS, meeting.committee_id)
    return meeting


def next_of(committee: Committee, *, on: date) -> Meeting | None:
    """The committee's next meeting that is to be held, on a day or after it."""
    wanted = select(Meeting).where(Meeting.committee_id == committee.id, Meeting.held_on >= on)
    to_be_held = wanted.where(Meeting.status == MeetingStatus.SCHEDULED)
    return db.session.scalar(to_be_held.order_by(Meeting.held_on, Meeting.starts_at, Meeting.id).limit(1))


def plan(
    committee: Committee,
    *,
    held_on: date,
    starts_at: time,
    ends_at: time | None = None,
    venue: str = "",
    room: str = "",
    kind: MeetingKind = MeetingKind.ORDINARY,
    by: Actor,
    at: datetime,
) -> Meeting:
    """Put a meeting in the council's calendar. The public is not told until it is published."""
    by.check(Permission.PLAN_MEETINGS, committee.id)
    planning.check_committee_sits(committee.name, committee.ended_on, held_on)
    planning.check_times(starts_at, ends_at)

    meeting = Meeting(
        committee_id=committee.id,
        uid=new_uid(),
        kind=kind,
        held_on=held_on,
        day_number=_free_day_number(committee.id, held_on),
        starts_at=starts_at,
        ends_at=ends_at,
        venue=venue,
        room=room,
        status=MeetingStatus.SCHEDULED,
    )
    db.session.add(meeting)
    audit.record("meeting planned", meeting, name=name_of(committee, held_on), by=by, at=at, committee_id=committee.id)
    return meeting


def move(
    meeting: Meeting,
    *,
    held_on: date,
    starts_at: time,
    ends_at: time | None,
    venue: str,
    room: str,
    reason: str = "",
    revision: str | None = None,
    by: Actor,
    at: datetime,
) -> Meeting:
    """Hold a meeting at another time or on another day. `revision` is that of the page it was decided on, if any.

    The topics planned for it go with it. The reason is owed to the public once it has been told of the date.
    """
    _open(meeting, revision, "moved", by=by)
    planning.check_committee_sits(meeting.committee.name, meeting.committee.ended_on, held_on)
    planning.check_times(starts_at, ends_at)
    planning.check_reason(reason, is_public=is_public(meeting), doing="moved")

    old, new = (meeting.held_on, meeting.starts_at), (held_on, starts_at)
    if old != new:
        _tell(meeting, planning.moved_in_words(old, new), reason, at=at)
    if held_on != meeting.held_on:
        meeting.day_number = _free_day_number(meeting.committee_id, held_on)
    meeting.held_on, meeting.starts_at, meeting.ends_at = held_on, starts_at, ends_at
    meeting.venue, meeting.room = venue, room
    _keep("meeting moved", meeting, reason, by=by, at=at)
    topic_returns.meeting_moved(meeting, old[0], reason, by=by, at=at)
    return meeting


def edit(
    meeting: Meeting,
    *,
    kind: MeetingKind,
    starts_at: time,
    ends_at: time | None,
    venue: str,
    room: str,
    reason: str = "",
    revision: str | None = None,
    by: Actor,
    at: datetime,
) -> Meeting:
    """Change the kind, the times or the place of a meeting. A new time or place needs a reason, as a move does."""
    _open(meeting, revision, "changed", by=by)
    planning.check_times(starts_at, ends_at)
    old, new = (meeting.starts_at, place_of(meeting.venue, meeting.room)), (starts_at, place_of(venue, room))
    if old != new:
        planning.check_reason(reason, is_public=is_public(meeting), doing="changed")
        _tell(meeting, planning.rearranged_in_words(old, new), reason, at=at)

    meeting.kind, meeting.starts_at, meeting.ends_at = kind, starts_at, ends_at
    meeting.venue, meeting.room = venue, room
    return _keep("meeting changed", meeting, reason, by=by, at=at)


def cancel(meeting: Meeting, *, reason: str, revision: str | None = None, by: Actor, at: datetime) -> Meeting:
    """Call a meeting off. It stays in every calendar, marked as cancelled with the reason; its topics come back."""
    by.check(Permission.PLAN_MEETINGS, meeting.committee_id)
    _check_unchanged(meeting, revision)
    check_move(meeting.status, MeetingStatus.CANCELLED)
    if not reason.strip():
        raise RuleBroken("Give the reason it is cancelled: calendars and the meeting's page show it.", "reason")

    _tell(meeting, planning.cancelled_in_words(meeting.held_on, meeting.starts_at), reason, at=at)
    meeting.status = MeetingStatus.CANCELLED
    _keep("meeting cancelled", meeting, reason, by=by, at=at)
    topic_returns.meeting_cancelled(meeting, reason, by=by, at=at)
    return meeting


def reinstate(meeting: Meeting, *, reason: str = "", revision: str | None = None, by: Actor, at: datetime) -> Meeting:
    """Hold a cancelled meeting after all."""
    by.check(Permission.PLAN_MEETINGS, meeting.committee_id)
    _check_unchanged(meeting, revision)
    check_move(meeting.status, MeetingStatus.SCHEDULED)
    planning.check_reason(reason, is_public=is_public(meeting), doing="reinstated")

    _tell(meeting, planning.reinstated_in_words(meeting.held_on, meeting.starts_at), reason, at=at)
    meeting.status = MeetingStatus.SCHEDULED
    _keep("meeting reinstated", meeting, reason, by=by, at=at)
    topic_returns.meeting_reinstated(meeting, by=by, at=at)
    return meeting


def is_public(meeting: Meeting) -> bool:
    """Whether the public has ever been told of the meeting."""
    told = exists().where(Published.subject_kind == SubjectKind.MEETING, Published.subject_id == meeting.id)
    return bool(db.session.scalar(select(told)))


def public_address(meeting: Meeting) -> str | None:
    """Where the public reads of the meeting now; None where it does not."""
    return db.session.scalar(
        select(Published.address).where(
            Published.subject_kind == SubjectKind.MEETING,
            Published.subject_id == meeting.id,
            Published.is_withdrawn.is_(False),
        )
    )


def hold(committee_id: int) -> None:
    """Let nobody else number a meeting of the committee, or what is its own, until this transaction ends."""
    db.session.execute(select(Committee.id).where(Committee.id == committee_id).with_for_update(key_share=True))


def new_uid() -> str:
    """A name for a meeting in people's calendars, never used before and never changed."""
    return f"{uuid4().hex}@moothall"


def name_of(committee: Committee, held_on: date) -> str:
    """What the audit trail calls a meeting."""
    return f"{committee.name}, {long_date(held_on)}"


def place_of(venue: str, room: str) -> str:
    """The room and the venue on one line."""
    return ", ".join(part for part in (room, venue) if part)


def _open(meeting: Meeting, revision: str | None, doing: str, *, by: Actor) -> None:
    by.check(Permission.PLAN_MEETINGS, meeting.committee_id)
    _check_unchanged(meeting, revision)
    planning.check_is_on(meeting.status, doing)


def _check_unchanged(meeting: Meeting, revision: str | None) -> None:
    if revision is not None:
        check_revision(meeting, revision)


def _free_day_number(committee_id: int, held_on: date) -> int:
    """One for the first meeting of the day, two for the second. Two officers who plan at once take turns."""
    hold(committee_id)
    taken = select(func.max(Meeting.day_number)).where(Meeting.committee_id == committee_id, Meeting.held_on == held_on)
    return (db.session.scalar(taken) or 0) + 1


def _tell(meeting: Meeting, what: str, reason: str, *, at: datetime) -> None:
    """Keep a change for the public; one that nobody was told of, and that nobody explains, is our own business."""
    if reason.strip() or is_public(meeting):
        db.session.add(MeetingChange(meeting_id=meeting.id, changed_at=at, what=what, reason=reason.strip()))


def _keep(what: str, meeting: Meeting, reason: str, *, by: Actor, at: datetime) -> Meeting:
    meeting.revision += 1
    # A query here would flush the change before the audit trail has read what it was before.
    with db.session.no_autoflush:
        name = name_of(meeting.committee, meeting.held_on)
    audit.record(what, meeting, name=name, by=by, at=at, reason=reason.strip(), committee_id=meeting.committee_id)
    return meeting
