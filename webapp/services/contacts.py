"""The officers whom a committee's agendas name for queries."""

from datetime import datetime
from typing import TypedDict

from models.committee import Committee, ContactOfficer
from webapp.services import standing_matter
from webapp.services.actors import Actor


class ContactDetails(TypedDict):
    """Whom to ask, and how."""

    name: str
    job_title: str
    phone: str
    email: str


def add(committee: Committee, details: ContactDetails, *, by: Actor, at: datetime) -> ContactOfficer:
    """Name one more officer, after the others."""
    return standing_matter.add(committee, ContactOfficer(**details), by=by, at=at)


def edit(contact: ContactOfficer, details: ContactDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Keep how an officer is reached."""
    standing_matter.edit(contact, details, called=details["name"], revision=revision, by=by, at=at)
