"""Motions, votes and resolutions as minutes publish them: plain data, by item."""

from dataclasses import dataclass

from models.meeting import Meeting
from models.minutes_bodies import MotionBody, ResolutionBody, VoteBody
from models.motion import Motion, Vote
from models.resolution import Resolution
from webapp.services import bodies, house_styles
from webapp.services import motions as moved
from webapp.services import resolutions as resolved


@dataclass(frozen=True)
class Decided:
    """What was put and what was resolved at a meeting, by the number of the item."""

    motions: dict[int, list[Motion]]
    resolutions: dict[int, list[Resolution]]


def of(meeting: Meeting) -> Decided:
    """Everything decided at a meeting: a fixed number of queries."""
    return Decided(moved.of_meeting(meeting), resolved.of_meeting(meeting))


def motions(item_id: int, decided: Decided) -> list[MotionBody]:
    """The motions of an item that were put, or withdrawn."""
    return [_motion(one) for one in decided.motions.get(item_id, ()) if one.outcome is not None]


def resolutions(item_id: int, decided: Decided) -> list[ResolutionBody]:
    """The resolutions of an item with the numbers they are printed with."""
    found = decided.resolutions.get(item_id, [])
    numbers = house_styles.resolution_numbers(found[0].meeting.committee, len(found)) if found else []
    return [
        {"id": one.id, "number": number, "outcome": one.outcome.value, "text": one.text}
        for number, one in zip(numbers, found, strict=True)
    ]


def _motion(motion: Motion) -> MotionBody:
    return {
        "id": motion.id,
        "kind": motion.kind.value,
        "text": motion.text,
        "mover": bodies.named_member(motion.mover) if motion.mover else None,
        "seconder": bodies.named_member(motion.seconder) if motion.seconder else None,
        "outcome": motion.outcome.value if motion.outcome else "",
        "amends": motion.amends_id,
        "vote": _vote(motion.vote) if motion.vote else None,
    }


def _vote(vote: Vote) -> VoteBody:
    return {
        "method": vote.method.value,
        "votes_for": vote.votes_for,
        "votes_against": vote.votes_against,
        "abstentions": vote.abstentions,
        "second_vote": vote.second_vote.value if vote.second_vote else None,
        "ballots": [{"member": bodies.named_member(one.member), "choice": one.choice.value} for one in vote.ballots],
    }
