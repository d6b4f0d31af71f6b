"""What is read off an action: its owner's name, its day, its own name, and whether it comes from a private item."""

from datetime import date

from models.action import Action
from webapp.services import agenda_tree

LONGEST_NAME = 120


def due_on(action: Action) -> date | None:
    """The day an action is due: its own, or that of its meeting as it is planned now."""
    return action.due_meeting.held_on if action.due_meeting else action.due_on


def owner_of(action: Action) -> str:
    """Who owes it, by name."""
    if action.owner_member:
        return action.owner_member.name
    return action.owner_committee.name if action.owner_committee else action.owner_name


def is_from_private_item(action: Action) -> bool:
    """Whether it comes from Part 2 of a meeting: what it says is then for its owner and the officers alone."""
    return action.item is not None and agenda_tree.is_private(action.item)


def name_of(action: Action) -> str:
    """How the audit trail and lists name an action."""
    return action.text if len(action.text) <= LONGEST_NAME else f"{action.text[: LONGEST_NAME - 3]}…"
