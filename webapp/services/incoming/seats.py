"""What a table of seats would do: seats given, put right or ended, on each committee that the table names."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from models.committee import Committee
from models.member import Member, Seat
from models.rules import seats as rules
from models.rules.permissions import Permission
from models.rules.seats import DatedSeat
from models.vocabulary import SeatRole
from webapp.services import committees, members, revisions, seats
from webapp.services.actors import Actor
from webapp.services.incoming.columns import SEATS
from webapp.services.incoming.known import Known, key_of
from webapp.services.incoming.lines import Line, plain
from webapp.services.incoming.steps import Fact, Outcome, Step, facts_of
from webapp.services.seats import SeatDetails

LABELS = {column.name: column.heading for column in SEATS if column.name in ("capacity", "starts_on", "ends_on")}
OTHER_WORDS = {
    **dict.fromkeys(("chairman", "chairwoman", "chairperson"), SeatRole.CHAIR),
    **dict.fromkeys(("vice-chair", "vice chairman", "vice-chairman", "vice chairperson"), SeatRole.VICE_CHAIR),
    **dict.fromkeys(("councillor", "committee member"), SeatRole.MEMBER),
    **dict.fromkeys(("named substitute", "reserve"), SeatRole.SUBSTITUTE),
}  # fmt: skip
VACANT = ("", "vacancy", "vacant")


@dataclass(slots=True, eq=False)
class Held:
    """A seat. `now` moves as the steps before are checked; `then` is what the table makes of it.

    Without a record it is still to be given; `row` is the row that has spoken of it.
    """

    record: Seat | None
    now: DatedSeat | None
    then: DatedSeat
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """A committee with its seats."""

    committee: Committee
    held: list[Held]

    def beside(self, one: Held) -> list[DatedSeat]:
        """The other seats as they stand at this step."""
        return [other.now for other in self.held if other is not one and other.now is not None]

    def is_it(self, one: Held, wanted: DatedSeat) -> bool:
        """Whether a seat is the one that a row speaks of, its days apart."""
        seat = one.then
        same = seat.member_id == wanted.member_id and seat.role is wanted.role
        return same and (not wanted.capacity or plain(seat.capacity) == plain(wanted.capacity))


def steps_of(lines: list[Line], *, others_end_on: date | None, by: Actor, on: date) -> list[Step]:
    """What each row would have done; and, with a day for it, the end of the seats that no row speaks of.

    Only seats on committees that the table names end so. `on` is the day that “still sits” is asked about.
    """
    known, people = Known(committees.all_committees(), "committee"), Known(members.all_members(), "member")
    benches: dict[int, Bench] = {}
    steps: list[Step] = []
    for line in lines:
        bench = _bench(line, known, benches, by)
        wanted = _wanted(line, people, bench)
        if bench and wanted and not line.errors:
            steps += _steps(line, bench, wanted, line.day("starts_on"), on)
    if others_end_on:
        steps += [step for bench in benches.values() for step in _left_out(bench, others_end_on)]
    return steps


def _bench(line: Line, known: Known[Committee], benches: dict[int, Bench], by: Actor) -> Bench | None:
    committee = known.find(line, "committee")
    if committee is None:
        return None
    if not by.may(Permission.EDIT_COMMITTEES, committee.id):
        line.refuse("committee", f"You do not look after {committee.name}. Take its rows out.")
        return None
    if committee.id not in benches:
        dated = zip(committee.seats, seats.dated(committee), strict=True)
        benches[committee.id] = Bench(committee, [Held(seat, one, one) for seat, one in dated])
    return benches[committee.id]


def _wanted(line: Line, people: Known[Member], bench: Bench | None) -> DatedSeat | None:
    """The seat as the row says it; without a first day, it starts on the last day there is."""
    is_vacant = key_of(line.text("member")) in VACANT
    member = None if is_vacant else people.find(line, "member")
    role = line.word("role", SeatRole, OTHER_WORDS) or SeatRole.MEMBER
    capacity, starts_on, ends_on = line.text("capacity"), line.day("starts_on"), line.day("ends_on")
    if bench is None or (member is None and not is_vacant):
        return None
    if member and member.kind.attends_only:
        line.refuse("member", f"{member.name} is kept as {member.kind}, who attends and has no seat.")
    name = member.name if member else f"Vacancy on {bench.committee.name}"
    return DatedSeat(role, member.id if member else None, name, starts_on or date.max, ends_on, capacity)


def _steps(line: Line, bench: Bench, wanted: DatedSeat, starts_on: date | None, on: date) -> list[Step]:
    meant = [one for one in bench.held if bench.is_it(one, wanted)]
    day = starts_on or on
    found = [one for one in meant if one.then.starts_on == starts_on] or [
        one for one in meant if one.then.is_held_on(day)
    ]
    free = [one for one in found if one.row is None]
    if free:
        return _kept(line, bench, free[0], wanted)
    if found and wanted.member_id is not None:
        line.refuse("", f"Row {found[0].row} says the same. Take one of them out.")
        return []
    if starts_on is None:
        line.refuse("starts_on", f"Enter the first day: the records have no such seat on {bench.committee.name} today.")
        return []
    held = Held(None, None, wanted, line.number)
    bench.held.append(held)
    do = partial(_give, bench.committee, _details(wanted))
    return [Step(line, Outcome.ADDED, _what(bench, wanted), _facts(None, wanted), partial(_check, bench, held), do)]


def _kept(line: Line, bench: Bench, held: Held, wanted: DatedSeat) -> list[Step]:
    """A seat that is held already: its last day may be new."""
    held.row = line.number
    before = held.then
    if wanted.ends_on is None or wanted.ends_on == before.ends_on:
        return []
    held.then = _until(before, wanted.ends_on)
    what, facts = _what(bench, before), _facts(before, held.then)
    if before.ends_on is None or wanted.ends_on < before.ends_on:
        end = partial(_end, held, wanted.ends_on)
        return [Step(line, Outcome.ENDED, what, facts, partial(_check_end, held), end)]
    edit = partial(_edit, held, _details(held.then))
    return [Step(line, Outcome.CHANGED, what, facts, partial(_check, bench, held), edit)]


def _left_out(bench: Bench, ends_on: date) -> list[Step]:
    steps = []
    for held in bench.held:
        before = held.then
        if held.row is None and before.is_held_on(ends_on) and before.ends_on != ends_on:
            held.then = _until(before, ends_on)
            check, do = partial(_check_end, held), partial(_end, held, ends_on)
            facts, note = _facts(before, held.then), "The table leaves it out."
            steps.append(Step(None, Outcome.ENDED, _what(bench, before), facts, check, do, note))
    return steps


def _until(seat: DatedSeat, ends_on: date) -> DatedSeat:
    return DatedSeat(seat.role, seat.member_id, seat.name, seat.starts_on, ends_on, seat.capacity)


def _what(bench: Bench, seat: DatedSeat) -> str:
    if seat.member_id is None:
        return f"{seat.name}, {seat.role}"
    return f"{seat.name}, {seat.role}, {bench.committee.name}"


def _facts(before: DatedSeat | None, after: DatedSeat) -> tuple[Fact, ...]:
    return facts_of(LABELS, {**_details(before)} if before else {}, {**_details(after)})


def _details(seat: DatedSeat) -> SeatDetails:
    return {
        "member_id": seat.member_id,
        "role": seat.role,
        "capacity": seat.capacity,
        "starts_on": seat.starts_on,
        "ends_on": seat.ends_on,
    }


def _check(bench: Bench, held: Held) -> None:
    rules.check_dates(held.then.starts_on, held.then.ends_on, bench.committee.ended_on)
    rules.check_capacity(held.then.role, held.then.capacity)
    rules.check_beside(held.then, bench.beside(held))
    held.now = held.then


def _check_end(held: Held) -> None:
    rules.check_dates(held.then.starts_on, held.then.ends_on)
    held.now = held.then


def _give(committee: Committee, details: SeatDetails, by: Actor, at: datetime) -> None:
    seats.give(committee, details, by=by, at=at)


def _end(held: Held, ends_on: date, by: Actor, at: datetime) -> None:
    assert held.record
    seats.end(held.record, ends_on=ends_on, by=by, at=at)


def _edit(held: Held, details: SeatDetails, by: Actor, at: datetime) -> None:
    assert held.record
    seats.edit(held.record, details, revision=revisions.revision_of(held.record), by=by, at=at)
