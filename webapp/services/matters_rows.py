"""What arises from a committee's meetings, read as plain rows: what was resolved, marked, recommended and given.

Each is one statement, written once. Nothing of it is changed here, and rows are read much faster than records.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from sqlalchemy import Boolean, CursorResult, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased

from models.action import Action, ActionUpdate
from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member
from models.minutes import Minute
from models.minutes_vocabulary import (
    ActionStatus,
    Implementation,
    OwedKind,
    OwedStatus,
    RecommendationResponse,
    ResolutionOutcome,
)
from models.owed import Owed
from models.resolution import Recommendation, Resolution
from models.vocabulary import MeetingStatus, Part
from models.work_programme import Topic
from webapp.database import db
from webapp.services import agenda_tree
from webapp.services.owed import ENDED

Kind = Literal["resolution", "owed", "recommendation", "action"]


class Sitting(NamedTuple):
    """A meeting by its number and day."""

    id: int
    held_on: date
    day_number: int


class Item(NamedTuple):
    """An item of an agenda, so far as what comes from it says."""

    id: int
    position: int
    heading: str
    part: Part
    parent_id: int | None

    @property
    def is_private(self) -> bool:
        """Whether it is in Part 2, or stands below one that is."""
        return agenda_tree.is_private_at(self.part, self.parent_id)


class Resolved(NamedTuple):
    """What was resolved at a meeting."""

    id: int
    outcome: ResolutionOutcome
    text: str
    item: Item


class Marked(NamedTuple):
    """An ask or an undertaking."""

    id: int
    kind: OwedKind
    quoted: str
    status: OwedStatus
    owed_by: str
    due_on: date | None
    outcome: str
    ended_on: date | None
    meeting: Sitting
    item: Item


class Asked(NamedTuple):
    """A recommendation to another body, `to` by name."""

    id: int
    resolution_id: int
    text: str
    to: str
    reported_on: date | None
    notice_on: date | None
    response: RecommendationResponse
    responded_on: date | None
    response_text: str
    implementation: Implementation
    meeting: Sitting
    item: Item

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer, or for being carried out."""
        is_awaited = self.response is RecommendationResponse.AWAITED
        is_refused = self.response is RecommendationResponse.REJECTED
        return is_awaited or not (is_refused or self.implementation is Implementation.DONE)


class Given(NamedTuple):
    """An action: whose it is and when it is due, what was said of it last, to anybody (`said`) and in public (`told`).

    `is_kept_back` where the public may not know of it: an officer said so, or any of what it comes from is in Part 2.
    """

    id: int
    resolution_id: int | None
    owed_id: int | None
    text: str
    owner: str
    due_on: date | None
    status: ActionStatus
    ended_on: date | None
    said: str
    told: str
    meeting: Sitting | None
    item: Item | None
    is_kept_back: bool


class Planned(NamedTuple):
    """A topic of the work programme that follows from a resolution or from marked words."""

    title: str
    resolution_id: int | None
    owed_id: int | None


SAT = (Meeting.id, Meeting.held_on, Meeting.day_number)
AT = (AgendaItem.id, AgendaItem.position, AgendaItem.heading, AgendaItem.part, AgendaItem.parent_id)
THEIRS = Meeting.committee_id == bindparam("committee_id")

