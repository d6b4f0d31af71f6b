"""Which programmes are looked at: of some committees, in some municipal years, on a day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_

from models.rules.municipal_year import municipal_year_of
from models.work_programme import Topic


@dataclass(frozen=True, slots=True)
class Scope:
    """Committees by their numbers with their names, the years that their programmes begin in, and the day."""

    committees: Mapping[int, str]
    years: Collection[int]
    on: date

    @property
    def this_year(self) -> int:
        """The municipal year of the day: what is asked for now is asked of its programme."""
        return municipal_year_of(self.on)

    @property
    def topics(self) -> ColumnElement[bool]:
        """The condition that a topic is in one of the programmes, and was not added by mistake."""
        return and_(
            Topic.committee_id.in_(list(self.committees)), Topic.year.in_(list(self.years)), Topic.removed_at.is_(None)
        )
