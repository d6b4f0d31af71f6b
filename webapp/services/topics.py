"""Topics of a committee's work programme: added from wherever they are asked for, changed, and moved."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import joinedload

from models.action import Action
from models.agenda import AgendaItem
from models.committee import Committee
from models.forward_plan import KeyDecision
from models.meeting import Meeting
from models.member import Member
from models.owed import Owed
from models.programme_vocabulary import TopicEvent, TopicKind, TopicSource, TopicStatus, TopicTiming
from models.resolution import Resolution
from models.rules import RuleBroken
from models.rules import topics as rules
from models.rules.municipal_year import municipal_year_of
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.rules.work_programme import in_words
from models.vocabulary import MeetingStatus
from models.work_programme import Topic, TopicItem
from webapp.clock import day_of
from webapp.database import db
from webapp.services import meetings, owed, revisions, topic_history, topic_slots
from webapp.services.actors import Actor
from webapp.services.topic_slots import NOT_FIXED, Slot


class TopicMore(TypedDict, total=False):
    """What may be said of a topic besides its title and what is to be considered."""

    kind: TopicKind
    lead_officer: str
    portfolio_holder_id: int | None
    source: TopicSource
    source_words: str
    asked_by_id: int | None
    every_months: int | None
    minutes: int | None
    is_in_depth: bool
    last_report_note: str
    notes: str
    follow_up: str
    is_public: bool


class TopicDetails(TopicMore):
    """Everything that a topic says of itself, except when it comes."""

    title: str
    detail: str


LABELS = {
    "title": "Title",
    "detail": "To be considered",
    "kind": "Kind",
    "lead_officer": "Lead officer",
    "portfolio_holder_id": "Portfolio holder",
    "source": "Asked for by",
    "source_words": "Where it comes from",
    "asked_by_id": "Member who asked",
    "every_months": "Comes again after (months)",
    "minutes": "Minutes",
    "is_in_depth": "In depth",
    "last_report_note": "Last report",
    "notes": "Notes",
    "follow_up": "Follow-up",
    "is_public": "The public may read it",
}


def get(topic_id: int, *, by: Actor) -> Topic:
    """A topic of a committee whose programme this person keeps. NoResultFound or NotAllowed otherwise."""
    topic = db.session.get_one(Topic, topic_id)
    by.check(Permission.EDIT_AGENDA, topic.committee_id)
    return topic


def add(
    committee: Committee,
    *,
    title: str,
    detail: str = "",
    year: int | None = None,
    slot: Slot = NOT_FIXED,
    resolution: Resolution | None = None,
    asked: Owed | None = None,
    action: Action | None = None,
    decision: KeyDecision | None = None,
    from_paper: bool = False,
    by: Actor,
    at: datetime,
    **more: Unpack[TopicMore],
) -> Topic:
    """Add a topic to a committee's work programme, with what it follows up.

    `year` is the municipal year it stands in, usually this one. `from_paper`: it is of a programme kept elsewhere until
    now, whose meetings may be over. Holds the committee: two who add the same at once keep it once.
    """
    by.check(Permission.EDIT_AGENDA, committee.id)
    meetings.hold(committee.id)
    rules.check_said(title, more.get("minutes"), more.get("every_months"))
    when = topic_slots.check(slot, committee.id)
    if not from_paper:
        rules.check_to_come(when.held_on, day_of(at))
    topic = Topic(
        committee_id=committee.id,
        year=year or municipal_year_of(day_of(at)),
        added_at=at,
        title=title.strip(),
        detail=detail.strip(),
        **{**_comes_from(resolution, asked, action, decision), **more},
    )
    _stand_last(topic, slot, in_words(when))
    topic_history.note(topic, TopicEvent.ADDED, now=in_words(when), by=by, at=at)
    if asked is not None:
        owed.follow(asked, by=by, at=at)
    return topic


def change(topic: Topic, details: TopicDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Change what a topic says of itself. Its history keeps what each thing was."""
    by.check(Permission.EDIT_AGENDA, topic.committee_id)
    revisions.check_revision(topic, revision)
    check_is_there(topic)
    rules.check_said(details["title"], details.get("minutes"), details.get("every_months"))
    before = _told(topic)
    for name, value in details.items():
        setattr(topic, name, value.strip() if type(value) is str else value)
    after = _told(topic)
    was, now = rules.differences([(LABELS[name], before[name], after[name]) for name in LABELS])
    if was:
        topic_history.note(topic, TopicEvent.CHANGED, was=was, now=now, by=by, at=at)


def move(topic: Topic, slot: Slot, *, reason: str = "", revision: str | None = None, by: Actor, at: datetime) -> None:
    """Say anew when a topic comes. From a meeting, every meeting or a month it moves with a reason, which is published.

    `revision` is that of the page it was decided on, if any. Moved to where it is, nothing is written.
    """
    by.check(Permission.EDIT_AGENDA, topic.committee_id)
    revisions.check_revision(topic, revision) if revision is not None else revisions.read_anew(topic)
    check_is_open(topic)
    slot = topic_slots.keeping_words(topic, slot)
    was, now = topic_slots.when_of(topic), topic_slots.check(slot, topic.committee_id)
    if was == now and topic.meeting_id == slot.meeting_id:
        return
    rules.check_to_come(now.held_on, day_of(at))
    check_is_on_no_agenda(topic, day_of(at), going_to=slot)
    rules.check_reason(was, reason)
    topic_slots.place(topic, slot)
    topic_history.note(topic, TopicEvent.MOVED, was=in_words(was), now=in_words(now), reason=reason, by=by, at=at)


