"""What performance is measured by: frameworks of outcomes, policy areas and measures, and the decisions about them."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, words
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member
from models.resolution import Resolution
from models.scorecard_vocabulary import Frequency, MeasureEvent, Polarity, Unit


class Framework(Record):
    """A plan, a corporate scorecard or a panel's set of measures; its `slug` is fixed at its creation.

    `frequency` is how often it is reported. `years_shown` is how many years of history a report prints. Revenue is
    within the council's own threshold between `underspend_limit` and `overspend_limit`, both in per cent of the budget
    and both positive; None is no limit.
    """

    name: Mapped[str] = mapped_column(String(200))
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    description: Mapped[str] = mapped_column(Text, default="")
    frequency: Mapped[Frequency] = mapped_column(words(Frequency), default=Frequency.QUARTERLY)
    years_shown: Mapped[int] = mapped_column(default=4)
    overspend_limit: Mapped[Decimal | None]
    underspend_limit: Mapped[Decimal | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    outcomes: Mapped[list["Outcome"]] = relationship(
        back_populates="framework", order_by="Outcome.position, Outcome.id"
    )
    areas: Mapped[list["PolicyArea"]] = relationship(
        back_populates="framework", order_by="PolicyArea.position, PolicyArea.id"
    )
    measures: Mapped[list["Measure"]] = relationship(
        back_populates="framework", order_by="Measure.position, Measure.id"
    )

    __table_args__ = (CheckConstraint("years_shown > 0", name="shows_some_years"),)


class Outcome(Record):
    """What a framework wants to come about; policy areas stand under it."""

    framework_id: Mapped[int] = mapped_column(ForeignKey("framework.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(String(300))
    removed_at: Mapped[datetime | None]

    framework: Mapped[Framework] = relationship(back_populates="outcomes")


class PolicyArea(Record):
    """A part of a framework, under an outcome or none. `measures_in_all` counts those of a plan not all kept here."""

    framework_id: Mapped[int] = mapped_column(ForeignKey("framework.id"), index=True)
    outcome_id: Mapped[int | None] = mapped_column(ForeignKey("outcome.id"))
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(200))
    measures_in_all: Mapped[int | None]
    removed_at: Mapped[datetime | None]

    framework: Mapped[Framework] = relationship(back_populates="areas")
    outcome: Mapped[Outcome | None] = relationship()

    __table_args__ = (UniqueConstraint("framework_id", "name"),)


class Measure(Record):
    """Something that is counted to see how well it goes: what, in which unit, which way is good, and how often.

    A value is shown with `decimals` places. `near` is how far from its target a value is still near it, in its own
    unit; a target's own tolerance comes first. Figures come `lag_days` after a period ends. A numerator below
    `suppress_below` is not published. `trend_periods` is how many periods the longer trend looks at. It is reported
    from `reported_from` until the day before `reported_until`, by decisions kept as MeasureChange.
    """

    framework_id: Mapped[int] = mapped_column(ForeignKey("framework.id"))
    area_id: Mapped[int | None] = mapped_column(ForeignKey("policy_area.id"))
    position: Mapped[int] = mapped_column(default=0)
    code: Mapped[str] = mapped_column(String(20), default="")
    name: Mapped[str] = mapped_column(String(400))
    definition: Mapped[str] = mapped_column(Text, default="")
    unit: Mapped[Unit] = mapped_column(words(Unit), default=Unit.COUNT)
    decimals: Mapped[int] = mapped_column(default=0)
    polarity: Mapped[Polarity] = mapped_column(words(Polarity), default=Polarity.HIGHER)
    near: Mapped[Decimal | None]
    owner: Mapped[str] = mapped_column(String(200), default="")
    portfolio_holder_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    source: Mapped[str] = mapped_column(String(300), default="")
    frequency: Mapped[Frequency] = mapped_column(words(Frequency), default=Frequency.QUARTERLY)
    lag_days: Mapped[int] = mapped_column(default=0)
    suppress_below: Mapped[int | None]
    trend_periods: Mapped[int] = mapped_column(default=4)
    reported_from: Mapped[date | None]
    reported_until: Mapped[date | None]
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    framework: Mapped[Framework] = relationship(back_populates="measures")
    area: Mapped[PolicyArea | None] = relationship()
    portfolio_holder: Mapped[Member | None] = relationship()
    remits: Mapped[list["MeasureRemit"]] = relationship(back_populates="measure", order_by="MeasureRemit.id")
    changes: Mapped[list["MeasureChange"]] = relationship(
        back_populates="measure", order_by="MeasureChange.takes_effect_on, MeasureChange.id"
    )

    __table_args__ = (
        CheckConstraint("decimals BETWEEN 0 AND 4", name="few_decimals"),
        CheckConstraint("lag_days >= 0", name="figures_come_after"),
        CheckConstraint("trend_periods > 1", name="a_trend_has_periods"),
        CheckConstraint("reported_until IS NULL OR reported_until > reported_from", name="reported_for_some_time"),
        Index("ix_measure_framework", "framework_id", "position", "id"),
    )


class MeasureRemit(Record):
    """A committee in whose remit a measure is: its scorecards carry it."""

    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)

    measure: Mapped[Measure] = relationship(back_populates="remits")
    committee: Mapped[Committee] = relationship()

    __table_args__ = (UniqueConstraint("measure_id", "committee_id"),)


class MeasureChange(Record):
    """A decision about a measure: added, removed, redefined, retargeted; by whom, where, why and from when.

    `breaks_series`: figures before `takes_effect_on` cannot be compared with those after, and no trend crosses it.
    It is decided at a meeting kept here, by a resolution of it, or as `decided_by` says.
    """

    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    event: Mapped[MeasureEvent] = mapped_column(words(MeasureEvent))
    takes_effect_on: Mapped[date]
    breaks_series: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(Text)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolution.id"))
    decided_by: Mapped[str] = mapped_column(String(200), default="")
    changed_at: Mapped[datetime]
    changed_by: Mapped[str] = mapped_column(String(200))
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    measure: Mapped[Measure] = relationship(back_populates="changes")
    meeting: Mapped[Meeting | None] = relationship()
    resolution: Mapped[Resolution | None] = relationship()
