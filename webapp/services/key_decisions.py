"""Decisions of the executive in the forward plan: entered, changed, taken, withdrawn."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from models.committee import Committee
from models.forward_plan import CallIn, CallInSignatory, KeyDecision
from models.meeting import Meeting
from models.member import Seat
from models.programme_vocabulary import KeyDecisionStatus
from models.rules import RuleBroken
from models.rules import forward_plan as rules
from models.rules.exemptions import PARAGRAPHS
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import MeetingStatus
from webapp.clock import day_of
from webapp.database import db
from webapp.services import (
    audit,
    decision_facts,
    forward_plan_bodies,
    forward_plan_publishing,
    revisions,
    withheld_topics,
)
from webapp.services.actors import Actor


class DecisionDetails(TypedDict):
    """What is to be decided, by whom, when, on which documents, and whether in private."""

    title: str
    matter: str
    decider_committee_id: int | None
    decider_member_id: int | None
    decider_name: str
    decider_title: str
    decide_on: date | None
    decide_until: date | None
    meeting_id: int | None
    is_key: bool
    documents: list[str]
    copies_from: str
    asking_for_more: str
    is_private: bool
    exempt_paragraphs: list[int]
    private_reason: str
    portfolio_holder_id: int | None
    lead_officer: str


class RecordDetails(TypedDict):
    """The record of a decision (SI 2012/2089 regs 12 and 13): what, why, what else, conflicts; and when published."""

    taken_on: date | None
    decision: str
    reasons: str
    alternatives: str
    conflicts: str
    decision_published_on: date | None


def kept() -> Select[KeyDecision]:
    """The decisions that were not taken away, with all that their notices and pages say."""
    body = joinedload(KeyDecision.decider_committee)
    return (
        select(KeyDecision)
        .options(
            body.selectinload(Committee.seats).joinedload(Seat.member),
            joinedload(KeyDecision.decider_member),
            joinedload(KeyDecision.portfolio_holder),
            joinedload(KeyDecision.meeting).joinedload(Meeting.committee),
            selectinload(KeyDecision.notices),
            selectinload(KeyDecision.call_ins).selectinload(CallIn.signatories).joinedload(CallInSignatory.member),
        )
        .where(KeyDecision.removed_at.is_(None))
    )


def get(decision_id: int, *, by: Actor) -> KeyDecision:
    """A decision whose part of the forward plan this person keeps. NoResultFound or NotAllowed otherwise."""
    found = db.session.get_one(KeyDecision, decision_id)
    by.check(Permission.EDIT_AGENDA, found.decider_committee_id)
    return found


def add(details: DecisionDetails, *, by: Actor, at: datetime) -> KeyDecision:
    """Enter a decision that the executive intends to take. The public reads it once it is published."""
    _check_may(details, by)
    _check(details)
    decision = KeyDecision(added_at=at, **details)
    db.session.add(decision)
    _keep("decision entered", decision, by=by, at=at)
    return decision


def change(decision: KeyDecision, details: DecisionDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Change what is to be decided, by whom or when. The public reads it at once where it reads the decision."""
    _open(decision, revision, by)
    _check_may(details, by)
    _check(details)
    takes_words_back = _takes_words_back(decision, details)
    told = _told(decision, details)
    for name, value in details.items():
        setattr(decision, name, value)
    if takes_words_back:
        _take_out_of_notices(decision)
    _changed("decision changed", told, decision, by=by, at=at)
    if takes_words_back:
        withheld_topics.take_out(decision, by=by, at=at)


