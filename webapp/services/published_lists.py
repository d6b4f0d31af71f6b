"""Lists of public meetings by date. By key and never by counting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, Row, Select, literal, or_, select, tuple_, union_all

from models.publication import PublishedMeeting, PublishedSeat, PublishedSubstitution
from models.rules.seats import WITHOUT_A_PLACE
from webapp.clock import LONDON, moment_of
from webapp.database import reading

PAGE = 20
SHORT = 8
LATELY = 6
COLUMNS = (
    PublishedMeeting.meeting_id,
    PublishedMeeting.committee_name,
    PublishedMeeting.address,
    PublishedMeeting.held_on,
    PublishedMeeting.starts_at,
    PublishedMeeting.status,
    PublishedMeeting.place,
    PublishedMeeting.has_agenda,
    PublishedMeeting.minutes,
)
_place = tuple_(PublishedMeeting.starts_at, PublishedMeeting.meeting_id)
OLDEST_LAST = (PublishedMeeting.starts_at.desc(), PublishedMeeting.meeting_id.desc())
SOONEST_FIRST = (PublishedMeeting.starts_at, PublishedMeeting.meeting_id)

Statement = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]


@dataclass(frozen=True, order=True, slots=True)
class Key:
    """A place in the list of all meetings, just beyond which a page begins. Written 201906180900-123."""

    starts_at: datetime
    meeting_id: int = 0

    @classmethod
    def from_text(cls, text: str) -> "Key":
        """The key as an address carries it. ValueError if it is none."""
        moment, dash, number = text.partition("-")
        if not (dash and moment.isdecimal() and moment.isascii() and len(moment) == 12):
            raise ValueError(text)
        if not (number.isdecimal() and number.isascii() and len(number) <= 9):
            raise ValueError(text)
        return cls(datetime.strptime(moment, "%Y%m%d%H%M").replace(tzinfo=UTC), int(number))

    def __str__(self) -> str:
        return f"{self.starts_at.astimezone(UTC):%Y%m%d%H%M}-{self.meeting_id}"


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting as a list shows it. `starts_at` is the council's own time of day."""

    id: int
    committee: str
    address: str
    held_on: date
    starts_at: time
    status: str
    place: str
    has_agenda: bool
    key: Key
    minutes: str = ""

    def as_json(self) -> dict[str, object]:
        """The same facts for a program, in the words of the published bodies."""
        return {
            "id": self.id,
            "address": self.address,
            "committee": self.committee,
            "held_on": self.held_on.isoformat(),
            "starts_at": self.starts_at.strftime("%H:%M"),
            "status": self.status,
            "place": self.place,
            "has_agenda": self.has_agenda,
            "minutes": self.minutes or None,
        }


@dataclass(frozen=True, slots=True)
class PageOfMeetings:
    """Part of the list of meetings, and the places where the later and the earlier part begin."""

    meetings: list[ListedMeeting]
    later: Key | None
    earlier: Key | None


@dataclass(frozen=True, slots=True)
class Around:
    """The meetings on either side of a day: the next first, and the last first."""

    coming: list[ListedMeeting]
    held: list[ListedMeeting]


def start_of(day: date) -> Key:
    """The place in the list just before the first meeting of a day."""
    return Key(moment_of(day, time()))


def after(key: Key) -> PageOfMeetings:
    """The meetings from a place on, soonest first."""
    found = _meetings(_in_order(_place > _value(key), SOONEST_FIRST, PAGE + 1))
    shown = found[:PAGE]
    first = shown[0].key if shown else Key(key.starts_at, key.meeting_id + 1)
    return PageOfMeetings(shown, later=shown[-1].key if len(found) > PAGE else None, earlier=first)


def before(key: Key) -> PageOfMeetings:
    """The meetings before a place, latest first."""
    found = _meetings(_in_order(_place < _value(key), OLDEST_LAST, PAGE + 1))
    shown = found[:PAGE]
    first = shown[0].key if shown else Key(key.starts_at, max(key.meeting_id - 1, 0))
    return PageOfMeetings(shown, later=first, earlier=shown[-1].key if len(found) > PAGE else None)


def in_month(first_day: date) -> list[ListedMeeting]:
    """Every meeting of a month, soonest first; `first_day` is its first."""
    next_month = (first_day + timedelta(days=31)).replace(day=1)
    inside = (_place > _value(start_of(first_day))) & (PublishedMeeting.starts_at < start_of(next_month).starts_at)
    return _meetings(_in_order(inside, SOONEST_FIRST, None))


