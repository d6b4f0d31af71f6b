"""What stands under a member in a council file: their register of interests, dispensations, attendance elsewhere.

What the database holds sealed is not dumped, and what a file says that has to be sealed is sealed as it is loaded.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from models.attendance import AbsenceApproval, OutsideAttendance
from models.interest import Dispensation, DispensationItem, Interest, RegisterConfirmation
from models.member import Member
from models.rules import interests
from models.user import User
from webapp.database import db
from webapp.services.council_file import item_places
from webapp.services.council_file.fields import written
from webapp.services.council_file.making import Entry, Loaded, made, rows
from webapp.services.council_file.rows import grouped, names, said
from webapp.services.deployment import keyring

Dumped = dict[str, Any]


def dumper() -> Callable[[int], Dumped]:
    """The lists of each member, by their number."""
    entries, confirmations = grouped(Interest, "member_id"), grouped(RegisterConfirmation, "member_id")
    granted, absences = grouped(Dispensation, "member_id"), grouped(AbsenceApproval, "member_id")
    outside = grouped(OutsideAttendance, "member_id")
    named, places = grouped(DispensationItem, "dispensation_id"), item_places.by_number()
    emails = names(User, User.email)

    def dispensation(one: Dispensation) -> Dumped:
        items = [{**written(item), **places[item.item_id]} for item in named.get(one.id, ())]
        return said({**written(one), "items": items})

    return lambda member_id: {
        "interests": [written(one) for one in entries.get(member_id, ())],
        "confirmations": [
            {**written(one), "by": emails[one.confirmed_by_id]} for one in confirmations.get(member_id, ())
        ],
        "dispensations": [dispensation(one) for one in granted.get(member_id, ())],
        "absence_approvals": [written(one) for one in absences.get(member_id, ())],
        "outside_attendance": [written(one) for one in outside.get(member_id, ())],
    }


def add(data: Entry, loaded: Loaded) -> Mapping[str, Sequence[Interest]]:
    """Add what stands under the members; their interests, in the order of the file, by the member's slug."""
    items, emails = item_places.by_place(data, loaded), rows(User, User.email)
    registers: dict[str, list[Interest]] = {}
    for entry in data.get("members", ()):
        member = loaded.members[entry["slug"]]
        registers[member.slug] = [_interest(one, member, loaded) for one in entry.get("interests", ())]
        db.session.add_all(registers[member.slug])
        db.session.add_all(_of_member(entry, member, loaded, emails))
        db.session.add_all(_dispensation(one, member, loaded, items) for one in entry.get("dispensations", ()))
    db.session.flush()
    return registers


def _interest(entry: Entry, member: Member, loaded: Loaded) -> Interest:
    interest = made(Interest, entry, loaded, member=member)
    typed, is_sensitive = entry.get("details", {}), entry.get("is_sensitive", False)
    interest.details = interests.public_details(interest.category, typed, is_sensitive=is_sensitive)
    if sealed := interests.sealed_part(interest.category, typed, is_sensitive=is_sensitive):
        interest.sealed_details = keyring().seal(sealed)
    return interest


def _of_member(
    entry: Entry, member: Member, loaded: Loaded, emails: Mapping[str, User]
) -> Iterator[RegisterConfirmation | AbsenceApproval | OutsideAttendance]:
    for one in entry.get("confirmations", ()):
        yield made(RegisterConfirmation, one, loaded, member_id=member.id, confirmed_by_id=emails[one["by"]].id)
    for one in entry.get("absence_approvals", ()):
        yield made(AbsenceApproval, one, loaded, member=member)
    for one in entry.get("outside_attendance", ()):
        yield made(OutsideAttendance, one, loaded, member=member)


def _dispensation(entry: Entry, member: Member, loaded: Loaded, items: item_places.Items) -> Dispensation:
    granted = made(Dispensation, entry, loaded, member=member)
    granted.items = [
        made(DispensationItem, one, loaded, item=items[item_places.named(one)]) for one in entry.get("items", ())
    ]
    return granted
