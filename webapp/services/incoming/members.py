"""What a table of members would do: people added or changed, terms and times in groups entered, put right or ended."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from models.member import Term
from models.rules import terms as rules
from models.rules.terms import Span, days_of
from models.vocabulary import MemberKind
from webapp.services import groups, members, revisions, terms
from webapp.services.actors import Actor
from webapp.services.incoming import people
from webapp.services.incoming.columns import MEMBERS
from webapp.services.incoming.group_rows import Groups
from webapp.services.incoming.known import key_of
from webapp.services.incoming.lines import Line
from webapp.services.incoming.parts import Part, together
from webapp.services.incoming.people import Held, Person
from webapp.services.incoming.steps import Outcome, Step, facts_of
from webapp.services.members import MemberDetails
from webapp.services.terms import TermDetails

DETAILS = ("title", "public_email", "public_phone", "public_address")
LABELS = {column.name: column.heading for column in MEMBERS}
SPAN = {name: LABELS[name] for name in ("division", "starts_on", "ends_on", "ended_because")}
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row says of a term."""

    division: str
    starts_on: date | None
    ends_on: date | None
    because: str


def steps_of(lines: list[Line], *, by: Actor) -> list[Step]:
    """What each row would have done. Rows of one name are one person: each may bring another term, or another group."""
    known: dict[str, list[Person]] = {}
    for member in members.all_members():
        known.setdefault(key_of(member.name), []).append(people.known(member))
    gathered = Groups(groups.all_groups())
    steps: list[Step] = []
    for line in lines:
        if person := _person(line, known):
            steps += _steps(line, person, gathered, by)
    return [*gathered.new, *steps]


def _person(line: Line, known: dict[str, list[Person]]) -> Person | None:
    name = line.text("name")
    if not name:
        line.refuse("name", "The cell is empty. Enter the name.")
        return None
    found = known.setdefault(key_of(name), [])
    if len(found) > 1:
        line.refuse("name", f"{len(found)} members are called {name}. Take the row out, and change them by hand.")
        return None
    if not found:
        found.append(people.new(name))
    return found[0]


def _steps(line: Line, person: Person, gathered: Groups, by: Actor) -> list[Step]:
    is_new = person.record is None and not person.given
    parts = [*_details(line, person, is_new), *_term(line, person, by), *gathered.parts(line, person)]
    if is_new:
        # What is new about somebody new is one thing.
        parts = [Part(Outcome.ADDED, part.facts, part.check, part.do, part.note) for part in parts]
    return together(line, person.name, parts)


def _details(line: Line, person: Person, is_new: bool) -> list[Part]:
    given: dict[str, object] = {name: line.text(name) for name in DETAILS}
    given["kind"] = line.word("kind", MemberKind)
    _check_address(line, str(given["public_email"]))
    old: dict[str, object] = {**person.details}
    person.given.setdefault("name", line.number)
    for name, value in given.items():
        if not value:
            continue
        if name in person.given and old[name] != value:
            line.refuse(name, f"Row {person.given[name]} gives something else for {person.name}. Make them the same.")
        person.given.setdefault(name, line.number)
        person.details[name] = value  # type: ignore[literal-required]
    wanted: MemberDetails = {**person.details}
    if is_new:
        facts = facts_of(LABELS, {}, {**wanted, "name": ""})
        return [Part(Outcome.ADDED, facts, _nothing, partial(_create, person, wanted))]
    facts = facts_of(LABELS, old, {**wanted})
    return [Part(Outcome.CHANGED, facts, _nothing, partial(_edit, person, wanted))] if facts else []


def _check_address(line: Line, typed: str) -> None:
    if typed and not ADDRESS.fullmatch(typed):
        line.refuse("public_email", f"“{typed[:80]}” is not an e-mail address. Write it like name@example.gov.uk.")


