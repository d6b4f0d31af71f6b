"""What a load makes of the entries of a council file: records, and what was made under the names the file uses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import inspect, select

from models.action import Action
from models.base import Record
from models.committee import Committee
from models.council import Council
from models.forward_plan import KeyDecision
from models.measure import Framework
from models.meeting import Meeting
from models.member import Member
from models.scorecard import Scorecard
from models.suggestion import Suggestion
from models.user import User
from models.work_programme import Topic, WorkProgramme
from webapp.database import db
from webapp.services.council_file.fields import read

Entry = Mapping[str, Any]
One = TypeVar("One", bound=Record)


@dataclass
class Loaded:
    """What a load added, by the names the file uses."""

    keeps_numbers: bool
    council: Council | None = None
    members: dict[str, Member] = field(default_factory=dict)
    committees: dict[str, Committee] = field(default_factory=dict)
    accounts: dict[str, User] = field(default_factory=dict)
    meetings: list[Meeting] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    decisions: list[KeyDecision] = field(default_factory=list)
    programmes: list[WorkProgramme] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)
    frameworks: dict[str, Framework] = field(default_factory=dict)
    scorecards: list[Scorecard] = field(default_factory=list)

    def summary(self) -> dict[str, int]:
        """How many of each thing there were."""
        counts = {name: len(getattr(self, name)) for name in ("members", "committees", "accounts", "meetings")}
        more = {"actions": len(self.actions), "topics": len(self.topics), "key decisions": len(self.decisions)}
        more |= {"frameworks": len(self.frameworks), "scorecards": len(self.scorecards)}
        said = {name: count for name, count in more.items() if count}
        return {"council": int(self.council is not None), **counts, **said}


def made(model: type[One], entry: Entry, loaded: Loaded, **others: Any) -> One:
    """The record an entry stands for, with its number where the database is empty."""
    number = {"id": entry["number"]} if loaded.keeps_numbers and "number" in entry else {}
    return model(**read(model, entry), **number, **others)


def listed(model: type[One], entries: Any, loaded: Loaded) -> list[One]:
    """One record for each entry; their order is the order of the file."""
    has_place = "position" in inspect(model).columns
    return [
        made(model, entry, loaded, **({"position": place} if has_place else {}))
        for place, entry in enumerate(entries, start=1)
    ]


def rows(model: type[One], column: Any) -> dict[str, One]:
    """Every record by the name that a file knows it by."""
    with db.session.no_autoflush:
        found = db.session.scalars(select(model).order_by(model.id))
        return {getattr(row, column.key): row for row in found}
