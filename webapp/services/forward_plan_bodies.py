"""A decision of the forward plan as the public may read it, by allow-list: what is not named here does not go out."""

from datetime import date
from typing import cast

from models.committee import Committee
from models.forward_plan import CallIn, DecisionNotice, KeyDecision
from models.forward_plan_bodies import (
    CallInBody,
    DeciderBody,
    DecisionNoticeBody,
    DecisionRecordBody,
    KeyDecisionBody,
    LinkedBody,
    StatedBody,
)
from models.meeting import Meeting
from models.member import Member
from models.publication import PublishedCommittee, PublishedMeeting, PublishedMember
from models.rules.addresses import key_decision_address
from models.rules.decision_notices import name_of
from models.rules.wording import long_date
from webapp.clock import day_of
from webapp.database import db
from webapp.services import bodies, call_in_rules, decision_facts


def key_decision_body(decision: KeyDecision) -> KeyDecisionBody:
    """All that the public reads of a decision: what is to be decided, the notices given, and what came of it."""
    return {
        "kind": "key decision",
        "id": decision.id,
        "address": key_decision_address(decision.id),
        "council": bodies.the_council().name,
        "stated": stated_body(decision),
        "meeting": _meeting(decision.meeting),
        "portfolio_holder": _member(decision.portfolio_holder),
        "lead_officer": decision.lead_officer,
        "status": decision.status.value,
        "withdrawn_reason": decision.withdrawn_reason,
        "notices": [_notice(one) for one in decision_facts.notices_of(decision)],
        "record": _record(decision),
        "call_ins": [_call_in(one) for one in decision.call_ins if one.removed_at is None],
    }


def stated_body(decision: KeyDecision) -> StatedBody:
    """What a notice given now would say of a decision."""
    return {
        "title": decision.title,
        "matter": decision.matter,
        "decider": _decider(decision),
        "decide_on": decision.decide_on.isoformat(),
        "decide_until": _day(decision.decide_until),
        "is_key": decision.is_key,
        "documents": list(decision.documents),
        "copies_from": decision.copies_from,
        "asking_for_more": decision.asking_for_more,
        "is_private": decision.is_private,
        "exempt_paragraphs": list(decision.exempt_paragraphs),
        "private_reason": decision.private_reason,
    }


def _decider(decision: KeyDecision) -> DeciderBody:
    body, member = decision.decider_committee, decision.decider_member
    linked = _committee(body) or _member(member) or {"name": decision.decider_name, "address": None}
    return {
        "name": linked["name"],
        "title": decision.decider_title or (member.title if member else ""),
        "address": linked["address"],
        "is_body": body is not None,
        "members": decision_facts.members_of(body, on=decision.decide_on) if body else [],
    }


def _notice(one: DecisionNotice) -> DecisionNoticeBody:
    # Written by decision_notices.give alone.
    stated = cast(StatedBody, one.stated)
    return {
        "id": one.id,
        "kind": one.kind.value,
        "name": name_of(one.kind),
        "given_on": one.given_on.isoformat(),
        "stated": stated,
        "reason": one.reason,
        "agreed_by": one.agreed_by,
        "agreed_on": _day(one.agreed_on),
        "representations": one.representations,
        "response": one.response,
    }


def _record(decision: KeyDecision) -> DecisionRecordBody | None:
    if decision.taken_on is None:
        return None
    return {
        "taken_on": decision.taken_on.isoformat(),
        "decision": decision.decision,
        "reasons": decision.reasons,
        "alternatives": decision.alternatives,
        "conflicts": decision.conflicts,
        "published_on": _day(decision.decision_published_on),
        "call_in_until": _day(call_in_rules.last_day_of(decision)),
    }


def _call_in(one: CallIn) -> CallInBody:
    signed = [_member(signatory.member) for signatory in one.signatories]
    return {
        "id": one.id,
        "requested_on": day_of(one.requested_at).isoformat(),
        "grounds": list(one.grounds),
        "explanation": one.explanation,
        "signatories": [who for who in signed if who],
        "status": one.status.value,
        "status_reason": one.status_reason,
        "heard_by": _meeting(one.meeting),
        "heard_on": _day(one.heard_on),
        "outcome": one.outcome.value,
        "outcome_text": one.outcome_text,
    }


def _committee(committee: Committee | None) -> LinkedBody | None:
    if committee is None:
        return None
    public = db.session.get(PublishedCommittee, committee.id)
    return {"name": committee.name, "address": public.address if public else None}


def _member(member: Member | None) -> LinkedBody | None:
    if member is None:
        return None
    public = db.session.get(PublishedMember, member.id)
    return {"name": member.name, "address": public.address if public else None}


def _meeting(meeting: Meeting | None) -> LinkedBody | None:
    if meeting is None:
        return None
    public = db.session.get(PublishedMeeting, meeting.id)
    name = f"{meeting.committee.name}, {long_date(meeting.held_on)}"
    return {"name": name, "address": public.address if public else None}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
