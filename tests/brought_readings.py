"""Files of readings to bring in, and what waits of them; for tests."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import Any

import openpyxl

from models.measure import Framework
from models.reading import IncomingReadings
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services.actors import acting
from webapp.services.incoming_readings import planning, waiting
from webapp.services.incoming_readings.tables import ReadingsTable, table_of

LONG = ("Measure", "Series", "Period", "Value")
Row = Sequence[Any]


def comma_separated(*rows: Row) -> bytes:
    """A CSV file."""
    written = StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


def workbook(*rows: Row, **more: Sequence[Row]) -> bytes:
    """An Excel file; further sheets by name."""
    book, saved = openpyxl.Workbook(), BytesIO()
    for row in rows:
        book.active.append(list(row))
    for name, others in more.items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(list(row))
    book.save(saved)
    return saved.getvalue()


def read(content: bytes, of: Framework) -> ReadingsTable:
    """The table in a file."""
    return table_of(BytesIO(content), waiting.remembered(), planning.frequencies_of(of))


def waiting_for(of: Framework, *rows: Row) -> IncomingReadings:
    """A file of these rows that waits to be looked at; one new figure unless the test says otherwise."""
    by = acting(factories.officer(), on=clock.today())
    name = of.measures[0].name
    table = read(comma_separated(*(rows or (LONG, (name, "", "2014/15", "600")))), of)
    made = waiting.keep(of, table, filename="figures.csv", by=by, at=clock.now())
    db.session.commit()
    return made
