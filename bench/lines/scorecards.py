"""Lines 34 to 36: ten thousand figures brought in; a scorecard of 21 measures as a page, and as Word."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from time import perf_counter
from typing import Any
from zipfile import ZipFile

import openpyxl
from sqlalchemy import select

from bench import frame, records, scorecard_floor, scorecard_rows
from bench.asking import Request, forgetting, python_calls, statements
from bench.protocol import Case, measure
from bench.site import Site, drawn, engine_of
from bench.table import Row
from exports import house_styles, scorecard, word
from models.measure import Framework
from models.scorecard_bodies import ScorecardBody
from models.user import User
from tests import measured, scored
from webapp import clock
from webapp.database import db
from webapp.services import scorecard_bodies, scorecards
from webapp.services.actors import acting
from webapp.services.incoming_readings import keeping, planning, tables, waiting

READ, BROUGHT_IN = "openpyxl reading it", "10,080 figures from Excel: read, looked at, kept"
CORE, PAGE = "the same scorecard, drawn plainly", "scorecard of 21 measures, drawn"
WORD, LIMIT, MILLISECONDS = "its Word report with 21 charts", "the limit of 3 s", 3_000
MEASURES, SLOW_ROUNDS = 21, 20


def brought_in(site: Site) -> list[Row]:
    """Line 34. The floor reads each cell and keeps nothing; the figure does what three requests do."""
    with site.app(name="written").app_context():
        framework = scorecard_rows.framework("Figures brought in")
        content = scorecard_rows.workbook(framework.measures)
        user = db.session.scalars(select(User).where(User.email == records.OFFICER)).one()
        cases = [Case(READ, lambda: _read(content)), Case(BROUGHT_IN, *_bringing(framework, user, content))]
        pace = site.pace.of_slow_cases()
        timed = measure(cases, replace(pace, rounds=min(pace.rounds, SLOW_ROUNDS)), control=READ)
        scorecard_rows.forget(framework)
    note = f"{len(content):,} bytes; committed to the disk"
    return [site.row(timed, BROUGHT_IN, READ, "34", 2, 1.5, note=note)]


def shown(site: Site) -> list[Row]:
    """Lines 35 and 36: the public page drawn anew, and the Word report composed and written."""
    app = site.app(name="written")
    with app.app_context():
        framework = scorecard_rows.framework("A corporate scorecard", MEASURES)
        for one in framework.measures:
            measured.target(one, from_period="Q1 2009/10", value=Decimal(80))
        scorecard_rows.write(framework.measures)
        made = scored.scorecard(framework, None, scorecard_rows.LAST.ends_on, frequency=framework.frequency)
        scored.publish(made)
        body, address = scorecard_bodies.scorecard_body(made, on=clock.today()), scorecards.address_of(made)
        number = made.id
        db.session.remove()
    return [_page(site, Request(app, address), number), _word(site, body)]


def _bringing(framework: Framework, user: User, content: bytes) -> tuple[Callable[..., Any], Callable[[], Any]]:
    by = acting(user, on=clock.today())

    def bring() -> None:
        table = tables.table_of(BytesIO(content), waiting.remembered(), planning.frequencies_of(framework))
        incoming = waiting.keep(framework, table, filename="figures.xlsx", by=by, at=clock.now())
        db.session.commit()
        looked = waiting.look(incoming, on=clock.today())
        said = {"revision": str(incoming.revision), "seen": looked.seen}
        keeping.keep(incoming, {}, **said, by=by, at=clock.now())
        db.session.commit()

    return (lambda _: bring()), lambda: scorecard_rows.forget(framework)


def _read(content: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False)
    for _ in book.worksheets[0].iter_rows(values_only=True):
        pass


def _page(site: Site, page: Request, number: int) -> Row:
    plain = scorecard_floor.scorecard_app(site.url(name="written"))
    floor = Request(plain, f"/scorecard/{number}")
    own, wanted = frame.fit(plain, page(), floor)
    timed = measure([Case(CORE, floor), drawn(PAGE, page)], site.pace, control=CORE)
    before = forgetting(page.app)
    with engine_of(page.app) as engine:
        sent = len(statements(engine, page, before))
    plain.extensions["engine"].dispose()
    calls = f"{sent} statements (at most 5), {python_calls(page, before):,} Python calls"
    note = f"{calls}; {wanted:,} bytes, the floor's {own:,}"
    return site.row(timed, PAGE, CORE, "35", 2, 1.5, note=note)


def _word(site: Site, body: ScorecardBody) -> Row:
    style, times = house_styles.load_shipped()[0], []
    for _ in range(max(3, site.pace.runs)):
        began = perf_counter()
        content = word.render(scorecard.compose(body, style, site="http://localhost"))
        times.append((perf_counter() - began) * 1000)
    amount, found = sorted(times)[len(times) // 2], ZipFile(BytesIO(content)).namelist()
    charts = sum(name.startswith("word/media/") for name in found)
    ratios = [one / MILLISECONDS for one in (amount, min(times), max(times))]
    note = f"{charts} charts, {len(content):,} bytes"
    return Row("36", WORD, LIMIT, MILLISECONDS, amount, *ratios, 1, 0.5, note=note, database=site.engine)
