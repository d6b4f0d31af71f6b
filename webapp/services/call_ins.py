"""Call-in of decisions: asked for, signed, taken as valid or refused, and heard; by the council's own rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypedDict

from sqlalchemy import select

from models.forward_plan import CallIn, CallInSignatory, KeyDecision
from models.meeting import Meeting
from models.member import Member
from models.programme_vocabulary import CallInOutcome, CallInStatus
from models.rules import RuleBroken
from models.rules import call_in as rules
from models.rules.call_in import Signed
from models.rules.permissions import Permission
from models.vocabulary import MeetingStatus
from webapp.clock import day_of, moment_of
from webapp.database import db
from webapp.services import (
    audit,
    call_in_rules,
    executive,
    forward_plan_publishing,
    key_decisions,
    members,
    revisions,
)
from webapp.services.actors import Actor


class Outcome(TypedDict):
    """What the committee that heard it did, when, at which meeting, and in what words."""

    outcome: CallInOutcome
    heard_on: date | None
    meeting_id: int | None
    outcome_text: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How call-in stands for a decision: its last day, what was asked, and whether it may be carried out, and why."""

    last_on: date | None
    asked: list[CallIn]
    may_be_carried_out: bool
    sentence: str
    is_open: bool


def get(call_in_id: int, *, by: Actor) -> CallIn:
    """A call-in of a decision this person keeps. NoResultFound or NotAllowed otherwise."""
    found = db.session.get_one(CallIn, call_in_id)
    by.check(Permission.EDIT_AGENDA, found.decision.decider_committee_id)
    return found


def standing(decision: KeyDecision, *, on: date) -> Standing:
    """Whether a decision can be called in or carried out on a day."""
    last_on = call_in_rules.last_day_of(decision)
    asked = [one for one in decision.call_ins if one.removed_at is None]
    if last_on is None:
        return Standing(None, asked, False, "It can be called in once it is taken and published.", False)
    said = [(one.status, one.outcome) for one in asked]
    may, sentence = rules.may_be_carried_out(last_on=last_on, asked=said, today=on)
    return Standing(last_on, asked, may, sentence, on <= last_on)


def ask(
    decision: KeyDecision,
    *,
    grounds: list[str],
    explanation: str,
    member_ids: Sequence[int],
    requested_on: date,
    by: Actor,
    at: datetime,
) -> CallIn:
    """Note that members ask for a decision to be looked at again, on which grounds, and who signed so far.

    Fields: `requested_on`, `grounds`, `explanation`, `member_id`.
    """
    by.check(Permission.EDIT_AGENDA, decision.decider_committee_id)
    revisions.hold(decision)
    last_on = call_in_rules.last_day_of(decision)
    if requested_on > day_of(at):
        raise RuleBroken("That day is still to come: enter the day the request was received.", "requested_on")
    rules.check_request(
        grounds=grounds,
        explanation=explanation,
        known=call_in_rules.current().grounds,
        requested_on=requested_on,
        taken_on=decision.taken_on,
        last_on=last_on,
    )
    if any(one.removed_at is None and one.status is not CallInStatus.REFUSED for one in decision.call_ins):
        raise RuleBroken("This decision is called in already. Add the signature of whoever else asks to that request.")
    found = CallIn(
        decision=decision,
        requested_at=_moment(requested_on, at),
        grounds=list(grounds),
        explanation=explanation.strip(),
    )
    db.session.add(found)
    for number in dict.fromkeys(member_ids):
        _sign(found, number, requested_on)
    _keep("call-in asked for", found, "It was called in.", by=by, at=at)
    return found


def sign(found: CallIn, *, member_id: int, signed_on: date, by: Actor, at: datetime) -> None:
    """Add the signature of a member. Fields: `member_id`, `signed_on`."""
    _check_open(found, (CallInStatus.REQUESTED,), by)
    if signed_on > day_of(at):
        raise RuleBroken("That day is still to come: enter the day they signed.", "signed_on")
    _sign(found, member_id, signed_on)
    _changed("call-in signed", "Another member signed the call-in.", found, by=by, at=at)


def unsign(found: CallIn, *, member_id: int, by: Actor, at: datetime) -> None:
    """Take out a signature entered by mistake."""
    _check_open(found, (CallInStatus.REQUESTED,), by)
    kept = [one for one in found.signatories if one.member_id != member_id]
    if len(kept) == len(found.signatories):
        raise RuleBroken("That signature is taken out already.")
    found.signatories = kept
    _changed("signature of call-in removed", "A signature of the call-in was taken out.", found, by=by, at=at)


def accept(found: CallIn, *, by: Actor, at: datetime) -> None:
    """Take a request as valid: enough members signed it. The decision waits until it is heard."""
    _check_open(found, (CallInStatus.REQUESTED,), by)
    rules.check_valid(signed=len(found.signatories), required=call_in_rules.current().signatories)
    found.status, found.status_reason = CallInStatus.VALID, ""
    _changed("call-in accepted", "The call-in is valid: the decision waits until it is heard.", found, by=by, at=at)


