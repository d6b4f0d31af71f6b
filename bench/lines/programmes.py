"""Lines 31 and 32: 8,000 topics checked at once, and one programme checked again after a change, in time of the CPU."""

from collections.abc import Callable
from statistics import median
from time import process_time

from flask import Flask
from sqlalchemy import select

from bench import programme_rows
from bench.programme_rows import COMMITTEES
from bench.site import Site, engine_of
from bench.table import Row
from models.committee import Committee
from models.rules.municipal_year import municipal_year_of
from webapp.database import db
from webapp.services import programme_check

LIMIT_OF_ALL, ALL = "the limit of 2 s", "8,000 topics checked"
LIMIT_OF_ONE, ONE = "the limit of 50 ms", "one programme checked after a change"


def checked(site: Site) -> list[Row]:
    """Lines 31 and 32. Reading is counted, but not what a database server does meanwhile."""
    app, today = site.app(name="written"), site.databases.today
    with engine_of(app) as engine, engine.begin() as connection:
        programme_rows.write(connection, today)
    found: list[int] = []

    def all_of_them() -> None:
        listed = select(Committee).where(Committee.id <= COMMITTEES).order_by(Committee.id)
        every = programme_check.check_everything(db.session.scalars(listed), on=today)
        found[:] = [len(every), sum(len(one.found) for one in every)]

    def one_of_them() -> None:
        committee = db.session.get_one(Committee, 2)
        programme_check.check(committee, municipal_year_of(today), on=today)

    whole, single = _milliseconds(site, app, all_of_them), _milliseconds(site, app, one_of_them)
    note = f"{found[0]} programmes, {found[1]:,} findings; every statement, every rule, nothing remembered"
    return [
        _row(site, "31", ALL, LIMIT_OF_ALL, 2000, whole, note),
        _row(site, "32", ONE, LIMIT_OF_ONE, 50, single, "what the page of one programme waits for after any change"),
    ]


def _milliseconds(site: Site, app: Flask, work: Callable[[], None]) -> list[float]:
    """The time of the CPU that each run takes, the first of them left out: it loads what a serving process has."""
    times = []
    for _ in range(max(3, site.pace.runs) + 1):
        with app.app_context():
            began = process_time()
            work()
            times.append((process_time() - began) * 1000)
    return sorted(times[1:])


def _row(site: Site, line: str, name: str, floor: str, limit: float, times: list[float], note: str) -> Row:
    middle, lowest, highest = (amount / limit for amount in (median(times), times[0], times[-1]))
    return Row(
        line, name, floor, limit, median(times), middle, lowest, highest, 1, 0.5, note=note, database=site.engine
    )
