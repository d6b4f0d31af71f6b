"""Who was at a meeting, in whose place, who withdrew and when; what counts as attending; absences approved."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.agenda import AgendaItem
from models.base import Record, words
from models.meeting import Meeting
from models.member import Member, Seat
from models.minutes_vocabulary import AttendeeCategory
from models.vocabulary import AbsentFrom, AttendanceStatus, AttendedAs


class Attendance(Record):
    """Whether a member was at a meeting. Times of day are Europe/London; none means from start to finish.

    `capacity` is what the minutes say they came as, such as a job title; `category` the heading they stand under where
    their seats do not say it.
    """

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    status: Mapped[AttendanceStatus] = mapped_column(words(AttendanceStatus))
    arrived_at: Mapped[time | None]
    left_at: Mapped[time | None]
    category: Mapped[AttendeeCategory | None] = mapped_column(words(AttendeeCategory))
    capacity: Mapped[str] = mapped_column(String(200), default="")

    meeting: Mapped[Meeting] = relationship()
    member: Mapped[Member] = relationship()

    __table_args__ = (
        UniqueConstraint("meeting_id", "member_id"),
        CheckConstraint("left_at IS NULL OR arrived_at IS NULL OR left_at >= arrived_at", name="leaves_after_arriving"),
    )


class Attendee(Record):
    """Somebody at a meeting who is not kept as a member, or who sent apologies: by the name the minutes print."""

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    capacity: Mapped[str] = mapped_column(String(200), default="")
    category: Mapped[AttendeeCategory] = mapped_column(words(AttendeeCategory))
    status: Mapped[AttendanceStatus] = mapped_column(words(AttendanceStatus), default=AttendanceStatus.PRESENT)
    position: Mapped[int] = mapped_column(default=0)

    meeting: Mapped[Meeting] = relationship()


class Withdrawal(Record):
    """A member's leaving the room for an item, and their return. Entered by mistake, it is removed, not deleted."""

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    withdrew_at: Mapped[time]
    returned_at: Mapped[time | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    removed_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship()
    item: Mapped[AgendaItem | None] = relationship()

    __table_args__ = (
        CheckConstraint("returned_at IS NULL OR returned_at >= withdrew_at", name="returns_after_withdrawing"),
    )


class Substitution(Record):
    """A substitute who sits at one meeting in the place of the member who holds a seat."""

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    notified_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]

    meeting: Mapped[Meeting] = relationship()
    seat: Mapped[Seat] = relationship()
    member: Mapped[Member] = relationship()


class OutsideAttendance(Record):
    """What counts as attending for the six months and is no meeting kept here: LGA 1972 s85(2), (2B)(a).

    `body` names the body at whose meeting the member was, or the function of the executive that they discharged.
    """

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    attended_as: Mapped[AttendedAs] = mapped_column(words(AttendedAs))
    body: Mapped[str] = mapped_column(String(200))
    attended_on: Mapped[date]
    recorded_by: Mapped[str] = mapped_column(String(120))

    member: Mapped[Member] = relationship()

    __table_args__ = (UniqueConstraint("member_id", "attended_as", "attended_on", "body"),)


class AbsenceApproval(Record):
    """The council's approval, before six months ran out, of the reason a member could not attend (LGA 1972 s85).

    It holds for the meetings it names: the council's, or those of the executive.
    """

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    absent_from: Mapped[AbsentFrom] = mapped_column(words(AbsentFrom), default=AbsentFrom.COUNCIL)
    approved_on: Mapped[date]
    until: Mapped[date]
    reason: Mapped[str] = mapped_column(Text, default="")

    member: Mapped[Member] = relationship()

    __table_args__ = (CheckConstraint("until >= approved_on", name="approved_for_days_to_come"),)
