"""Finding public resolutions by their words, the newest first: one function, whichever database keeps the index.

Neither way counts what it finds, and neither reads more with every year. FTS5 keeps its index in the order of `place`
and reads as many as are shown. PostgreSQL gathers all that a search finds before it puts them in order: so the newest
few hundred are looked through first, which fill a page with what is common; then the newest year is asked for, then the
one before; and only what is too rare to fill a page from these is looked for everywhere.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, TextClause, text

from models.rules.search_words import as_query

NUMBERS = 1_000_000_000
ON_SQLITE = text(
    "SELECT rowid FROM search_resolution WHERE search_resolution MATCH :query AND rowid >= :low AND rowid < :high "
    "ORDER BY rowid DESC LIMIT :most"
)
# Without the first part on its own, the planner may walk every resolution back in time until enough are found.
ON_POSTGRESQL = text(
    "WITH hits AS MATERIALIZED (SELECT place FROM search_resolution "
    "WHERE words @@ (websearch_to_tsquery('english', :query) && CAST(:also AS tsquery))) "
    "SELECT place FROM hits WHERE place >= :low AND place < :high ORDER BY place DESC LIMIT :most"
)
AMONG_THE_NEWEST = text(
    "SELECT place FROM (SELECT place, words FROM search_resolution WHERE place >= :low AND place < :high "
    "ORDER BY place DESC LIMIT 400) newest "
    "WHERE words @@ (websearch_to_tsquery('english', :query) && CAST(:also AS tsquery)) ORDER BY place DESC LIMIT :most"
)
IS_ALL_COMMON = text("SELECT numnode(websearch_to_tsquery('english', :query)) = 0")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which resolutions: their words, perhaps one committee's, from one place in the register up to another."""

    phrases: list[str]
    committee_id: int | None
    low: int
    high: int
    most: int


def place_of(held_on: date, resolution_id: int = 0) -> int:
    """Where a resolution stands in the register: by its day, then by its number."""
    return held_on.toordinal() * NUMBERS + resolution_id


def find(connection: Connection, wanted: Wanted, *, newest: date) -> list[int]:
    """The numbers of the resolutions that have all the words, the newest first. `newest` is the register's last day."""
    if connection.dialect.name == "sqlite":
        places = connection.scalars(ON_SQLITE, _asked(wanted) | {"query": _of_fts5(wanted)}).all()
    else:
        places = _on_postgresql(connection, wanted, newest)
    return [place % NUMBERS for place in places]


def is_too_common(connection: Connection, phrases: list[str]) -> bool:
    """Whether the words are all so common that the index leaves them out: "the" and "of" find everything."""
    if connection.dialect.name == "sqlite" or not phrases:
        return False
    return bool(connection.scalar(IS_ALL_COMMON, {"query": as_query(phrases)}))


def _of_fts5(wanted: Wanted) -> str:
    words = f"words : ({as_query(wanted.phrases)})"
    return words if wanted.committee_id is None else f'{words} AND committee : "committee{wanted.committee_id}"'


def _on_postgresql(connection: Connection, wanted: Wanted, newest: date) -> list[int]:
    last = min(newest, date.fromordinal((wanted.high - 1) // NUMBERS)).year
    first = date.fromordinal(max(wanted.low // NUMBERS, 1)).year
    places = _asked_of(connection, AMONG_THE_NEWEST, wanted, None, wanted.most)
    if len(places) == wanted.most:
        return places
    places = []
    for year in (last, last - 1):
        if len(places) < wanted.most and year >= first:
            places += _asked_of(connection, ON_POSTGRESQL, wanted, year, wanted.most - len(places))
    if len(places) < wanted.most and first < last - 1:
        return _asked_of(connection, ON_POSTGRESQL, wanted, None, wanted.most)
    return places


def _asked_of(connection: Connection, way: TextClause, wanted: Wanted, year: int | None, most: int) -> list[int]:
    also = [f"committee{wanted.committee_id}"] if wanted.committee_id is not None else []
    also += [f"year{year}"] if year is not None else []
    asked = _asked(wanted) | {"query": as_query(wanted.phrases), "also": " & ".join(also), "most": most}
    return list(connection.scalars(way, asked))


def _asked(wanted: Wanted) -> dict[str, object]:
    return {"low": wanted.low, "high": wanted.high, "most": wanted.most}
