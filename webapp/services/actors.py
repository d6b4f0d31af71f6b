"""Who is asking, and what they may do today."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select

from models.rules.permissions import OF_THE_COUNCIL, DatedRole, Permission, allows, is_in_force
from models.user import RoleGrant, User
from webapp.database import db

# Columns, not records: every request of somebody signed in asks.
OF_SESSION = (
    select(User.id, User.name, User.member_id, User.ended_on)
    .add_columns(RoleGrant.role, RoleGrant.committee_id, RoleGrant.starts_on, RoleGrant.ends_on)
    .join(RoleGrant, RoleGrant.user_id == User.id)
    .where(User.id == bindparam("user_id"), User.session_number == bindparam("session_number"))
    .order_by(RoleGrant.starts_on, RoleGrant.id)
)


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
    """Somebody without an account, come by a letter's link or to the public site: a name for the trail, no rights."""

    def may(self, permission: Permission, committee_id: int | None = None) -> bool:
        """Never: what they may do, the page they came to does for them."""
        return False


def by_link(name: str, *, on: date) -> Actor:
    """Whoever was sent a link."""
    return Guest(None, f"{name}, by the link of a letter", (), on)


def visitor(*, on: date) -> Actor:
    """Somebody on the public site."""
    return Guest(None, "a visitor to the public site", (), on)


def acting(user: User, *, on: date) -> Actor:
    """A signed-in person, as services know them."""
    roles = tuple(DatedRole(grant.role, grant.committee_id, grant.starts_on, grant.ends_on) for grant in user.grants)
    return Actor(user.id, user.name, roles, on, user.member_id)


def has_role(user: User, *, on: date) -> bool:
    """Whether an account is open on a day and any of its roles is in force."""
    return _is_open(user.ended_on, acting(user, on=on))


def of_session(user_id: int, session_number: int, *, on: date) -> Actor | None:
    """Whoever a session belongs to; None once it was ended, the account was, or no role is in force."""
    wanted = {"user_id": user_id, "session_number": session_number}
    rows = db.session.connection().execute(OF_SESSION, wanted).all()
    if not rows:
        return None
    _, name, member_id, ended_on = rows[0][:4]
    actor = Actor(user_id, name, tuple(DatedRole(*row[4:]) for row in rows), on, member_id)
    return actor if _is_open(ended_on, actor) else None


def operator(*, on: date) -> Actor:
    """Whoever runs commands on the server itself, who needs no role."""
    return Actor(None, "the command line", (), on)


def _is_open(ended_on: date | None, actor: Actor) -> bool:
    return (ended_on is None or actor.on < ended_on) and any(is_in_force(role, actor.on) for role in actor.roles)