LAST = (
    select(*SAT)
    .where(
        THEIRS,
        Meeting.status != MeetingStatus.CANCELLED,
        or_(
            Meeting.held_on < bindparam("held_on"),
            and_(Meeting.held_on == bindparam("held_on"), Meeting.day_number < bindparam("day_number")),
        ),
    )
    .order_by(Meeting.held_on.desc(), Meeting.day_number.desc(), Meeting.id.desc())
    .limit(1)
)
# What was sent to another body is told as a recommendation.
SENT = exists().where(Recommendation.resolution_id == Resolution.id, Recommendation.removed_at.is_(None))
RESOLVED = (
    select(Resolution.id, Resolution.outcome, Resolution.text, *AT)
    .join(AgendaItem, AgendaItem.id == Resolution.item_id)
    .where(Resolution.meeting_id == bindparam("last_id"), Resolution.removed_at.is_(None), ~SENT)
    .order_by(Resolution.position, Resolution.id)
)
IS_OPEN = and_(Owed.status.not_in(ENDED), bindparam("is_covered", type_=Boolean()))
MARKED = (
    select(
        *(Owed.id, Owed.kind, Owed.quoted, Owed.status, func.coalesce(Member.name, Owed.owed_by)),
        *(Owed.due_on, Owed.outcome, Owed.ended_on, *SAT, *AT),
    )
    .join(Minute, Minute.id == Owed.minute_id)
    .join(Meeting, Meeting.id == Minute.meeting_id)
    .join(AgendaItem, AgendaItem.id == Minute.item_id)
    .outerjoin(Member, Member.id == Owed.owed_by_id)
    .where(THEIRS, Owed.removed_at.is_(None), or_(IS_OPEN, Minute.meeting_id == bindparam("last_id")))
    .order_by(IS_OPEN.desc(), Meeting.held_on, Owed.id)
)
RESPONSE, CARRIED_OUT = Recommendation.response, Recommendation.implementation
IS_AWAITED = or_(
    RESPONSE == RecommendationResponse.AWAITED,
    and_(RESPONSE != RecommendationResponse.REJECTED, CARRIED_OUT != Implementation.DONE),
)
ASKED = (
    select(
        *(Recommendation.id, Recommendation.resolution_id, Recommendation.text),
        func.coalesce(Committee.name, Recommendation.to_body),
        *(Recommendation.reported_on, Recommendation.notice_on, RESPONSE, Recommendation.responded_on),
        *(Recommendation.response_text, CARRIED_OUT, *SAT, *AT),
    )
    .join(Resolution, Resolution.id == Recommendation.resolution_id)
    .join(Meeting, Meeting.id == Resolution.meeting_id)
    .join(AgendaItem, AgendaItem.id == Resolution.item_id)
    .outerjoin(Committee, Committee.id == Recommendation.to_committee_id)
    .where(THEIRS, Recommendation.removed_at.is_(None), or_(IS_AWAITED, Meeting.id == bindparam("last_id")))
    .order_by(Meeting.held_on.desc(), Recommendation.id)
)
# What an action names is asked for one by one: to plan so many joins takes PostgreSQL longer than to read them.
FROM_ITEM, DUE_MEETING = aliased(AgendaItem), aliased(Meeting)
OWNER = select(Member.name).where(Member.id == Action.owner_member_id).scalar_subquery()
OWNER_COMMITTEE = select(Committee.name).where(Committee.id == Action.owner_committee_id).scalar_subquery()
DUE_AT_MEETING = select(DUE_MEETING.held_on).where(DUE_MEETING.id == Action.due_meeting_id).scalar_subquery()
OF_RESOLUTION = select(FROM_ITEM).join(Resolution, Resolution.item_id == FROM_ITEM.id)
RESOLVED_AT = OF_RESOLUTION.where(Resolution.id == Action.resolution_id)
OF_MARK = select(FROM_ITEM).join(Minute, Minute.item_id == FROM_ITEM.id).join(Owed, Owed.minute_id == Minute.id)
MARKED_AT = OF_MARK.where(Owed.id == Action.owed_id)
PLACES = tuple(
    of.with_only_columns(one).correlate(Action).scalar_subquery()
    for of in (RESOLVED_AT, MARKED_AT)
    for one in (FROM_ITEM.part, FROM_ITEM.parent_id)
)
SAID = select(ActionUpdate.text).where(ActionUpdate.action_id == Action.id).order_by(ActionUpdate.id.desc()).limit(1)
GIVEN = (
    select(
        *(Action.id, Action.resolution_id, Action.owed_id, Action.text),
        func.coalesce(OWNER, OWNER_COMMITTEE, Action.owner_name),
        *(func.coalesce(DUE_AT_MEETING, Action.due_on), Action.status, Action.ended_on),
        *(SAID.scalar_subquery(), SAID.where(ActionUpdate.is_public).scalar_subquery()),
        *(*SAT, *AT, *PLACES, Action.is_public),
    )
    .outerjoin(Meeting, Meeting.id == Action.meeting_id)
    .outerjoin(AgendaItem, AgendaItem.id == Action.item_id)
    .where(
        Action.removed_at.is_(None),
        or_(
            Action.meeting_id == bindparam("last_id"),
            and_(Action.committee_id == bindparam("committee_id"), Action.ended_on.is_(None)),
        ),
    )
    .order_by(Action.id)
)
PLANNED = (
    select(Topic.title, Topic.resolution_id, Topic.owed_id)
    .where(Topic.committee_id == bindparam("committee_id"), Topic.removed_at.is_(None))
    .where(or_(Topic.resolution_id.is_not(None), Topic.owed_id.is_not(None)))
    .order_by(Topic.added_at, Topic.id)
)


def last_before(committee_id: int, held_on: date, day_number: int) -> Sitting | None:
    """A committee's last meeting before one of a day that was not cancelled."""
    row = _ask(LAST, committee_id=committee_id, held_on=held_on, day_number=day_number).first()
    return Sitting(*row) if row else None


def resolved(last: Sitting) -> list[Resolved]:
    """What a meeting resolved, in order, but for what it sent to other bodies."""
    return [Resolved(*(*row[:3], Item(*row[3:]))) for row in _ask(RESOLVED, last_id=last.id)]


def marked(committee_id: int, last: Sitting, *, is_covered: bool) -> list[Marked]:
    """What is marked in the minutes of a meeting, and with `is_covered` what is still owed from any, that first."""
    rows = _ask(MARKED, committee_id=committee_id, last_id=last.id, is_covered=is_covered)
    return [Marked(*(*row[:8], Sitting(*row[8:11]), Item(*row[11:]))) for row in rows]


def asked(committee_id: int, last: Sitting) -> list[Asked]:
    """What a meeting recommended, and of others what is not ended, the newest meeting first."""
    rows = _ask(ASKED, committee_id=committee_id, last_id=last.id)
    return [Asked(*(*row[:10], Sitting(*row[10:13]), Item(*row[13:]))) for row in rows]


def given(committee_id: int, last: Sitting) -> Iterator[Given]:
    """The actions of a meeting, and those of its committee that are open."""
    for row in _ask(GIVEN, committee_id=committee_id, last_id=last.id):
        meeting, item = Sitting(*row[10:13]), Item(*row[13:18])
        came_from = ((item.part, item.parent_id), row[18:20], row[20:22])
        is_private = any(part and agenda_tree.is_private_at(part, parent_id) for part, parent_id in came_from)
        there = (meeting if meeting.id else None, item if item.id else None)
        yield Given(*(*row[:8], row[8] or "", row[9] or "", *there, is_private or not row[22]))


def planned(committee_id: int) -> list[Planned]:
    """The topics of a committee that follow from something minuted, of every year, the oldest first."""
    return [Planned(*row) for row in _ask(PLANNED, committee_id=committee_id)]


def _ask(statement: Select[*tuple[Any, ...]], **said: Any) -> CursorResult[*tuple[Any, ...]]:
    return db.session.connection().execute(statement, said)