def take(decision: KeyDecision, said: RecordDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Record what was decided, or correct that record. Without the notices it needed it is recorded all the same."""
    _check_there(decision, revision, by)
    if decision.status is KeyDecisionStatus.WITHDRAWN:
        raise RuleBroken("This decision was withdrawn. Put it back into the plan first.")
    _check_record(said, today=day_of(at))
    for name, value in said.items():
        setattr(decision, name, value.strip() if type(value) is str else value)
    decision.status = KeyDecisionStatus.TAKEN
    _changed("decision recorded", "The decision was recorded.", decision, by=by, at=at)


def withdraw(decision: KeyDecision, *, reason: str, revision: str, by: Actor, at: datetime) -> None:
    """Say that a decision is not to be taken after all, and why. It stays in the plan, marked."""
    _open(decision, revision, by)
    if not reason.strip():
        raise RuleBroken("Give the reason: the public reads it beside the decision.", "withdrawn_reason")
    decision.status, decision.withdrawn_reason = KeyDecisionStatus.WITHDRAWN, reason.strip()
    _changed("decision withdrawn", f"It was withdrawn: {reason.strip()}", decision, by=by, at=at)


def put_back(decision: KeyDecision, *, revision: str | None = None, by: Actor, at: datetime) -> None:
    """Put a decision back into the plan: one withdrawn, or recorded as taken by mistake.

    `revision` is that of the page it was decided on, if any.
    """
    _check_there(decision, revision, by)
    if decision.status is KeyDecisionStatus.PLANNED:
        raise RuleBroken("This decision is in the plan already.")
    if any(one.removed_at is None for one in decision.call_ins):
        raise RuleBroken("This decision was called in. Take the call-in away first, if it was entered by mistake.")
    decision.status, decision.withdrawn_reason = KeyDecisionStatus.PLANNED, ""
    decision.taken_on, decision.decision_published_on = None, None
    _changed("decision put back", "It was put back into the plan.", decision, by=by, at=at)


def remove(decision: KeyDecision, *, revision: str | None = None, by: Actor, at: datetime) -> None:
    """Take away a decision entered by mistake. It stays in the record as removed; the public reads it no more.

    `revision` is that of the page it was decided on, if any.
    """
    _check_there(decision, revision, by)
    decision.removed_at = at
    _changed("decision removed", "", decision, by=by, at=at)


def _check_may(details: DecisionDetails, by: Actor) -> None:
    """Whoever keeps one committee's agendas enters what that body decides; the rest belongs to the whole council."""
    if not by.may_somewhere(Permission.EDIT_AGENDA):
        by.check(Permission.EDIT_AGENDA)
    if not by.may(Permission.EDIT_AGENDA, details["decider_committee_id"]):
        raise RuleBroken(
            "Choose a body whose agendas you keep; for any other, ask its officer.", "decider_committee_id"
        )


def _check(details: DecisionDetails) -> None:
    if not details["title"].strip():
        raise RuleBroken("Enter a title: what is to be decided, in a few words.", "title")
    rules.check_decider(
        is_body=details["decider_committee_id"] is not None,
        is_member=details["decider_member_id"] is not None,
        name=details["decider_name"],
    )
    rules.check_period(details["decide_on"], details["decide_until"])
    if unknown := set(details["exempt_paragraphs"]) - set(PARAGRAPHS):
        raise RuleBroken(f"Schedule 12A has no paragraph {min(unknown)}. Choose from 1 to 7.", "exempt_paragraphs")
    _check_meeting(details)


def _check_meeting(details: DecisionDetails) -> None:
    """The meeting is one of the body that decides, on the day or in the period given, and not cancelled."""
    if details["meeting_id"] is None:
        return
    meeting, first = db.session.get(Meeting, details["meeting_id"]), details["decide_on"]
    if meeting is None or meeting.committee_id != details["decider_committee_id"]:
        raise RuleBroken("Choose a meeting of the body that decides.", "meeting_id")
    if meeting.status is MeetingStatus.CANCELLED:
        raise RuleBroken(f"The meeting of {long_date(meeting.held_on)} is cancelled. Choose another.", "meeting_id")
    last = details["decide_until"] or first
    if first and last and not first <= meeting.held_on <= last:
        raise RuleBroken(
            f"That meeting is on {long_date(meeting.held_on)}. Give that day, or a period that it falls in.",
            "decide_on",
        )


def _check_record(said: RecordDetails, *, today: date) -> None:
    taken_on, published_on = said["taken_on"], said["decision_published_on"]
    typed: Mapping[str, object] = said
    if taken_on is None:
        raise RuleBroken("Enter the day of the decision.", "taken_on")
    if taken_on > today:
        raise RuleBroken("That day is still to come: record the decision once it is taken.", "taken_on")
    for name, sentence in (
        ("decision", "Enter what was decided."),
        ("reasons", "Give the reasons: the record of a decision must (regulations 12 and 13)."),
    ):
        if not str(typed[name]).strip():
            raise RuleBroken(sentence, name)
    if published_on is not None and not taken_on <= published_on <= today:
        raise RuleBroken(
            f"It was published on the day of the decision, {long_date(taken_on)}, or later, and no later than today.",
            "decision_published_on",
        )


def _told(decision: KeyDecision, details: DecisionDetails) -> str:
    """What the public is told of a change: the day above all, for whoever waits for it."""
    before = rules.when_in_words(decision.decide_on, decision.decide_until)
    now = rules.when_in_words(details["decide_on"] or decision.decide_on, details["decide_until"])
    return f"The decision was moved: {before} became {now}." if before != now else "Its details were changed."


def _takes_words_back(decision: KeyDecision, details: DecisionDetails) -> bool:
    """Whether a decision becomes private, or the words of a private one are put right: the former may tell too much."""
    if not details["is_private"]:
        return False
    return not decision.is_private or any(
        getattr(decision, name) != details[name] for name in ("title", "matter", "documents", "private_reason")
    )


def _take_out_of_notices(decision: KeyDecision) -> None:
    """A matter that becomes private says no more in earlier notices than it says now (reg 9(3))."""
    # A flush would make the decision forget that it was changed.
    with db.session.no_autoflush:
        stated: Mapping[str, object] = forward_plan_bodies.stated_body(decision)
        notices = list(decision.notices)
    for notice in notices:
        if notice.stated:
            names = ("title", "matter", "documents", *(("private_reason",) if notice.stated.get("is_private") else ()))
            said_now = {name: stated[name] for name in names}
            notice.stated = {**notice.stated, **said_now}


def _check_there(decision: KeyDecision, revision: str | None, by: Actor) -> None:
    by.check(Permission.EDIT_AGENDA, decision.decider_committee_id)
    revisions.check_revision(decision, revision) if revision is not None else revisions.read_anew(decision)
    if decision.removed_at is not None:
        raise RuleBroken("This decision was taken away. Enter it again.")


def _open(decision: KeyDecision, revision: str, by: Actor) -> None:
    _check_there(decision, revision, by)
    if decision.status is not KeyDecisionStatus.PLANNED:
        raise RuleBroken(f"This decision was {decision.status}. Put it back into the plan to change it.")


def _changed(what: str, told: str, decision: KeyDecision, *, by: Actor, at: datetime) -> None:
    """Keep the change; where the public reads the decision, it reads what is `told` of it, at once."""
    if db.session.is_modified(decision):
        decision.revision += 1
        _keep(what, decision, by=by, at=at)
        db.session.refresh(decision)
        forward_plan_publishing.follow(decision, told, by=by, at=at)


def _keep(what: str, decision: KeyDecision, *, by: Actor, at: datetime) -> None:
    committee_id = decision.decider_committee_id
    audit.record(what, decision, name=name_of(decision), by=by, at=at, committee_id=committee_id)


def name_of(decision: KeyDecision) -> str:
    """How the audit trail names it."""
    return decision.title[:200]


def decider_of(decision: KeyDecision) -> str:
    """Who decides, by name."""
    return decision_facts.decider_of(decision)
