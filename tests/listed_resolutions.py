"""Rows of the public register of resolutions, for tests: as publishing minutes writes them."""

from datetime import date
from typing import Any

from sqlalchemy import insert

from models.committee import Committee
from models.publication import PublishedResolution
from tests import factories
from webapp.database import db

HELD_ON = date(2019, 3, 12)


def listed(committee: Committee, text: str, held_on: date = HELD_ON, **fields: Any) -> int:
    """Put a resolution in the register; gives its number."""
    number = fields.pop("id", None) or 1000 + next(factories.counter)
    usual = {
        "resolution_id": number,
        "meeting_id": 1,
        "committee_id": committee.id,
        "committee_name": committee.name,
        "held_on": held_on,
        "address": f"/committees/{committee.slug}/meetings/{held_on}/minutes#item-1",
        "number": "4",
        "heading": "Roads",
        "text": text,
        "outcome": "resolved",
        "is_draft": False,
    }
    db.session.execute(insert(PublishedResolution).values(**usual | fields))
    db.session.commit()
    return number
