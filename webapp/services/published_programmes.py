"""What the public reads of work programmes: which years there are, how their meetings stand now, and each topic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select

from models.programme_bodies import ProgrammeBody, ProgrammeTopicBody, TopicBody
from models.publication import Published, PublishedMeeting
from models.rules import municipal_year
from models.rules.addresses import programmes_address
from models.rules.programme_order import Ordered, Slot, in_order
from models.rules.wording import long_date
from models.vocabulary import MeetingStatus, SubjectKind
from webapp.database import reading

YEAR_DIGITS = 4
# The years of a committee are the addresses below its own: one stretch of the index.
YEARS = select(Published.address).where(
    Published.address.between(bindparam("first"), bindparam("last")),
    Published.subject_kind == SubjectKind.PROGRAMME,
    Published.is_withdrawn.is_(False),
)
MEETINGS = select(
    PublishedMeeting.meeting_id, PublishedMeeting.address, PublishedMeeting.held_on, PublishedMeeting.status
).order_by(PublishedMeeting.meeting_id)


@dataclass(frozen=True, slots=True)
class MeetingNow:
    """A public meeting as it stands now, whatever a programme said of it when that was published."""

    address: str
    held_on: date
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class ShownSlot:
    """A meeting or a month with its topics: where it leads, whether it is over, and what became of its date since."""

    slot: Slot[ProgrammeTopicBody]
    meeting: MeetingNow | None
    is_past: bool
    since: str


@dataclass(frozen=True, slots=True)
class ShownProgramme:
    """A programme as a page of it shows: its parts in order, what was before the day of reading told apart."""

    ordered: Ordered[ProgrammeTopicBody]
    slots: list[ShownSlot]

    @property
    def coming(self) -> list[ShownSlot]:
        """What is still to come."""
        return [one for one in self.slots if not one.is_past]

    @property
    def past(self) -> list[ShownSlot]:
        """What came before the day of reading."""
        return [one for one in self.slots if one.is_past]


def years(committee_slug: str) -> list[int]:
    """The municipal years of which a committee's programme can be read, the latest first. One indexed read."""
    below = f"{programmes_address(committee_slug)}/"
    with reading() as connection:
        found = connection.execute(YEARS, {"first": below, "last": f"{below}9999"}).scalars().all()
    ends = (address.removeprefix(below) for address in found)
    return sorted((int(end) for end in ends if end.isdecimal() and len(end) == YEAR_DIGITS), reverse=True)


def current(found: Sequence[int], today: date) -> int | None:
    """Which of these years is the one to show: this municipal year's, or else the last before it, or the next."""
    this_year = municipal_year.municipal_year_of(today)
    begun = [year for year in found if year <= this_year]
    return max(begun) if begun else min(found, default=None)


def shown(body: ProgrammeBody, today: date) -> ShownProgramme:
    """A programme for its page: one more read tells how its meetings stand now."""
    ordered = in_order(body["topics"])
    now = meetings_now(slot.meeting_id for slot in ordered.dated if slot.meeting_id)
    slots = [_shown(slot, now.get(slot.meeting_id or 0), today) for slot in ordered.dated]
    return ShownProgramme(ordered, slots)


def meetings_of(body: TopicBody) -> dict[int, MeetingNow]:
    """How the meetings stand now at which a topic comes or came, by their number."""
    return meetings_now(one["meeting_id"] for one in body["topic"]["meetings"])


def meetings_now(numbers: Iterable[int]) -> dict[int, MeetingNow]:
    """Public meetings as they stand now, by their number."""
    wanted = sorted(set(numbers))
    if not wanted:
        return {}
    with reading() as connection:
        rows = connection.execute(MEETINGS.where(PublishedMeeting.meeting_id.in_(wanted))).all()
    return {row[0]: MeetingNow(row[1], row[2], row[3] == MeetingStatus.CANCELLED) for row in rows}


def _shown(slot: Slot[ProgrammeTopicBody], meeting: MeetingNow | None, today: date) -> ShownSlot:
    said = date.fromisoformat(slot.held_on) if slot.held_on else None
    day = meeting.held_on if meeting else said
    is_past = day < today if day else _month_is_past(slot, today)
    return ShownSlot(slot, meeting, is_past, _since(said, meeting))


def _since(said: date | None, meeting: MeetingNow | None) -> str:
    if meeting is None:
        return ""
    if meeting.is_cancelled:
        return "This meeting has been cancelled."
    return f"This meeting has moved to {long_date(meeting.held_on)}." if said != meeting.held_on else ""


def _month_is_past(slot: Slot[ProgrammeTopicBody], today: date) -> bool:
    when = slot.topics[0]["when"]
    last = when["until_month"] or when["month"] or "9999-12"
    return last[:7] < today.isoformat()[:7]
