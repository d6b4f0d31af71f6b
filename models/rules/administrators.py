"""There is always an administrator: without one, nobody could let anybody in."""

from collections.abc import Iterable
from datetime import date

from models.rules.broken import RuleBroken
from models.rules.permissions import DatedRole, is_in_force
from models.rules.wording import long_date


def first_day_without(roles: Iterable[DatedRole], *, since: date) -> date | None:
    """The first day, from `since` on, when none of the roles is in force; None when there is no such day."""
    held = tuple(roles)
    days = sorted({since} | {role.ends_on for role in held if role.ends_on and role.ends_on > since})
    return next((day for day in days if not any(is_in_force(role, day) for role in held)), None)


def check_one_remains(others: Iterable[DatedRole], *, since: date, field: str = "") -> None:
    """Refuse to end an administrator's role on a day, unless the others' cover that day and every day after it."""
    if day := first_day_without(others, since=since):
        raise RuleBroken(
            f"Nobody would be an administrator on {long_date(day)}. "
            "Make somebody else one first, and wait until they have signed in.",
            field,
        )
