"""The council's own details, its rule on notice, and the days it is closed."""

from datetime import date, datetime, time
from typing import TypedDict

from sqlalchemy import select

from models.council import ClosedDay, Council
from models.rules import RuleBroken, colours, notice
from models.rules.bank_holidays import bank_holidays
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import ClosedDayKind
from webapp.database import db
from webapp.services import audit, declaration_kinds, revisions
from webapp.services.actors import Actor


class CouncilDetails(TypedDict):
    """What the council says of itself, and its own rule on notice."""

    name: str
    website: str
    email: str
    phone: str
    postal_address: str
    about: str
    accent: str
    notice_days: int
    notice_closes_at: time | None
    counts_plan_in_working_days: bool


class GuidanceDetails(TypedDict):
    """What members read about declaring interests, as Markdown; whether standing orders ask them to leave the room."""

    interests_guidance: str
    withdraws_for_dpi: bool


def current() -> Council:
    """The council, or a blank one that the first edit will keep."""
    blank = Council(id=1, name="", website="", email="", phone="", postal_address="", about="", accent="#1d4f4b")
    blank.notice_days, blank.revision, blank.counts_plan_in_working_days = notice.CLEAR_DAYS, 0, False
    blank.interests_guidance, blank.withdraws_for_dpi, blank.takes_suggestions = "", True, False
    return db.session.get(Council, 1) or blank


def edit(council: Council, details: CouncilDetails, *, revision: str, by: Actor, at: datetime) -> Council:
    """Keep the council's details. Notice may be longer than the Act's five clear days, never shorter: s100A(6)(a)."""
    by.check(Permission.EDIT_COUNCIL)
    if details["notice_days"] < notice.CLEAR_DAYS:
        raise RuleBroken("Enter 5 or more: the Act asks for at least five clear days.", "notice_days")
    details["accent"] = colours.check_accent(details["accent"])
    if council.name:
        what = "council details edited"
    else:
        what = "council details entered"
        db.session.add(council)
        declaration_kinds.make_shipped()
    revisions.change(council, details, what, name=details["name"], revision=revision, by=by, at=at)
    return council


def edit_guidance(council: Council, details: GuidanceDetails, *, revision: str, by: Actor, at: datetime) -> Council:
    """Keep the guidance on declaring interests, and the standing order on leaving the room."""
    by.check(Permission.EDIT_COUNCIL)
    if not council.name:
        raise RuleBroken("Enter the council's name first.")
    what = "guidance on declaring interests edited"
    revisions.change(council, details, what, name=council.name, revision=revision, by=by, at=at)
    return council


def closed_days() -> list[ClosedDay]:
    """The council's own changes to the days that count, the latest first."""
    return list(db.session.scalars(select(ClosedDay).order_by(ClosedDay.day.desc(), ClosedDay.id)))


def add_closed_day(*, day: date, kind: ClosedDayKind, reason: str, by: Actor, at: datetime) -> ClosedDay:
    """Take a day out of the days that count towards notice, or put a bank holiday back because the council is open."""
    by.check(Permission.EDIT_COUNCIL)
    _check_worth_saying(day, kind)
    if db.session.scalar(select(ClosedDay.id).where(ClosedDay.day == day)):
        raise RuleBroken(f"{long_date(day)} is already in the list. Remove it there first.", "day")
    record = ClosedDay(day=day, kind=kind, reason=reason)
    db.session.add(record)
    audit.record(f"{kind} day added", record, name=long_date(day), by=by, at=at)
    return record


def remove_closed_day(record: ClosedDay, *, by: Actor, at: datetime) -> None:
    """Let the day count as it would have without the council's word."""
    by.check(Permission.EDIT_COUNCIL)
    revisions.remove(record, f"{record.kind} day removed", name=long_date(record.day), by=by, at=at)


def _check_worth_saying(day: date, kind: ClosedDayKind) -> None:
    if day.weekday() >= 5:
        raise RuleBroken("Choose a weekday: a Saturday or a Sunday never counts towards notice.", "day")
    is_bank_holiday = day in bank_holidays((day.year,))
    if kind is ClosedDayKind.CLOSED and is_bank_holiday:
        raise RuleBroken("Choose another day: this is a bank holiday, which already does not count.", "day")
    if kind is ClosedDayKind.OPEN and not is_bank_holiday:
        raise RuleBroken("Choose a bank holiday: every other weekday already counts.", "day")
