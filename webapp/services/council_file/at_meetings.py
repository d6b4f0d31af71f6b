"""What stands under a meeting in a council file: substitutes, who came, who withdrew, what was declared."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from models.agenda import AgendaItem
from models.attendance import Attendance, Substitution, Withdrawal
from models.committee import Committee
from models.declaration import Declaration, DeclarationKind
from models.interest import Interest
from models.meeting import Meeting
from models.member import Member, Seat
from webapp.database import db
from webapp.services.council_file import item_places
from webapp.services.council_file.fields import written
from webapp.services.council_file.making import Entry, Loaded, listed, made, rows
from webapp.services.council_file.rows import every, grouped, names, said

Dumped = dict[str, Any]
Registers = Mapping[str, Sequence[Interest]]


def kinds() -> list[Dumped]:
    """The council's kinds of declaration, in its own order."""
    return [written(kind) for kind in sorted(every(select(DeclarationKind)), key=lambda kind: kind.position)]


def dumper() -> tuple[Callable[[int], Dumped], Callable[[int], Dumped]]:
    """The lists of each meeting and those of each item, by their numbers."""
    slugs, kind_names = names(Member, Member.slug), names(DeclarationKind, DeclarationKind.name)
    came, substitutes = grouped(Attendance, "meeting_id"), grouped(Substitution, "meeting_id")
    withdrew, at_items = grouped(Withdrawal, "meeting_id"), grouped(Withdrawal, "item_id")
    declared = grouped(Declaration, "item_id")
    seats, registered = _places(Seat, "committee_id"), _places(Interest, "member_id")

    def by(record: Attendance | Substitution | Withdrawal | Declaration, **others: Any) -> Dumped:
        return said({**written(record), "member": slugs[record.member_id], **others})

    def declaration(one: Declaration) -> Dumped:
        place = registered[one.interest_id] if one.interest_id else None
        return by(one, kind=kind_names[one.kind_id], interest=place)

    def of_meeting(meeting_id: int) -> Dumped:
        return {
            "substitutions": [by(one, seat=seats[one.seat_id]) for one in substitutes.get(meeting_id, ())],
            "attendance": [by(one) for one in came.get(meeting_id, ())],
            "withdrawals": [by(one) for one in withdrew.get(meeting_id, ()) if one.item_id is None],
        }

    def of_item(item_id: int) -> Dumped:
        return {
            "declarations": [declaration(one) for one in declared.get(item_id, ())],
            "withdrawals": [by(one) for one in at_items.get(item_id, ())],
        }

    return of_meeting, of_item


def add_kinds(data: Entry, loaded: Loaded) -> None:
    """Add the council's kinds of declaration."""
    db.session.add_all(listed(DeclarationKind, data.get("declaration_kinds", ()), loaded))
    db.session.flush()


def add(data: Entry, loaded: Loaded, registers: Registers) -> None:
    """Add what stands under the meetings and their items."""
    members, committees = rows(Member, Member.slug), rows(Committee, Committee.slug)
    declaring = _Declaring(members, rows(DeclarationKind, DeclarationKind.name), registers)
    for entry, meeting in zip(data.get("meetings", ()), loaded.meetings, strict=True):
        seats = committees[entry["committee"]].seats
        for one in entry.get("substitutions", ()):
            person, seat = members[one["member"]], seats[one["seat"] - 1]
            db.session.add(made(Substitution, one, loaded, meeting=meeting, member=person, seat=seat))
        for one in entry.get("attendance", ()):
            db.session.add(made(Attendance, one, loaded, meeting=meeting, member=members[one["member"]]))
        _add_withdrawals(entry, meeting, None, loaded, members)
        for (_, said_of_item), item in zip(item_places.entries(entry), meeting.items, strict=True):
            _add_withdrawals(said_of_item, meeting, item, loaded, members)
            for one in said_of_item.get("declarations", ()):
                db.session.add(declaring.made(one, item, loaded))
    db.session.flush()


class _Declaring:
    """Whom and what declarations name, by the names of the file."""

    def __init__(
        self, members: Mapping[str, Member], kinds: Mapping[str, DeclarationKind], registers: Registers
    ) -> None:
        self.members, self.kinds, self.registers = members, kinds, registers

    def made(self, entry: Entry, item: AgendaItem, loaded: Loaded) -> Declaration:
        place = entry.get("interest")
        return made(
            Declaration,
            entry,
            loaded,
            meeting_id=item.meeting_id,
            item=item,
            member=self.members[entry["member"]],
            kind=self.kinds[entry["kind"]],
            interest_id=self.registers[entry["member"]][place - 1].id if place else None,
        )


def _add_withdrawals(
    entry: Entry, meeting: Meeting, item: AgendaItem | None, loaded: Loaded, members: Mapping[str, Member]
) -> None:
    for one in entry.get("withdrawals", ()):
        member = members[one["member"]]
        db.session.add(made(Withdrawal, one, loaded, meeting_id=meeting.id, item=item, member=member))


def _places(model: type[Seat] | type[Interest], column: str) -> dict[int, int]:
    """Where in its list of the file each one stands, the first being 1, by its number."""
    return {
        row.id: place for rows_of_one in grouped(model, column).values() for place, row in enumerate(rows_of_one, 1)
    }
