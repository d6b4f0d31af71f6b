"""The officers whom a committee's agendas name for queries."""

from datetime import datetime
from typing import TypedDict

from models.committee import Committee, ContactOfficer
from models.rules.permissions import Permission
from webapp.database import db
from webapp.services import audit, ordering, revisions
from webapp.services.actors import Actor


class ContactDetails(TypedDict):
    """Whom to ask, and how."""

    name: str
    job_title: str
    phone: str
    email: str


def get(contact_id: int) -> ContactOfficer:
    """The contact officer with this number."""
    return db.session.get_one(ContactOfficer, contact_id)


def add(committee: Committee, details: ContactDetails, *, by: Actor, at: datetime) -> ContactOfficer:
    """Name one more officer, after the others."""
    by.check(Permission.EDIT_COMMITTEES, committee.id)
    contact = ContactOfficer(position=ordering.last_place(committee.contacts), **details)
    committee.contacts.append(contact)
    audit.record("contact officer added", contact, name=contact.name, by=by, at=at, committee_id=committee.id)
    return contact


def edit(contact: ContactOfficer, details: ContactDetails, *, revision: str, by: Actor, at: datetime) -> ContactOfficer:
    """Keep how an officer is reached."""
    committee_id = contact.committee_id
    by.check(Permission.EDIT_COMMITTEES, committee_id)
    what, name = "contact officer edited", details["name"]
    revisions.change(contact, details, what, name=name, revision=revision, by=by, at=at, committee_id=committee_id)
    return contact


def remove(contact: ContactOfficer, *, by: Actor, at: datetime) -> None:
    """Stop naming the officer."""
    by.check(Permission.EDIT_COMMITTEES, contact.committee_id)
    what = "contact officer removed"
    revisions.remove(contact, what, name=contact.name, by=by, at=at, committee_id=contact.committee_id)


def move_up(contact: ContactOfficer, *, by: Actor, at: datetime) -> None:
    """Name the officer one place earlier."""
    by.check(Permission.EDIT_COMMITTEES, contact.committee_id)
    ordering.move_up(contact, contact.committee.contacts)
    what = "contact officer moved up"
    audit.record(what, contact, name=contact.name, by=by, at=at, committee_id=contact.committee_id)


def move_down(contact: ContactOfficer, *, by: Actor, at: datetime) -> None:
    """Name the officer one place later."""
    by.check(Permission.EDIT_COMMITTEES, contact.committee_id)
    ordering.move_down(contact, contact.committee.contacts)
    what = "contact officer moved down"
    audit.record(what, contact, name=contact.name, by=by, at=at, committee_id=contact.committee_id)
