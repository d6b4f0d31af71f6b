"""What a board is made of, read as plain rows: a committee's open topics as cards, and its meetings."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.programme_vocabulary import TopicKind, TopicStatus
from models.rules import topics as rules
from models.rules.work_programme import When, in_words
from models.vocabulary import MeetingStatus
from models.work_programme import Topic, TopicItem
from webapp.database import db

SAID = (
    Topic.id,
    Topic.title,
    Topic.kind,
    Topic.lead_officer,
    Topic.minutes,
    Topic.is_in_depth,
    Topic.is_public,
    Topic.revision,
    Topic.meeting_id,
)
WHEN = (
    Topic.timing,
    Meeting.held_on,
    Topic.month,
    Topic.until_month,
    Topic.is_tentative,
    Topic.condition,
    Topic.review_on,
    Topic.timing_words,
)


@dataclass(frozen=True, slots=True)
class Card:
    """One open topic on the board. `attention` says what somebody must say of it next.

    `is_on_agenda`: the agenda of its meeting carries it already; it is taken off there before it moves.
    """

    id: int
    title: str
    kind: TopicKind
    lead_officer: str
    minutes: int | None
    is_in_depth: bool
    is_public: bool
    revision: int
    meeting_id: int | None
    when: When
    attention: str = ""
    is_on_agenda: bool = False

    @property
    def comes(self) -> str:
        """When it comes, in words."""
        return in_words(self.when)

    @property
    def wants_reason(self) -> bool:
        """Whether it leaves where it stands only with a reason: people expect it there."""
        return self.when.timing in rules.LEFT_WITH_A_REASON


@dataclass(frozen=True, slots=True)
class Sat:
    """A meeting that is not cancelled, by its number and day."""

    id: int
    held_on: date


def sat(committee: Committee, *, from_: date) -> list[Sat]:
    """A committee's meetings from a day on, in order of date. One statement."""
    columns = select(Meeting.id, Meeting.held_on).where(Meeting.committee_id == committee.id)
    found = columns.where(Meeting.held_on >= from_, Meeting.status == MeetingStatus.SCHEDULED)
    ordered = found.order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    return [Sat(number, held_on) for number, held_on in db.session.execute(ordered)]


def cards(committee: Committee, year: int, at: Collection[int], *, on: date) -> list[Card]:
    """The open topics of a programme, and those of other years planned for some meetings, by number, as of a day.

    Two statements.
    """
    within = or_(Topic.year == year, Topic.meeting_id.in_(list(at)))
    found = (
        select(Meeting.status, *SAID, *WHEN)
        .outerjoin(Meeting, Meeting.id == Topic.meeting_id)
        .where(Topic.committee_id == committee.id, Topic.removed_at.is_(None), Topic.status == TopicStatus.OPEN, within)
        .order_by(Topic.year, Topic.position, Topic.id)
    )
    rows: list[tuple[Any, ...]] = [tuple(row) for row in db.session.execute(found)]
    carried = _carried([row[1] for row in rows])
    return [_card(row, carried, on) for row in rows]


def _card(row: tuple[Any, ...], carried: Mapping[int, Collection[int]], on: date) -> Card:
    status, *said = row[: len(SAID) + 1]
    when = When(*row[len(SAID) + 1 :])
    is_on_agenda = said[-1] in carried.get(said[0], ())
    is_cancelled = status is MeetingStatus.CANCELLED
    attention = rules.attention(when, is_cancelled=is_cancelled, was_reported=is_on_agenda, on=on)
    return Card(*(*said, when, attention, is_on_agenda))


def _carried(numbers: Collection[int]) -> Mapping[int, set[int]]:
    """The meetings whose agendas carry each topic."""
    on_agendas = (
        select(TopicItem.topic_id, AgendaItem.meeting_id)
        .join(AgendaItem, AgendaItem.id == TopicItem.item_id)
        .where(TopicItem.topic_id.in_(list(numbers)), TopicItem.returned_at.is_(None), AgendaItem.removed_at.is_(None))
        .order_by(TopicItem.id)
    )
    found: dict[int, set[int]] = defaultdict(set)
    for topic_id, meeting_id in db.session.execute(on_agendas):
        found[topic_id].add(meeting_id)
    return found
