"""What is read off an action: its owner's name and what they may read, its day, whether it is from a private item."""

from datetime import date

from sqlalchemy import select

from models.action import Action, ActionUpdate
from models.user import User
from webapp.database import db
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


def heard_by_owner(action: Action) -> list[ActionUpdate]:
    """What may be read of an action by the link of its letter: what is public, and what the owner of now said."""
    owner, accounts = owner_of(action), set[int]()
    if action.owner_member_id is not None:
        found = select(User.id).where(User.member_id == action.owner_member_id)
        accounts = set(db.session.scalars(found.order_by(User.id)))
    return [
        one
        for one in action.updates
        if one.is_public or (one.said_by == owner if one.said_by_id is None else one.said_by_id in accounts)
    ]


def is_from_private_item(action: Action) -> bool:
    """Whether it comes from Part 2 of a meeting: what it says is then for its owner and the officers alone."""
    return action.item is not None and agenda_tree.is_private(action.item)


def name_of(action: Action) -> str:
    """How the audit trail and lists name an action."""
    return action.text if len(action.text) <= LONGEST_NAME else f"{action.text[: LONGEST_NAME - 3]}…"
