"""Agenda items, and the decision to take something late."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, words
from models.vocabulary import ItemKind, LateRoute, NumberingStyle, Part, ReportState

if TYPE_CHECKING:
    from models.document import Document
    from models.meeting import Meeting


class ItemFields:
    """What a standing item and an agenda item have in common.

    `child_numbering` overrides the committee's style for the items below this one. An item that `continues` was put in
    late: it takes the number before it and a letter, so that no later item is renumbered. Whether it is an education
    matter, or sets the budget, decides who may vote on it.
    """

    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[ItemKind] = mapped_column(words(ItemKind), default=ItemKind.OTHER)
    heading: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text, default="")
    recommendations: Mapped[list[str]] = mapped_column(JSON, default=list)
    report_state: Mapped[ReportState] = mapped_column(words(ReportState), default=ReportState.NONE)
    presenter: Mapped[str] = mapped_column(String(200), default="")
    minutes: Mapped[int | None]
    child_numbering: Mapped[NumberingStyle | None] = mapped_column(words(NumberingStyle))
    continues: Mapped[bool] = mapped_column(default=False)
    is_education: Mapped[bool] = mapped_column(default=False)
    is_budget: Mapped[bool] = mapped_column(default=False)


class AgendaItem(ItemFields, Record):
    """One thing to be considered at one meeting.

    The heading of a Part 2 item is its private title: the public sees `public_heading`, which must not reveal it. An
    item taken off the agenda is kept, with the moment it went, so that it can be put back.
    """

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    pages: Mapped[str] = mapped_column(String(40), default="")
    part: Mapped[Part] = mapped_column(words(Part), default=Part.PUBLIC)
    public_heading: Mapped[str] = mapped_column(String(300), default="")
    exempt_paragraphs: Mapped[list[int]] = mapped_column(JSON, default=list)
    exempt_reason: Mapped[str] = mapped_column(Text, default="")
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    meeting: Mapped["Meeting"] = relationship(back_populates="items")
    children: Mapped[list["AgendaItem"]] = relationship(order_by="AgendaItem.position, AgendaItem.id")
    documents: Mapped[list["Document"]] = relationship(back_populates="item", order_by="Document.position, Document.id")
    late_decision: Mapped["LateDecision | None"] = relationship(
        back_populates="item", order_by="LateDecision.id.desc()", uselist=False, viewonly=True
    )

    __table_args__ = (
        CheckConstraint("minutes IS NULL OR minutes >= 0", name="minutes_are_not_negative"),
        Index("ix_agenda_item_meeting", "meeting_id", "position", "id"),
    )


class LateDecision(Record):
    """Which lawful route was chosen when five clear days could not be given, kept for the minutes.

    Source: LGA 1972 s100A(6)(a) (convened late), s100B(4)(b) (urgency: special circumstances, the chair's opinion).
    """

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    route: Mapped[LateRoute] = mapped_column(words(LateRoute))
    circumstances: Mapped[str] = mapped_column(Text, default="")
    chair_name: Mapped[str] = mapped_column(String(120), default="")
    decided_at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    meeting: Mapped["Meeting"] = relationship(back_populates="late_decisions")
    item: Mapped[AgendaItem | None] = relationship(back_populates="late_decision")

    __table_args__ = (
        CheckConstraint(
            "route <> 'urgency' OR (circumstances <> '' AND chair_name <> '')", name="urgency_has_its_reason_and_chair"
        ),
    )
