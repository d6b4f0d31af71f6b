"""Who may do what, on one page. What is not granted here is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.vocabulary import Role


class Permission(StrEnum):
    """Something a person may be trusted to do; the word is what a template asks for: can("publish")."""

    VIEW_STAFF_PAGES = "view staff pages"
    EDIT_COUNCIL = "edit council"
    EDIT_COMMITTEES = "edit committees"
    EDIT_MEMBERS = "edit members"
    PLAN_MEETINGS = "plan meetings"
    EDIT_AGENDA = "edit agenda"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    MANAGE_PEOPLE = "manage people"
    READ_AUDIT = "read audit"
    VIEW_OWN_AREA = "view own area"
    RECORD_MEETING = "record meeting"
    READ_PRIVATE_CONTACTS = "read private contacts"
    EDIT_REGISTER = "edit register"
    EDIT_SCORECARDS = "edit scorecards"


GRANTS: dict[Role, frozenset[Permission]] = {
    # Settings, accounts and the audit trail, but no draft and nothing of Part 2: an administrator is not an officer.
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.VIEW_STAFF_PAGES,
            Permission.EDIT_COUNCIL,
            Permission.MANAGE_PEOPLE,
            Permission.READ_AUDIT,
        }
    ),
    Role.OFFICER: frozenset(
        {
            Permission.VIEW_STAFF_PAGES,
            Permission.EDIT_COUNCIL,
            Permission.EDIT_COMMITTEES,
            Permission.EDIT_MEMBERS,
            Permission.PLAN_MEETINGS,
            Permission.EDIT_AGENDA,
            Permission.PUBLISH,
            Permission.WITHDRAW,
            Permission.RECORD_MEETING,
            Permission.READ_PRIVATE_CONTACTS,
            Permission.EDIT_SCORECARDS,
        }
    ),
    # Figures and what is said of them; the officers who publish agendas publish what is bound to them.
    Role.PERFORMANCE_OFFICER: frozenset({Permission.VIEW_STAFF_PAGES, Permission.EDIT_SCORECARDS}),
    # The register with what is sensitive in it, home addresses and dispensations: nobody else reads these.
    Role.MONITORING_OFFICER: frozenset(
        {
            Permission.VIEW_STAFF_PAGES,
            Permission.EDIT_REGISTER,
            Permission.READ_PRIVATE_CONTACTS,
        }
    ),
    Role.MEMBER: frozenset({Permission.VIEW_OWN_AREA}),
}

# What a role for some committees also gives where no committee is in question.
ANYWHERE = frozenset({Permission.VIEW_STAFF_PAGES, Permission.VIEW_OWN_AREA})

# What belongs to the whole council: a role for some committees never gives it.
OF_THE_COUNCIL = frozenset(
    {
        Permission.EDIT_COUNCIL,
        Permission.EDIT_MEMBERS,
        Permission.MANAGE_PEOPLE,
        Permission.READ_AUDIT,
        Permission.READ_PRIVATE_CONTACTS,
        Permission.EDIT_REGISTER,
        Permission.EDIT_SCORECARDS,
    }
)


@dataclass(frozen=True, slots=True)
class DatedRole:
    """A role somebody holds from one day to another, for one committee or, with None, for all.

    `ends_on` is the first day it is no longer held, so that a role ended today is refused from the very next request.
    """

    role: Role
    committee_id: int | None
    starts_on: date
    ends_on: date | None = None


def is_in_force(role: DatedRole, on: date) -> bool:
    """Whether the role is held on the day."""
    return role.starts_on <= on and (role.ends_on is None or on < role.ends_on)


def allows(roles: Iterable[DatedRole], permission: Permission, *, on: date, committee_id: int | None = None) -> bool:
    """Whether any role held on the day grants the permission; a template asks the same question through can().

    `committee_id` is the committee acted on, or None for what belongs to the whole council. A role for one committee
    acts there and nowhere else.
    """
    return any(
        permission in GRANTS[role.role] and is_in_force(role, on) and _covers(role, permission, committee_id)
        for role in roles
    )


def _covers(role: DatedRole, permission: Permission, committee_id: int | None) -> bool:
    return role.committee_id is None or role.committee_id == committee_id or permission in ANYWHERE
