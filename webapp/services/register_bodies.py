"""A member's register into its published body, by allow-list. Nothing here unseals: what is sealed cannot get out."""

import json
from datetime import date

from sqlalchemy import select

from models.bodies import ItemBody, MeetingBody, every_item
from models.interest import Dispensation, Interest
from models.member import Member
from models.publication import Published
from models.register_bodies import DispensationBody, EntryBody, RegisterBody
from models.rules import addresses, dispensations, interests
from models.rules.interest_fields import CATEGORIES
from models.rules.wording import long_date
from models.vocabulary import SubjectKind
from webapp.database import db
from webapp.services import registers


def register_body(member: Member, *, on: date) -> RegisterBody:
    """What the public is told of a member's interests: all that have not ended before a day."""
    standing = [one for one in registers.records_of(member.id) if one.ends_on is None or on <= one.ends_on]
    shown = [one for one in standing if not one.is_sensitive]
    return {
        "kind": "register",
        "id": member.id,
        "address": addresses.register_address(member.slug),
        "member": {"name": member.name, "address": addresses.member_address(member.slug)},
        "categories": [
            {
                "category": category.value,
                "heading": about.heading,
                "entries": [_entry(one) for one in shown if one.category is category],
            }
            for category, about in CATEGORIES.items()
        ],
        "sensitive": len(standing) - len(shown),
        "dispensations": [_dispensation(one) for one in _dispensations_of(member.id) if on <= one.ends_on],
    }


def _entry(interest: Interest) -> EntryBody:
    category, details = interest.category, interest.details
    return {
        "id": interest.id,
        "title": interests.title_of(category, details),
        "holder": interest.holder.value,
        "lines": [{"label": label, "words": words} for label, words in interests.lines_of(category, details)],
        "starts_on": interest.starts_on.isoformat() if interest.starts_on else None,
        "ends_on": interest.ends_on.isoformat() if interest.ends_on else None,
        "registered_on": interest.registered_on.isoformat(),
    }


def _dispensations_of(member_id: int) -> list[Dispensation]:
    return list(
        db.session.scalars(
            select(Dispensation)
            .where(Dispensation.member_id == member_id, Dispensation.removed_at.is_(None))
            .order_by(Dispensation.granted_on, Dispensation.id)
        )
    )


def _dispensation(granted: Dispensation) -> DispensationBody:
    return {
        "id": granted.id,
        "ground": dispensations.GROUNDS[granted.ground],
        "scope": granted.scope.value,
        "subject": granted.subject,
        "items": [named for one in granted.items if (named := _item_in_public(one.item.meeting_id, one.item_id))],
        "requested_on": granted.requested_on.isoformat(),
        "granted_on": granted.granted_on.isoformat(),
        "granted_by": granted.granted_by,
        "starts_on": granted.starts_on.isoformat(),
        "ends_on": granted.ends_on.isoformat(),
    }


def _item_in_public(meeting_id: int, item_id: int) -> str:
    """An item by its number on a public agenda; empty where the public cannot read it.

    Not by its heading: a register is not published again when its meeting is withdrawn, or the item found private.
    """
    body = _public_meeting(meeting_id)
    item = _public_item(body, item_id) if body else None
    if body is None or item is None:
        return ""
    held_on, label = long_date(date.fromisoformat(body["held_on"])), item["label"]
    return f"{body['committee']['name']}, {held_on}: {f'item {label}' if label else 'one item'}"


def _public_meeting(meeting_id: int) -> MeetingBody | None:
    live = db.session.get(Published, (SubjectKind.MEETING, meeting_id))
    return None if live is None or live.is_withdrawn else json.loads(live.body)


def _public_item(body: MeetingBody, item_id: int) -> ItemBody | None:
    return next((item for item in every_item(body["agenda"]) if item["id"] == item_id), None)
