"""A measure's figures: what is aimed at, what was read, what its owner says of it, and files of readings brought in."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, words
from models.measure import Framework, Measure
from models.scorecard_vocabulary import Mark, Projection, ReadingState, TargetKind


class Target(Record):
    """What a measure aims at in periods that end from `starts_on` to `ends_on`, both counted; None is until further.

    A value has `value` and perhaps a `tolerance`, in the measure's unit, within which a miss is near. A band runs from
    `low` to `high`, both in it; within `edge` of an end it is near. A progressive target goes from `start_value` before
    its first period to `value` in its last, by equal steps; it has an end. `note` says where it comes from.
    """

    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    kind: Mapped[TargetKind] = mapped_column(words(TargetKind))
    value: Mapped[Decimal | None]
    tolerance: Mapped[Decimal | None]
    start_value: Mapped[Decimal | None]
    low: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    edge: Mapped[Decimal | None]
    note: Mapped[str] = mapped_column(String(300), default="")
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    measure: Mapped[Measure] = relationship()

    __table_args__ = (
        CheckConstraint("kind NOT IN ('a value', 'a progressive target') OR value IS NOT NULL", name="a_value_is_said"),
        CheckConstraint("kind <> 'a band' OR (low IS NOT NULL AND high IS NOT NULL)", name="a_band_has_ends"),
        CheckConstraint("kind <> 'a progressive target' OR ends_on IS NOT NULL", name="steps_have_a_last"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="runs_forward"),
        Index("ix_target_measure", "measure_id", "starts_on", "id"),
    )


class Reading(Record):
    """A measure's figure for the period that ends on `period_on`, of the council itself or of a comparator.

    `series` is "" for the council's own and otherwise a comparator's name ("England"). With a numerator and a
    denominator the value is computed from them. A reading is never rewritten: one that is restated keeps its figures
    and gets `superseded_at`, and the new one says why. Of one that is taken away a reading without data says why, which
    is superseded in the moment of its entry: none holds then. It is provisional until the end of `provisional_until`.
    """

    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    series: Mapped[str] = mapped_column(String(100), default="")
    period_on: Mapped[date]
    state: Mapped[ReadingState] = mapped_column(words(ReadingState), default=ReadingState.GIVEN)
    value: Mapped[Decimal | None]
    numerator: Mapped[Decimal | None]
    denominator: Mapped[Decimal | None]
    provisional_until: Mapped[date | None]
    expected_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(300), default="")
    reason: Mapped[str] = mapped_column(String(300), default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[str] = mapped_column(String(200))
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    superseded_at: Mapped[datetime | None]

    measure: Mapped[Measure] = relationship()

    @property
    def takes_away(self) -> bool:
        """Whether it only says why the figure before it was taken away."""
        return self.superseded_at == self.entered_at and self.state is ReadingState.NOT_AVAILABLE

    __table_args__ = (
        CheckConstraint("(state IN ('given', 'suppressed')) OR value IS NULL", name="no_figure_without_data"),
        CheckConstraint("state <> 'given' OR value IS NOT NULL", name="a_figure_is_given"),
        CheckConstraint("(numerator IS NULL) = (denominator IS NULL)", name="both_parts_or_none"),
        Index(
            "uq_reading_that_holds",
            "measure_id",
            "series",
            "period_on",
            unique=True,
            sqlite_where=text("superseded_at IS NULL"),
            postgresql_where=text("superseded_at IS NULL"),
        ),
        Index("ix_reading_history", "measure_id", "period_on", "id"),
    )


# The same question as `Reading.takes_away`, for the database.
TAKES_AWAY = (Reading.superseded_at == Reading.entered_at) & (Reading.state == ReadingState.NOT_AVAILABLE)


class Commentary(Record):
    """What a measure's owner says of one period: why it stands where it does, what is done about it, where it goes.

    `said`, `remedy` and `outlook` are Markdown; `projected` is the value expected at the end of the year.
    """

    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    period_on: Mapped[date]
    mark: Mapped[Mark] = mapped_column(words(Mark), default=Mark.NONE)
    said: Mapped[str] = mapped_column(Text, default="")
    remedy: Mapped[str] = mapped_column(Text, default="")
    projection: Mapped[Projection] = mapped_column(words(Projection), default=Projection.NONE)
    projected: Mapped[Decimal | None]
    outlook: Mapped[str] = mapped_column(Text, default="")
    written_at: Mapped[datetime]
    written_by: Mapped[str] = mapped_column(String(200))
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    revision: Mapped[int] = mapped_column(default=1)

    measure: Mapped[Measure] = relationship()

    __table_args__ = (UniqueConstraint("measure_id", "period_on"),)


class ReadingColumn(Record):
    """What the heading of a column means in files of readings, once somebody has said so.

    `meaning` is a name of models.rules.reading_columns.Field, or a period for the wide format.
    """

    heading: Mapped[str] = mapped_column(String(200), unique=True)
    meaning: Mapped[str] = mapped_column(String(60))


class IncomingReadings(Record):
    """Readings read from a CSV or Excel file, as found; they become readings once confirmed, all or none."""

    framework_id: Mapped[int] = mapped_column(ForeignKey("framework.id"), index=True)
    filename: Mapped[str] = mapped_column(String(160))
    found: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    uploaded_at: Mapped[datetime]
    uploaded_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    confirmed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    framework: Mapped[Framework] = relationship()
