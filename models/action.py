"""Actions: somebody owes something by a date; and what they said of it since."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.agenda import AgendaItem
from models.base import Record, words
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member
from models.minutes_vocabulary import ActionStatus
from models.owed import Owed
from models.resolution import Resolution


class Action(Record):
    """Something somebody owes a committee, and from which minute it comes.

    The owner is a member kept here (officers are), a body, or a name with an e-mail address. It is due on a day, at a
    meeting, or every so many months (`every_months`; its next occurrence says what it `follows`). `link_number` goes up
    to end every link that was sent for it.
    """

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolution.id"))
    owed_id: Mapped[int | None] = mapped_column(ForeignKey("owed.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    owner_member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    owner_committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"))
    owner_name: Mapped[str] = mapped_column(String(200), default="")
    owner_email: Mapped[str] = mapped_column(String(254), default="")
    due_on: Mapped[date | None]
    due_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    every_months: Mapped[int | None]
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), unique=True)
    status: Mapped[ActionStatus] = mapped_column(words(ActionStatus), default=ActionStatus.OPEN)
    ended_on: Mapped[date | None]
    is_public: Mapped[bool] = mapped_column(default=True)
    link_number: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    committee: Mapped[Committee] = relationship(foreign_keys=[committee_id])
    meeting: Mapped[Meeting | None] = relationship(foreign_keys=[meeting_id])
    item: Mapped[AgendaItem | None] = relationship()
    resolution: Mapped[Resolution | None] = relationship()
    owed: Mapped[Owed | None] = relationship()
    owner_member: Mapped[Member | None] = relationship()
    owner_committee: Mapped[Committee | None] = relationship(foreign_keys=[owner_committee_id])
    due_meeting: Mapped[Meeting | None] = relationship(foreign_keys=[due_meeting_id])
    follows: Mapped["Action | None"] = relationship(remote_side="Action.id")
    updates: Mapped[list["ActionUpdate"]] = relationship(back_populates="action", order_by="ActionUpdate.id")

    __table_args__ = (
        CheckConstraint(
            "owner_member_id IS NOT NULL OR owner_committee_id IS NOT NULL OR owner_name <> ''", name="has_an_owner"
        ),
        CheckConstraint("every_months IS NULL OR every_months > 0", name="comes_again_later"),
        Index("ix_action_committee", "committee_id", "status", "id"),
    )


class ActionUpdate(Record):
    """What somebody said of an action, and how it stood from then on. `evidence` says where to see it done."""

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    status: Mapped[ActionStatus] = mapped_column(words(ActionStatus))
    text: Mapped[str] = mapped_column(Text, default="")
    evidence: Mapped[str] = mapped_column(Text, default="")
    is_public: Mapped[bool] = mapped_column(default=False)
    said_by: Mapped[str] = mapped_column(String(200))
    said_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    said_at: Mapped[datetime]

    action: Mapped[Action] = relationship(back_populates="updates")
