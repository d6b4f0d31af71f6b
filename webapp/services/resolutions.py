"""What a committee resolved: written, made from a motion in one press, and what follows from it."""

from datetime import datetime
from typing import TypedDict

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from models.action import Action
from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes_vocabulary import MotionKind, MotionOutcome, ResolutionOutcome
from models.motion import Motion
from models.resolution import Recommendation, Resolution
from models.rules import RuleBroken
from models.rules import minutes as rules
from webapp.database import db
from webapp.services import audit, minutes, motions, ordering, recommendations, revisions
from webapp.services.actors import Actor


class ResolutionDetails(TypedDict):
    """What was resolved. The body it recommends to is a committee kept here or one named, and only for that outcome."""

    outcome: ResolutionOutcome
    text: str
    to_committee_id: int | None
    to_body: str


def get(resolution_id: int, *, by: Actor) -> Resolution:
    """A resolution of a meeting this person records, one taken off too. NoResultFound or NotAllowed otherwise."""
    found = db.session.get_one(Resolution, resolution_id)
    minutes.item_for(found.item_id, by=by)
    return found


def of_item(item: AgendaItem) -> list[Resolution]:
    """What was resolved at an item, in order."""
    found = _kept().where(Resolution.item_id == item.id)
    return list(db.session.scalars(found.order_by(Resolution.position, Resolution.id)))


def of_meeting(meeting: Meeting) -> dict[int, list[Resolution]]:
    """What was resolved at a meeting, by the number of its item and in order: a fixed number of queries."""
    by_item: dict[int, list[Resolution]] = {}
    found = _kept().where(Resolution.meeting_id == meeting.id).order_by(Resolution.position, Resolution.id)
    for one in db.session.scalars(found):
        by_item.setdefault(one.item_id, []).append(one)
    return by_item


def sent_from(resolution: Resolution) -> list[Recommendation]:
    """What a resolution recommends to other bodies, in the order it was sent."""
    return [one for one in resolution.recommendations if one.removed_at is None]


def outdated(resolution: Resolution) -> list[Recommendation]:
    """What it recommends in the words it had before it was corrected."""
    return [one for one in sent_from(resolution) if recommendations.is_corrected_since(one)]


def resolve(item: AgendaItem, details: ResolutionDetails, *, by: Actor, at: datetime) -> Resolution:
    """Write what was resolved; what it recommends to another body is sent with it. Sent twice, it is kept once."""
    motions.hold(item, by=by)
    before = of_item(item)
    if before and (before[-1].text, before[-1].outcome) == (details["text"].strip(), details["outcome"]):
        return before[-1]
    made = _new(item, details["outcome"], details["text"], None, by=by, at=at)
    _recommend(made, details, by=by, at=at)
    return made


def from_motion(motion: Motion, *, revision: str, by: Actor, at: datetime) -> list[Resolution]:
    """Make a motion that was put into what was resolved: one press. Its numbered parts are a resolution each.

    A motion lost is kept as lost, in one piece. An amendment becomes none: the motion it amended does. `revision` is
    the motion's, as in motions.correct.
    """
    motions.hold(motion.item, by=by)
    motions.check_is_there(motion)
    revisions.check_revision(motion, revision)
    if motion.kind is MotionKind.AMENDMENT:
        raise RuleBroken("Make the motion a resolution, not its amendment: it reads as amended.")
    if motion.outcome not in (MotionOutcome.CARRIED, MotionOutcome.LOST):
        raise RuleBroken("Put the motion to the vote first.")
    if motions.resolutions_from(motion):
        raise RuleBroken("A resolution was made from this motion already.")
    text = motions.reads(motion, motions.of_item(motion.item))
    if motion.outcome is MotionOutcome.LOST:
        return [_new(motion.item, ResolutionOutcome.LOST, text, motion, by=by, at=at)]
    parts = rules.parts_of(text)
    return [_new(motion.item, ResolutionOutcome.RESOLVED, part, motion, by=by, at=at) for part in parts]


