"""Which states may follow which. Read a row as: from this, to any of these."""

from enum import StrEnum

from models.programme_vocabulary import TaskGroupStage
from models.rules.broken import RuleBroken
from models.vocabulary import MeetingStatus

# One table a vocabulary, because two StrEnums with the same word compare equal.
MOVES: dict[type[StrEnum], dict[StrEnum, frozenset[StrEnum]]] = {
    MeetingStatus: {
        MeetingStatus.SCHEDULED: frozenset({MeetingStatus.CANCELLED}),
        MeetingStatus.CANCELLED: frozenset({MeetingStatus.SCHEDULED}),
    },
    TaskGroupStage: {
        TaskGroupStage.SCOPING: frozenset({TaskGroupStage.GATHERING, TaskGroupStage.CLOSED}),
        TaskGroupStage.GATHERING: frozenset({TaskGroupStage.SCOPING, TaskGroupStage.REPORTING, TaskGroupStage.CLOSED}),
        TaskGroupStage.REPORTING: frozenset({TaskGroupStage.GATHERING, TaskGroupStage.REPORTED, TaskGroupStage.CLOSED}),
        TaskGroupStage.REPORTED: frozenset(),
        TaskGroupStage.CLOSED: frozenset({TaskGroupStage.GATHERING}),
    },
}


def check_move(current: StrEnum, wanted: StrEnum) -> None:
    """Refuse a move the table does not allow, saying which moves it does."""
    allowed = MOVES[type(current)][current]
    if type(wanted) is type(current) and wanted in allowed:
        return
    if wanted == current:
        raise RuleBroken(f"It is already {current}. Reload the page to see what has changed.")
    onward = " or ".join(sorted(allowed)) or "nothing else"
    raise RuleBroken(f"It cannot go from {current} to {wanted}: it can become {onward}.")
