"""Calendar entries kept in memory, so that a feed made anew after one edit reads that one entry and not thousands.

A publication never changes, and neither does the entry written with it: one that is kept under its meeting and
publication is right for ever, in every process. Which entries a feed is made of, the database is asked each time.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from flask import current_app
from sqlalchemy import Connection, Select, String, func, select
from sqlalchemy import cast as as_type

from models.publication import PublishedMeeting
from webapp.database import reading

MOST_KEPT = 16 * 1024 * 1024
WEIGHT_OF_ONE = 400
FEW = 100

Entry = tuple[Any, int, bytes]
MARK = as_type(PublishedMeeting.meeting_id, String) + ":" + as_type(PublishedMeeting.publication_id, String)
ENTRIES = select(MARK, PublishedMeeting.starts_at, PublishedMeeting.meeting_id, PublishedMeeting.vevent)


class KeptEntries(OrderedDict[str, Entry]):
    """The entries read last, by their mark, up to MOST_KEPT bytes in all. Threads share it."""

    def __init__(self) -> None:
        super().__init__()
        self.size, self.lock = 0, Lock()

    def keep(self, entries: Mapping[str, Entry]) -> None:
        with self.lock:
            for mark, entry in entries.items():
                if mark not in self:
                    self[mark] = entry
                    self.size += len(entry[2]) + WEIGHT_OF_ONE
            while self.size > MOST_KEPT:
                self.size -= len(self.popitem(last=False)[1][2]) + WEIGHT_OF_ONE

    def forget(self) -> None:
        with self.lock:
            self.clear()
            self.size = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Some of the public meetings: how to ask for the marks of their entries, and for the entries."""

    marks: Select[str]
    entries: Select[str, Any, int, bytes]


def choice(*which: Any) -> Choice:
    """The meetings for which all these conditions hold. To write a choice takes longer than to ask for it."""
    # One text, not a row for each: rows are most of what asking for thousands costs.
    return Choice(select(func.aggregate_strings(MARK, ",")).where(*which), ENTRIES.where(*which))


def chosen(which: Choice, **values: object) -> list[bytes]:
    """The entries of the meetings chosen, in the order of their days and times."""
    kept: KeptEntries = current_app.extensions["calendar_entries"]
    with reading() as connection:
        entries = _with_what_is_kept(kept, connection, which, values) if kept else None
        if entries is None:
            read = _read(connection, which.entries, values)
            kept.keep(read)
            entries = list(read.values())
    return [entry[2] for entry in sorted(entries)]


def _with_what_is_kept(
    kept: KeptEntries, connection: Connection, which: Choice, values: dict[str, object]
) -> list[Entry] | None:
    """The entries, of which only those not kept are read; None where they are so many that all may as well be."""
    text: str | None = connection.execute(which.marks, values).scalar_one()
    marks = text.split(",") if text else []
    found = list(map(kept.get, marks))
    entries = [entry for entry in found if entry is not None]
    if unknown := [int(mark.split(":")[0]) for mark, entry in zip(marks, found, strict=True) if entry is None]:
        if len(unknown) > FEW:
            return None
        # What is read may be a later version than its mark said, or nothing, but never an earlier one.
        read = _read(connection, which.entries.where(PublishedMeeting.meeting_id.in_(unknown)), values)
        kept.keep(read)
        entries += read.values()
    return entries


def _read(connection: Connection, entries: Select[str, Any, int, bytes], values: dict[str, object]) -> dict[str, Entry]:
    return {mark: (starts_at, number, event) for mark, starts_at, number, event in connection.execute(entries, values)}