def of_committee(committee_id: int, today: date) -> Around:
    """A committee's next meetings and its last."""
    return _around(PublishedMeeting.committee_id == committee_id, today)


def of_member(member_id: int, today: date) -> Around:
    """The meetings a member sits at, by the dates of their seats or as a substitute: the next and the last."""
    return _around(sits(member_id), today)


def sits(member_id: int) -> Any:
    """The condition that a member sits at the meeting: by a seat on the day, or in another's place.

    The member whose place it is keeps the meeting: they are its member still, its papers are for them, and one that
    went from their calendar would read as cancelled. A seat on the list of substitutes brings nobody to a meeting.
    """
    by_seat = (
        select(PublishedSeat.seat_id)
        .where(
            PublishedSeat.member_id == member_id,
            PublishedSeat.committee_id == PublishedMeeting.committee_id,
            PublishedSeat.starts_on <= PublishedMeeting.held_on,
            or_(PublishedSeat.ends_on.is_(None), PublishedSeat.ends_on >= PublishedMeeting.held_on),
            PublishedSeat.role.not_in(WITHOUT_A_PLACE),
        )
        .exists()
    )
    as_substitute = (
        select(PublishedSubstitution.meeting_id)
        .where(
            PublishedSubstitution.meeting_id == PublishedMeeting.meeting_id,
            PublishedSubstitution.member_id == member_id,
        )
        .exists()
    )
    return or_(by_seat, as_substitute)


def coming_and_lately_published(today: date) -> tuple[list[ListedMeeting], list[ListedMeeting]]:
    """For the first page: the next meetings, and those whose agendas were published last."""
    coming = _in_order(_place > _value(start_of(today)), SOONEST_FIRST, LATELY).add_columns(literal(0).label("turn"))
    lately = (
        select(*COLUMNS, PublishedMeeting.publication_id.label("turn"))
        .where(PublishedMeeting.has_agenda)
        .order_by(PublishedMeeting.publication_id.desc())
        .limit(LATELY)
    )
    rows = _either(coming, lately)
    published_last = sorted((row for row in rows if row.turn), key=lambda row: -row.turn)
    return _soonest_first(row for row in rows if not row.turn), [_listed_meeting(row) for row in published_last]


def _around(whose: Any, today: date) -> Around:
    here = _value(start_of(today))
    coming = _in_order(whose & (_place > here), SOONEST_FIRST, SHORT)
    held = _in_order(whose & (_place < here), OLDEST_LAST, SHORT)
    meetings = _soonest_first(_either(coming, held))
    return Around(
        [meeting for meeting in meetings if meeting.held_on >= today],
        [meeting for meeting in reversed(meetings) if meeting.held_on < today],
    )


def _either(first: Select[*tuple[Any, ...]], second: Select[*tuple[Any, ...]]) -> list[Row[*tuple[Any, ...]]]:
    """Two short lists in one statement. A union keeps no order, so put them in order again."""
    return _rows(union_all(select(first.subquery()), select(second.subquery())))


def _soonest_first(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[ListedMeeting]:
    return sorted((_listed_meeting(row) for row in rows), key=lambda meeting: meeting.key)


def _in_order(which: Any, order: Iterable[Any], limit: int | None) -> Select[*tuple[Any, ...]]:
    return select(*COLUMNS).where(which).order_by(*order).limit(limit)


def _value(key: Key) -> Any:
    return tuple_(literal(key.starts_at, PublishedMeeting.starts_at.type), literal(key.meeting_id))


def _meetings(statement: Statement) -> list[ListedMeeting]:
    return [_listed_meeting(row) for row in _rows(statement)]


def _listed_meeting(row: Row[*tuple[Any, ...]]) -> ListedMeeting:
    return ListedMeeting(
        row.meeting_id,
        row.committee_name,
        row.address,
        row.held_on,
        row.starts_at.astimezone(LONDON).time(),
        row.status,
        row.place,
        row.has_agenda,
        Key(row.starts_at, row.meeting_id),
        row.minutes,
    )


def _rows(statement: Statement) -> list[Row[*tuple[Any, ...]]]:
    with reading() as connection:
        return list(connection.execute(statement).all())
