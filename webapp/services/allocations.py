"""Allocations: working out political balance from the records, keeping it, and saying when it no longer holds."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import select

from models.council import Council
from models.group import Allocation
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.political_balance import Working, work_out
from models.rules.wording import long_date
from webapp.database import db
from webapp.services import audit, balance_inputs, revisions
from webapp.services.actors import Actor
from webapp.services.balance_inputs import Inputs
from webapp.services.canonical import canonical, digest


@dataclass(frozen=True, slots=True)
class Proposal:
    """A working for a day that is not kept, and what it was worked out from."""

    on: date
    inputs: Inputs
    working: Working

    @property
    def fingerprint(self) -> str:
        """Says whether the records are still as they were when somebody looked at this."""
        return digest(canonical([self.inputs.groups, self.inputs.committees]))[:16]


@dataclass(frozen=True, slots=True)
class Standing:
    """One group on one committee: the seats it was allocated and the seats it holds."""

    group: str
    allocated: int
    held: int

    @property
    def difference(self) -> int:
        """Seats too many, or below nought too few."""
        return self.held - self.allocated


def all_allocations() -> list[Allocation]:
    """Every allocation kept, the latest first."""
    return list(db.session.scalars(select(Allocation).order_by(Allocation.id.desc())))


def latest() -> Allocation | None:
    """The allocation that stands, if one was kept."""
    return db.session.scalars(select(Allocation).order_by(Allocation.id.desc()).limit(1)).first()


def get(allocation_id: int) -> Allocation:
    """The allocation with this number."""
    return db.session.get_one(Allocation, allocation_id)


def propose(*, on: date, choices: Mapping[str, str] | None = None) -> Proposal:
    """Work the balance out as the records stand on a day; nothing is kept.

    `choices` are the council's answers to ties, by their keys. Raises RuleBroken where there is nothing to share.
    """
    inputs = balance_inputs.read(on=on)
    return Proposal(on, inputs, work_out(*inputs.for_rules(), choices))


def keep(*, on: date, choices: Mapping[str, str], seen: str, by: Actor, at: datetime) -> Allocation:
    """Keep a working with what it was worked out from, so that it can be read years later. Sent twice, it is kept once.

    `seen` is the fingerprint of the proposal somebody looked at: what changed since is shown before it is kept.
    """
    by.check(Permission.EDIT_COMMITTEES)
    _take_turn()
    proposal = propose(on=on, choices=choices)
    if proposal.fingerprint != seen:
        raise RuleBroken("The groups or the committees changed after you opened this page. Look again, then keep it.")
    values = {
        "worked_out_on": on,
        "groups": proposal.inputs.groups,
        "committees": proposal.inputs.committees,
        "result": as_kept(proposal.working),
    }
    before = latest()
    if before is not None and _says_the_same(before, values):
        return before
    kept = Allocation(**values)
    db.session.add(kept)
    audit.record("political balance worked out", kept, name=name_of(kept), by=by, at=at)
    return kept


def record_departure(
    allocation: Allocation, *, departure: str, nem_con_on: date | None, revision: str, by: Actor, at: datetime
) -> Allocation:
    """Record that the council decided otherwise, nobody voting against (LGHA 1989 s17); or, empty, that it did not."""
    by.check(Permission.EDIT_COMMITTEES)
    if departure and nem_con_on is None:
        raise RuleBroken("Enter the day the council decided it.", "nem_con_on")
    if nem_con_on and not departure:
        raise RuleBroken("Say what the council decided instead.", "departure")
    if nem_con_on and nem_con_on > by.on:
        raise RuleBroken(
            "Enter a day that is not in the future: record the departure once it is decided.", "nem_con_on"
        )
    values = {"departure": departure, "nem_con_on": nem_con_on}
    what = "departure from political balance recorded" if departure else "departure from political balance taken back"
    revisions.change(allocation, values, what, name=name_of(allocation), revision=revision, by=by, at=at)
    return allocation


def as_kept(working: Working) -> dict[str, object]:
    """The working as plain data: "totals" and "table" by name, "steps" with their figures, "ties" with the choices."""
    return {
        "totals": working.totals,
        "table": working.table,
        "steps": [asdict(step) for step in working.steps],
        "ties": [asdict(tie) for tie in working.ties],
    }


def standings(allocation: Allocation, *, on: date) -> dict[str, list[Standing]]:
    """For each committee of an allocation, what each group was given beside what its members hold on a day."""
    inputs = balance_inputs.read(on=on)
    held = balance_inputs.seats_held(inputs, on=on)
    names, found = list(allocation.result["totals"]), {}
    kept_names = {group["id"]: group["name"] for group in allocation.groups}
    as_kept_then = {group["name"]: kept_names.get(group["id"], group["name"]) for group in inputs.groups}
    for committee in allocation.committees:
        row = allocation.result["table"][committee["name"]]
        seats = Counter({as_kept_then[name]: count for name, count in held.get(committee["id"], {}).items()})
        everybody = [*names, *sorted(name for name in seats if name not in names)]
        found[committee["name"]] = [Standing(name, row.get(name, 0), seats[name]) for name in everybody]
    return found


def name_of(allocation: Allocation) -> str:
    """What an allocation is called."""
    return f"Political balance of {long_date(allocation.worked_out_on)}"


def _take_turn() -> None:
    """Have officers who keep a working take turns: it is the council's, so the council is held."""
    db.session.execute(select(Council.id).order_by(Council.id).with_for_update())


def _says_the_same(kept: Allocation, values: Mapping[str, object]) -> bool:
    """Whether a kept working, from which nobody departed, is this one."""
    plain = {name: getattr(kept, name) for name in values}
    return not kept.departure and canonical(plain) == canonical(dict(values))
