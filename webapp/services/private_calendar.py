"""A member's private calendar: at a secret address, renewed and ended by the member, read with the seats of the day.

It tells of published meetings, and of the days by which the member owes something. It follows the staff's own record of
who sits: a substitute noted this morning has the meeting on the next request. Of an item in Part 2 it says that there
is one, and not even its public heading; of what is owed in private, that something is due.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased, undefer

from exports import calendar
from models.attendance import Substitution
from models.bodies import ItemBody, MeetingBody
from models.member import Member, Seat
from models.publication import Publication, Published, PublishedMeeting
from models.rules.permissions import Permission
from models.rules.seats import WITHOUT_A_PLACE
from models.user import CalendarKey, User
from models.vocabulary import Part, SubjectKind
from webapp.database import db
from webapp.services import audit, own_deadlines, register_publishing
from webapp.services.actors import Actor, acting, has_role
from webapp.services.canonical import canonical, digest
from webapp.services.deployment import site_address
from webapp.services.feeds import Window
from webapp.services.own_deadlines import Deadline

SECRET_BYTES = 32
PRIVATE_ITEM = "Private item"
PAGE = "/my/calendar/"


@dataclass(frozen=True, slots=True)
class Diary:
    """What a member's calendar holds, and a name for just this: each meeting as (its number, the publication that tells
    of it), and each thing they owe."""

    member: Member
    council: str
    marks: list[tuple[int, int]]
    deadlines: list[Deadline]
    name: str


def key_of(member_id: int) -> CalendarKey | None:
    """The key of a member's calendar; None where there is none, or it was ended."""
    return db.session.scalar(select(CalendarKey).where(CalendarKey.member_id == member_id).order_by(CalendarKey.id))


def renew(member: Member, *, by: Actor, at: datetime) -> str:
    """A new secret for the member's calendar, to be shown once and kept nowhere. An older one leads nowhere now."""
    by.check_is(member.id)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    key = key_of(member.id) or CalendarKey(member_id=member.id)
    key.token_hash, key.made_at = digest(secret), at
    db.session.add(key)
    _note("private calendar address made", member, by=by, at=at)
    return secret


def end(member: Member, *, by: Actor, at: datetime) -> None:
    """Have the address lead nowhere. Ending what is ended already changes nothing."""
    by.check_is(member.id)
    key = key_of(member.id)
    if key is not None:
        db.session.delete(key)
        _note("private calendar address ended", member, by=by, at=at)


def holder(secret: str, *, on: date) -> Member | None:
    """Whose calendar a secret opens on a day; nobody's once it was ended, or their office or account was."""
    found = select(Member).join(CalendarKey, CalendarKey.member_id == Member.id)
    member = db.session.scalar(found.where(CalendarKey.token_hash == digest(secret)).order_by(Member.id))
    if member is None:
        return None
    last_day = register_publishing.last_day_in_office(member.id, on=on)
    is_over = last_day is not None and last_day < on
    return None if is_over or not _has_own_area(member.id, on) else member


def diary(member: Member, *, since: Window, council: str) -> Diary:
    """What the calendar holds, before any of it is read."""
    query = select(PublishedMeeting.meeting_id, PublishedMeeting.publication_id)
    query = query.where(PublishedMeeting.starts_at >= since.starts_at, _sits(member.id))
    ordered = query.order_by(PublishedMeeting.starts_at, PublishedMeeting.meeting_id)
    marks = [(row.meeting_id, row.publication_id) for row in db.session.execute(ordered)]
    deadlines = own_deadlines.of_member(member.id, since=since.starts_on)
    told = [member.id, member.name, council, since.starts_on.isoformat(), marks, [one.mark for one in deadlines]]
    return Diary(member, council, marks, deadlines, digest(canonical(told)))


def written(held: Diary) -> bytes:
    """The calendar. It does not say its own address, which whoever is sent a copy of it would learn."""
    name = f"{held.member.name}: my meetings"
    told = (
        f"The meetings of {held.council} at which you sit, and the days by which you owe it something. "
        "This calendar is private: do not pass on its address."
    )
    events = [*_events(held), *map(own_deadlines.written, held.deadlines)]
    return calendar.feed(events, name=name, description=told, url=site_address() + PAGE)


def _events(held: Diary) -> list[bytes]:
    first, last = aliased(Publication), aliased(Publication)
    query = (
        select(Published, last.version, last.published_at, first.published_at.label("first_published_at"))
        .join(last, last.id == Published.publication_id)
        .join(
            first,
            and_(
                first.subject_kind == Published.subject_kind,
                first.subject_id == Published.subject_id,
                first.version == 1,
            ),
        )
        .where(Published.subject_kind == SubjectKind.MEETING)
        .where(Published.subject_id.in_([number for number, _ in held.marks]), Published.is_withdrawn.is_(False))
        .options(undefer(Published.body))
        .order_by(Published.subject_id)
    )
    entries = {row.Published.subject_id: _event(row) for row in db.session.execute(query)}
    return [entries[number] for number, _ in held.marks if number in entries]


def _event(row: Any) -> bytes:
    body = cast(MeetingBody, json.loads(row.Published.body))
    if body["agenda"] is not None:
        body["agenda"]["items"] = [_discreet(item) for item in body["agenda"]["items"]]
    # The uid is that of the public calendar: it is the same meeting, and a diary that follows both shows it once.
    return calendar.event(
        body,
        version=row.version,
        published_at=row.published_at,
        first_published_at=row.first_published_at,
        site=site_address(),
    )


def _discreet(item: ItemBody) -> ItemBody:
    """An item as a telephone may show it on a lock screen."""
    if item["part"] == Part.PRIVATE:
        return {**item, "heading": PRIVATE_ITEM, "items": []}
    return {**item, "items": [_discreet(below) for below in item["items"]]}


def _sits(member_id: int) -> Any:
    """The condition that the records have a member at the meeting: by a seat on its day, or in another's place."""
    held = and_(
        Seat.committee_id == PublishedMeeting.committee_id,
        Seat.starts_on <= PublishedMeeting.held_on,
        or_(Seat.ends_on.is_(None), Seat.ends_on >= PublishedMeeting.held_on),
        Seat.role.not_in(WITHOUT_A_PLACE),
    )
    by_seat = select(Seat.id).where(Seat.member_id == member_id, held).exists()
    as_substitute = (
        select(Substitution.id)
        .join(Seat, Seat.id == Substitution.seat_id)
        .where(Substitution.meeting_id == PublishedMeeting.meeting_id, Substitution.member_id == member_id)
        .where(Substitution.cancelled_at.is_(None), Seat.member_id.is_not(None), held)
        .exists()
    )
    return or_(by_seat, as_substitute)


def _has_own_area(member_id: int, on: date) -> bool:
    accounts = db.session.scalars(select(User).where(User.member_id == member_id).order_by(User.id))
    open_ones = [account for account in accounts if has_role(account, on=on)]
    return any(acting(account, on=on).may(Permission.VIEW_OWN_AREA) for account in open_ones)


def _note(what: str, member: Member, *, by: Actor, at: datetime) -> None:
    audit.note(what, kind="member", subject_id=member.id, name=member.name, by=by, at=at)
    db.session.flush()
