"""Motions and their amendments: which may be put, and how the motion reads once amended.

One amendment is discussed at a time, and a motion is put once its amendments are decided: the council's standing orders
(Local Government Act 1972 Sch 12 para 42). Check with your monitoring officer.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from models.minutes_vocabulary import MotionOutcome
from models.rules.broken import RuleBroken


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment: the motion as it would read in whole, and what became of it."""

    text: str
    outcome: MotionOutcome | None = None


def substantive(text: str, amendments: Iterable[Amendment]) -> str:
    """How the motion before the meeting reads: as moved, or as the last amendment that was carried left it."""
    for one in amendments:
        if one.outcome is MotionOutcome.CARRIED:
            text = one.text
    return text


def check_may_be_amended(
    outcome: MotionOutcome | None, text: str, amendments: Iterable[Amendment], wanted: str
) -> None:
    """Refuse an amendment to a motion already decided, beside another one, or that changes nothing."""
    made = list(amendments)
    if outcome is not None:
        raise RuleBroken(f"The motion is {outcome} already, so it can no longer be amended. Move another motion.")
    if any(one.outcome is None for one in made):
        raise RuleBroken("An amendment is being discussed. Put it to the vote, or record that it was withdrawn, first.")
    if " ".join(wanted.split()) == " ".join(substantive(text, made).split()):
        raise RuleBroken("Write the motion as it would read: so far it reads as the motion does.", "text")


def check_may_be_put_back(outcome: MotionOutcome | None, others: Iterable[Amendment]) -> None:
    """Refuse to put an amendment back beside another one, or to a motion that was withdrawn itself."""
    if outcome is MotionOutcome.WITHDRAWN:
        raise RuleBroken("The motion it amends was withdrawn. Put that back first.")
    if any(one.outcome is None for one in others):
        raise RuleBroken(
            "Another amendment is being discussed. Put that to the vote, or record that it was withdrawn, first."
        )


def check_may_be_put(outcome: MotionOutcome | None, amendments: Iterable[Amendment]) -> None:
    """Refuse to put, or to withdraw, a motion that is withdrawn or that has an amendment still to decide."""
    if outcome is MotionOutcome.WITHDRAWN:
        raise RuleBroken("The motion was withdrawn. Put it back before it is voted on.")
    if any(one.outcome is None for one in amendments):
        raise RuleBroken("An amendment is being discussed. Put it to the vote, or record that it was withdrawn, first.")
