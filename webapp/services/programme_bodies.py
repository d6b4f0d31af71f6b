"""A work programme and its topics into published bodies, by allow-list: what is not named here does not go out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from models.action import Action
from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.member import Seat
from models.minutes import Minute
from models.owed import Owed
from models.programme_bodies import (
    ChampionBody,
    ProgrammeBody,
    ProgrammeChangeBody,
    ProgrammeMeetingBody,
    ProgrammeTopicBody,
    TaskGroupBody,
    TopicBody,
)
from models.programme_vocabulary import TopicEvent
from models.publication import Publication, PublishedMeeting
from models.resolution import Resolution
from models.rules import addresses, municipal_year, programme_changes, programme_words
from models.rules.programme_changes import Change, Happened
from models.rules.work_programme import in_words
from models.vocabulary import SeatRole, SubjectKind
from models.work_programme import Topic, TopicChange, TopicItem, WorkProgramme
from webapp.clock import day_of, moment_of
from webapp.database import db
from webapp.services import bodies, told_changes, topic_bodies, topic_slots, unsaid_words
from webapp.services.topic_bodies import Known
from webapp.services.unsaid_words import NOT_PUBLIC_YET, Unsaid

WITH_ALL = (
    joinedload(Topic.committee),
    joinedload(Topic.meeting),
    joinedload(Topic.portfolio_holder),
    joinedload(Topic.asked_by),
    joinedload(Topic.merged_into),
    joinedload(Topic.resolution).joinedload(Resolution.item),
    joinedload(Topic.owed).joinedload(Owed.minute).joinedload(Minute.item),
    joinedload(Topic.action).joinedload(Action.item),
    selectinload(Topic.changes),
    selectinload(Topic.noted_reports),
    selectinload(Topic.appearances).joinedload(TopicItem.item).joinedload(AgendaItem.meeting),
)


def programme_body(programme: WorkProgramme, *, on: date, hides_earlier: bool = False) -> ProgrammeBody:
    """What the public is told of a committee's programme of a year, as it stands on a day.

    `hides_earlier` is for a version that takes the earlier ones away: it does not tell their words as changes.
    """
    committee, topics = programme.committee, public_topics(programme)
    champions = _champion_seats(committee, on)
    known = topic_bodies.known_of(topics, on=on, members=[seat.member_id for seat in champions if seat.member_id])
    told_from = changes_are_told_from(programme.agreed_on, programme.id)
    since = programme.agreed_on or (day_of(told_from) if told_from else on)
    unsaid = unsaid_words.of_topics([one.id for one in topics], hides_earlier=hides_earlier)
    return {
        "kind": "work programme",
        "id": programme.id or 0,
        "address": addresses.programme_address(committee.slug, programme.year),
        "council": {"name": bodies.the_council().name, "address": addresses.COUNCIL},
        "committee": bodies.named(committee),
        "year": programme.year,
        "introduction": programme.introduction,
        "agreed_on": programme.agreed_on.isoformat() if programme.agreed_on else None,
        "meetings": _meetings(programme, topics),
        "topics": [topic_bodies.row(one, known) for one in topics],
        "carried_forward": [
            {"name": one.title, "address": topic_bodies.address_of(one)} for one in _carried_forward(programme)
        ],
        "champions": [_champion(seat, known) for seat in champions],
        "changed_since": since.isoformat(),
        "changes": [change_body(one) for one in changes_since(topics, told_from, unsaid)],
    }


def topic_body(
    topic: Topic, row: ProgrammeTopicBody, group: TaskGroupBody | None, within: ProgrammeBody, unsaid: Unsaid
) -> TopicBody:
    """What the public is told of a topic by itself: its row in the programme, its history and the group it has."""
    body: TopicBody = {
        "kind": "topic",
        "id": topic.id,
        "address": row["address"],
        "council": within["council"],
        "committee": within["committee"],
        "programme": {
            "name": f"Work programme {programme_words.year_on_papers(topic.year)}",
            "address": within["address"],
        },
        "year": topic.year,
        "topic": row,
        "changes": list(told_changes.changes(topic, unsaid)),
    }
    if group is not None:
        body["task_group"] = group
    return body


def public_topics(programme: WorkProgramme) -> list[Topic]:
    """The topics of a programme that the public may read, in its order, with all that is told of them."""
    found = select(Topic).where(Topic.committee_id == programme.committee_id, Topic.year == programme.year)
    told = found.where(Topic.is_public, Topic.removed_at.is_(None)).options(*WITH_ALL)
    return list(db.session.scalars(told.order_by(Topic.position, Topic.id)))


def changes_since(topics: Iterable[Topic], moment: datetime | None, unsaid: Mapping[int, Unsaid]) -> list[Change]:
    """What became of topics after a moment, each topic's changes taken together, added first; nothing without one."""
    return programme_changes.taken_together(
        happened
        for topic in topics
        for one in topic.changes
        if moment is not None and one.changed_at > moment
        if (happened := _line(topic, one, unsaid.get(topic.id, NOT_PUBLIC_YET)))
    )


