"""Which committees' remits a decision touches, and what each does about it before the date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import joinedload

from models.committee import Committee
from models.forward_plan import DecisionMatch, KeyDecision
from models.meeting import Meeting
from models.member import Seat
from models.programme_vocabulary import KeyDecisionStatus, TopicKind, TopicStatus
from models.rules import RuleBroken, remits
from models.rules.municipal_year import municipal_year_of
from models.rules.permissions import Permission
from models.rules.remits import Remit, Touched
from models.rules.wording import long_date
from models.vocabulary import CommitteeKind, MeetingStatus, SeatRole
from models.work_programme import Topic
from webapp.clock import day_of
from webapp.database import db
from webapp.services import (
    audit,
    decision_facts,
    forward_plan_publishing,
    key_decisions,
    meetings,
    revisions,
    topic_slots,
    topics,
)
from webapp.services.actors import Actor

LOOKS_AT_DECISIONS = (CommitteeKind.SCRUTINY, CommitteeKind.PANEL)


@dataclass(frozen=True, slots=True)
class Match:
    """A decision that touches a committee's remit: the words they share, and what the committee does about it.

    `is_by_holder` says that its portfolio holder answers to the committee. `topic` is the one taken from it.
    """

    decision: KeyDecision
    committee: Committee
    words: tuple[str, ...]
    is_by_holder: bool
    answer: DecisionMatch | None
    topic: Topic | None

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet what the committee does about it, or what it took as a topic was dropped."""
        return self.topic is None and (self.answer is None or self.answer.is_wanted)

    @property
    def is_too_late(self) -> bool:
        """Whether the topic comes at a meeting after the decision: one of the two was moved since."""
        last = self.decision.decide_until or self.decision.decide_on
        return bool(self.topic and self.topic.meeting and self.topic.meeting.held_on > last)

    @property
    def why(self) -> str:
        """Why it is thought to touch the remit, as a sentence."""
        shared = f"It shares words with the remit: {', '.join(self.words)}." if self.words else ""
        holder = "Its portfolio holder answers to this committee." if self.is_by_holder else ""
        return " ".join(filter(None, (holder, shared)))


def matches(decision: KeyDecision) -> list[Match]:
    """The committees whose remit one decision touches, the most likely first, and those that answered anyway."""
    return among([decision], _committees(on=decision.decide_on))


def in_remit(committee: Committee, *, on: date) -> list[Match]:
    """The planned decisions, from a day on, that touch a committee's remit, the soonest first."""
    found = [one for one in among(_coming(on), _committees(on=on)) if one.committee.id == committee.id]
    return sorted(found, key=lambda one: (one.decision.decide_on, one.decision.id))


def without_a_slot(committee: Committee, *, on: date) -> list[Match]:
    """Those of them about which the committee has neither taken a topic nor said that it takes none."""
    return [one for one in in_remit(committee, on=on) if one.is_open]


def among(decisions: Sequence[KeyDecision], committees: Sequence[Committee]) -> list[Match]:
    """Every match between these decisions and committees, in as many statements however many there are."""
    known = [Remit(one.id, one.name, one.remit) for one in committees]
    numbers = [one.id for one in decisions]
    answers = {(one.decision_id, one.committee_id): one for one in _answers(numbers)}
    taken = {(one.key_decision_id, one.committee_id): one for one in _topics(numbers)}
    holders = _holders(decisions)
    found = []
    for decision in decisions:
        answering = {committee for number, committee in (*answers, *taken) if number == decision.id}
        touched = {
            one.committee_id: one
            for one in remits.touching(
                decision.title, decision.matter, known, holders=holders.get(decision.portfolio_holder_id, ())
            )
        }
        by_number = {one.id: one for one in committees if one.id != decision.decider_committee_id}
        for number in [*touched, *sorted(answering - set(touched))]:
            if committee := by_number.get(number):
                key = (decision.id, number)
                found.append(_match(decision, committee, touched.get(number), answers.get(key), taken.get(key)))
    return found


