"""How figures are read in tests of the rules: three gauges, a band, and the years to 2018/19."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from models.rules.periods import named, shown_columns
from models.rules.scorecards import Figure, Gauge
from models.rules.targets import TargetIn
from models.scorecard_vocabulary import Frequency, Polarity, ReadingState, TargetKind, Unit

YEAR = named(Frequency.ANNUAL, "2018/19")
HIGHER = Gauge(Unit.COUNT, 0, Polarity.HIGHER)
LOWER = Gauge(Unit.COUNT, 0, Polarity.LOWER)
BANDED = Gauge(Unit.PERCENT, 0, Polarity.BAND)
BAND = TargetIn(TargetKind.BAND, low=Decimal(12), high=Decimal(18), edge=Decimal(1))
NUMBERS = st.decimals(-10_000, 10_000, places=3)
PLACES = st.integers(0, 3)


def figure(value: str | Decimal | None, state: ReadingState = ReadingState.GIVEN) -> Figure:
    return Figure(YEAR, state, None if value is None else Decimal(value))


def years(*values: str | None) -> list[Figure]:
    """Figures of the years to 2018/19; None is a year whose data is not available."""
    columns = shown_columns(Frequency.ANNUAL, date(2019, 3, 31), len(values))
    return [
        Figure(period, ReadingState.NOT_AVAILABLE if value is None else ReadingState.GIVEN, value and Decimal(value))
        for period, value in zip(columns, values, strict=True)
    ]


def aim(value: str, tolerance: str | None = None) -> TargetIn:
    return TargetIn(TargetKind.VALUE, Decimal(value), Decimal(tolerance) if tolerance else None)
