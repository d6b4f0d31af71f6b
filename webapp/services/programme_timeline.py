"""A committee's programme of a year as a picture, for those who keep it: private topics and key dates are in it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from exports import timeline
from exports.timeline import CARRIED, PLANNED, RETURNED, TAKEN, Picture, Sitting, Stretch
from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.programme_vocabulary import TopicKind, TopicStatus
from models.rules.board import comes_every_time
from models.rules.municipal_year import span
from models.rules.work_programme import When, in_words
from models.vocabulary import MeetingStatus
from models.work_programme import Topic, TopicItem
from webapp.database import db
from webapp.services import key_dates, programme_meetings, topic_reports
from webapp.services.board_rows import WHEN

States = dict[date, str]


def of_committee(committee: Committee, year: int, *, on: date) -> Picture:
    """The picture of a municipal year, with the council's key dates. Six statements."""
    rows = db.session.execute(
        select(Topic.id, Topic.title, Topic.kind, Topic.status, *WHEN)
        .outerjoin(Meeting, Meeting.id == Topic.meeting_id)
        .where(Topic.committee_id == committee.id, Topic.year == year, Topic.removed_at.is_(None))
        .where(Topic.status.in_((TopicStatus.OPEN, TopicStatus.DONE)))
        .order_by(Topic.position, Topic.id)
    ).all()
    came = _came([row[0] for row in rows], on=on)
    topics = [_topic(number, title, kind, status, When(*when), came) for number, title, kind, status, *when in rows]
    sat = programme_meetings.of_year(committee, year)
    sittings = [Sitting(one.held_on, one.status is MeetingStatus.CANCELLED) for one in sat]
    return timeline.draw(year, sittings, topics, _stretches(year), today=on)


def _topic(
    number: int, title: str, kind: TopicKind, status: TopicStatus, when: When, came: Mapping[int, States]
) -> timeline.Topic:
    at = {**({when.held_on: PLANNED} if when.held_on else {}), **came.get(number, {})}
    return timeline.Topic(
        title=title,
        address=f"/staff/topics/{number}",
        when=in_words(when),
        at=sorted(at.items()),
        is_every_time=status is TopicStatus.OPEN and comes_every_time(kind, when.timing),
        months=(when.month, when.until_month or when.month) if when.month else None,
        is_tentative=when.is_tentative,
        is_done=status is TopicStatus.DONE,
    )


def _came(numbers: Sequence[int], *, on: date) -> Mapping[int, States]:
    """The days on which agendas carried each topic, and whether it was taken there or returned."""
    reports = topic_reports.reported(numbers, on=on)
    carried = (
        select(TopicItem.id, TopicItem.topic_id, Meeting.held_on, TopicItem.returned_at)
        .join(AgendaItem, AgendaItem.id == TopicItem.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(TopicItem.topic_id.in_(list(numbers)))
        .order_by(TopicItem.id)
    )
    found: dict[int, States] = defaultdict(dict)
    for tie, number, held_on, returned_at in db.session.execute(carried):
        found[number][held_on] = RETURNED if returned_at else TAKEN if tie in reports else CARRIED
    return found


def _stretches(year: int) -> Iterator[Stretch]:
    for one in key_dates.between(*span(year)):
        yield Stretch(one.name, one.kind, one.starts_on, one.ends_on)
