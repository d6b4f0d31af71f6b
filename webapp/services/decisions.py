"""What was moved, voted on and resolved at one item, as the clerk sees it while the item is in hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from models.action import Action
from models.agenda import AgendaItem
from models.committee import Committee
from models.minutes_vocabulary import Choice, MotionKind, MotionOutcome
from models.motion import Motion, Vote
from models.resolution import Recommendation, Resolution
from models.work_programme import Topic
from webapp.services import actions, committees, house_styles, motions, resolutions, topics, voters, votes
from webapp.services.at_the_meeting import Room
from webapp.services.voters import Floor


@dataclass(frozen=True, slots=True)
class Put:
    """A motion or an amendment: how it reads as amended, and what can be done with it next."""

    motion: Motion
    reads: str
    is_amended: bool
    has_open_amendment: bool
    resolutions: int

    @property
    def is_amendment(self) -> bool:
        """Whether it amends another."""
        return self.motion.kind is MotionKind.AMENDMENT

    @property
    def is_to_be_put(self) -> bool:
        """Whether it can be voted on now."""
        return self.motion.outcome is None and not self.has_open_amendment

    @property
    def is_to_be_resolved(self) -> bool:
        """Whether one press makes it a resolution, or keeps that it was lost."""
        was_put = self.motion.outcome in (MotionOutcome.CARRIED, MotionOutcome.LOST)
        return was_put and not self.is_amendment and not self.resolutions

    @property
    def vote_in_words(self) -> str:
        """The vote as the minutes say it; empty before there is one."""
        return votes.in_words(self.motion.vote) if self.motion.vote else ""

    @property
    def named(self) -> list[tuple[str, list[str]]]:
        """Who voted each way, where that is recorded by name."""
        return names_by_choice(self.motion.vote) if self.motion.vote else []


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolution with its printed number, and what follows from it. `outdated`: sent in earlier words."""

    resolution: Resolution
    number: str
    sent: Sequence[Recommendation]
    outdated: Sequence[Recommendation]
    topics: Sequence[Topic]
    actions: Sequence[Action]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything moved, voted on and resolved at an item, and who may move and vote there now.

    `suggested` are the words to begin a motion with: the recommendations that the agenda prints.
    """

    item: AgendaItem
    floor: Floor
    put: Sequence[Put]
    resolved: Sequence[Resolved]
    bodies: Sequence[Committee]
    suggested: str


def at_item(item: AgendaItem, *, at: datetime, room: Room | None = None) -> Decisions:
    """What the panels of motions and resolutions show. `room` is at_the_meeting.room of the item, if at hand."""
    moved = motions.of_item(item)
    return Decisions(
        item=item,
        floor=voters.floor(item, voters.moment(item, at), room=room),
        put=[_put(one, moved) for one in moved],
        resolved=_resolved(item),
        bodies=other_bodies(item),
        suggested="" if moved else suggested(item),
    )


def suggested(item: AgendaItem) -> str:
    """The recommendations that the agenda prints as the words of one motion, numbered where there are several."""
    told = item.recommendations
    numbers = house_styles.resolution_numbers(item.meeting.committee, len(told))
    return "\n".join(f"{number} {text}".strip() for number, text in zip(numbers, told, strict=True))


def other_bodies(item: AgendaItem) -> list[Committee]:
    """The bodies that this item's committee can recommend something to: every other that has not ended."""
    held_on, own = item.meeting.held_on, item.meeting.committee_id
    others = (one for one in committees.all_committees() if one.id != own)
    return [one for one in others if one.ended_on is None or one.ended_on >= held_on]


def names_by_choice(vote: Vote) -> list[tuple[str, list[str]]]:
    """Who voted for, who against and who abstained, in words and names; only what was recorded."""
    words = {Choice.FOR: "For", Choice.AGAINST: "Against", Choice.ABSTAINED: "Abstained"}
    by_choice = {one: [each.member.name for each in vote.ballots if each.choice is one] for one in Choice}
    return [(words[choice], names) for choice, names in by_choice.items() if names]


def _put(motion: Motion, moved: Iterable[Motion]) -> Put:
    made = motions.amendments_of(motion, moved)
    return Put(
        motion=motion,
        reads=motions.reads(motion, made),
        is_amended=any(one.outcome is MotionOutcome.CARRIED for one in made),
        has_open_amendment=any(one.outcome is None for one in made),
        resolutions=len(motions.resolutions_from(motion)),
    )


def _resolved(item: AgendaItem) -> list[Resolved]:
    made = resolutions.of_item(item)
    if not made:
        return []
    numbers = house_styles.resolution_numbers(item.meeting.committee, len(made))
    added, given = topics.of_committee(item.meeting.committee), actions.of_meeting(item.meeting)
    return [
        Resolved(
            resolution=one,
            number=number,
            sent=resolutions.sent_from(one),
            outdated=resolutions.outdated(one),
            topics=[each for each in added if each.resolution_id == one.id],
            actions=[each for each in given if each.resolution_id == one.id],
        )
        for one, number in zip(made, numbers, strict=True)
    ]
