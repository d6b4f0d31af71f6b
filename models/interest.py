"""The register of interests: what each member has registered, what they propose, and the dispensations granted them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.agenda import AgendaItem
from models.base import Record, Sealed, words
from models.member import Member
from models.vocabulary import (
    DispensationGround,
    DispensationScope,
    InterestCategory,
    InterestHolder,
    ProposalKind,
    ProposalStatus,
)


class Interest(Record):
    """One entry of a member's register. `details` holds the fields of its category (models/rules/interests.py).

    What is not public is never in `details`: everything of a sensitive interest (Localism Act 2011 s32) and the
    address of a member's home stand encrypted in `sealed_details`. A partner's interest never says who the partner is.
    `notified_on` is the day the monitoring officer was told; `registered_on` the day it was entered. An entry made by
    mistake is removed, not deleted; one that came to an end has its last day in `ends_on`.
    """

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    category: Mapped[InterestCategory] = mapped_column(words(InterestCategory))
    holder: Mapped[InterestHolder] = mapped_column(words(InterestHolder), default=InterestHolder.MEMBER)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    sealed_details: Mapped[bytes | None] = mapped_column(Sealed)
    is_sensitive: Mapped[bool] = mapped_column(default=False)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    notified_on: Mapped[date | None]
    registered_on: Mapped[date]
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    member: Mapped[Member] = relationship()

    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
    )


class InterestProposal(Record):
    """What a member asks to have added, changed or ended in their register; the monitoring officer answers it.

    Until then nobody knows whether it holds something sensitive, so what was typed is encrypted.
    """

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    interest_id: Mapped[int | None] = mapped_column(ForeignKey("interest.id"))
    kind: Mapped[ProposalKind] = mapped_column(words(ProposalKind))
    category: Mapped[InterestCategory] = mapped_column(words(InterestCategory))
    sealed_entry: Mapped[bytes] = mapped_column(Sealed)
    proposed_at: Mapped[datetime]
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    status: Mapped[ProposalStatus] = mapped_column(words(ProposalStatus), default=ProposalStatus.WAITING)
    answered_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(Text, default="")

    member: Mapped[Member] = relationship()
    interest: Mapped[Interest | None] = relationship()


class RegisterConfirmation(Record):
    """A member's word that their register is complete and correct on a day."""

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    confirmed_on: Mapped[date]
    confirmed_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))


class Dispensation(Record):
    """Leave for a member to take part despite a pecuniary interest (Localism Act 2011 s33), for a time.

    Why it was granted may tell of an interest that is withheld, so that is encrypted.
    """

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    requested_on: Mapped[date]
    ground: Mapped[DispensationGround] = mapped_column(words(DispensationGround))
    scope: Mapped[DispensationScope] = mapped_column(words(DispensationScope))
    subject: Mapped[str] = mapped_column(Text)
    sealed_reason: Mapped[bytes | None] = mapped_column(Sealed)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    granted_on: Mapped[date]
    granted_by: Mapped[str] = mapped_column(String(200))
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    member: Mapped[Member] = relationship()
    items: Mapped[list["DispensationItem"]] = relationship(
        order_by="DispensationItem.id", cascade="all, delete-orphan", back_populates="dispensation"
    )

    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_after_it_starts"),)


class DispensationItem(Record):
    """An agenda item that a dispensation names; one that names none holds for its subject wherever it comes up."""

    dispensation_id: Mapped[int] = mapped_column(ForeignKey("dispensation.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)

    dispensation: Mapped[Dispensation] = relationship(back_populates="items")
    item: Mapped[AgendaItem] = relationship()
