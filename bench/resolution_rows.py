"""The rows of the public register of resolutions: four a meeting, as publishing minutes writes them."""

from collections.abc import Iterator
from typing import Any

from bench import words
from bench.council import Made

A_MEETING = 4
OUTCOMES = ("resolved", "noted", "recommended", "resolved")


def of_meeting(one: Made) -> Iterator[dict[str, Any]]:
    """What a meeting resolved, at the last of its items."""
    agenda, body = one.body["agenda"], one.body
    for place, item in enumerate((agenda["items"] if agenda else [])[-A_MEETING:]):
        said = words.RECOMMENDATIONS[(one.id + place) % len(words.RECOMMENDATIONS)]
        yield {
            "resolution_id": one.id * A_MEETING + place,
            "meeting_id": one.id,
            "committee_id": one.committee + 1,
            "committee_name": body["committee"]["name"],
            "held_on": one.held_on,
            "address": f"{body['address']}/minutes#item-{item['id']}",
            "number": f"{item['label']} {place + 1})",
            "heading": item["heading"],
            "text": f"That the report be received. {said} Scheme {one.id % 97}.",
            "outcome": OUTCOMES[place],
            "is_draft": False,
        }
