"""The register of interests of each member: entries added, corrected, ended and removed by the monitoring officer.

What is not public is sealed before it reaches the database (webapp/sealing.py) and unsealed only here, for whoever
keeps registers and for the member whose it is. The audit trail says what happened, never what an entry holds.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypedDict

from sqlalchemy import select

from models.interest import Interest
from models.member import Member
from models.rules import RuleBroken, interests
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import InterestCategory, InterestHolder
from webapp import clock
from webapp.database import db
from webapp.services import audit, bodies, declarations, revisions, withheld_interests
from webapp.services.actors import Actor
from webapp.services.deployment import keyring

ORDER = list(InterestCategory)
TO_BE_ENTERED_AGAIN = "A sensitive interest. Its details are to be entered again: they are in no council file."
ENTERED_BY_MISTAKE = "This entry was removed as a mistake. Enter it again if it should stand."


class EntryDetails(TypedDict):
    """An entry as it is typed. `details` holds the fields of the category (models/rules/interest_fields.py)."""

    category: InterestCategory
    holder: InterestHolder
    details: dict[str, Any]
    is_sensitive: bool
    starts_on: date | None
    ends_on: date | None
    notified_on: date | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with all it holds, unsealed: for whoever keeps the register and for the member, never for the public."""

    id: int
    member_id: int
    category: InterestCategory
    holder: InterestHolder
    details: dict[str, Any] = field(repr=False)
    is_sensitive: bool
    starts_on: date | None
    ends_on: date | None
    notified_on: date | None
    registered_on: date
    revision: int

    @property
    def is_to_be_entered_again(self) -> bool:
        """Whether only the fact is known: a council file holds no details of a sensitive interest."""
        return self.is_sensitive and not self.details

    @property
    def title(self) -> str:
        """What it is called among those who may read it."""
        if self.is_to_be_entered_again:
            return TO_BE_ENTERED_AGAIN
        return interests.title_of(self.category, self.details)

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Each thing it says: label and words."""
        return interests.lines_of(self.category, self.details)

    @property
    def names(self) -> list[str]:
        """Whom and what it names, to look for in papers."""
        return interests.names_in(self.category, self.details)

    @property
    def hides_its_address(self) -> bool:
        """Whether it holds the address of a home that the public does not read."""
        return bool(interests.sealed_part(self.category, self.details, is_sensitive=False))

    def is_in_force(self, on: date) -> bool:
        """Whether it had not ended before a day."""
        return self.ends_on is None or on <= self.ends_on


def records_of(member_id: int) -> list[Interest]:
    """The entries of a member as they are kept, sealed, in the order of the register; without those removed."""
    found = db.session.scalars(
        select(Interest).where(Interest.member_id == member_id, Interest.removed_at.is_(None)).order_by(Interest.id)
    )
    return sorted(found, key=lambda one: ORDER.index(one.category))


def entries_of(member: Member, *, by: Actor) -> list[Entry]:
    """A member's register with all it holds: for whoever keeps registers, and for the member whose it is."""
    _check_may_read(member.id, by)
    return [_entry(interest) for interest in records_of(member.id)]


def get(interest_id: int) -> Interest:
    """The entry with this number, as it is kept; NoResultFound where there is none, or it was removed."""
    return db.session.scalars(select(Interest).where(Interest.id == interest_id, Interest.removed_at.is_(None))).one()


def read(interest: Interest, *, by: Actor) -> Entry:
    """One entry with all it holds."""
    _check_may_read(interest.member_id, by)
    return _entry(interest)


def add(member: Member, wanted: EntryDetails, *, by: Actor, at: datetime) -> Interest:
    """Enter an interest. The public reads it when the register is published."""
    by.check(Permission.EDIT_REGISTER)
    check(wanted, at=at)
    interest = Interest(member=member, registered_on=clock.day_of(at))
    _fill(interest, wanted)
    db.session.add(interest)
    db.session.flush()
    _note("entered in the register", interest, by=by, at=at)
    if interest.is_sensitive:
        _leave_the_public(interest, by=by, at=at)
    return interest


def correct(interest: Interest, wanted: EntryDetails, *, revision: str, by: Actor, at: datetime) -> Interest:
    """Keep a corrected entry. Raises revisions.ChangedMeanwhile when somebody else saved it first."""
    by.check(Permission.EDIT_REGISTER)
    revisions.check_revision(interest, revision)
    _check_stands(interest)
    told_on = wanted["notified_on"] or interest.notified_on or interest.registered_on
    kept: EntryDetails = {**wanted, "category": interest.category, "notified_on": told_on}
    check(kept, at=at)
    if _typed(interest) != kept:
        _fill(interest, kept)
        interest.revision += 1
        _note("register entry corrected", interest, by=by, at=at)
        if interest.is_sensitive:
            _leave_the_public(interest, by=by, at=at)
    return interest


