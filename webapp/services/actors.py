"""Who is asking, and what they may do today."""

from dataclasses import dataclass
from datetime import date

from models.rules.permissions import OF_THE_COUNCIL, DatedRole, Permission, allows, is_in_force
from models.user import User


class NotAllowed(Exception):
    """Somebody asked for what their roles do not cover. They are answered as if it were not there."""


@dataclass(frozen=True)
class Actor:
    """Somebody on one day: the name the audit trail keeps, their dated roles, and the member they are, if any."""

    user_id: int | None
    name: str
    roles: tuple[DatedRole, ...]
    on: date
    member_id: int | None = None

    def may(self, permission: Permission, committee_id: int | None = None) -> bool:
        """Whether a role in force covers it, for this committee (or, with none, for the council)."""
        return self.user_id is None or allows(self.roles, permission, on=self.on, committee_id=committee_id)

    def may_somewhere(self, permission: Permission) -> bool:
        """Whether they hold it for the council or, where it can be held for one, for any committee at all."""
        if permission in OF_THE_COUNCIL:
            return self.may(permission)
        committees = {role.committee_id for role in self.roles} | {None}
        return any(self.may(permission, committee_id) for committee_id in committees)

    def check(self, permission: Permission, committee_id: int | None = None) -> None:
        """Refuse unless they may."""
        if not self.may(permission, committee_id):
            raise NotAllowed(f"{self.name} may not {permission}")

    def check_is(self, member_id: int) -> None:
        """Refuse unless they are this member, acting in their own area."""
        if self.member_id != member_id or not self.may(Permission.VIEW_OWN_AREA):
            raise NotAllowed(f"{self.name} is not that member")


@dataclass(frozen=True)
class Guest(Actor):
    """Somebody without an account, come by a link that was sent to them: a name for the audit trail, and no rights."""

    def may(self, permission: Permission, committee_id: int | None = None) -> bool:
        """Never: what a link lets them do, its own page does."""
        return False


def by_link(name: str, *, on: date) -> Actor:
    """Whoever was sent a link."""
    return Guest(None, f"{name}, by the link of a letter", (), on)


def acting(user: User, *, on: date) -> Actor:
    """A signed-in person, as services know them."""
    roles = tuple(DatedRole(grant.role, grant.committee_id, grant.starts_on, grant.ends_on) for grant in user.grants)
    return Actor(user.id, user.name, roles, on, user.member_id)


def has_role(user: User, *, on: date) -> bool:
    """Whether an account is open on a day and any of its roles is in force."""
    is_open = user.ended_on is None or on < user.ended_on
    return is_open and any(is_in_force(role, on) for role in acting(user, on=on).roles)


def operator(*, on: date) -> Actor:
    """Whoever runs commands on the server itself, who needs no role."""
    return Actor(None, "the command line", (), on)
