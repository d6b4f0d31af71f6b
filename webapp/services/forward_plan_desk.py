"""The forward plan as officers see it: every decision with what is due for it next, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, literal, select, true, tuple_

from models.audit import AuditEvent
from models.forward_plan import KeyDecision
from models.programme_vocabulary import KeyDecisionStatus
from models.publication import Published
from models.rules import decision_notices as rules
from models.rules import forward_plan
from models.rules.decision_notices import Standing, Step
from models.rules.forward_plan import Missing
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import MeetingStatus, SubjectKind
from webapp.database import db
from webapp.services import (
    call_ins,
    decision_facts,
    decision_notices,
    forward_plan_publishing,
    key_decisions,
    still_said,
)
from webapp.services.actors import Actor
from webapp.services.day_keys import DayKey
from webapp.services.still_said import StillSaid

URGENCY = (Standing.LATE, Standing.GIVEN_LATE, Standing.SOON, Standing.LATER)
MOST_PAST = 60


@dataclass(frozen=True, slots=True)
class Listed:
    """A decision on a day: who decides, the notices it needs, what its notice lacks, and whether everybody reads it."""

    record: KeyDecision
    decider: str
    when: str
    steps: tuple[Step, ...]
    missing: list[Missing]
    is_public: bool
    is_past: bool

    @property
    def at_odds(self) -> str:
        """What no longer fits between the decision and its meeting, as a sentence; nothing where all does."""
        meeting = self.record.meeting
        if meeting is None or self.record.status is not KeyDecisionStatus.PLANNED:
            return ""
        if meeting.status is MeetingStatus.CANCELLED:
            return f"Its meeting of {long_date(meeting.held_on)} is cancelled. Choose another, or none."
        if not self.record.decide_on <= meeting.held_on <= (self.record.decide_until or self.record.decide_on):
            return f"Its meeting is held on {long_date(meeting.held_on)} now. Change the day of the decision to it."
        return ""

    @property
    def next_step(self) -> Step | None:
        """What is due next, the most pressing first; None once every notice is given."""
        owed = [one for one in self.steps if not one.is_settled]
        return min(owed, key=lambda one: (URGENCY.index(one.standing), one.by_on)) if owed else None


@dataclass(frozen=True, slots=True)
class Desk:
    """The decisions to come, the soonest first; those whose day is past without a record; and those that ended.

    `earlier` is where the earlier part of those that ended begins, if there is one.
    """

    coming: list[Listed]
    unrecorded: list[Listed]
    ended: list[Listed]
    earlier: DayKey | None = None


def desk(*, by: Actor, on: date) -> Desk:
    """The forward plan of the bodies this person works for. As many statements however many decisions there are."""
    planned, ended = _listed(_planned(by), on), _ended(by)
    return Desk(
        coming=[one for one in planned if not one.is_past],
        unrecorded=[one for one in planned if one.is_past],
        ended=_listed(ended[:MOST_PAST], on),
        earlier=_beyond(ended),
    )


def ended_before(place: DayKey, *, by: Actor, on: date) -> Desk:
    """An earlier part of the decisions that were taken or withdrawn."""
    ended = _ended(by, place)
    return Desk(coming=[], unrecorded=[], ended=_listed(ended[:MOST_PAST], on), earlier=_beyond(ended))


def pressing(*, by: Actor, on: date) -> list[Listed]:
    """The decisions whose notice is late or due within a week, whose meeting moved, or whose day is past, for today."""
    planned = _listed(_planned(by), on)
    unrecorded = [one for one in planned if one.is_past]
    return unrecorded + [one for one in planned if not one.is_past and (one.at_odds or _is_urgent(one))]


def told_elsewhere(*, by: Actor) -> list[tuple[KeyDecision, list[StillSaid]]]:
    """The planned decisions that became private, each with the public papers that still say its words, for today."""
    became_private = (
        key_decisions.kept()
        .join(
            Published,
            (Published.subject_kind == SubjectKind.KEY_DECISION) & (Published.subject_id == KeyDecision.id),
        )
        .where(KeyDecision.is_private, Published.readable_from > 1)
        .where(KeyDecision.status == KeyDecisionStatus.PLANNED, _kept_by(by))
        .order_by(KeyDecision.decide_on, KeyDecision.id)
    )
    found = [(decision, still_said.of(decision)) for decision in db.session.scalars(became_private)]
    return [(decision, papers) for decision, papers in found if papers]


def one(decision: KeyDecision, *, on: date) -> Listed:
    """One decision as it stands on a day."""
    (found,) = _listed([decision], on)
    return found


def call_in_of(decision: KeyDecision, *, on: date) -> call_ins.Standing:
    """How call-in stands for a decision on a day."""
    return call_ins.standing(decision, on=on)


def kinds_to_give(decision: KeyDecision) -> dict[str, str]:
    """The notices that can be given of a decision, each with what it is called."""
    kinds = rules.allowed_kinds(decision_facts.planned(decision), decision_notices.as_given(decision))
    return {kind.value: rules.name_of(kind) for kind in kinds}


def history(decision: KeyDecision) -> list[AuditEvent]:
    """What was recorded of it, by whom and when, the latest first."""
    kind, number = KeyDecision.__tablename__, decision.id
    events = select(AuditEvent).where(AuditEvent.subject_kind == kind, AuditEvent.subject_id == number)
    return list(db.session.scalars(events.order_by(AuditEvent.id.desc())))


def _is_urgent(found: Listed) -> bool:
    return found.next_step is not None and found.next_step.standing is not Standing.LATER


def _planned(by: Actor) -> list[KeyDecision]:
    planned = key_decisions.kept().where(KeyDecision.status == KeyDecisionStatus.PLANNED, _kept_by(by))
    return list(db.session.scalars(planned.order_by(KeyDecision.decide_on, KeyDecision.id)))


def _ended(by: Actor, before: DayKey | None = None) -> list[KeyDecision]:
    """Those taken or withdrawn, the latest first, and one more than a page: the plan grows for ever, its page not."""
    ended = key_decisions.kept().where(KeyDecision.status != KeyDecisionStatus.PLANNED, _kept_by(by))
    if before is not None:
        ended = ended.where(tuple_(KeyDecision.decide_on, KeyDecision.id) < tuple_(literal(before.day), before.number))
    latest_first = ended.order_by(KeyDecision.decide_on.desc(), KeyDecision.id.desc())
    return list(db.session.scalars(latest_first.limit(MOST_PAST + 1)))


def _beyond(ended: Sequence[KeyDecision]) -> DayKey | None:
    """Where the earlier part begins of a list that was read with one more than a page."""
    last = ended[MOST_PAST - 1] if len(ended) > MOST_PAST else None
    return DayKey(last.decide_on, last.id) if last else None


def _kept_by(by: Actor) -> ColumnElement[bool]:
    """The decisions of the bodies this person works for; all of them for whoever keeps every committee's agendas."""
    if by.may(Permission.EDIT_AGENDA):
        return true()
    committees = sorted({role.committee_id for role in by.roles if role.committee_id is not None})
    return KeyDecision.decider_committee_id.in_([one for one in committees if by.may(Permission.EDIT_AGENDA, one)])


def _listed(every: Sequence[KeyDecision], on: date) -> list[Listed]:
    public = forward_plan_publishing.public_ones([one.id for one in every])
    closed = decision_facts.closed_around(every, today=on)
    found = []
    for decision in every:
        planned = decision_facts.planned(decision)
        is_planned = decision.status is KeyDecisionStatus.PLANNED
        found.append(
            Listed(
                decision,
                planned.decider,
                forward_plan.when_in_words(decision.decide_on, decision.decide_until),
                decision_facts.steps(decision, today=on, closed=closed),
                forward_plan.missing(planned) if is_planned else [],
                decision.id in public,
                (decision.decide_until or decision.decide_on) < on,
            )
        )
    return found