def end(interest: Interest, *, ends_on: date | None, revision: str, by: Actor, at: datetime) -> Interest:
    """Say on which day an interest came, or comes, to an end. It stays in the record.

    Raises revisions.ChangedMeanwhile when somebody else saved the entry first.
    """
    by.check(Permission.EDIT_REGISTER)
    _check_as_seen(interest, revision)
    if ends_on is None:
        raise RuleBroken("Enter the last day of the interest.", "ends_on")
    _check_days(interest.starts_on, ends_on)
    interest.ends_on = ends_on
    interest.revision += 1
    _note("register entry ended", interest, by=by, at=at)
    return interest


def remove(interest: Interest, *, revision: str, by: Actor, at: datetime) -> Interest:
    """Take out an entry made by mistake. It stays in the database, and in what was published before.

    Raises revisions.ChangedMeanwhile when somebody else saved the entry first.
    """
    by.check(Permission.EDIT_REGISTER)
    _check_as_seen(interest, revision)
    interest.removed_at = at
    interest.revision += 1
    _note("register entry removed as a mistake", interest, by=by, at=at)
    return interest


def check(wanted: EntryDetails, *, at: datetime) -> None:
    """Refuse an entry that may not stand in a register as it is typed, whoever typed it."""
    today, notified_on = clock.day_of(at), wanted["notified_on"]
    interests.check_entry(
        wanted["category"],
        wanted["details"],
        gift_threshold=bodies.the_council().gift_threshold,
        notified_on=notified_on or today,
    )
    _check_days(wanted["starts_on"], wanted["ends_on"])
    if notified_on and notified_on > today:
        raise RuleBroken("Enter the day you were told: today or before.", "notified_on")


def details_of(entry: Entry) -> EntryDetails:
    """An entry as its form has it."""
    return {
        "category": entry.category,
        "holder": entry.holder,
        "details": entry.details,
        "is_sensitive": entry.is_sensitive,
        "starts_on": entry.starts_on,
        "ends_on": entry.ends_on,
        "notified_on": entry.notified_on,
    }


def _entry(interest: Interest) -> Entry:
    sealed = keyring().unseal(interest.sealed_details) if interest.sealed_details else {}
    return Entry(
        id=interest.id,
        member_id=interest.member_id,
        category=interest.category,
        holder=interest.holder,
        details={**interest.details, **sealed},
        is_sensitive=interest.is_sensitive,
        starts_on=interest.starts_on,
        ends_on=interest.ends_on,
        notified_on=interest.notified_on,
        registered_on=interest.registered_on,
        revision=interest.revision,
    )


def _typed(interest: Interest) -> EntryDetails:
    return details_of(_entry(interest))


def _leave_the_public(interest: Interest, *, by: Actor, at: datetime) -> None:
    declarations.withhold(interest, by=by, at=at)
    withheld_interests.take_out(interest, by=by, at=at)


def _fill(interest: Interest, wanted: EntryDetails) -> None:
    category, details, is_sensitive = wanted["category"], wanted["details"], wanted["is_sensitive"]
    sealed = interests.sealed_part(category, details, is_sensitive=is_sensitive)
    interest.category, interest.holder, interest.is_sensitive = category, wanted["holder"], is_sensitive
    interest.details = interests.public_details(category, details, is_sensitive=is_sensitive)
    interest.sealed_details = keyring().seal(sealed) if sealed else None
    interest.starts_on, interest.ends_on = wanted["starts_on"], wanted["ends_on"]
    interest.notified_on = wanted["notified_on"] or interest.registered_on


def _check_days(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise RuleBroken(f"Enter a last day on or after {long_date(starts_on)}, when the interest began.", "ends_on")


def _check_as_seen(interest: Interest, revision: str) -> None:
    """Refuse what is gone before what has changed: whoever took it out changed it too."""
    revisions.read_anew(interest)
    _check_stands(interest)
    revisions.check_revision(interest, revision)


def _check_stands(interest: Interest) -> None:
    if interest.removed_at is not None:
        raise RuleBroken(ENTERED_BY_MISTAKE)


def _check_may_read(member_id: int, by: Actor) -> None:
    if not by.may(Permission.EDIT_REGISTER):
        by.check_is(member_id)


def _note(what: str, interest: Interest, *, by: Actor, at: datetime) -> None:
    """Write down what happened. Not even the category is said: it may be found sensitive later, and the trail stays."""
    audit.note(what, kind="interest", subject_id=interest.id, name=interest.member.name, by=by, at=at)
    db.session.flush()
