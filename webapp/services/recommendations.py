"""Recommendations to other bodies: sent, required by notice to be answered, answered, carried out."""

import json
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from models.audit import AuditEvent
from models.committee import Committee
from models.meeting import Meeting
from models.minutes_vocabulary import Implementation, RecommendationResponse
from models.resolution import Recommendation, Resolution
from models.rules import RuleBroken
from models.rules import recommendations as rules
from models.rules.permissions import Permission
from models.rules.recommendations import Sent
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, minutes, recommendation_publishing, revisions
from webapp.services.actors import Actor
from webapp.services.meeting_list import covered_by

MADE, MADE_AGAIN = "recommendation made", "recommendation sent again"


class Response(TypedDict):
    """What the body answered, when, and its reasons."""

    response: RecommendationResponse
    responded_on: date | None
    response_text: str


class Progress(TypedDict):
    """How far it has been carried out, since when, and where that can be seen."""

    implementation: Implementation
    implemented_on: date | None
    evidence: str


def get(recommendation_id: int, *, by: Actor) -> Recommendation:
    """A recommendation of a committee whose meetings this person records. NoResultFound or NotAllowed otherwise."""
    found = db.session.get_one(Recommendation, recommendation_id)
    by.check(Permission.RECORD_MEETING, found.resolution.meeting.committee_id)
    return found


def of_committee(committee: Committee) -> list[Recommendation]:
    """What a committee recommended, the newest meeting first."""
    found = kept().where(Meeting.committee_id == committee.id)
    return list(db.session.scalars(found.order_by(Meeting.held_on.desc(), Recommendation.id)))


def awaiting(*, by: Actor) -> list[Recommendation]:
    """Those without an answer, of the committees whose meetings this person records, the oldest meeting first."""
    found = kept().where(Recommendation.response == RecommendationResponse.AWAITED, covered_by(by))
    return list(db.session.scalars(found.order_by(Meeting.held_on, Recommendation.id)))


def of_resolution(resolution: Resolution) -> list[Recommendation]:
    """What a resolution recommends to other bodies, in the order it was sent."""
    found = select(Recommendation).where(
        Recommendation.resolution_id == resolution.id, Recommendation.removed_at.is_(None)
    )
    return list(db.session.scalars(found.order_by(Recommendation.id)))


def send_from(
    resolution: Resolution,
    *,
    text: str,
    to_committee_id: int | None = None,
    to_body: str = "",
    by: Actor,
    at: datetime,
) -> Recommendation:
    """Note that a resolution, or this part of it, asks another body to act: a committee kept here, or one named.

    Fields: `to_committee_id`, `to_body`, `recommended`.
    """
    minutes.check_writable(resolution.meeting, by=by)
    _check_addressee(resolution, to_committee_id, to_body.strip())
    if not text.strip():
        raise RuleBroken("Enter what the other body is asked to do.", "recommended")
    sent = Recommendation(
        resolution=resolution, text=text.strip(), to_committee_id=to_committee_id, to_body=to_body.strip()
    )
    db.session.add(sent)
    _keep(MADE, sent, by=by, at=at)
    return sent


def addressee(sent: Recommendation) -> str:
    """Whom it asks to act, by name."""
    return sent.to_committee.name if sent.to_committee else sent.to_body


def give_notice(
    found: Recommendation, *, reported_on: date | None, notice_on: date, revision: str, by: Actor, at: datetime
) -> None:
    """Record the notice that requires an answer, on the day it was received: the two months begin with it."""
    held_on = _open(found, revision, by).held_on
    if not requires_answer(found):
        raise RuleBroken(
            "Only a scrutiny committee can require an answer, of the council or its cabinet (section 9FE). "
            "Ask this body for one instead."
        )
    rules.check_notice(resolved_on=held_on, reported_on=reported_on, notice_on=notice_on, today=day_of(at))
    found.reported_on, found.notice_on = reported_on, notice_on
    _changed("notice recorded", "The notice that requires an answer was received.", found, by=by, at=at)


def respond(found: Recommendation, said: Response, *, revision: str, by: Actor, at: datetime) -> None:
    """Record what the body answered, with its reasons."""
    held_on = _open(found, revision, by).held_on
    rules.check_response(
        said["response"],
        responded_on=said["responded_on"],
        text=said["response_text"],
        sent_on=held_on,
        today=day_of(at),
    )
    is_answered = said["response"] is not RecommendationResponse.AWAITED
    found.response, found.response_text = said["response"], said["response_text"].strip() if is_answered else ""
    found.responded_on = said["responded_on"] if is_answered else None
    if found.response not in (RecommendationResponse.ACCEPTED, RecommendationResponse.PARTLY):
        found.implementation, found.implemented_on, found.evidence = Implementation.NOT_STARTED, None, ""
    _changed("response recorded", f"The response was recorded: {found.response}.", found, by=by, at=at)


def carry_out(found: Recommendation, said: Progress, *, revision: str, by: Actor, at: datetime) -> None:
    """Record how far an accepted recommendation has been carried out, and where that can be seen."""
    _open(found, revision, by)
    rules.check_implementation(
        said["implementation"],
        response=found.response,
        evidence=said["evidence"],
        implemented_on=said["implemented_on"],
    )
    found.implementation, found.evidence = said["implementation"], said["evidence"].strip()
    found.implemented_on = said["implemented_on"] if said["implementation"] is Implementation.DONE else None
    _changed("implementation recorded", f"It was recorded how it stands: {found.implementation}.", found, by=by, at=at)


