"""What the rules of the forward plan ask of a decision, read from its record."""

from collections.abc import Iterable, Mapping
from datetime import date

from models.committee import Committee
from models.council import Council
from models.forward_plan import DecisionNotice, KeyDecision
from models.rules import decision_notices as rules
from models.rules.decision_notices import Given, Step
from models.rules.forward_plan import Planned
from models.rules.seats import SITTING
from webapp.database import db
from webapp.services import working_calendar


def planned(decision: KeyDecision) -> Planned:
    """A decision as the rules see it."""
    body = decision.decider_committee
    return Planned(
        matter=decision.matter,
        decider=decider_of(decision),
        decide_on=decision.decide_on,
        is_body=body is not None,
        members=tuple(members_of(body, on=decision.decide_on)) if body else (),
        decide_until=decision.decide_until,
        documents=tuple(decision.documents),
        copies_from=decision.copies_from,
        asking_for_more=decision.asking_for_more,
        is_key=decision.is_key,
        is_private=decision.is_private,
        paragraphs=tuple(decision.exempt_paragraphs),
        private_reason=decision.private_reason,
        counts_working_days=_counts_working_days(),
    )


def decider_of(decision: KeyDecision) -> str:
    """Who decides, by name."""
    if decision.decider_committee is not None:
        return decision.decider_committee.name
    return decision.decider_member.name if decision.decider_member is not None else decision.decider_name


def members_of(body: Committee, *, on: date) -> list[str]:
    """The names of those who sit on a body on a day, in the order of its seats."""
    held = [seat for seat in body.seats if seat.is_held_on(on) and seat.role in SITTING and seat.member is not None]
    return [seat.member.name for seat in held if seat.member]


def notices_of(decision: KeyDecision) -> list[DecisionNotice]:
    """The notices that were given and not taken away, the first given first."""
    return sorted((one for one in decision.notices if one.removed_at is None), key=lambda one: (one.given_on, one.id))


def given(decision: KeyDecision) -> list[Given]:
    """The same as the rules see them."""
    return [Given(one.kind, one.given_on) for one in notices_of(decision)]


def closed_around(every: Iterable[KeyDecision], *, today: date) -> Mapping[date, str]:
    """The days that do not count, from today and each decision and notice on. One statement."""
    days = [today, *(one.decide_on for one in every), *(n.given_on for one in every for n in notices_of(one))]
    return working_calendar.closed_days(min(days), max(days))


def steps(decision: KeyDecision, *, today: date, closed: Mapping[date, str] | None = None) -> tuple[Step, ...]:
    """The notices a decision needs, as they stand today."""
    known = closed_around([decision], today=today) if closed is None else closed
    return rules.steps(planned(decision), given(decision), today=today, closed=known)


def _counts_working_days() -> bool:
    """Whether the council has the 28 clear days counted as working days."""
    council = db.session.get(Council, 1)
    return council is not None and council.counts_plan_in_working_days
