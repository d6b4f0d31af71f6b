"""Members and committees as tables name them: by the name the records have, whatever its capitals and titles."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Generic, TypeVar

from models.committee import Committee
from models.member import Member
from webapp.services.incoming.lines import Line, plain

TITLES = re.compile(r"(councillor|cllr)\b\.? ")
Thing = TypeVar("Thing", Committee, Member)


class Known(Generic[Thing]):
    """Records by their names. `what` says in a sentence what they are: "member"."""

    def __init__(self, records: Iterable[Thing], what: str) -> None:
        self.what = what
        self.by_name: dict[str, list[Thing]] = {}
        for record in records:
            self.by_name.setdefault(key_of(record.name), []).append(record)

    def find(self, line: Line, column: str) -> Thing | None:
        """The one that a row names; otherwise None, and the row says why."""
        name = line.text(column)
        found = self.by_name.get(key_of(name), [])
        if not name:
            line.refuse(column, f"The cell is empty. Enter the {self.what}'s name.")
        elif not found:
            line.refuse(column, f"No {self.what} is called “{name[:80]}”.{self._perhaps(name)}")
        elif len(found) > 1:
            line.refuse(column, f"{len(found)} {self.what}s are called {name}. Take the row out, and enter it by hand.")
        return found[0] if len(found) == 1 else None

    def _perhaps(self, name: str) -> str:
        near = get_close_matches(key_of(name), self.by_name, n=1, cutoff=0.8)
        if near:
            return f" Did you mean {self.by_name[near[0]][0].name}?"
        return f" Correct the name, or enter the {self.what} first."


def key_of(name: str) -> str:
    """A name as it is compared, without Councillor or Cllr before it."""
    return TITLES.sub("", plain(name), count=1) if TITLES.match(plain(name)) else plain(name)
