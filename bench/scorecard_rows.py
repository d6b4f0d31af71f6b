"""A framework of measures read every quarter for ten years in four series: as a file, and as figures kept."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from random import Random

import openpyxl
from sqlalchemy import delete, insert

from models.measure import Framework, Measure
from models.reading import IncomingReadings, Reading
from models.rules import periods
from models.rules.periods import Period
from models.scorecard_vocabulary import Frequency, Polarity, Unit
from tests import measured
from webapp.database import db

MEASURES, QUARTERS = 63, 40
SERIES = ("", "England", "West Midlands", "Statistical neighbours")
LAST = periods.period_of(Frequency.QUARTERLY, date(2019, 3, 31))
HEADINGS = ("Code", "Measure", "Series", "Period", "Value", "Provisional until", "Note")


def framework(name: str, count: int = MEASURES, **said: object) -> Framework:
    """A framework of so many percentages."""
    kept = measured.framework(name, frequency=Frequency.QUARTERLY)
    about = {"unit": Unit.PERCENT, "polarity": Polarity.HIGHER, "frequency": Frequency.QUARTERLY, "decimals": 1}
    for number in range(1, count + 1):
        measured.measure(kept, f"% of plans of kind {number} in time", code=f"K{number}", **about, **said)
    return kept


def figures(of: list[Measure]) -> Iterator[tuple[Measure, str, Period, Decimal]]:
    """Every figure, the same each time: measures in order, the oldest period first."""
    chance, quarters = Random(19), [LAST]
    while len(quarters) < QUARTERS:
        quarters.append(periods.before(quarters[-1]))
    for measure in of:
        for series in SERIES:
            for period in reversed(quarters):
                yield measure, series, period, Decimal(chance.randrange(550, 990)) / 10


def workbook(of: list[Measure]) -> bytes:
    """The figures as an Excel file in the long format."""
    book, saved = openpyxl.Workbook(), BytesIO()
    book.active.append(HEADINGS)
    for measure, series, period, value in figures(of):
        book.active.append((measure.code, measure.name, series, period.short, float(value), None, None))
    book.save(saved)
    return saved.getvalue()


def write(of: list[Measure]) -> None:
    """Keep the figures."""
    entered = {"entered_at": datetime(2019, 5, 1, 9, tzinfo=UTC), "entered_by": "An Officer"}
    rows = [
        {"measure_id": one.id, "series": series, "period_on": period.ends_on, "value": value, **entered}
        for one, series, period, value in figures(of)
    ]
    db.session.execute(insert(Reading), rows)
    db.session.commit()


def forget(of: Framework) -> None:
    """Take away what was brought in, for the next time."""
    numbers = [one.id for one in of.measures]
    db.session.execute(delete(Reading).where(Reading.measure_id.in_(numbers)))
    db.session.execute(delete(IncomingReadings).where(IncomingReadings.framework_id == of.id))
    db.session.commit()