def correct(
    resolution: Resolution, details: ResolutionDetails, *, revision: str, by: Actor, at: datetime
) -> Resolution:
    """Put right what was resolved. Raises revisions.ChangedMeanwhile as revisions.change does."""
    motions.hold(resolution.item, by=by)
    revisions.check_revision(resolution, revision)
    _check_is_there(resolution)
    outcome, sent = details["outcome"], sent_from(resolution)
    _check(outcome, details["text"])
    if sent and outcome is not ResolutionOutcome.RECOMMENDED:
        name = recommendations.addressee(sent[0])
        raise RuleBroken(f"It recommends something to {name}. Take that back first, or keep the outcome.", "outcome")
    resolution.outcome, resolution.text = outcome, details["text"].strip()
    if db.session.is_modified(resolution):
        resolution.revision += 1
        _keep("resolution corrected", resolution, by=by, at=at)
    if not sent:
        _recommend(resolution, details, by=by, at=at)
    return resolution


def remove(resolution: Resolution, *, revision: str, by: Actor, at: datetime) -> Resolution:
    """Take off a resolution entered by mistake, once nothing follows from it. It stays in the record as removed.

    `revision` as in correct.
    """
    _hold_as_seen(resolution, revision, by=by)
    _check_nothing_follows(resolution)
    resolution.removed_at = at
    resolution.revision += 1
    return _keep("resolution removed", resolution, by=by, at=at)


def move_up(resolution: Resolution, *, revision: str, by: Actor, at: datetime) -> None:
    """Have it printed before the one above it. `revision` as in correct."""
    _hold_as_seen(resolution, revision, by=by)
    beside = of_item(resolution.item)
    ordering.move_up(resolution, beside)
    # All of them found first: writing one down flushes the others, which then no longer look modified.
    for one in [one for one in beside if db.session.is_modified(one)]:
        one.revision += 1
        _keep("resolution moved", one, by=by, at=at)


def _hold_as_seen(resolution: Resolution, revision: str, *, by: Actor) -> None:
    motions.hold(resolution.item, by=by)
    _check_is_there(resolution)
    revisions.check_revision(resolution, revision)


def _kept() -> Select[Resolution]:
    sent = selectinload(Resolution.recommendations).joinedload(Recommendation.to_committee)
    return select(Resolution).options(joinedload(Resolution.motion), sent).where(Resolution.removed_at.is_(None))


def _new(
    item: AgendaItem, outcome: ResolutionOutcome, text: str, motion: Motion | None, *, by: Actor, at: datetime
) -> Resolution:
    if item.removed_at is not None:
        raise RuleBroken("That item was taken off the agenda. Put it back, or choose another.")
    _check(outcome, text)
    minutes.begun(item.meeting, by=by, at=at)
    made = Resolution(
        meeting=item.meeting,
        item=item,
        motion=motion,
        outcome=outcome,
        text=text.strip(),
        position=ordering.last_place(of_item(item)),
    )
    db.session.add(made)
    return _keep(f"resolution written: {outcome}", made, by=by, at=at)


def _check(outcome: ResolutionOutcome, text: str) -> None:
    if not text.strip():
        lost = outcome is ResolutionOutcome.LOST
        raise RuleBroken("Enter the words that were put and lost." if lost else "Enter what was resolved.", "text")


def _recommend(resolution: Resolution, details: ResolutionDetails, *, by: Actor, at: datetime) -> None:
    committee_id, body = details["to_committee_id"], details["to_body"]
    if details["outcome"] is ResolutionOutcome.RECOMMENDED:
        told = resolution.text
        recommendations.send_from(resolution, text=told, to_committee_id=committee_id, to_body=body, by=by, at=at)
    elif committee_id or body.strip():
        raise RuleBroken("Choose the outcome “recommended”, or clear the body it is recommended to.", "outcome")


def _check_is_there(resolution: Resolution) -> None:
    if resolution.removed_at is not None:
        raise RuleBroken("That resolution was taken off. Add it again if it was made.")


def _check_nothing_follows(resolution: Resolution) -> None:
    for sent in sent_from(resolution):
        name = recommendations.addressee(sent)
        raise RuleBroken(f"It recommends something to {name}. Take that back first.")
    given = select(Action.id).where(Action.resolution_id == resolution.id, Action.removed_at.is_(None))
    if db.session.scalar(given.order_by(Action.id).limit(1)):
        raise RuleBroken("An action follows from it. Take the action away first, or correct the resolution.")


def _keep(what: str, resolution: Resolution, *, by: Actor, at: datetime) -> Resolution:
    with db.session.no_autoflush:
        meeting = db.session.get_one(Meeting, resolution.meeting_id or resolution.meeting.id)
        name = f"“{resolution.text[:120]}”, {minutes.name_of(meeting)}"
    audit.record(what, resolution, name=name, by=by, at=at, committee_id=meeting.committee_id)
    return resolution