def is_corrected_since(found: Recommendation) -> bool:
    """Whether its resolution was corrected since it was sent, in what was sent of it.

    One that is a part of its resolution is as it was sent while those words still stand in it.
    """
    if found.removed_at is not None or found.text == found.resolution.text:
        return False
    event, number = AuditEvent.id, AuditEvent.subject_id
    of_it = (AuditEvent.subject_kind == Recommendation.__tablename__, number == found.id)
    sent = select(func.max(event)).where(*of_it, AuditEvent.what.in_((MADE, MADE_AGAIN))).scalar_subquery()
    of_resolution = (AuditEvent.subject_kind == Resolution.__tablename__, number == found.resolution_id)
    since = select(AuditEvent.before).where(*of_resolution, AuditEvent.what == "resolution corrected", event > sent)
    # An event says what it changed: the first that changed the words says how they read when it was sent.
    was = (json.loads(before).get("text") for before in db.session.scalars(since.order_by(event)))
    words = next((one for one in was if one is not None), None)
    return words is not None and rules.is_outdated(found.text, was=words, now=found.resolution.text)


def send_again(found: Recommendation, reason: str, *, text: str = "", revision: str, by: Actor, at: datetime) -> None:
    """Send it as its resolution reads since it was corrected, or the part of that in `text`; `reason` says why.

    A notice was for the words before, and is given anew.
    """
    _open(found, revision, by)
    if not is_corrected_since(found):
        raise RuleBroken("Its resolution reads as it was sent. Correct the resolution first, if that is wrong.")
    if found.response is not RecommendationResponse.AWAITED:
        raise RuleBroken("It was answered as it was sent. Withdraw it, and recommend anew from the resolution.")
    said = _reason(reason, "Say why it is sent again.")
    found.text, found.reported_on, found.notice_on = text.strip() or found.resolution.text, None, None
    _changed(MADE_AGAIN, f"It was sent again as it was corrected: {said}", found, by=by, at=at, reason=said)


def withdraw(found: Recommendation, reason: str, *, revision: str, by: Actor, at: datetime) -> None:
    """Withdraw a recommendation and say why. It stays in the record; the public no longer reads it, but the reason."""
    _open(found, revision, by)
    said = _reason(reason, "Say why it is withdrawn.")
    found.removed_at = at
    _changed("recommendation withdrawn", f"It was withdrawn: {said}", found, by=by, at=at, reason=said)


def requires_answer(found: Recommendation) -> bool:
    """Whether a notice may require an answer of the body (LGA 2000 s9FE)."""
    to = found.to_committee.kind if found.to_committee else None
    return rules.may_require(found.resolution.meeting.committee.kind, to)


def answer_by(found: Recommendation) -> date | None:
    """The last day to respond; None before a notice."""
    return rules.answer_by(reported_on=found.reported_on, notice_on=found.notice_on)


def as_sent(found: Recommendation) -> Sent:
    """What rates are made of."""
    return Sent(answer_by(found), found.response, found.responded_on, found.implementation)


def kept() -> Select[Recommendation]:
    """The recommendations that were not removed, with all that a list says of them."""
    return (
        select(Recommendation)
        .join(Recommendation.resolution)
        .join(Resolution.meeting)
        .join(Meeting.committee)
        .options(
            contains_eager(Recommendation.resolution)
            .contains_eager(Resolution.meeting)
            .contains_eager(Meeting.committee),
            contains_eager(Recommendation.resolution).joinedload(Resolution.item),
            joinedload(Recommendation.to_committee),
        )
        .where(Recommendation.removed_at.is_(None))
    )


def name_of(found: Recommendation) -> str:
    """How the audit trail names it."""
    return f"to {addressee(found)}: {found.text[:100]}"


def _open(found: Recommendation, revision: str, by: Actor) -> Meeting:
    meeting = found.resolution.meeting
    by.check(Permission.RECORD_MEETING, meeting.committee_id)
    revisions.check_revision(found, revision)
    if found.removed_at is not None:
        raise RuleBroken("This recommendation was withdrawn. Make it again from its resolution.")
    return meeting


def _reason(reason: str, missing: str) -> str:
    if not reason.strip():
        raise RuleBroken(missing, "reason")
    return reason.strip()


def _changed(what: str, told: str, found: Recommendation, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Keep the change; where the public reads the recommendation, it reads what is `told` of it, at once."""
    if db.session.is_modified(found):
        found.revision += 1
        _keep(what, found, by=by, at=at, reason=reason)
        recommendation_publishing.follow(found, told, by=by, at=at)


def _keep(what: str, found: Recommendation, *, by: Actor, at: datetime, reason: str = "") -> None:
    committee_id = found.resolution.meeting.committee_id
    audit.record(what, found, name=name_of(found), by=by, at=at, reason=reason, committee_id=committee_id)


def _check_addressee(resolution: Resolution, committee_id: int | None, body: str) -> None:
    if committee_id is None and not body:
        raise RuleBroken("Say which body is asked to act: choose it, or enter its name.", "to_committee_id")
    if committee_id is not None and body:
        raise RuleBroken("Choose the body or enter its name, not both.", "to_body")
    if committee_id == resolution.meeting.committee_id:
        raise RuleBroken("Choose another body: a committee makes no recommendation to itself.", "to_committee_id")
    if committee_id is not None and db.session.get(Committee, committee_id) is None:
        raise RuleBroken("That body is not there any more. Choose another.", "to_committee_id")
