"""Committees: what each is for, and how its agendas are made."""

from contextlib import suppress
from datetime import date, datetime, time
from typing import TypedDict, TypeVar

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from models.committee import Committee, ContactOfficer, StandingItem, StandingText
from models.meeting import Meeting
from models.member import Seat
from models.minutes_vocabulary import MinutesAudience
from models.rules import RuleBroken, planning
from models.rules.addresses import slug_of
from models.rules.permissions import Permission
from models.vocabulary import CommitteeKind, MeetingStatus, NumberingStyle
from webapp.database import db
from webapp.services import audit, revisions
from webapp.services.actors import Actor

LONGEST_MEETING = 24 * 60
MOST_SEATS = 500
LONGEST_NOTICE = 14 * 24
TIMES_TRIED = 3
Belonging = TypeVar("Belonging", ContactOfficer, StandingText, StandingItem, Seat)


class CommitteeDetails(TypedDict):
    """What a committee is, where and when it usually meets, and how its agendas are numbered and dressed."""

    name: str
    kind: CommitteeKind
    remit: str
    parent_id: int | None
    house_style_id: int
    usual_venue: str
    usual_room: str
    usual_starts_at: time | None
    usual_minutes: int
    numbering: NumberingStyle
    sub_numbering: NumberingStyle
    speaking_days: int | None
    speaking_at: time | None
    webcast: str
    ended_on: date | None
    quorum: int | None
    balanced_seats: int | None
    allows_substitutes: bool
    substitutes_are_named: bool
    substitutes_share_group: bool
    substitute_notice_hours: int | None
    prints_guidance: bool
    draft_minutes: MinutesAudience
    minutes_run_on: bool


def all_committees() -> list[Committee]:
    """Every committee by name, each with the one it reports to."""
    query = select(Committee).options(joinedload(Committee.parent)).order_by(Committee.name, Committee.id)
    return list(db.session.scalars(query))


def get(committee_id: int) -> Committee:
    """The committee with this number."""
    return db.session.get_one(Committee, committee_id)


def belonging(kind: type[Belonging], number: int, *, by: Actor) -> Belonging:
    """A seat, a contact or the like, of a committee that this person may change.

    Raises RemovedMeanwhile when it was removed; NoResultFound or NotAllowed otherwise.
    """
    found = db.session.get(kind, number)
    if found is None:
        removed = revisions.removal_of(kind, number)
        by.check(Permission.EDIT_COMMITTEES, removed.committee_id)
        raise removed
    by.check(Permission.EDIT_COMMITTEES, found.committee_id)
    return found


def take_turn(one: ContactOfficer | StandingText | StandingItem | Seat, *, by: Actor) -> None:
    """Have officers who change what belongs to one committee take turns, so that each sees what the other did.

    Raises RemovedMeanwhile when the other removed this one.
    """
    by.check(Permission.EDIT_COMMITTEES, one.committee_id)
    revisions.hold(one.committee)
    revisions.read_anew(one)


def create(details: CommitteeDetails, *, by: Actor, at: datetime) -> Committee:
    """Set up a committee. Its address is made from its name now and stays, whatever it is called later."""
    by.check(Permission.EDIT_COMMITTEES)
    for _ in range(TIMES_TRIED):
        _check(details, None)
        slug = slug_of(details["name"], set(db.session.scalars(select(Committee.slug))))
        committee = Committee(slug=slug, **details)
        # Somebody else may be setting up one of the same name: then look again at what is taken.
        with suppress(IntegrityError), db.session.begin_nested():
            db.session.add(committee)
            db.session.flush()
            break
    else:
        raise RuleBroken("Somebody else is setting up a committee of this name. Try again.", "name")
    audit.record("committee created", committee, name=committee.name, by=by, at=at)
    return committee


def edit(committee: Committee, details: CommitteeDetails, *, revision: str, by: Actor, at: datetime) -> Committee:
    """Keep a committee's details. The public sees them when they are published."""
    by.check(Permission.EDIT_COMMITTEES, committee.id)
    _check(details, committee)
    if details["ended_on"] != committee.ended_on:
        planning.check_last_day(details["ended_on"], _days_planned(committee))
    revisions.change(
        committee,
        details,
        "committee details edited",
        name=details["name"],
        revision=revision,
        by=by,
        at=at,
        committee_id=committee.id,
    )
    return committee


def _check(details: CommitteeDetails, committee: Committee | None) -> None:
    own_id = committee.id if committee else None
    same_name = select(Committee.id).where(func.lower(Committee.name) == details["name"].lower())
    if set(db.session.scalars(same_name)) - {own_id}:
        raise RuleBroken(f"There is already a committee called {details['name']}. Choose another name.", "name")
    if not 0 < details["usual_minutes"] <= LONGEST_MEETING:
        raise RuleBroken("Enter how long a meeting usually lasts, from 1 to 1440 minutes.", "usual_minutes")
    _check_speaking(details["speaking_days"], details["speaking_at"])
    _check_parent(details["parent_id"], own_id)
    _check_numbers(details)


def _days_planned(committee: Committee) -> list[date]:
    still = (Meeting.committee_id == committee.id) & (Meeting.status != MeetingStatus.CANCELLED)
    return list(db.session.scalars(select(Meeting.held_on).where(still).order_by(Meeting.held_on, Meeting.id)))


def _check_speaking(days: int | None, at: time | None) -> None:
    if days is not None and not 0 <= days <= 30:
        raise RuleBroken("Enter a number of working days from 0 to 30.", "speaking_days")
    if (days is None) != (at is None):
        raise RuleBroken(
            "Enter both the working days and the time of day, or leave both empty.",
            "speaking_days" if days is None else "speaking_at",
        )


def _check_numbers(details: CommitteeDetails) -> None:
    for field, least, most, what in (
        ("quorum", 1, MOST_SEATS, "how many members make a quorum"),
        ("balanced_seats", 1, MOST_SEATS, "how many seats the groups share"),
        ("substitute_notice_hours", 0, LONGEST_NOTICE, "how many hours before the meeting notice is due"),
    ):
        number = details[field]  # type: ignore[literal-required]
        if number is not None and not least <= number <= most:
            raise RuleBroken(f"Enter {what}, from {least} to {most}, or leave it empty.", field)


def _check_parent(parent_id: int | None, own_id: int | None) -> None:
    """Refuse a circle: a committee that would report, through others, to itself."""
    rows = db.session.execute(select(Committee.id, Committee.parent_id).order_by(Committee.id))
    above = {row.id: row.parent_id for row in rows}
    step, seen = parent_id, set[int]()
    while step is not None and step not in seen:
        if step == own_id:
            raise RuleBroken("Choose another: that committee reports to this one.", "parent_id")
        seen.add(step)
        step = above.get(step)
