"""What somebody needs to write under an item: the text as it stands, who may be named, and whether it is still open."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from sqlalchemy import select

from models.agenda import AgendaItem
from models.attendance import Attendee
from models.meeting import Meeting
from models.member import Member
from models.minutes import MinuteText
from models.minutes_vocabulary import AttendeeCategory
from models.rules import RuleBroken
from models.rules.names_in_minutes import SENTENCES, TITLES, Named, Present, named
from models.vocabulary import AttendanceStatus, MemberKind, Part
from webapp.database import db
from webapp.services import attendance, deployment, minute_texts, minutes, sitting_at
from webapp.services.actors import Actor
from webapp.services.minute_texts import Sent

AS_COUNCILLORS = (AttendeeCategory.PORTFOLIO_HOLDER, AttendeeCategory.COUNCILLOR)


@dataclass(frozen=True, slots=True)
class Writing:
    """The minute of one item, ready to be written. `closed_because` says why it is not, if it is not.

    Beside the text kept now stands what was typed and could not be saved, and `broken` says why. `onward` names the
    page to go back to: "" for the item's own, "running-order" for that.
    """

    item: AgendaItem
    text: str
    revision: int
    summary: str
    last: MinuteText | None
    people: Sequence[Named]
    closed_because: str
    kept_with: str
    onward: str = ""
    typed: Sent | None = None
    broken: str = ""
    is_previewed: bool = False
    sentences: Sequence[str] = SENTENCES
    new_name: str = field(default_factory=lambda: uuid4().hex)

    @property
    def shown(self) -> str:
        """What stands in the box."""
        return self.typed.text if self.typed else self.text

    @property
    def base(self) -> int:
        """The revision that what is in the box began from."""
        return self.typed.base if self.typed else self.revision

    @property
    def sent_as(self) -> str:
        """The name of the next save."""
        return (self.typed and self.typed.sent_as) or self.new_name

    @property
    def is_private(self) -> bool:
        """Whether the public is told a summary only."""
        return self.item.part is Part.PRIVATE


def of_item(item: AgendaItem, *, by: Actor, onward: str = "") -> Writing:
    """Everything that templates/minute_texts/writing.html shows of an item's minute."""
    minute = minutes.minute_of(item)
    return Writing(
        item=item,
        text=minute.text if minute else "",
        revision=minute.revision if minute else 0,
        summary=minute.summary if minute else "",
        last=minute_texts.last_state(minute),
        people=named(_present(item)),
        closed_because=_closed_because(item.meeting, by=by),
        kept_with=deployment.key_of_kept_words(by.user_id or 0),
        onward=onward,
    )


def _closed_because(meeting: Meeting, *, by: Actor) -> str:
    try:
        minutes.check_writable(meeting, by=by)
    except RuleBroken as broken:
        return broken.message
    return ""


def _present(item: AgendaItem) -> Iterator[Present]:
    """Who is marked as present, who presents the item, and until anybody is marked, who sits."""
    meeting = item.meeting
    members = attendance.people_present(meeting)
    if not members:
        members = [seat.member for seat in sitting_at.seats_on_the_day(meeting) if seat.member]
    yield from _of_members(members)
    came = select(Attendee).where(Attendee.meeting_id == meeting.id, Attendee.status == AttendanceStatus.PRESENT)
    for one in db.session.scalars(came.order_by(Attendee.position, Attendee.id)):
        yield Present(one.name, one.category in AS_COUNCILLORS or _is_titled(one.name), one.capacity)
    name, _, capacity = item.presenter.partition(",")
    if name.strip():
        yield Present(name.strip(), _is_titled(name), capacity.strip())


def _of_members(members: Iterable[Member]) -> Iterator[Present]:
    for one in members:
        is_councillor = one.kind is MemberKind.COUNCILLOR
        yield Present(one.name, is_councillor, "" if is_councillor else str(one.kind))


def _is_titled(name: str) -> bool:
    return name.strip().lower().startswith(TITLES)
