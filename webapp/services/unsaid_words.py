"""Which words of a topic's history the public is not told: what an officer took back stays taken back.

That something changed which they had read is told all the same, and when. It follows from the ledger alone.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import select

from models.programme_vocabulary import TopicEvent
from models.publication import Publication, Published
from models.vocabulary import SubjectKind
from webapp.database import db

ALWAYS = datetime.max.replace(tzinfo=UTC)


class Changed(Protocol):
    """A line of a topic's history."""

    @property
    def event(self) -> TopicEvent:
        """What happened."""
        ...

    @property
    def was(self) -> str:
        """What it was before, in words."""
        ...

    @property
    def now(self) -> str:
        """What it is since, in words."""
        ...

    @property
    def reason(self) -> str:
        """Why."""
        ...

    @property
    def changed_at(self) -> datetime:
        """The moment it happened."""
        ...


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Until which moment the words of a topic's changes are not told.

    `all_until` is that of the version that took earlier ones away; None where none did. What a topic said of itself
    before the public first read it (`details_until`) was never for the public.
    """

    all_until: datetime | None = None
    details_until: datetime = ALWAYS

    def covers(self, change: Changed) -> bool:
        """Whether the words of a change are not told."""
        if self.all_until is not None and change.changed_at <= self.all_until:
            return True
        return change.event is TopicEvent.CHANGED and change.changed_at <= self.details_until

    def was_read(self, change: Changed) -> bool:
        """Of a change whose words are not told: whether the public had read them, and is told that there was one."""
        return self.all_until is not None and change.changed_at <= self.all_until


NOT_PUBLIC_YET = Unsaid()


def of_topics(numbers: Collection[int], *, hides_earlier: bool = False) -> dict[int, Unsaid]:
    """The same of each topic that was ever public, by its number: one query.

    `hides_earlier` is for a version that is about to take the earlier ones away.
    """
    found = (
        select(Published.subject_id, Published.is_withdrawn, Published.readable_from > 1, Publication.published_at)
        .join(
            Publication,
            (Publication.subject_kind == Published.subject_kind)
            & (Publication.subject_id == Published.subject_id)
            & (Publication.version == Published.readable_from),
        )
        .where(Published.subject_kind == SubjectKind.TOPIC, Published.subject_id.in_(sorted(numbers)))
        .order_by(Published.subject_id)
    )
    told = dict[int, Unsaid]()
    for number, is_withdrawn, took_away, published_at in db.session.execute(found):
        if hides_earlier or is_withdrawn:
            told[number] = Unsaid(ALWAYS, ALWAYS)
        else:
            told[number] = Unsaid(published_at if took_away else None, published_at)
    return told
