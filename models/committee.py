"""Committees, and what each repeats on every agenda."""

from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.agenda import ItemFields
from models.base import Record, words
from models.council import HouseStyle
from models.member import Seat
from models.minutes_vocabulary import MinutesAudience
from models.vocabulary import CommitteeKind, NumberingStyle, StandingPlace

if TYPE_CHECKING:
    from models.meeting import Meeting


class Committee(Record):
    """Any body that meets: the council, its cabinet, a committee, a panel, a task and finish group.

    `quorum` is a number of members the council fixed; without one the usual rule holds (models/rules/quorum.py).
    `balanced_seats` is how many seats are shared among the political groups; without it the body is left out.
    `draft_minutes` is who reads minutes before they are approved; `minutes_run_on` numbers them for ever, not by item.
    Of the council: `disqualified_at_once` members became disqualified on one day, `disqualified_on`; with more than a
    third of them its quorum is of those who remain (LGA 1972 Sch 12 para 45).
    """

    slug: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[CommitteeKind] = mapped_column(words(CommitteeKind), default=CommitteeKind.COMMITTEE)
    remit: Mapped[str] = mapped_column(Text, default="")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"))
    house_style_id: Mapped[int] = mapped_column(ForeignKey("house_style.id"))
    usual_venue: Mapped[str] = mapped_column(String(200), default="")
    usual_room: Mapped[str] = mapped_column(String(200), default="")
    usual_starts_at: Mapped[time | None]
    usual_minutes: Mapped[int] = mapped_column(default=120)
    numbering: Mapped[NumberingStyle] = mapped_column(words(NumberingStyle), default=NumberingStyle.PLAIN)
    sub_numbering: Mapped[NumberingStyle] = mapped_column(words(NumberingStyle), default=NumberingStyle.BRACKETED)
    speaking_days: Mapped[int | None]
    speaking_at: Mapped[time | None]
    webcast: Mapped[str] = mapped_column(Text, default="")
    ended_on: Mapped[date | None]
    quorum: Mapped[int | None]
    balanced_seats: Mapped[int | None]
    allows_substitutes: Mapped[bool] = mapped_column(default=True)
    substitutes_are_named: Mapped[bool] = mapped_column(default=False)
    substitutes_share_group: Mapped[bool] = mapped_column(default=True)
    substitute_notice_hours: Mapped[int | None]
    prints_guidance: Mapped[bool] = mapped_column(default=False)
    draft_minutes: Mapped[MinutesAudience] = mapped_column(words(MinutesAudience), default=MinutesAudience.MEMBERS)
    minutes_run_on: Mapped[bool] = mapped_column(default=False)
    disqualified_at_once: Mapped[int | None]
    disqualified_on: Mapped[date | None]
    revision: Mapped[int] = mapped_column(default=1)

    parent: Mapped["Committee | None"] = relationship(remote_side="Committee.id")
    house_style: Mapped[HouseStyle] = relationship()
    seats: Mapped[list[Seat]] = relationship(back_populates="committee", order_by="Seat.position, Seat.id")
    contacts: Mapped[list["ContactOfficer"]] = relationship(
        back_populates="committee", order_by="ContactOfficer.position, ContactOfficer.id", cascade="all, delete-orphan"
    )
    standing_texts: Mapped[list["StandingText"]] = relationship(
        back_populates="committee", order_by="StandingText.position, StandingText.id", cascade="all, delete-orphan"
    )
    standing_items: Mapped[list["StandingItem"]] = relationship(
        back_populates="committee", order_by="StandingItem.position, StandingItem.id", cascade="all, delete-orphan"
    )
    meetings: Mapped[list["Meeting"]] = relationship(
        back_populates="committee", order_by="Meeting.held_on, Meeting.day_number, Meeting.id"
    )

    __table_args__ = (
        CheckConstraint("usual_minutes > 0", name="a_meeting_lasts"),
        CheckConstraint("(speaking_days IS NULL) = (speaking_at IS NULL)", name="speaking_deadline_is_whole"),
        CheckConstraint("parent_id IS NULL OR parent_id <> id", name="is_not_its_own_parent"),
    )


class ContactOfficer(Record):
    """An officer whom the agenda names for queries."""

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    job_title: Mapped[str] = mapped_column(String(120), default="")
    phone: Mapped[str] = mapped_column(String(60), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[int] = mapped_column(default=0)

    committee: Mapped[Committee] = relationship(back_populates="contacts")

    @property
    def beside(self) -> list["ContactOfficer"]:
        """The committee's contact officers, in order."""
        return self.committee.contacts

    @property
    def called(self) -> str:
        """What to call it where its title is read."""
        return self.name


class StandingText(Record):
    """Words the committee prints on every agenda; dates in them are placeholders, computed and never typed."""

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    place: Mapped[StandingPlace] = mapped_column(words(StandingPlace), default=StandingPlace.OPENING)
    heading: Mapped[str] = mapped_column(String(200), default="")
    text: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(default=0)

    committee: Mapped[Committee] = relationship(back_populates="standing_texts")

    @property
    def beside(self) -> list["StandingText"]:
        """The texts of the same committee and the same part of the agenda, in order."""
        return [text for text in self.committee.standing_texts if text.place is self.place]

    @property
    def called(self) -> str:
        """Its heading, or where it stands."""
        return self.heading or self.place.value


class StandingItem(ItemFields, Record):
    """An item that opens every new agenda of the committee."""

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("standing_item.id"), index=True)

    committee: Mapped[Committee] = relationship(back_populates="standing_items")
    children: Mapped[list["StandingItem"]] = relationship(order_by="StandingItem.position, StandingItem.id")

    @property
    def beside(self) -> list["StandingItem"]:
        """The committee's items of the same level, in order."""
        return [item for item in self.committee.standing_items if item.parent_id == self.parent_id]

    @property
    def called(self) -> str:
        """What to call it where its title is read."""
        return self.heading
