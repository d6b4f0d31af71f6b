"""What a table of interests would do: entries of registers added, corrected or ended.

What an entry holds stands in the plan, for whoever keeps registers to look at, and goes nowhere else.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from models.member import Member
from models.rules import interests
from models.rules.interest_fields import CATEGORIES, Field
from models.vocabulary import FieldKind, InterestCategory, InterestHolder
from webapp.services import members, registers
from webapp.services.actors import Actor
from webapp.services.incoming.columns import REGISTER, SHORT
from webapp.services.incoming.known import Known
from webapp.services.incoming.lines import Line, plain
from webapp.services.incoming.steps import Fact, Outcome, Step, facts_of
from webapp.services.registers import Entry, EntryDetails

DAYS = ("starts_on", "ends_on", "notified_on")
LABELS = {column.name: column.heading for column in REGISTER if column.name in ("holder", "is_sensitive", *DAYS)}
OTHER_WORDS = {
    **{plain(about.heading): category for category, about in CATEGORIES.items()},
    **{plain(category.name): category for category in InterestCategory},
    **dict.fromkeys(("shares", "shareholdings"), InterestCategory.SECURITIES),
    **dict.fromkeys(("gifts", "hospitality"), InterestCategory.GIFT),
    **dict.fromkeys(("contracts",), InterestCategory.CONTRACT),
    **dict.fromkeys(("property", "land and property"), InterestCategory.LAND),
}
WHOSE = {**dict.fromkeys(("partner", "spouse", "spouse/partner"), InterestHolder.PARTNER),
         **dict.fromkeys(("self", "own", "councillor"), InterestHolder.MEMBER)}  # fmt: skip


@dataclass(slots=True, eq=False)
class Held:
    """An entry of a register, and the row that has spoken of it. Without an entry, it is still to be added."""

    entry: Entry | None = field(repr=False)
    wanted: EntryDetails = field(repr=False)
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says: only what is not empty stands in `details` and `days`."""

    category: InterestCategory
    holder: InterestHolder
    details: dict[str, Any] = field(repr=False)
    is_sensitive: bool | None
    days: dict[str, date]


def steps_of(lines: list[Line], *, by: Actor, at: datetime) -> list[Step]:
    """What each row would have done to the register of the member it names."""
    people = Known(members.all_members(), "member")
    kept: dict[int, list[Held]] = {}
    steps: list[Step] = []
    for line in lines:
        member, said = people.find(line, "member"), _said(line)
        if member and member.kind.attends_only:
            line.refuse("member", f"{member.name} is kept as {member.kind}, and has no register.")
        if member and said and not line.errors:
            if member.id not in kept:
                entries = registers.entries_of(member, by=by)
                kept[member.id] = [Held(entry, registers.details_of(entry)) for entry in entries]
            steps += _steps(line, member, kept[member.id], said, at)
    return steps


def _said(line: Line) -> Said | None:
    category = line.word("category", InterestCategory, OTHER_WORDS)
    holder = line.word("holder", InterestHolder, WHOSE) or InterestHolder.MEMBER
    days = {name: day for name in DAYS if (day := line.day(name))}
    is_sensitive = line.answer("is_sensitive")
    if category is None:
        if not line.errors:
            line.refuse("category", "The cell is empty. Enter the category.")
        return None
    own = interests.fields_of(category)
    details = {one.name: value for one in own if (value := _value(line, one)) not in (None, "")}
    for name in SHORT:
        if line.values.get(name) and name not in {one.name for one in own}:
            line.refuse(
                name, f"“{CATEGORIES[category].heading}” does not ask this. Empty the cell, or correct the category."
            )
    return Said(category, holder, details, is_sensitive, days)


def _value(line: Line, one: Field) -> object:
    match one.kind:
        case FieldKind.DATE:
            day = line.day(one.name)
            return day.isoformat() if day else None
        case FieldKind.YES_NO:
            return line.answer(one.name)
        case FieldKind.MONEY:
            return line.text(one.name).removeprefix("£").replace(",", "").strip()
        case FieldKind.PERCENT:
            return line.text(one.name).removesuffix("%").removesuffix("per cent").strip()
        case _:
            return line.text(one.name)


