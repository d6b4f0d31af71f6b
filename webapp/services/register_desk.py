"""The monitoring officer's desk: what waits for them, what is due, and who has not confirmed their register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.rules.confirmations import Standing as Confirmed
from models.rules.interests import Due
from models.rules.permissions import Permission
from webapp.services import register_due
from webapp.services.actors import Actor
from webapp.services.register_due import Owed


@dataclass(frozen=True, slots=True)
class OwedTogether:
    """What several members, or one, owe for the same reason by the same day: after an election, the whole council."""

    why: str
    source: str
    due: Due
    owed: list[Owed]

    @property
    def is_shared(self) -> bool:
        """Whether more than one member owes it."""
        return len(self.owed) > 1


@dataclass(frozen=True, slots=True)
class Desk:
    """How many changes members ask for, what is to be registered, and how many are late to confirm their register."""

    waiting: int
    owed: list[OwedTogether]
    late: int

    @property
    def is_clear(self) -> bool:
        """Whether nothing is asked of the monitoring officer."""
        return not (self.waiting or self.owed or self.late)


def desk(*, by: Actor) -> Desk:
    """What the registers ask of the monitoring officer today, in a fixed number of statements."""
    by.check(Permission.EDIT_REGISTER)
    standings = register_due.standings(on=by.on)
    late = [one for one in standings if one.confirmation and one.confirmation.standing is Confirmed.OVERDUE]
    waiting = sum(one.waiting for one in standings)
    return Desk(waiting, together(register_due.owed_on(by.on)), len(late))


def together(owed: Iterable[Owed]) -> list[OwedTogether]:
    """What is owed, the soonest first, with those who owe alike side by side. A disclosure stands by itself."""
    found: dict[tuple[date, str, int | None], list[Owed]] = {}
    for one in owed:
        found.setdefault((one.due.last_on, one.why, one.declaration_id), []).append(one)
    return [OwedTogether(alike[0].why, alike[0].source, alike[0].due, alike) for alike in found.values()]
