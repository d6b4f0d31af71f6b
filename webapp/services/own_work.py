"""A member's committee work: what they asked for and what came of it, what was resolved, minutes to read, attendance.

Every list is short and of a fixed number of queries, however many years somebody sits. What members asked for shows
here once the minutes that say so were issued; the words of Part 2 do not.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import contains_eager, joinedload

from models.action import Action
from models.attendance import Attendance
from models.meeting import Meeting
from models.member import Seat
from models.minutes import Minute, Minutes
from models.minutes_vocabulary import MinutesStatus
from models.owed import Owed
from models.publication import Published, PublishedResolution
from models.rules.municipal_year import municipal_year_of, span
from models.vocabulary import AttendanceStatus, SubjectKind
from models.work_programme import Topic
from webapp.database import db
from webapp.services import action_facts, action_lists, actions, agenda_tree
from webapp.services.action_lists import Listed
from webapp.services.actors import Actor, NotAllowed

SHOWN = 30
LATELY = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """Something a member asked for, and the actions and topics that follow it up. Of Part 2 the words stay away."""

    owed: Owed
    is_private: bool
    actions: list[Listed]
    topics: list[Topic]


@dataclass(frozen=True, slots=True)
class OwnAttendance:
    """At how many meetings of the municipal year somebody was, by how they are marked, and the last of them."""

    year: int
    present: int
    apologies: int
    absent: int
    lately: list[Attendance]

    @property
    def meetings(self) -> int:
        """How many meetings there were."""
        return self.present + self.apologies + self.absent


def action_of(action_id: int, *, by: Actor) -> Action:
    """An action that this person owes. NoResultFound or NotAllowed otherwise."""
    action = db.session.get_one(Action, action_id)
    if action.removed_at is not None:
        raise NoResultFound("taken away")
    if action.owner_member_id is None:
        raise NotAllowed(f"{by.name} does not owe this")
    by.check_is(action.owner_member_id)
    return action


def asked_by(member_id: int, *, on: date) -> list[Asked]:
    """What a member asked for, the latest meeting first, with what became of it."""
    found = (
        select(Owed)
        .join(Owed.minute)
        .join(Minute.meeting)
        .join(Minutes, Minutes.meeting_id == Meeting.id)
        .options(
            contains_eager(Owed.minute).contains_eager(Minute.meeting).joinedload(Meeting.committee),
            contains_eager(Owed.minute).joinedload(Minute.item),
            joinedload(Owed.owing_member),
        )
        .where(Owed.asked_by_id == member_id, Owed.removed_at.is_(None), Minutes.status != MinutesStatus.IN_HAND)
        .order_by(Meeting.held_on.desc(), Owed.id.desc())
        .limit(SHOWN)
    )
    asks = list(db.session.scalars(found))
    followed, topics = _actions_of(asks, on), _topics_of(asks)
    return [
        Asked(one, agenda_tree.is_private(one.minute.item), followed.get(one.id, []), topics.get(one.id, []))
        for one in asks
    ]


def resolutions(member_id: int, *, on: date) -> list[PublishedResolution]:
    """What the committees somebody sits on resolved last, as public minutes say it."""
    found = select(PublishedResolution).where(PublishedResolution.committee_id.in_(_committees(member_id, on)))
    newest = found.order_by(PublishedResolution.held_on.desc(), PublishedResolution.resolution_id.desc())
    return list(db.session.scalars(newest.limit(LATELY)))


def drafts(member_id: int, *, on: date) -> list[Minutes]:
    """The draft minutes of their committees that were issued here, are not approved nor taken away, the latest first.

    Minutes that came in as issued, from a file, have no draft that was kept as members read it.
    """
    taken_away = select(Published.subject_id).where(
        Published.subject_kind == SubjectKind.MINUTES, Published.is_withdrawn.is_(True)
    )
    found = (
        select(Minutes)
        .join(Minutes.meeting)
        .options(contains_eager(Minutes.meeting).joinedload(Meeting.committee))
        .where(Minutes.status == MinutesStatus.ISSUED, Minutes.meeting_id.not_in(taken_away), Minutes.drafts.any())
        .where(Meeting.committee_id.in_(_committees(member_id, on)))
        .order_by(Meeting.held_on.desc(), Minutes.id.desc())
        .limit(LATELY)
    )
    return list(db.session.scalars(found))


def attendance(member_id: int, *, on: date) -> OwnAttendance:
    """How often a member came this municipal year, as it was marked at each meeting."""
    year = municipal_year_of(on)
    found = (
        select(Attendance)
        .join(Attendance.meeting)
        .options(contains_eager(Attendance.meeting).joinedload(Meeting.committee))
        .where(Attendance.member_id == member_id, Meeting.held_on.between(span(year)[0], on))
        .order_by(Meeting.held_on.desc(), Attendance.id.desc())
    )
    marks = list(db.session.scalars(found))
    counted = Counter(one.status for one in marks)
    return OwnAttendance(
        year,
        present=counted[AttendanceStatus.PRESENT],
        apologies=counted[AttendanceStatus.APOLOGIES],
        absent=counted[AttendanceStatus.ABSENT],
        lately=marks[:LATELY],
    )


def _committees(member_id: int, on: date) -> Select[int]:
    still = Seat.ends_on.is_(None) | (Seat.ends_on >= on)
    return select(Seat.committee_id).where(Seat.member_id == member_id, Seat.starts_on <= on, still)


def _actions_of(asks: list[Owed], on: date) -> dict[int, list[Listed]]:
    found = actions.kept().where(Action.owed_id.in_([one.id for one in asks])).order_by(Action.id)
    by_ask: dict[int, list[Listed]] = {}
    for action in db.session.scalars(found.options(joinedload(Action.item))):
        if action.owed_id is not None and not action_facts.is_from_private_item(action):
            by_ask.setdefault(action.owed_id, []).append(action_lists.listed(action, on=on))
    return by_ask


def _topics_of(asks: list[Owed]) -> dict[int, list[Topic]]:
    found = select(Topic).where(Topic.owed_id.in_([one.id for one in asks]), Topic.removed_at.is_(None))
    by_ask: dict[int, list[Topic]] = {}
    for topic in db.session.scalars(found.order_by(Topic.id)):
        if topic.owed_id is not None:
            by_ask.setdefault(topic.owed_id, []).append(topic)
    return by_ask
