"""What a line is given: the product and the floor on one database, what stands where, and how to make a row."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import cycle
from typing import Any

from flask import Flask
from sqlalchemy import Engine

from bench import council, floors
from bench.asking import Request, forgetting, forgetting_pages
from bench.council import Made
from bench.databases import Databases
from bench.protocol import Case, Measured, Pace
from bench.table import Row
from models.rules import addresses
from webapp.database import db

FULL = 20
RECENT = 40


@dataclass
class Site:
    """One engine's databases. Applications are made when first asked for, and closed together."""

    databases: Databases
    engine: str
    pace: Pace
    apps: dict[tuple[int, str], Flask] = field(default_factory=dict)

    def app(self, years: int = FULL, name: str = "read") -> Flask:
        """The product on so many years; `name` other than read is a copy that may be written to."""
        if (years, name) not in self.apps:
            self.apps[years, name] = self.databases.app(years, name=name)
        return self.apps[years, name]

    @cached_property
    def floor(self) -> Flask:
        """The floor application on the same twenty years."""
        self.app()
        return floors.floor_app(self.url())

    def url(self, years: int = FULL, name: str = "read") -> str:
        """The address of an application's database."""
        return self.app(years, name).config["SETTINGS"].database_url

    @cached_property
    def recent(self) -> list[Made]:
        """The last meetings of the twenty years, which have the same addresses whatever the number of years."""
        last = list(council.meetings(1, council.last_day(self.databases.today)))[-RECENT:]
        return [
            Made(one.id + council.MEETINGS_A_YEAR * (FULL - 1), one.committee, one.held_on, one.body) for one in last
        ]

    @property
    def long_meeting(self) -> str:
        """The address of the meeting with 120 items."""
        return addresses.meeting_address(council.slug(1), council.last_day(self.databases.today), 1)

    def close(self) -> None:
        """Let go of every connection."""
        for app in self.apps.values():
            with app.app_context():
                db.engine.dispose()
        if "floor" in self.__dict__:
            self.floor.extensions["engine"].dispose()

    def row(
        self, measured: Measured, figure: str, floor: str, line: str, target: float, stretch: float, **more: Any
    ) -> Row:
        """What came of a line: one case against its floor."""
        ratio, lowest, highest = measured.ratio(figure, floor)
        return Row(
            line=line,
            name=figure,
            floor=floor,
            floor_amount=measured.seconds(floor) * 1000,
            amount=measured.seconds(figure) * 1000,
            ratio=ratio,
            lowest=lowest,
            highest=highest,
            target=target,
            stretch=stretch,
            is_sound=measured.is_sound,
            database=self.engine,
            **more,
        )


@contextmanager
def engine_of(app: Flask) -> Iterator[Engine]:
    """The application's own engine, to listen to what it sends."""
    with app.app_context():
        yield db.engine


def in_turn(requests: list[Request], app: Flask | None = None) -> Callable[[], Request]:
    """Each request in its turn; with an application, after emptying its caches."""
    turns, forget = cycle(requests), forgetting(app) if app else None

    def ready() -> Request:
        if forget is not None:
            forget()
        return next(turns)

    return ready


def send(request: Request) -> bytes:
    """Send the request whose turn it is."""
    return request()


def drawn(name: str, request: Request) -> Case:
    """A page drawn each time with the caches of its application emptied."""
    return Case(name, send, in_turn([request], request.app))


def redrawn(name: str, request: Request) -> Case:
    """A page or feed drawn again, as after an edit: all that is gone is what was kept of the pages."""
    forget = forgetting_pages(request.app)

    def ready() -> Request:
        forget()
        return request

    return Case(name, send, ready)
