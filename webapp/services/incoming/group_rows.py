"""What a row of a table of members does to a member's time in a political group."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial

from models.group import GroupMembership, PoliticalGroup
from models.rules import terms as rules
from models.rules.terms import Span
from models.vocabulary import MemberKind
from webapp.services import groups, revisions
from webapp.services.actors import Actor
from webapp.services.groups import MembershipDetails
from webapp.services.incoming import people
from webapp.services.incoming.lines import Line, plain
from webapp.services.incoming.parts import Part
from webapp.services.incoming.people import Group, Held, Person
from webapp.services.incoming.steps import Fact, Outcome, Step, facts_of

ONE_DAY = timedelta(days=1)
SPAN = {"name": "Group", "starts_on": "In the group from", "ends_on": "In the group to"}


class Groups:
    """The political groups, and those a table brings: `new` holds a step for each."""

    def __init__(self, records: Iterable[PoliticalGroup]) -> None:
        self.by_name = {plain(record.name): Group(record.name, record) for record in records}
        self.new: list[Step] = []

    def parts(self, line: Line, person: Person) -> list[Part]:
        """What a row does to a member's time in a group; nothing where it says nothing of one."""
        name, joined_on, left_on = line.text("group"), line.day("joined_on"), line.day("left_on")
        if line.errors or not (name or joined_on or left_on):
            return []
        if person.kind is not MemberKind.COUNCILLOR:
            line.refuse("group", f"Only councillors belong to groups, and {person.name} is kept as {person.kind}.")
            return []
        if not name:
            line.refuse("group", "Enter the group that these days are about.")
            return []
        group = self._group(name, line)
        held = people.group_meant(person, group.name, joined_on)
        if held:
            return _kept(line, person, group, held, joined_on, left_on)
        return _joined(line, person, group, joined_on, left_on)

    def _group(self, name: str, line: Line) -> Group:
        group = self.by_name.get(plain(name))
        if group is None:
            group = self.by_name[plain(name)] = Group(name)
            what, do = f"The political group {name}", partial(_enter_group, group)
            self.new.append(Step(line, Outcome.ADDED, what, (), _nothing, do, comes_first=True))
        return group


def _kept(
    line: Line, person: Person, group: Group, held: Held, joined_on: date | None, left_on: date | None
) -> list[Part]:
    """What stands already, with what the row adds to it."""
    before = held.then
    span = Span(before.starts_on or joined_on, left_on or before.ends_on, before.name)
    facts = facts_of(SPAN, _said(before), _said(span))
    if not facts:
        return []
    if held.row:
        line.refuse("group", f"Row {held.row} says something else of this time in the group. Keep one of them.")
        return []
    held.then, held.row = span, line.number
    facts = (Fact("Group", span.name, span.name), *facts)
    if span.starts_on == before.starts_on and span.ends_on and before.ends_on is None:
        return [Part(Outcome.ENDED, facts, partial(_check_end, held), partial(_leave, held, span.ends_on))]
    check = partial(_check, person, group, held)
    return [Part(Outcome.CHANGED, facts, check, partial(_correct, group, held))]


def _joined(line: Line, person: Person, group: Group, joined_on: date | None, left_on: date | None) -> list[Part]:
    """A new time in a group. One that goes on in another group ends the day before."""
    if joined_on is None and person.groups:
        others = ", ".join(one.then.name for one in person.groups)
        line.refuse("joined_on", f"Enter the first day in {group.name}: the records have {person.name} in {others}.")
        return []
    span = Span(joined_on or line.day("starts_on"), left_on, group.name)
    leaving = next((one for one in person.groups if one.is_open and one.record and not one.row), None)
    held = Held(None, None, span, row=line.number)
    person.groups.append(held)
    check, do = partial(_check, person, group, held), partial(_join, person, group, held)
    if leaving is None or span.starts_on is None:
        return [Part(Outcome.ADDED, facts_of(SPAN, {}, _said(span)), check, do)]
    last = span.starts_on - ONE_DAY
    facts = facts_of(SPAN, {"name": leaving.then.name}, _said(span))
    leaving.then, leaving.row = Span(leaving.then.starts_on, last, leaving.then.name), line.number
    left = Part(Outcome.CHANGED, facts, partial(_check_end, leaving), partial(_leave, leaving, last))
    return [left, Part(Outcome.CHANGED, (), check, do)]


def _said(span: Span) -> dict[str, object]:
    return {"name": span.name, "starts_on": span.starts_on, "ends_on": span.ends_on}


def _nothing() -> None:
    """A new name is free: it was looked for."""


def _check(person: Person, group: Group, held: Held) -> None:
    ended_on = group.record.ended_on if group.record else None
    rules.check_group(held.then, person.beside(held, person.groups), group_ended_on=ended_on)
    held.now = held.then


def _check_end(held: Held) -> None:
    rules.check_group(held.then, [])
    held.now = held.then


def _details(group: Group, span: Span) -> MembershipDetails:
    assert group.record
    return {"group_id": group.record.id, "starts_on": span.starts_on, "ends_on": span.ends_on}


def _enter_group(group: Group, by: Actor, at: datetime) -> None:
    group.record = groups.create({"name": group.name, "ended_on": None}, by=by, at=at)


def _join(person: Person, group: Group, held: Held, by: Actor, at: datetime) -> None:
    assert person.record
    groups.join(person.record, _details(group, held.then), by=by, at=at)


def _leave(held: Held, ends_on: date, by: Actor, at: datetime) -> None:
    assert isinstance(held.record, GroupMembership)
    groups.leave(held.record, ends_on=ends_on, by=by, at=at)


def _correct(group: Group, held: Held, by: Actor, at: datetime) -> None:
    assert isinstance(held.record, GroupMembership)
    details = _details(group, held.then)
    groups.correct(held.record, details, revision=revisions.revision_of(held.record), by=by, at=at)
