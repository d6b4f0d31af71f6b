"""The rows of the database as a dump needs them: in the order of their numbers, grouped, named."""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import Select, select

from models.base import Record
from webapp.database import db

Entry = dict[str, Any]
One = TypeVar("One", bound=Record)
Groups = Mapping[Any, list[One]]


def said(entry: Entry) -> Entry:
    """The entry without lists that are empty and names that lead nowhere."""
    return {name: value for name, value in entry.items() if value is not None and value != []}


def every(statement: Select[One]) -> list[One]:
    """Every row in the order of its number."""
    (entity,) = statement.column_descriptions
    return list(db.session.scalars(statement.order_by(entity["entity"].id)))


def grouped(model: type[One], column: str) -> Groups[One]:
    """Every row, grouped by what it belongs to, each group in the order the council put it in."""
    groups: dict[Any, list[One]] = {}
    for row in sorted(every(select(model)), key=lambda row: getattr(row, "position", 0)):
        groups.setdefault(getattr(row, column), []).append(row)
    return groups


def names(model: type[Record], column: Any) -> dict[Any, str]:
    """What the file calls each thing, by its number."""
    return {row[0]: row[1] for row in db.session.execute(select(model.id, column).order_by(model.id))}