def _term(line: Line, person: Person, by: Actor) -> list[Part]:
    wanted = Wanted(line.text("division"), line.day("starts_on"), line.day("ends_on"), line.text("ended_because"))
    if line.errors or not (wanted.division or wanted.starts_on or wanted.ends_on or wanted.because):
        return []
    if person.kind.attends_only:
        line.refuse("", f"{person.name} is kept as {person.kind}, who holds no office. Empty the cells of the term.")
        return []
    held = people.term_meant(person, wanted.division, wanted.starts_on)
    if held is None and person.terms and wanted.starts_on is None:
        others = ", ".join(f"{one.then.name} {days_of(one.then)}".strip() for one in person.terms)
        line.refuse("starts_on", f"Enter the first day of the term: {person.name} has another, {others}.")
        return []
    return _term_kept(line, person, held, wanted, by) if held else _term_entered(line, person, wanted)


def _term_entered(line: Line, person: Person, wanted: Wanted) -> list[Part]:
    span = Span(wanted.starts_on, wanted.ends_on, wanted.division)
    if wanted.because and wanted.ends_on is None:
        line.refuse("ends_on", "Enter the last day too, or leave out why it ended.")
    held = Held(None, None, span, wanted.because, line.number)
    person.terms.append(held)
    facts = facts_of(SPAN, {}, _said(span, wanted.because))
    return [Part(Outcome.ADDED, facts, partial(_check, person, held), partial(_enter, person, _details_of(held)))]


def _term_kept(line: Line, person: Person, held: Held, wanted: Wanted, by: Actor) -> list[Part]:
    before, because = held.then, held.because
    span = Span(wanted.starts_on or before.starts_on, wanted.ends_on or before.ends_on, wanted.division or before.name)
    facts = facts_of(SPAN, _said(before, because), _said(span, wanted.because or because))
    if not facts:
        return []
    if held.row:
        line.refuse("starts_on", f"Row {held.row} says something else of this term. Keep one of them.")
        return []
    held.then, held.because, held.row = span, wanted.because or because, line.number
    is_only_ended = {fact.label for fact in facts} <= {SPAN["ends_on"], SPAN["ended_because"]}
    if is_only_ended and span.ends_on and (before.ends_on is None or span.ends_on <= before.ends_on):
        do = partial(_end, held, span.ends_on)
        return [Part(Outcome.ENDED, facts, partial(_check_end, held), do, _goes_on(person, span.ends_on, by))]
    return [Part(Outcome.CHANGED, facts, partial(_check, person, held), partial(_correct, held, _details_of(held)))]


def _goes_on(person: Person, ends_on: date, by: Actor) -> str:
    """What ending a term leaves as it is."""
    if person.record is None:
        return ""
    seats, _ = terms.still_open(person.record, after=[ends_on], by=by)
    if len(seats) == 1:
        return "1 seat goes on after that day. End it on the committee's page, or with a table of seats."
    return f"{len(seats)} seats go on after that day. End them with a table of seats." if seats else ""


def _said(span: Span, because: str) -> dict[str, object]:
    return {"division": span.name, "starts_on": span.starts_on, "ends_on": span.ends_on, "ended_because": because}


def _details_of(held: Held) -> TermDetails:
    span = held.then
    return {
        "division": span.name,
        "starts_on": span.starts_on,
        "ends_on": span.ends_on,
        "ended_because": held.because,
    }


def _nothing() -> None:
    """Details need no check beyond those of their columns."""


def _check(person: Person, held: Held) -> None:
    rules.check_term(held.then, person.beside(held, person.terms))
    held.now = held.then


def _check_end(held: Held) -> None:
    rules.check_term(held.then, [])
    held.now = held.then


def _create(person: Person, wanted: MemberDetails, by: Actor, at: datetime) -> None:
    person.record = members.create(wanted, by=by, at=at)


def _edit(person: Person, wanted: MemberDetails, by: Actor, at: datetime) -> None:
    assert person.record
    members.edit(person.record, wanted, revision=revisions.revision_of(person.record), by=by, at=at)


def _enter(person: Person, details: TermDetails, by: Actor, at: datetime) -> None:
    assert person.record
    terms.add(person.record, details, by=by, at=at)


def _end(held: Held, ends_on: date, by: Actor, at: datetime) -> None:
    assert isinstance(held.record, Term)
    terms.end(held.record, ends_on=ends_on, because=held.because, by=by, at=at)


def _correct(held: Held, details: TermDetails, by: Actor, at: datetime) -> None:
    assert isinstance(held.record, Term)
    terms.correct(held.record, details, revision=revisions.revision_of(held.record), by=by, at=at)
