"""How to reach a member in private: sealed in the database, and unsealed only for whoever may read it.

The home address is sealed apart: the monitoring officer and the member read it, democratic services do not.
"""

from datetime import datetime
from typing import TypedDict

from models.member import Member
from models.rules.permissions import Permission
from webapp.services import audit, revisions
from webapp.services.actors import Actor, NotAllowed
from webapp.services.deployment import keyring


class PrivateContacts(TypedDict):
    """How the council reaches a member; never the public."""

    email: str
    phone: str


NOTHING: PrivateContacts = {"email": "", "phone": ""}


def may_read(member: Member, *, by: Actor) -> bool:
    """Whether this person may read a member's private e-mail address and telephone number."""
    return by.may(Permission.READ_PRIVATE_CONTACTS) or _is(member, by)


def may_read_home_address(member: Member, *, by: Actor) -> bool:
    """Whether this person may read where a member lives: the monitoring officer, and the member."""
    return by.may(Permission.EDIT_REGISTER) or _is(member, by)


def read(member: Member, *, by: Actor) -> PrivateContacts:
    """A member's private e-mail address and telephone number. NotAllowed for anybody else than may_read says."""
    if not may_read(member, by=by):
        raise NotAllowed(f"{by.name} may not read private contacts")
    if member.sealed_contacts is None:
        return NOTHING
    kept: PrivateContacts = keyring().unseal(member.sealed_contacts)
    return kept


def read_home_address(member: Member, *, by: Actor) -> str:
    """Where a member lives. NotAllowed for anybody else than may_read_home_address says."""
    if not may_read_home_address(member, by=by):
        raise NotAllowed(f"{by.name} may not read a home address")
    return str(keyring().unseal(member.sealed_home_address)) if member.sealed_home_address else ""


def keep(
    member: Member,
    contacts: PrivateContacts,
    *,
    home_address: str | None,
    revision: str,
    by: Actor,
    at: datetime,
) -> None:
    """Keep how to reach a member. The audit trail says that it changed, and not how.

    `home_address` is None for whoever is not shown it: then it stays. Raises ChangedMeanwhile like every edit.
    """
    if not may_read(member, by=by):
        raise NotAllowed(f"{by.name} may not change private contacts")
    revisions.check_revision(member, revision)
    if contacts != read(member, by=by):
        member.sealed_contacts = keyring().seal(contacts) if any(contacts.values()) else None
        _note("private contacts changed", member, by=by, at=at)
    if home_address is not None and home_address != read_home_address(member, by=by):
        member.sealed_home_address = keyring().seal(home_address) if home_address else None
        _note("home address changed", member, by=by, at=at)


def _note(what: str, member: Member, *, by: Actor, at: datetime) -> None:
    member.revision += 1
    audit.note(what, kind=Member.__tablename__, subject_id=member.id, name=member.name, by=by, at=at)


def _is(member: Member, by: Actor) -> bool:
    return by.member_id == member.id and by.may(Permission.VIEW_OWN_AREA)
