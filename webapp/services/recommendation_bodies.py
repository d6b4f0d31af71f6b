"""A recommendation as the public may read it, by allow-list: what is not named here does not go out."""

from models.minutes_bodies import MinutesBody, every_minute
from models.publication import PublishedCommittee
from models.recommendation_bodies import AddresseeBody, RecommendationBody, RequiredBody, ResponseBody
from models.resolution import Recommendation
from models.rules import addresses
from models.rules import recommendations as rules
from webapp.database import db
from webapp.services import agenda_tree, bodies


def recommendation_body(found: Recommendation, minutes: MinutesBody) -> RecommendationBody:
    """What was asked of whom, and what came of it, with the public minutes it comes from."""
    item_id, heading = _item(found, minutes)
    place = f"{minutes['address']}#item-{item_id}"
    return {
        "kind": "recommendation",
        "id": found.id,
        "address": address_of(found),
        "committee": bodies.named(found.resolution.meeting.committee),
        "minutes": {"name": f"Minutes of {minutes['meeting']['name']}", "address": place},
        "heading": heading,
        "sent_on": minutes["held_on"],
        "text": found.text,
        "to": _addressee(found),
        "required": _required(found),
        "response": _response(found),
        "implementation": {
            "state": found.implementation.value,
            "implemented_on": found.implemented_on.isoformat() if found.implemented_on else None,
            "evidence": found.evidence,
        },
    }


def address_of(found: Recommendation) -> str:
    """The public address of a recommendation."""
    return addresses.recommendation_address(found.resolution.meeting.committee.slug, found.id)


def is_in_public(found: Recommendation, minutes: MinutesBody | None) -> bool:
    """Whether the public may know of it: minutes or decisions that it reads now hold the resolution it comes from.

    They hold none of Part 2, so neither does anything that follows from them; and what was put in Part 2 since goes.
    """
    if minutes is None or found.removed_at is not None or agenda_tree.is_private(found.resolution.item):
        return False
    return any(one["id"] == found.resolution_id for minute in every_minute(minutes) for one in minute["resolutions"])


def _item(found: Recommendation, minutes: MinutesBody) -> tuple[int, str]:
    """The top item that public minutes have the resolution under, which addresses lead to, and its own heading."""
    for top in minutes["items"]:
        for minute in every_minute({**minutes, "items": [top]}):
            if any(one["id"] == found.resolution_id for one in minute["resolutions"]):
                return top["id"], minute["heading"]
    raise LookupError(found.resolution_id)


def _addressee(found: Recommendation) -> AddresseeBody:
    if found.to_committee is None:
        return {"name": found.to_body, "address": None}
    public = db.session.get(PublishedCommittee, found.to_committee_id)
    return {"name": found.to_committee.name, "address": public.address if public else None}


def _required(found: Recommendation) -> RequiredBody | None:
    answer_by = rules.answer_by(reported_on=found.reported_on, notice_on=found.notice_on)
    if found.notice_on is None or answer_by is None:
        return None
    return {
        "notice_on": found.notice_on.isoformat(),
        "reported_on": found.reported_on.isoformat() if found.reported_on else None,
        "answer_by": answer_by.isoformat(),
    }


def _response(found: Recommendation) -> ResponseBody | None:
    if found.responded_on is None:
        return None
    return {
        "response": found.response.value,
        "responded_on": found.responded_on.isoformat(),
        "text": found.response_text,
    }