def seen_from(committee: Committee, decision_id: int, *, by: Actor) -> KeyDecision:
    """A decision a committee may look at: public, in its remit, or kept by this person. NoResultFound otherwise."""
    by.check(Permission.EDIT_AGENDA, committee.id)
    found = db.session.get_one(KeyDecision, decision_id)
    may_see = (
        by.may(Permission.EDIT_AGENDA, found.decider_committee_id)
        or forward_plan_publishing.is_public(found)
        or any(one.committee.id == committee.id for one in matches(found))
    )
    if found.removed_at is not None or not may_see:
        raise NoResultFound("no such decision")
    return found


def meetings_before(committee: Committee, decision: KeyDecision, *, on: date) -> list[Meeting]:
    """The meetings of a committee from a day on that can come before the decision, in order."""
    last = decision.decide_until or decision.decide_on
    found = (
        select(Meeting)
        .where(Meeting.committee_id == committee.id, Meeting.status == MeetingStatus.SCHEDULED)
        .where(Meeting.held_on >= on, Meeting.held_on <= last)
        .order_by(Meeting.held_on, Meeting.id)
    )
    return list(db.session.scalars(found))


def last_meeting_before(committee: Committee, decision: KeyDecision, *, on: date) -> Meeting | None:
    """The last of them that is before the first day on which it may be decided."""
    found = [one for one in meetings_before(committee, decision, on=on) if one.held_on < decision.decide_on]
    return found[-1] if found else None


def take(
    decision: KeyDecision, committee: Committee, *, title: str, meeting_id: int | None, by: Actor, at: datetime
) -> Topic:
    """Take a decision into a committee's work programme as a pre-decision topic, at a meeting before its date.

    The topic of a decision that the public does not read yet, or that is private, is not public either, until somebody
    says that it is.
    """
    by.check(Permission.EDIT_AGENDA, committee.id)
    # Before the committee, as whoever makes it private does.
    revisions.hold(decision)
    meetings.hold(committee.id)
    _check_open(decision, on=day_of(at))
    meeting = _meeting_before(decision, committee, meeting_id)
    slot = topic_slots.at_meeting(meeting) if meeting else topic_slots.NOT_FIXED
    topic = topics.add(
        committee,
        title=title,
        detail=decision.matter,
        year=municipal_year_of(meeting.held_on) if meeting else None,
        slot=slot,
        decision=decision,
        kind=TopicKind.PRE_DECISION,
        lead_officer=decision.lead_officer,
        portfolio_holder_id=decision.portfolio_holder_id,
        notes=_due(decision),
        is_public=forward_plan_publishing.is_public(decision) and not decision.is_private,
        by=by,
        at=at,
    )
    _answer(decision, committee, is_wanted=True, reason="", by=by, at=at)
    return topic


def leave(decision: KeyDecision, committee: Committee, *, reason: str, by: Actor, at: datetime) -> DecisionMatch:
    """Say that a committee does not look at a decision before it is taken, and why."""
    by.check(Permission.EDIT_AGENDA, committee.id)
    meetings.hold(committee.id)
    _check_there(decision)
    if not reason.strip():
        raise RuleBroken("Say why the committee does not look at it: somebody will ask.", "reason")
    return _answer(decision, committee, is_wanted=False, reason=reason.strip(), by=by, at=at)


def _match(
    decision: KeyDecision,
    committee: Committee,
    touched: Touched | None,
    answer: DecisionMatch | None,
    topic: Topic | None,
) -> Match:
    words, is_by_holder = (touched.words, touched.is_by_holder) if touched else ((), False)
    return Match(decision, committee, words, is_by_holder, answer, topic)


def _due(decision: KeyDecision) -> str:
    return f"For decision by {decision_facts.decider_of(decision)} from {long_date(decision.decide_on)}."


