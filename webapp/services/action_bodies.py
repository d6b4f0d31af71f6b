"""An action as the public may read it, by allow-list: what is not named here does not go out."""

from models.action import Action, ActionUpdate
from models.action_bodies import ActionBody, ActionUpdateBody
from models.bodies import NamedAddress
from models.minutes_bodies import MinutesBody, every_minute
from models.publication import PublishedAction, PublishedCommittee, PublishedMeeting, PublishedMember
from models.rules import addresses
from models.rules.wording import long_date
from models.vocabulary import Part
from webapp.clock import day_of
from webapp.database import db
from webapp.services import action_facts, bodies


def action_body(action: Action, minutes: MinutesBody) -> ActionBody:
    """What is owed, by whom, by when and how it stands, with the public minutes it comes from."""
    due_meeting = _public_meeting(action.due_meeting_id)
    due_on = due_meeting.held_on if due_meeting else None if action.due_meeting_id else action.due_on
    return {
        "kind": "action",
        "id": action.id,
        "address": address_of(action),
        "committee": bodies.named(action.committee),
        "minutes": {"name": f"Minutes of {minutes['meeting']['name']}", "address": _place(action, minutes)},
        "heading": _heading(action, minutes),
        "text": action.text,
        "owner": action_facts.owner_of(action),
        "owner_address": _owner_address(action),
        "due_on": due_on.isoformat() if due_on else None,
        "due_meeting": _named(due_meeting) if due_meeting else None,
        "every_months": action.every_months,
        "follows": _address_of_public(action.follows_id),
        "status": action.status.value,
        "ended_on": action.ended_on.isoformat() if action.ended_on else None,
        "updates": [_update(one) for one in action.updates if one.is_public],
    }


def address_of(action: Action) -> str:
    """The public address of an action."""
    return addresses.action_address(action.committee.slug, action.id)


def is_in_public(action: Action, minutes: MinutesBody | None) -> bool:
    """Whether the public may know of an action: it comes from Part 1 of minutes that the public reads now.

    Decisions that go out ahead of the minutes hold no word of what was said, and so no action.
    """
    if minutes is None or minutes["status"] == "decisions" or not action.is_public or action.removed_at is not None:
        return False
    if action.item_id is None:
        return True
    shown = {one["id"] for one in every_minute(minutes) if one["part"] == Part.PUBLIC}
    return action.item_id in shown and not action_facts.is_from_private_item(action)


def _heading(action: Action, minutes: MinutesBody) -> str:
    return next((one["heading"] for one in every_minute(minutes) if one["id"] == action.item_id), "")


def _place(action: Action, minutes: MinutesBody) -> str:
    return f"{minutes['address']}#item-{action.item_id}" if action.item_id else minutes["address"]


def _owner_address(action: Action) -> str | None:
    """The owner's page, where the public has one."""
    if action.owner_member_id:
        member = db.session.get(PublishedMember, action.owner_member_id)
        return member.address if member else None
    body = db.session.get(PublishedCommittee, action.owner_committee_id) if action.owner_committee_id else None
    return body.address if body else None


def _public_meeting(meeting_id: int | None) -> PublishedMeeting | None:
    return db.session.get(PublishedMeeting, meeting_id) if meeting_id else None


def _named(meeting: PublishedMeeting) -> NamedAddress:
    return {"name": f"{meeting.committee_name}, {long_date(meeting.held_on)}", "address": meeting.address}


def _address_of_public(action_id: int | None) -> str | None:
    listed = db.session.get(PublishedAction, action_id) if action_id else None
    return listed.address if listed else None


def _update(update: ActionUpdate) -> ActionUpdateBody:
    return {
        "on": day_of(update.said_at).isoformat(),
        "status": update.status.value,
        "text": update.text,
        "evidence": update.evidence,
    }
