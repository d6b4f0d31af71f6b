"""Motions put at a meeting, and how they were voted on."""

from datetime import datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.agenda import AgendaItem
from models.base import Record, words
from models.member import Member
from models.minutes_vocabulary import Choice, MotionKind, MotionOutcome, VoteMethod


class Motion(Record):
    """A motion, or an amendment of one, with who moved and seconded it. Entered by mistake, it is removed, not deleted.

    The outcome is empty until it has been put, or withdrawn.
    """

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    kind: Mapped[MotionKind] = mapped_column(words(MotionKind), default=MotionKind.MOTION)
    amends_id: Mapped[int | None] = mapped_column(ForeignKey("motion.id"))
    text: Mapped[str] = mapped_column(Text)
    mover_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    seconder_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    outcome: Mapped[MotionOutcome | None] = mapped_column(words(MotionOutcome))
    position: Mapped[int] = mapped_column(default=0)
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    item: Mapped[AgendaItem] = relationship()
    amends: Mapped["Motion | None"] = relationship(remote_side="Motion.id")
    mover: Mapped[Member | None] = relationship(foreign_keys=[mover_id])
    seconder: Mapped[Member | None] = relationship(foreign_keys=[seconder_id])
    vote: Mapped["Vote | None"] = relationship(back_populates="motion", uselist=False)

    __table_args__ = (
        CheckConstraint("(kind = 'amendment') = (amends_id IS NOT NULL)", name="an_amendment_amends_a_motion"),
        CheckConstraint("mover_id IS NULL OR seconder_id IS NULL OR mover_id <> seconder_id", name="two_people_move"),
    )


class Vote(Record):
    """How a motion was voted on. The numbers leave out the chair's second vote (LGA 1972 Sch 12 para 39(2)).

    In a recorded vote every voter has a ballot; in a show of hands only those who asked for theirs to be recorded.
    """

    motion_id: Mapped[int] = mapped_column(ForeignKey("motion.id"), unique=True)
    method: Mapped[VoteMethod] = mapped_column(words(VoteMethod))
    votes_for: Mapped[int] = mapped_column(default=0)
    votes_against: Mapped[int] = mapped_column(default=0)
    abstentions: Mapped[int] = mapped_column(default=0)
    second_vote: Mapped[Choice | None] = mapped_column(words(Choice))
    taken_at: Mapped[time]
    revision: Mapped[int] = mapped_column(default=1)

    motion: Mapped[Motion] = relationship(back_populates="vote")
    ballots: Mapped[list["Ballot"]] = relationship(
        back_populates="vote", order_by="Ballot.id", cascade="all, delete-orphan"
    )

    __table_args__ = (
        CheckConstraint("votes_for >= 0 AND votes_against >= 0 AND abstentions >= 0", name="votes_are_not_negative"),
        CheckConstraint("second_vote IS NULL OR second_vote <> 'abstained'", name="a_second_vote_decides"),
    )


class Ballot(Record):
    """How one person voted, where that is recorded by name."""

    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    choice: Mapped[Choice] = mapped_column(words(Choice))

    vote: Mapped[Vote] = relationship(back_populates="ballots")
    member: Mapped[Member] = relationship()

    __table_args__ = (UniqueConstraint("vote_id", "member_id"),)
