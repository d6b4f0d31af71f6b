"""Motions and amendments put at a meeting: moved, corrected, withdrawn, or taken off as entered by mistake."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypedDict

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes_vocabulary import MotionKind, MotionOutcome
from models.motion import Ballot, Motion, Vote
from models.resolution import Resolution
from models.rules import RuleBroken
from models.rules import amendments as rules
from models.rules import votes as voting
from models.rules.amendments import Amendment
from webapp.database import db
from webapp.services import audit, minutes, ordering, revisions, voters
from webapp.services.actors import Actor


class MotionDetails(TypedDict):
    """What was moved, and by whom; nobody need be named."""

    text: str
    mover_id: int | None
    seconder_id: int | None


def get(motion_id: int, *, by: Actor) -> Motion:
    """A motion of a meeting this person records, one taken off too. NoResultFound or NotAllowed otherwise."""
    found = db.session.get_one(Motion, motion_id)
    minutes.item_for(found.item_id, by=by)
    return found


def of_item(item: AgendaItem) -> list[Motion]:
    """The motions and amendments of an item, each amendment after what it amends."""
    found = list(db.session.scalars(_kept().where(Motion.item_id == item.id).order_by(Motion.position, Motion.id)))
    return [each for one in found if one.amends_id is None for each in (one, *amendments_of(one, found))]


def of_meeting(meeting: Meeting) -> dict[int, list[Motion]]:
    """Every motion of a meeting by the number of its item, in the order they were moved: a fixed number of queries."""
    by_item: dict[int, list[Motion]] = {}
    found = _kept().where(Motion.meeting_id == meeting.id).order_by(Motion.position, Motion.id)
    for one in db.session.scalars(found):
        by_item.setdefault(one.item_id, []).append(one)
    return by_item


def amendments_of(motion: Motion, motions: Iterable[Motion]) -> list[Motion]:
    """Those of the motions given that amend one."""
    return [one for one in motions if one.amends_id == motion.id]


def reads(motion: Motion, motions: Iterable[Motion]) -> str:
    """How a motion reads before the meeting now, with the amendments that were carried."""
    return rules.substantive(motion.text, _as_amendments(motion, motions))


def move(item: AgendaItem, details: MotionDetails, *, by: Actor, at: datetime) -> Motion:
    """Note a motion, moved and seconded by people who may. Sent twice, it is kept once."""
    hold(item, by=by)
    _check(item, details, at=at)
    before = [one for one in of_item(item) if one.amends_id is None and one.outcome is None]
    if before and _is_same(before[-1], details):
        return before[-1]
    minutes.begun(item.meeting, by=by, at=at)
    place = ordering.last_place(of_item(item))
    motion = Motion(meeting_id=item.meeting_id, item_id=item.id, position=place, **_clean(details))
    db.session.add(motion)
    return keep("motion moved", motion, by=by, at=at)


def amend(motion: Motion, details: MotionDetails, *, by: Actor, at: datetime) -> Motion:
    """Note an amendment: its text is the motion as it would read in whole."""
    item = motion.item
    hold(item, by=by)
    check_is_there(motion)
    if motion.amends_id is not None:
        raise RuleBroken("Amend the motion itself: once this amendment is decided, another can be moved.")
    made = of_item(item)
    rules.check_may_be_amended(motion.outcome, motion.text, _as_amendments(motion, made), details["text"])
    _check(item, details, at=at)
    minutes.begun(item.meeting, by=by, at=at)
    amendment = Motion(
        meeting_id=item.meeting_id,
        item_id=item.id,
        kind=MotionKind.AMENDMENT,
        amends_id=motion.id,
        position=ordering.last_place(made),
        **_clean(details),
    )
    db.session.add(amendment)
    return keep("amendment moved", amendment, by=by, at=at)


def correct(motion: Motion, details: MotionDetails, *, revision: str, by: Actor, at: datetime) -> Motion:
    """Put right the words of a motion, or who moved it. Raises revisions.ChangedMeanwhile as revisions.change does."""
    hold(motion.item, by=by)
    revisions.check_revision(motion, revision)
    check_is_there(motion)
    movers_stay = (motion.mover_id, motion.seconder_id) == (details["mover_id"], details["seconder_id"])
    _check(motion.item, details, at=at, movers_too=not movers_stay)
    for field, value in _clean(details).items():
        setattr(motion, field, value)
    if db.session.is_modified(motion):
        motion.revision += 1
        keep(f"{motion.kind} corrected", motion, by=by, at=at)
    return motion


def withdraw(motion: Motion, *, revision: str, by: Actor, at: datetime) -> Motion:
    """Note that it was withdrawn, so that it is not put to the vote. `revision` as in correct."""
    _hold_as_seen(motion, revision, by=by)
    if motion.vote is not None:
        raise RuleBroken(f"It was put and {motion.outcome}. Take the vote back first, if that was a mistake.")
    rules.check_may_be_put(motion.outcome, _as_amendments(motion, of_item(motion.item)))
    motion.outcome = MotionOutcome.WITHDRAWN
    motion.revision += 1
    return keep(f"{motion.kind} withdrawn", motion, by=by, at=at)


def put_back(motion: Motion, *, revision: str, by: Actor, at: datetime) -> Motion:
    """Take back that it was withdrawn. `revision` as in correct."""
    _hold_as_seen(motion, revision, by=by)
    if motion.outcome is MotionOutcome.WITHDRAWN:
        check_nothing_rests_on(motion)
        if motion.amends is not None:
            others = _as_amendments(motion.amends, of_item(motion.item))
            rules.check_may_be_put_back(motion.amends.outcome, others)
        motion.outcome = None
        motion.revision += 1
        keep(f"{motion.kind} put back", motion, by=by, at=at)
    return motion


def remove(motion: Motion, *, revision: str, by: Actor, at: datetime) -> Motion:
    """Take off a motion entered by mistake, and its amendments with it. They stay in the record as removed.

    `revision` as in correct.
    """
    _hold_as_seen(motion, revision, by=by)
    if resolutions_from(motion):
        raise RuleBroken("A resolution was made from it. Take the resolution off first.")
    check_nothing_rests_on(motion)
    for one in (*amendments_of(motion, of_item(motion.item)), motion):
        one.removed_at = at
        one.revision += 1
        keep(f"{one.kind} removed", one, by=by, at=at)
    return motion


def resolutions_from(motion: Motion) -> Sequence[Resolution]:
    """The resolutions made from a motion and not taken off."""
    made = select(Resolution).where(Resolution.motion_id == motion.id, Resolution.removed_at.is_(None))
    return db.session.scalars(made.order_by(Resolution.position, Resolution.id)).all()


def check_is_there(motion: Motion) -> None:
    """Refuse to change a motion that was taken off."""
    if motion.removed_at is not None:
        raise RuleBroken(f"That {motion.kind} was taken off. Add it again if it was moved.")


def check_nothing_rests_on(motion: Motion) -> None:
    """Refuse to unsettle an amendment once the motion, as it read then, was voted on."""
    if motion.amends is not None and motion.amends.vote is not None:
        raise RuleBroken("The motion itself was voted on since. Take that vote back first.")


def check_may_be_put(motion: Motion) -> None:
    """Refuse to put a motion that was withdrawn, or that has an amendment still to decide."""
    rules.check_may_be_put(motion.outcome, _as_amendments(motion, of_item(motion.item)))


def hold(item: AgendaItem, *, by: Actor) -> None:
    """Let nobody else write in the minutes until the transaction ends, and read everything anew from here on.

    Refuses as minutes.check_writable does.
    """
    minutes.check_writable(item.meeting, by=by)
    revisions.hold(item.meeting)


def keep(what: str, motion: Motion, *, by: Actor, at: datetime) -> Motion:
    """Write down what happened to a motion."""
    with db.session.no_autoflush:
        meeting = db.session.get_one(Meeting, motion.meeting_id)
        name = f"“{motion.text[:120]}”, {minutes.name_of(meeting)}"
    audit.record(what, motion, name=name, by=by, at=at, committee_id=meeting.committee_id)
    return motion


def _hold_as_seen(motion: Motion, revision: str, *, by: Actor) -> None:
    hold(motion.item, by=by)
    check_is_there(motion)
    revisions.check_revision(motion, revision)


def _kept() -> Select[Motion]:
    people = (joinedload(Motion.mover), joinedload(Motion.seconder))
    ballots = joinedload(Motion.vote).selectinload(Vote.ballots).joinedload(Ballot.member)
    return select(Motion).options(*people, ballots).where(Motion.removed_at.is_(None))


def _is_same(motion: Motion, details: MotionDetails) -> bool:
    wanted = _clean(details)
    return all(getattr(motion, field) == value for field, value in wanted.items())


def _check(item: AgendaItem, details: MotionDetails, *, at: datetime, movers_too: bool = True) -> None:
    if item.removed_at is not None:
        raise RuleBroken("That item was taken off the agenda. Put it back, or choose another.")
    if not details["text"].strip():
        raise RuleBroken("Enter the words of the motion.", "text")
    if movers_too:
        there = voters.floor(item, voters.moment(item, at)).voters
        voting.check_movers(there, mover=details["mover_id"], seconder=details["seconder_id"])


def _clean(details: MotionDetails) -> MotionDetails:
    return {**details, "text": details["text"].strip()}


def _as_amendments(motion: Motion, motions: Iterable[Motion]) -> list[Amendment]:
    return [Amendment(one.text, one.outcome) for one in amendments_of(motion, motions)]