def refuse(found: CallIn, *, reason: str, by: Actor, at: datetime) -> None:
    """Turn a request down, and say why."""
    _check_open(found, (CallInStatus.REQUESTED, CallInStatus.VALID), by)
    rules.check_refusal(reason)
    found.status, found.status_reason = CallInStatus.REFUSED, reason.strip()
    _changed("call-in refused", f"The call-in was refused: {reason.strip()}", found, by=by, at=at)


def hear(found: CallIn, said: Outcome, *, revision: str, by: Actor, at: datetime) -> None:
    """Record what the committee that heard it did. Fields: `outcome`, `heard_on`, `meeting_id`, `outcome_text`."""
    revisions.check_revision(found, revision)
    _check_open(found, (CallInStatus.VALID, CallInStatus.HEARD), by)
    meeting = _meeting(said["meeting_id"])
    heard_on = said["heard_on"] or (meeting.held_on if meeting else None)
    rules.check_outcome(
        said["outcome"],
        text=said["outcome_text"],
        heard_on=heard_on,
        requested_on=day_of(found.requested_at),
        today=day_of(at),
    )
    if meeting is not None and heard_on != meeting.held_on:
        raise RuleBroken("The day is not that of the meeting chosen. Correct one of them.", "heard_on")
    found.status, found.outcome, found.heard_on = CallInStatus.HEARD, said["outcome"], heard_on
    found.outcome_text, found.meeting = said["outcome_text"].strip(), meeting
    _changed("call-in heard", f"The call-in was heard: {found.outcome}.", found, by=by, at=at)


def remove(found: CallIn, *, by: Actor, at: datetime) -> None:
    """Take away a call-in entered by mistake. It stays in the record as removed."""
    _check_open(found, tuple(CallInStatus), by)
    found.removed_at = at
    _changed("call-in removed", "The call-in was entered by mistake and is taken away.", found, by=by, at=at)


def may_sign(*, on: date) -> list[Member]:
    """The members who may ask for call-in on a day: in office, and not of the executive."""
    leading = executive.since(on=on)
    return [one for one in members.all_members() if members.is_in_office_on(one, on) and one.id not in leading]


def meetings_to_hear(found: CallIn) -> list[Meeting]:
    """The meetings of the committee that hears call-in, from the day it was asked for on."""
    heard_by = call_in_rules.current().heard_by_id
    chosen = (
        select(Meeting)
        .where(Meeting.committee_id == heard_by, Meeting.status == MeetingStatus.SCHEDULED)
        .where(Meeting.held_on >= day_of(found.requested_at))
        .order_by(Meeting.held_on, Meeting.id)
    )
    return list(db.session.scalars(chosen)) if heard_by else []


def _sign(found: CallIn, member_id: int, signed_on: date) -> None:
    member, last_on = db.session.get(Member, member_id), call_in_rules.last_day_of(found.decision)
    if member is None or last_on is None:
        raise RuleBroken("Choose a member from the list.", "member_id")
    is_leading, in_office = executive.is_on(member.id, signed_on), members.is_in_office_on(member, signed_on)
    signed = Signed(
        member.name,
        signed_on,
        is_of_the_executive=is_leading,
        is_in_office=in_office,
        has_signed=any(one.member_id == member.id for one in found.signatories),
    )
    rules.check_signatory(signed, taken_on=found.decision.taken_on, last_on=last_on)
    found.signatories.append(CallInSignatory(member=member, signed_on=signed_on))


def _meeting(meeting_id: int | None) -> Meeting | None:
    meeting = db.session.get(Meeting, meeting_id) if meeting_id else None
    if meeting is not None and meeting.status is MeetingStatus.CANCELLED:
        raise RuleBroken("That meeting is cancelled. Choose another.", "meeting_id")
    return meeting


def _moment(day: date, at: datetime) -> datetime:
    """The moment a request is kept under: this one, or noon of an earlier day on which it was received."""
    return at if day == day_of(at) else moment_of(day, time(12))


def _check_open(found: CallIn, statuses: tuple[CallInStatus, ...], by: Actor) -> None:
    by.check(Permission.EDIT_AGENDA, found.decision.decider_committee_id)
    revisions.hold(found.decision)
    if found.removed_at is not None:
        raise RuleBroken("This call-in was taken away. Enter it again.")
    if found.status not in statuses:
        raise RuleBroken(f"This call-in is {found.status} already. Look at what it is now.")


def _changed(what: str, told: str, found: CallIn, *, by: Actor, at: datetime) -> None:
    found.revision += 1
    _keep(what, found, told, by=by, at=at)


def _keep(what: str, found: CallIn, told: str, *, by: Actor, at: datetime) -> None:
    decision = found.decision
    name, committee_id = f"call-in of {key_decisions.name_of(decision)}"[:200], decision.decider_committee_id
    audit.record(what, found, name=name, by=by, at=at, committee_id=committee_id)
    db.session.refresh(decision, ["call_ins"])
    forward_plan_publishing.follow(decision, told, by=by, at=at)
