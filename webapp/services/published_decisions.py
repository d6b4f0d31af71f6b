"""The forward plan as everybody reads it: the decisions to come by month, and those taken or withdrawn."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, literal, or_, select, tuple_

from models.forward_plan_bodies import DecisionNoticeBody, KeyDecisionBody
from models.programme_bodies import TopicBody
from models.programme_vocabulary import CallInStatus, KeyDecisionStatus
from models.publication import Published, PublishedKeyDecision
from models.rules.addresses import key_decision_address, safe_filename
from models.rules.forward_plan import when_in_words
from models.rules.wording import long_date, month_and_year
from models.vocabulary import SubjectKind
from models.work_programme import Topic
from webapp.database import reading
from webapp.services.day_keys import DayKey

COLUMNS = (
    PublishedKeyDecision.decision_id,
    PublishedKeyDecision.address,
    PublishedKeyDecision.title,
    PublishedKeyDecision.decider,
    PublishedKeyDecision.decide_on,
    PublishedKeyDecision.decide_until,
    PublishedKeyDecision.is_key,
    PublishedKeyDecision.is_private,
    PublishedKeyDecision.status,
)
MOST_ENDED = 100


@dataclass(frozen=True, slots=True)
class ListedDecision:
    """A public decision as a list shows it."""

    id: int
    address: str
    title: str
    decider: str
    decide_on: date
    decide_until: date | None
    is_key: bool
    is_private: bool
    status: str

    @property
    def when(self) -> str:
        """The day or the period, in words."""
        return when_in_words(self.decide_on, self.decide_until)

    @property
    def month(self) -> str:
        """The month it stands under."""
        return month_and_year(self.decide_on)

    def as_json(self) -> dict[str, object]:
        """The same facts for a program, in the words of the published body."""
        return {
            "id": self.id,
            "address": self.address,
            "title": self.title,
            "decider": self.decider,
            "decide_on": self.decide_on.isoformat(),
            "decide_until": self.decide_until.isoformat() if self.decide_until else None,
            "is_key": self.is_key,
            "is_private": self.is_private,
            "status": self.status,
        }


@dataclass(frozen=True, slots=True)
class PageOfDecisions:
    """Part of the list of those that ended, and the place where the earlier part begins, if there is one."""

    decisions: list[ListedDecision]
    earlier: DayKey | None

    def as_json(self, here: str) -> dict[str, object]:
        """The same for a program; `here` is the address of the list."""
        decisions = [one.as_json() for one in self.decisions]
        return {"decisions": decisions, "earlier": f"{here}?before={self.earlier}" if self.earlier else None}


@dataclass(frozen=True, slots=True)
class TakenAs:
    """A public topic by which a committee looks at a decision; `when` in words."""

    title: str
    address: str
    committee: str
    when: str


def topics_of(decision_id: int) -> list[TakenAs]:
    """The public topics that say that they look at a decision; the records only tell where to look."""
    taken = select(Topic.id).where(Topic.key_decision_id == decision_id)
    found = select(Published.body).where(
        Published.subject_kind == SubjectKind.TOPIC, Published.is_withdrawn.is_(False), Published.subject_id.in_(taken)
    )
    with reading() as connection:
        bodies: list[TopicBody] = [json.loads(one) for one in connection.scalars(found.order_by(Published.subject_id))]
    here = key_decision_address(decision_id)
    return [
        TakenAs(row["title"], row["address"], body["committee"]["name"], row["when"]["words"])
        for body in bodies
        if (row := body["topic"])["decision"] and row["decision"]["address"] == here
    ]


def coming() -> list[ListedDecision]:
    """The decisions that are planned, the soonest first; one whose day is past stays until something is recorded."""
    found = select(*COLUMNS).where(PublishedKeyDecision.status == KeyDecisionStatus.PLANNED.value)
    return _read(found.order_by(PublishedKeyDecision.decide_on, PublishedKeyDecision.decision_id))


def ended(before: DayKey | None = None) -> PageOfDecisions:
    """The decisions taken or withdrawn, the latest first; those before a place in the list, if one is given."""
    place, found = tuple_(PublishedKeyDecision.decide_on, PublishedKeyDecision.decision_id), _ended()
    if before is not None:
        found = found.where(place < tuple_(literal(before.day), before.number))
    latest_first = found.order_by(PublishedKeyDecision.decide_on.desc(), PublishedKeyDecision.decision_id.desc())
    read = _read(latest_first.limit(MOST_ENDED + 1))
    shown = read[:MOST_ENDED]
    return PageOfDecisions(shown, DayKey(shown[-1].decide_on, shown[-1].id) if len(read) > MOST_ENDED else None)


def has_ended() -> bool:
    """Whether any decision was taken or withdrawn."""
    return bool(_read(_ended().order_by(PublishedKeyDecision.decision_id).limit(1)))


def by_month(every: list[ListedDecision]) -> list[tuple[str, list[ListedDecision]]]:
    """A list in order of its days, cut into months."""
    found: list[tuple[str, list[ListedDecision]]] = []
    for one in every:
        if not found or found[-1][0] != one.month:
            found.append((one.month, []))
        found[-1][1].append(one)
    return found


def call_in_sentence(body: KeyDecisionBody, today: date) -> str:
    """Until when the decision can be called in, while it can; nothing otherwise."""
    record = body["record"]
    until = record["call_in_until"] if record else None
    is_called_in = any(one["status"] != CallInStatus.REFUSED for one in body["call_ins"])
    if until is None or today > date.fromisoformat(until) or is_called_in:
        return ""
    return f"It can be called in until {long_date(date.fromisoformat(until), 'Tuesday 18 June 2019')}."


def notice_in(body: KeyDecisionBody, number: int) -> DecisionNoticeBody | None:
    """One of the notices given of a decision, by its number."""
    return next((one for one in body["notices"] if one["id"] == number), None)


def filename_of(body: DecisionNoticeBody) -> str:
    """What the Word file of a notice is called."""
    return safe_filename(f"{body['name']} {body['given_on']}.docx")


_PLANNED = KeyDecisionStatus.PLANNED


def _ended() -> Select[*tuple[Any, ...]]:
    return select(*COLUMNS).where(
        or_(*(PublishedKeyDecision.status == one.value for one in KeyDecisionStatus if one is not _PLANNED))
    )


def _read(statement: Select[*tuple[Any, ...]]) -> list[ListedDecision]:
    with reading() as connection:
        rows: list[Row[*tuple[Any, ...]]] = list(connection.execute(statement).all())
    return [ListedDecision(*row) for row in rows]
