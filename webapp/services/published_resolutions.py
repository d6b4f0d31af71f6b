"""The public register of resolutions: what public minutes resolved, by committee, year and words, the newest first."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, literal, select, tuple_

from models.publication import PublishedCommittee, PublishedResolution
from models.rules.search_words import phrases
from webapp.database import reading
from webapp.services import resolution_search
from webapp.services.resolution_search import Wanted, place_of

PAGE = 20
FOREVER = date(2200, 12, 31)
COLUMNS = (
    PublishedResolution.resolution_id,
    PublishedResolution.committee_name,
    PublishedResolution.held_on,
    PublishedResolution.address,
    PublishedResolution.number,
    PublishedResolution.heading,
    PublishedResolution.text,
    PublishedResolution.outcome,
    PublishedResolution.is_draft,
)
NEWEST_FIRST = (PublishedResolution.held_on.desc(), PublishedResolution.resolution_id.desc())
# Each by itself is one seek of an index; SQLite reads the whole of it for both at once.
DAYS = select(
    select(func.min(PublishedResolution.held_on)).scalar_subquery().label("first"),
    select(func.max(PublishedResolution.held_on)).scalar_subquery().label("last"),
)
COMMITTEES = select(PublishedCommittee.committee_id, PublishedCommittee.name, PublishedCommittee.address).order_by(
    PublishedCommittee.name, PublishedCommittee.committee_id
)


@dataclass(frozen=True, slots=True)
class Key:
    """A place in the register, before which a page begins. Written 20190312-45."""

    held_on: date
    resolution_id: int

    @classmethod
    def from_text(cls, text: str) -> "Key":
        """The key as an address carries it. ValueError if it is none."""
        day, dash, number = text.partition("-")
        if not (dash and text.isascii() and day.isdecimal() and number.isdecimal() and len(number) <= 9):
            raise ValueError(text)
        if len(day) != 8:
            raise ValueError(text)
        return cls(date(int(day[:4]), int(day[4:6]), int(day[6:])), int(number))

    def __str__(self) -> str:
        return f"{self.held_on:%Y%m%d}-{self.resolution_id}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the register: words as they were typed, one committee's, one year's, before a place."""

    words: str = ""
    committee_id: int | None = None
    year: int | None = None
    before: Key | None = None


@dataclass(frozen=True, slots=True)
class ListedResolution:
    """A resolution as the register shows it. `number` is that of its item and its own; `address` leads to it."""

    id: int
    committee: str
    held_on: date
    address: str
    number: str
    heading: str
    text: str
    outcome: str
    is_draft: bool

    def as_json(self) -> dict[str, object]:
        """The same facts for a program, in the words of the published bodies."""
        return {
            "id": self.id,
            "committee": self.committee,
            "held_on": self.held_on.isoformat(),
            "address": self.address,
            "number": self.number,
            "heading": self.heading,
            "text": self.text,
            "outcome": self.outcome,
            "is_draft": self.is_draft,
        }


@dataclass(frozen=True, slots=True)
class PageOfResolutions:
    """Part of the register, the place where the earlier part begins, and the years there are, the latest first."""

    resolutions: list[ListedResolution]
    earlier: Key | None
    years: list[int]
    is_too_common: bool


@dataclass(frozen=True, slots=True)
class ListedCommittee:
    """A public committee, past ones too, as a search offers it. `slug` is the end of its address."""

    id: int
    name: str
    slug: str


def page(asked: Asked) -> PageOfResolutions:
    """A page of the register. A number of statements that does not grow with it."""
    found = phrases(asked.words)
    with reading() as connection:
        first, last = connection.execute(DAYS).one()
        if first is None:
            return PageOfResolutions([], None, [], is_too_common=False)
        is_too_common = resolution_search.is_too_common(connection, found)
        if found and not is_too_common:
            rows = _searched(connection, asked, found, last)
        else:
            rows = _listed(connection, asked)
    resolutions = [ListedResolution(*row) for row in rows[:PAGE]]
    is_more = len(rows) > PAGE
    earlier = Key(resolutions[-1].held_on, resolutions[-1].id) if is_more else None
    return PageOfResolutions(resolutions, earlier, list(range(last.year, first.year - 1, -1)), is_too_common)


def committees() -> list[ListedCommittee]:
    """Every public committee by name."""
    with reading() as connection:
        rows = connection.execute(COMMITTEES).all()
    return [ListedCommittee(row.committee_id, row.name, row.address.rsplit("/", 1)[-1]) for row in rows]


def _listed(connection: Connection, asked: Asked) -> list[Row[*tuple[Any, ...]]]:
    first, beyond = _days(asked)
    statement = select(*COLUMNS).where(PublishedResolution.held_on >= first, PublishedResolution.held_on < beyond)
    if asked.committee_id is not None:
        statement = statement.where(PublishedResolution.committee_id == asked.committee_id)
    if asked.before is not None:
        place = tuple_(PublishedResolution.held_on, PublishedResolution.resolution_id)
        here = literal(asked.before.held_on, PublishedResolution.held_on.type), literal(asked.before.resolution_id)
        statement = statement.where(place < tuple_(*here))
    return list(connection.execute(statement.order_by(*NEWEST_FIRST).limit(PAGE + 1)))


def _searched(connection: Connection, asked: Asked, found: list[str], newest: date) -> list[Row[*tuple[Any, ...]]]:
    first, beyond = _days(asked)
    high = place_of(beyond)
    if asked.before is not None:
        high = min(high, place_of(asked.before.held_on, asked.before.resolution_id))
    wanted = Wanted(found, asked.committee_id, place_of(first), high, PAGE + 1)
    numbers = resolution_search.find(connection, wanted, newest=newest)
    statement = select(*COLUMNS).where(PublishedResolution.resolution_id.in_(numbers))
    return list(connection.execute(statement.order_by(*NEWEST_FIRST)))


def _days(asked: Asked) -> tuple[date, date]:
    """The first day that is looked at, and the first that is not any more."""
    if asked.year is None:
        return date.min, FOREVER + timedelta(days=1)
    return date(asked.year, 1, 1), date(asked.year + 1, 1, 1)