def changes_after(topic: Topic, moment: datetime, unsaid: Unsaid) -> list[Change]:
    """What became of one topic after a moment: one change, or none the public is told of."""
    lines = [one for one in topic.changes if one.changed_at > moment]
    return programme_changes.taken_together(one for line in lines if (one := _line(topic, line, unsaid)))


def _line(topic: Topic, one: TopicChange, unsaid: Unsaid) -> Happened | None:
    told = told_changes.told_of(topic, one, unsaid)
    if told is None:
        return None
    comes, address = in_words(topic_slots.when_of(topic)), topic_bodies.address_of(topic)
    return Happened(topic.id, topic.title, address, comes, day_of(one.changed_at), one.event, *told)


def changes_are_told_from(agreed_on: date | None, programme_id: int | None) -> datetime | None:
    """The moment after which changes are told: the end of the day on which the committee last agreed it, or when it was
    first published; None before, so that the first version does not change by being published.
    """
    if agreed_on is not None:
        return moment_of(agreed_on, time.max)
    if programme_id is None:
        return None
    first = select(Publication.published_at).where(
        Publication.subject_kind == SubjectKind.PROGRAMME,
        Publication.subject_id == programme_id,
        Publication.version == 1,
    )
    return db.session.scalar(first)


def _meetings(programme: WorkProgramme, topics: Sequence[Topic]) -> list[ProgrammeMeetingBody]:
    """The committee's meetings of the year that are public, and the days of those at which a topic comes."""
    first, last = municipal_year.span(programme.year)
    named = {one.meeting_id for one in topics if one.meeting_id}
    is_public = exists().where(PublishedMeeting.meeting_id == Meeting.id).label("is_public")
    in_year = exists().where(PublishedMeeting.meeting_id == Meeting.id, PublishedMeeting.held_on.between(first, last))
    found = select(Meeting, is_public).where(
        Meeting.committee_id == programme.committee_id, or_(in_year, Meeting.id.in_(sorted(named)))
    )
    return [
        {
            "id": one.id,
            "held_on": one.held_on.isoformat(),
            "starts_at": one.starts_at.strftime("%H:%M") if public else None,
            "status": one.status.value if public else None,
        }
        for one, public in db.session.execute(found.order_by(Meeting.held_on, Meeting.day_number, Meeting.id))
    ]


def _carried_forward(programme: WorkProgramme) -> list[Topic]:
    went = exists().where(
        TopicChange.topic_id == Topic.id,
        TopicChange.event == TopicEvent.CARRIED_FORWARD,
        TopicChange.was == municipal_year.in_words(programme.year),
    )
    found = select(Topic).where(Topic.committee_id == programme.committee_id, Topic.year > programme.year, went)
    told = found.where(Topic.is_public, Topic.removed_at.is_(None)).options(joinedload(Topic.committee))
    return list(db.session.scalars(told.order_by(Topic.year, Topic.position, Topic.id)))


def _champion_seats(committee: Committee, on: date) -> list[Seat]:
    held = select(Seat).where(Seat.committee_id == committee.id, Seat.role == SeatRole.CHAMPION)
    seats = db.session.scalars(held.options(joinedload(Seat.member)).order_by(Seat.position, Seat.id))
    return [one for one in seats if one.member is not None and one.is_held_on(on)]


def _champion(seat: Seat, known: Known) -> ChampionBody:
    member = topic_bodies.person(seat.member, known)
    assert member is not None
    return {"subject": seat.capacity, "member": member}


def change_body(one: Change) -> ProgrammeChangeBody:
    """What became of a topic since the programme was agreed."""
    return {
        "topic_id": one.topic_id,
        "title": one.title,
        "address": one.address,
        "on": one.on.isoformat(),
        "what": one.what,
        "was": one.was,
        "now": one.now,
        "reason": one.reason,
    }