def of_committee(committee: Committee) -> list[Topic]:
    """The topics of a committee, of every year and however they ended, the oldest first."""
    found = select(Topic).where(Topic.committee_id == committee.id, Topic.removed_at.is_(None))
    with_source = found.options(joinedload(Topic.owed), joinedload(Topic.resolution))
    return list(db.session.scalars(with_source.order_by(Topic.added_at, Topic.id)))


def merged_into(topic: Topic) -> list[Topic]:
    """The topics that became part of this one, the earliest first."""
    found = select(Topic).where(Topic.merged_into_id == topic.id, Topic.removed_at.is_(None))
    return list(db.session.scalars(found.order_by(Topic.id)))


def unanswered(committee: Committee) -> list[Action]:
    """The actions that come again and again, and from whose minute no topic of the work programme comes: what was to
    be reported "every six months" is then in nobody's plan. The oldest first, in one query.
    """
    answers = exists().where(
        Topic.committee_id == Action.committee_id,
        Topic.removed_at.is_(None),
        or_(
            Topic.resolution_id == Action.resolution_id,
            Topic.owed_id == Action.owed_id,
            Topic.action_id == Action.id,
        ),
    )
    found = select(Action).where(Action.committee_id == committee.id, Action.every_months.is_not(None))
    standing = found.where(Action.removed_at.is_(None), Action.ended_on.is_(None), ~answers)
    return list(db.session.scalars(standing.order_by(Action.id)))


def remove(topic: Topic, *, by: Actor, at: datetime) -> None:
    """Take away a topic added by mistake. It stays in the record as removed, and out of what the public reads."""
    by.check(Permission.EDIT_AGENDA, topic.committee_id)
    revisions.read_anew(topic)
    if topic.removed_at is not None:
        raise RuleBroken("This topic was taken away already.")
    check_is_on_no_agenda(topic, day_of(at))
    topic.removed_at = at
    topic_history.note(topic, TopicEvent.REMOVED, was=in_words(topic_slots.when_of(topic)), by=by, at=at)


def check_is_there(topic: Topic) -> None:
    """Refuse to do anything with a topic that was taken away."""
    if topic.removed_at is not None:
        raise RuleBroken("This topic was taken away. Add it again if it is still wanted.")


def check_is_open(topic: Topic) -> None:
    """Refuse to plan a topic that has ended."""
    check_is_there(topic)
    if topic.status is not TopicStatus.OPEN:
        raise RuleBroken(f"This topic is {topic.status}. Take it up again first.")


def check_is_on_no_agenda(topic: Topic, today: date, *, going_to: Slot = NOT_FIXED) -> None:
    """Refuse to take a topic from a meeting to come whose agenda carries it: the item would be left behind."""
    carried = (
        select(Meeting)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .join(TopicItem, TopicItem.item_id == AgendaItem.id)
        .where(TopicItem.topic_id == topic.id, TopicItem.returned_at.is_(None), AgendaItem.removed_at.is_(None))
        .where(Meeting.held_on > today, Meeting.status == MeetingStatus.SCHEDULED)
    )
    meeting = db.session.scalar(carried.order_by(Meeting.held_on, Meeting.id).limit(1))
    if meeting is not None and topic.timing is TopicTiming.MEETING and going_to.meeting_id != meeting.id:
        raise RuleBroken(
            f"It is on the agenda for {long_date(meeting.held_on)}: take its item off that agenda first, "
            "and it comes back to the programme.",
            "meeting_id",
        )


def _comes_from(
    resolution: Resolution | None, asked: Owed | None, action: Action | None, decision: KeyDecision | None
) -> dict[str, object]:
    """The source of a topic and the numbers of what it follows up."""
    numbers = {
        "resolution_id": resolution.id if resolution else None,
        "owed_id": asked.id if asked else None,
        "action_id": action.id if action else None,
        "key_decision_id": decision.id if decision else None,
    }
    if resolution or asked:
        return {**numbers, "source": TopicSource.MINUTE}
    if action:
        return {**numbers, "source": TopicSource.ACTION}
    return {**numbers, "source": TopicSource.FORWARD_PLAN if decision else TopicSource.NOT_RECORDED}


def _stand_last(topic: Topic, slot: Slot, when: str) -> None:
    """Put a new topic where it is to come, after the others of its programme."""
    topic_slots.place(topic, slot)
    _check_is_new(topic, when)
    topic.position = _last_position(topic)
    db.session.add(topic)


def _check_is_new(topic: Topic, when: str) -> None:
    """Refuse a topic that is there already at the same time. "Budget Scrutiny" may come in November and in January."""
    there = select(Topic).where(Topic.committee_id == topic.committee_id, Topic.year == topic.year)
    is_open = there.where(Topic.removed_at.is_(None), Topic.status == TopicStatus.OPEN)
    for one in db.session.scalars(is_open.options(joinedload(Topic.meeting)).order_by(Topic.id)):
        if rules.plain(one.title) == rules.plain(topic.title) and in_words(topic_slots.when_of(one)) == when:
            raise RuleBroken(f"“{one.title}” is in the work programme already.", "title")


def _last_position(topic: Topic) -> int:
    there = select(func.max(Topic.position)).where(Topic.committee_id == topic.committee_id, Topic.year == topic.year)
    return (db.session.scalar(there) or 0) + 1


def _told(topic: Topic) -> dict[str, str]:
    """What a topic says of itself, in words."""
    return {name: _in_words(name, getattr(topic, name)) for name in LABELS}


def _in_words(name: str, value: object) -> str:
    if name in ("portfolio_holder_id", "asked_by_id"):
        member = db.session.get(Member, value) if value else None
        return member.name if member else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