def _check_there(decision: KeyDecision) -> None:
    if decision.removed_at is not None or decision.status is not KeyDecisionStatus.PLANNED:
        raise RuleBroken("This decision is not planned any more, so that it cannot be looked at before it is taken.")


def _check_open(decision: KeyDecision, *, on: date) -> None:
    _check_there(decision)
    if (decision.decide_until or decision.decide_on) < on:
        raise RuleBroken(
            "The day of this decision is past. Find out what came of it; a committee may still look at it as an "
            "ordinary topic."
        )


def _meeting_before(decision: KeyDecision, committee: Committee, meeting_id: int | None) -> Meeting | None:
    meeting = db.session.get(Meeting, meeting_id) if meeting_id else None
    if meeting is None:
        return None
    if meeting.committee_id != committee.id:
        raise RuleBroken(f"Choose a meeting of {committee.name}.", "meeting_id")
    last = decision.decide_until or decision.decide_on
    if meeting.held_on > last:
        raise RuleBroken(
            f"The decision is due by {long_date(last)}: choose a meeting before it, or leave the date open.",
            "meeting_id",
        )
    return meeting


def _answer(
    decision: KeyDecision, committee: Committee, *, is_wanted: bool, reason: str, by: Actor, at: datetime
) -> DecisionMatch:
    found = db.session.scalars(
        select(DecisionMatch).where(
            DecisionMatch.decision_id == decision.id, DecisionMatch.committee_id == committee.id
        )
    ).one_or_none() or DecisionMatch(decision_id=decision.id, committee_id=committee.id)
    found.is_wanted, found.reason, found.answered_at = is_wanted, reason, at
    db.session.add(found)
    what = "decision taken as a topic" if is_wanted else "decision not looked at before it is taken"
    name = key_decisions.name_of(decision)
    audit.record(what, found, name=name, by=by, at=at, reason=reason, committee_id=committee.id)
    return found


def _coming(on: date) -> list[KeyDecision]:
    found = key_decisions.kept().where(
        KeyDecision.status == KeyDecisionStatus.PLANNED,
        (KeyDecision.decide_on >= on) | (KeyDecision.decide_until >= on),
    )
    return list(db.session.scalars(found.order_by(KeyDecision.decide_on, KeyDecision.id)))


def _committees(*, on: date) -> list[Committee]:
    found = select(Committee).where(
        Committee.kind.in_(LOOKS_AT_DECISIONS), Committee.ended_on.is_(None) | (Committee.ended_on >= on)
    )
    return list(db.session.scalars(found.order_by(Committee.name, Committee.id)))


def _answers(decisions: list[int]) -> Iterable[DecisionMatch]:
    found = select(DecisionMatch).where(DecisionMatch.decision_id.in_(decisions))
    return db.session.scalars(found.options(joinedload(DecisionMatch.committee)).order_by(DecisionMatch.id))


def _topics(decisions: list[int]) -> Iterable[Topic]:
    found = select(Topic).where(Topic.key_decision_id.in_(decisions), Topic.removed_at.is_(None))
    found = found.where(Topic.status != TopicStatus.DROPPED)
    return db.session.scalars(found.order_by(Topic.id))


def _holders(decisions: Sequence[KeyDecision]) -> dict[int | None, set[int]]:
    """The committees that each portfolio holder answers to: they have a seat there as one."""
    members = {one.portfolio_holder_id for one in decisions if one.portfolio_holder_id}
    rows = db.session.execute(
        select(Seat.member_id, Seat.committee_id)
        .where(Seat.member_id.in_(members), Seat.role == SeatRole.PORTFOLIO_HOLDER, Seat.ends_on.is_(None))
        .order_by(Seat.id)
    )
    found: dict[int | None, set[int]] = {}
    for member_id, committee_id in rows:
        found.setdefault(member_id, set()).add(committee_id)
    return found