def _steps(line: Line, member: Member, kept: list[Held], said: Said, at: datetime) -> list[Step]:
    meant = [one for one in kept if _is_it(one.wanted, said)]
    if len(meant) > 1:
        meant = [one for one in meant if one.wanted["details"] == said.details] or meant
    if len(meant) > 1:
        line.refuse("", f"{member.name} has {len(meant)} entries like this. Take the row out, and change them by hand.")
        return []
    if meant:
        return _kept(line, member, meant[0], said, at)
    wanted = _merged(None, said)
    kept.append(Held(None, wanted, line.number))
    check, do = partial(registers.check, wanted, at=at), partial(_add, member, wanted)
    return [Step(line, Outcome.ADDED, _what(member, wanted), _facts(None, wanted), check, do)]


def _is_it(wanted: EntryDetails, said: Said) -> bool:
    """Whether a row speaks of an entry: the same title, and the same days among its details.

    One that has ended is another, unless the row knows that it began or ended then.
    """
    if wanted["category"] is not said.category or wanted["holder"] is not said.holder:
        return False
    if wanted["ends_on"] and not (said.days.get("ends_on") or said.days.get("starts_on") == wanted["starts_on"]):
        return False
    return _mark(said.category, wanted["details"]) == _mark(said.category, said.details)


def _mark(category: InterestCategory, details: dict[str, Any]) -> list[str]:
    dated = [one.name for one in interests.fields_of(category) if one.kind is FieldKind.DATE]
    return [plain(interests.title_of(category, details)), *(details.get(name) or "" for name in dated)]


def _kept(line: Line, member: Member, held: Held, said: Said, at: datetime) -> list[Step]:
    before, wanted = held.wanted, _merged(held.wanted, said)
    if held.row:
        line.refuse("", f"Row {held.row} speaks of this entry already. Keep one of them.")
        return []
    held.row, held.wanted = line.number, wanted
    if wanted == before or held.entry is None:
        return []
    what, facts, check = _what(member, wanted), _facts(before, wanted), partial(registers.check, wanted, at=at)
    if {**before, "ends_on": None} == {**wanted, "ends_on": None}:
        return [Step(line, Outcome.ENDED, what, facts, check, partial(_end, held.entry, wanted["ends_on"]))]
    return [Step(line, Outcome.CHANGED, what, facts, check, partial(_correct, held.entry, wanted))]


def _merged(before: EntryDetails | None, said: Said) -> EntryDetails:
    """What stands, with what the row says in its place. An empty cell leaves what is there."""
    return {
        "category": said.category,
        "holder": said.holder,
        "details": {**(before["details"] if before else {}), **said.details},
        "is_sensitive": said.is_sensitive if said.is_sensitive is not None else bool(before and before["is_sensitive"]),
        "starts_on": said.days.get("starts_on", before["starts_on"] if before else None),
        "ends_on": said.days.get("ends_on", before["ends_on"] if before else None),
        "notified_on": said.days.get("notified_on", before["notified_on"] if before else None),
    }


def _what(member: Member, wanted: EntryDetails) -> str:
    return f"{member.name}: {interests.title_of(wanted['category'], wanted['details'])}"


def _facts(before: EntryDetails | None, after: EntryDetails) -> tuple[Fact, ...]:
    heading = () if before else (Fact("Category", "", CATEGORIES[after["category"]].heading),)
    old = interests.answers_of(before["category"], before["details"]) if before else {}
    new = interests.answers_of(after["category"], after["details"])
    answers = facts_of({label: label for label in (*new, *old)}, {**old}, {**new})
    usual = {"holder": InterestHolder.MEMBER, "is_sensitive": False}
    told = {name: value for name, value in after.items() if before or value != usual.get(name)}
    return (*heading, *answers, *facts_of(LABELS, {**before} if before else {}, told))


def _add(member: Member, wanted: EntryDetails, by: Actor, at: datetime) -> None:
    registers.add(member, wanted, by=by, at=at)


def _end(entry: Entry, ends_on: date | None, by: Actor, at: datetime) -> None:
    registers.end(registers.get(entry.id), ends_on=ends_on, revision=str(entry.revision), by=by, at=at)


def _correct(entry: Entry, wanted: EntryDetails, by: Actor, at: datetime) -> None:
    registers.correct(registers.get(entry.id), wanted, revision=str(entry.revision), by=by, at=at)
