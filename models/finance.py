"""Finance beside a scorecard: the business units of a framework, and their revenue, savings and capital by period."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, words
from models.committee import Committee
from models.measure import Framework
from models.scorecard_vocabulary import FinanceKind


class BusinessUnit(Record):
    """A part of the council with a budget of its own."""

    framework_id: Mapped[int] = mapped_column(ForeignKey("framework.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(200))
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    framework: Mapped[Framework] = relationship()
    remits: Mapped[list["BusinessUnitRemit"]] = relationship(back_populates="unit", order_by="BusinessUnitRemit.id")

    __table_args__ = (UniqueConstraint("framework_id", "name"),)


class BusinessUnitRemit(Record):
    """A committee in whose remit a business unit is."""

    unit_id: Mapped[int] = mapped_column(ForeignKey("business_unit.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)

    unit: Mapped[BusinessUnit] = relationship(back_populates="remits")
    committee: Mapped[Committee] = relationship()

    __table_args__ = (UniqueConstraint("unit_id", "committee_id"),)


class FinanceLine(Record):
    """A unit's row in one of the tables of finance, for the year so far as it stands at the end of `period_on`.

    `figures` are decimals as text, in thousands of pounds or per cent, by the names of models.rules.finance.FIELDS.
    What can be derived is computed; a derived figure that somebody typed is kept beside it, and compared.
    """

    unit_id: Mapped[int] = mapped_column(ForeignKey("business_unit.id"))
    kind: Mapped[FinanceKind] = mapped_column(words(FinanceKind))
    period_on: Mapped[date]
    figures: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    commentary: Mapped[str] = mapped_column(Text, default="")
    written_at: Mapped[datetime]
    written_by: Mapped[str] = mapped_column(String(200))
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    revision: Mapped[int] = mapped_column(default=1)

    unit: Mapped[BusinessUnit] = relationship()

    __table_args__ = (UniqueConstraint("unit_id", "kind", "period_on"),)
