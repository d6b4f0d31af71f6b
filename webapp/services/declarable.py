"""What there is to declare about, and by whom: a meeting's items, who sits there, what their register holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import joinedload

from models.agenda import AgendaItem
from models.attendance import Attendance, Substitution
from models.bodies import ItemBody
from models.interest import Dispensation, DispensationItem, Interest
from models.meeting import Meeting
from models.member import Member, Seat
from models.rules import interests
from models.vocabulary import AttendanceStatus, DispensationScope
from webapp.database import db
from webapp.services import publishing

WITHHELD = "An interest whose details the register withholds"


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An item as the published agenda has it: all that a member is shown before they declare."""

    id: int
    label: str
    heading: str
    depth: int


def public_items(meeting: Meeting) -> list[PublicItem]:
    """The items of the agenda the public reads now, in order; none before it is published."""
    body = publishing.live_body_of(meeting)
    return list(_items(body["agenda"]["items"])) if body and body["agenda"] else []


def public_item(meeting: Meeting, item_id: int) -> PublicItem:
    """One item of the published agenda. NoResultFound where it has none of that number."""
    for one in public_items(meeting):
        if one.id == item_id:
            return one
    raise NoResultFound("It is not on the published agenda.")


def item_of(meeting_id: int, item_id: int) -> AgendaItem:
    """An item on the agenda of a meeting now; NoResultFound otherwise."""
    wanted = select(AgendaItem).where(
        AgendaItem.id == item_id, AgendaItem.meeting_id == meeting_id, AgendaItem.removed_at.is_(None)
    )
    return db.session.scalars(wanted.options(joinedload(AgendaItem.meeting))).one()


def members(meeting: Meeting) -> list[Member]:
    """Who sits at a meeting on its day, in a seat or for somebody; and whoever else was there. By name."""
    seated = select(Seat.member_id).where(
        Seat.committee_id == meeting.committee_id,
        Seat.starts_on <= meeting.held_on,
        or_(Seat.ends_on.is_(None), Seat.ends_on >= meeting.held_on),
        Seat.member_id.is_not(None),
    )
    sits_for = select(Substitution.member_id).where(
        Substitution.meeting_id == meeting.id, Substitution.cancelled_at.is_(None)
    )
    was_there = select(Attendance.member_id).where(
        Attendance.meeting_id == meeting.id, Attendance.status == AttendanceStatus.PRESENT
    )
    anyone = or_(Member.id.in_(seated), Member.id.in_(sits_for), Member.id.in_(was_there))
    return list(db.session.scalars(select(Member).where(anyone).order_by(Member.name, Member.id)))


def may_declare(meeting_id: int, member_id: int, *, on: date) -> bool:
    """Whether a member can still declare for themself on a day: they sit at the meeting, and its day is not past."""
    meeting = db.session.get_one(Meeting, meeting_id)
    return on <= meeting.held_on and any(one.id == member_id for one in members(meeting))


def dispensation_for(member_id: int, item: AgendaItem) -> Dispensation | None:
    """The dispensation that lets a member take part in an item on its day: one that names it before any other.

    One that names no item holds for its subject, and whether the item is of that subject a person must judge.
    """
    held_on = item.meeting.held_on
    named = select(DispensationItem.dispensation_id).where(DispensationItem.item_id == item.id)
    naming_any = select(DispensationItem.dispensation_id)
    found = db.session.scalars(
        select(Dispensation)
        .where(
            Dispensation.member_id == member_id,
            Dispensation.removed_at.is_(None),
            Dispensation.starts_on <= held_on,
            Dispensation.ends_on >= held_on,
            or_(Dispensation.id.in_(named), Dispensation.id.not_in(naming_any)),
        )
        .order_by(Dispensation.id)
    ).all()
    return max(found, key=lambda one: (bool(one.items), one.scope is DispensationScope.SPEAK_AND_VOTE), default=None)


def registered(member_id: int, *, on: date) -> list[Interest]:
    """The disclosable pecuniary interests in a member's register on a day, to be named in a declaration."""
    in_force = or_(Interest.ends_on.is_(None), Interest.ends_on >= on)
    wanted = select(Interest).where(Interest.member_id == member_id, Interest.removed_at.is_(None), in_force)
    found = db.session.scalars(wanted.order_by(Interest.registered_on, Interest.id))
    return [interest for interest in found if interests.is_statutory(interest.category)]


def title_of(interest: Interest) -> str:
    """What an entry of the register is called, in words fit for the public."""
    if interest.is_sensitive:
        return WITHHELD
    category = interest.category.value
    return f"{category[0].upper()}{category[1:]}: {interests.title_of(interest.category, interest.details)}"


def _items(items: Iterable[ItemBody], depth: int = 0) -> Iterator[PublicItem]:
    for item in items:
        yield PublicItem(item["id"], item["label"], item["heading"], depth)
        yield from _items(item["items"], depth + 1)
