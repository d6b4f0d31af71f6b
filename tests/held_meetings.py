"""Records of meetings that are held, for tests: who came, who substituted, what was declared."""

from datetime import UTC, date, datetime, time
from typing import Any

from models.action import Action
from models.agenda import AgendaItem
from models.attendance import Attendance, Attendee, OutsideAttendance, Substitution
from models.declaration import Declaration, DeclarationKind
from models.incoming import IncomingMinutes
from models.letter import Letter
from models.meeting import Meeting
from models.member import Member, Seat
from models.minutes import Minute, Minutes
from models.minutes_vocabulary import AttendeeCategory, LetterPurpose, OwedKind
from models.owed import Owed
from models.rules.minutes_reading import Line
from models.vocabulary import AttendanceStatus, AttendedAs, DeclarationEffect, Intention
from tests import factories
from tests.factories import keep
from webapp import clock
from webapp.database import db
from webapp.services.actors import acting
from webapp.services.incoming_minutes import waiting


def attendance(meeting: Meeting, member: Member, **fields: Any) -> Attendance:
    return keep(Attendance(meeting=meeting, member=member, **{"status": AttendanceStatus.PRESENT, **fields}))


def attendee(meeting: Meeting, name: str = "Helen King", **fields: Any) -> Attendee:
    return keep(Attendee(meeting=meeting, name=name, **{"category": AttendeeCategory.OFFICER, **fields}))


def elsewhere(member: Member, attended_on: date, **fields: Any) -> OutsideAttendance:
    usual = {"attended_as": AttendedAs.ANOTHER_BODY, "body": "Fire Authority", "recorded_by": "Pat Lane"}
    return keep(OutsideAttendance(member=member, attended_on=attended_on, **{**usual, **fields}))


def substitution(meeting: Meeting, seat: Seat, member: Member, **fields: Any) -> Substitution:
    return keep(Substitution(meeting=meeting, seat=seat, member=member, **{"notified_at": datetime.now(UTC), **fields}))


def declaration(item: AgendaItem, member: Member, kind: DeclarationKind, **fields: Any) -> Declaration:
    said = {"nature": "A house beside it", "intention": Intention.TAKE_PART, "declared_at": datetime.now(UTC), **fields}
    return keep(Declaration(meeting=item.meeting, item=item, member=member, kind=kind, **said))


def declaration_kind(**fields: Any) -> DeclarationKind:
    usual = {"name": f"Kind {next(factories.counter)}", "effect": DeclarationEffect.NO_PART}
    return keep(DeclarationKind(**{**usual, **fields}))


def minute(item: AgendaItem, **fields: Any) -> Minute:
    """The minute of an item, begun if it has none."""
    kept = db.session.query(Minute).filter_by(item_id=item.id).one_or_none()
    return kept or keep(Minute(meeting=item.meeting, item=item, **fields))


def minutes_opened(meeting: Meeting, at: time = time(10)) -> Minutes:
    """The minutes of a meeting that was started."""
    return keep(Minutes(meeting=meeting, opened_at=at))


def owed(item: AgendaItem, **fields: Any) -> Owed:
    usual = {"kind": OwedKind.UNDERTAKING, "quoted": "She would provide figures.", "marked_at": datetime.now(UTC)}
    return keep(Owed(minute=minute(item), **{**usual, **fields}))


def action(promise: Owed, **fields: Any) -> Action:
    item = promise.minute.item
    usual = {"text": "Provide the figures", "owner_name": "Helen King", "created_at": datetime.now(UTC)}
    source = {"meeting": item.meeting, "item": item, "owed": promise, "committee": item.meeting.committee}
    return keep(Action(**{**source, **usual, **fields}))


def letter(action: Action, **fields: Any) -> Letter:
    """A letter about an action that could not be sent yet."""
    usual = {"purpose": LetterPurpose.ACTION_GIVEN, "to": "helen@example.org", "problem": "Nobody answered."}
    times = {"written_at": datetime.now(UTC), "try_again_at": datetime.now(UTC)}
    return keep(Letter(key=f"letter {next(factories.counter)}", action_id=action.id, **{**usual, **times, **fields}))


def minutes_on_paper(meeting: Meeting, *lines: str) -> IncomingMinutes:
    """Minutes read from a paper that wait to be looked at."""
    said = lines or ("Present: Councillors Ann Lee and Bo Ash", "1. Apologies", "None", "Resolved", "That A be done.")
    by = acting(factories.officer(), on=clock.today())
    read = [Line(one) for one in said]
    waits = waiting.keep(meeting, read, filename="minutes.docx", by=by, at=clock.now())
    db.session.commit()
    return waits
