"""The ledger of things owed: asks and undertakings marked in minutes, who owes them, and how each ended."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.member import Member
from models.minutes import Minute
from models.minutes_vocabulary import OwedKind, OwedStatus
from models.owed import Owed
from models.resolution import Resolution
from models.rules import RuleBroken, asks
from models.rules.permissions import Permission
from models.rules.wording import long_date
from webapp.clock import day_of
from webapp.database import db
from webapp.services import attendance, audit, minutes, revisions
from webapp.services.actors import Actor
from webapp.services.meeting_list import covered_by

ENDED = (OwedStatus.DONE, OwedStatus.DECLINED)


class OwedDetails(TypedDict):
    """Who asked and who owes it, as members kept here or by name only, and by when."""

    kind: OwedKind
    asked_by_id: int | None
    asked_by: str
    owed_by_id: int | None
    owed_by: str
    due_on: date | None


def get(owed_id: int, *, by: Actor) -> Owed:
    """Something owed, of a committee whose meetings this person records. NoResultFound or NotAllowed otherwise."""
    found = db.session.get_one(Owed, owed_id)
    by.check(Permission.RECORD_MEETING, found.minute.meeting.committee_id)
    return found


def of_meeting(meeting: Meeting) -> list[Owed]:
    """What is marked in the minutes of a meeting, in the order it was marked."""
    return list(db.session.scalars(_kept().where(Minute.meeting_id == meeting.id).order_by(Owed.id)))


def of_item(item: AgendaItem) -> list[Owed]:
    """What is marked under one item."""
    return list(db.session.scalars(_kept().where(Minute.item_id == item.id).order_by(Owed.id)))


def still_owed(*, by: Actor) -> list[Owed]:
    """Everything not ended of the committees whose meetings this person records, the oldest meeting first."""
    found = _kept().where(Owed.status.not_in(ENDED), covered_by(by))
    return list(db.session.scalars(found.order_by(Meeting.held_on, Owed.id)))


def mark(item: AgendaItem, quoted: str, details: OwedDetails, *, by: Actor, at: datetime) -> Owed:
    """Mark words of an item's minute, or of one of its resolutions, as an ask or an undertaking."""
    attendance.check_open(item.meeting, by=by)
    quoted = quoted.strip()
    minute = minutes.minute_of(item)
    if not quoted:
        raise RuleBroken("Select the words that ask for or promise something.", "quoted")
    if minute is None or not any(asks.is_marked(text, [quoted]) for text in texts_of(minute)):
        raise RuleBroken("These words are not in the minute any more. Copy them from it as they are now.", "quoted")
    if asks.is_marked(quoted, [one.quoted for one in of_item(item) if one.kind is details["kind"]]):
        raise RuleBroken("These words are marked already.", "quoted")
    _check(details)
    found = Owed(minute=minute, quoted=quoted, marked_at=at, **details)
    db.session.add(found)
    _keep(f"{found.kind} marked", found, by=by, at=at)
    return found


def correct(found: Owed, details: OwedDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Put right who asked, who owes it, and by when. Raises ChangedMeanwhile as revisions.change does."""
    attendance.check_open(found.minute.meeting, by=by)
    revisions.check_revision(found, revision)
    _check_is_there(found)
    _check(details)
    committee_id = found.minute.meeting.committee_id
    name, revision = name_of(found), str(found.revision)
    what = f"{found.kind} corrected"
    revisions.change(found, details, what, name=name, revision=revision, by=by, at=at, committee_id=committee_id)


def unmark(found: Owed, *, revision: str, by: Actor, at: datetime) -> None:
    """Take away a mark made by mistake. It stays in the record as removed, and the sentence is asked about again.

    `revision` as in correct.
    """
    _open_as_seen(found, revision, by=by)
    found.removed_at = at
    _keep(f"{found.kind} unmarked", found, by=by, at=at)


def end(found: Owed, status: OwedStatus, outcome: str, *, revision: str, by: Actor, at: datetime) -> None:
    """Say how it ended: done, or declined with the reason. Nothing owed ends without a word."""
    attendance.check_open(found.minute.meeting, by=by)
    revisions.check_revision(found, revision)
    _check_is_there(found)
    if status not in ENDED:
        raise RuleBroken("Say whether it was done or declined.", "status")
    if not outcome.strip():
        needed = "Say what was done." if status is OwedStatus.DONE else "Say why it was declined."
        raise RuleBroken(needed, "outcome")
    found.status, found.outcome, found.ended_on = status, outcome.strip(), day_of(at)
    found.revision += 1
    _keep(f"{found.kind} {status}", found, by=by, at=at)


def owe_again(found: Owed, *, revision: str, by: Actor, at: datetime) -> None:
    """Have something ended by mistake owed again. `revision` as in correct."""
    _open_as_seen(found, revision, by=by)
    if found.status is OwedStatus.OWED:
        raise RuleBroken("This is owed already.")
    found.status, found.outcome, found.ended_on = OwedStatus.OWED, "", None
    found.revision += 1
    _keep(f"{found.kind} owed again", found, by=by, at=at)


def follow(found: Owed, *, by: Actor, at: datetime) -> None:
    """Note that an action or a topic now follows it up. Something ended stays ended."""
    if found.status is OwedStatus.OWED:
        found.status = OwedStatus.FOLLOWED
        found.revision += 1
        _keep(f"{found.kind} followed up", found, by=by, at=at)


def guess(words: str, kind: OwedKind, people: Iterable[Member]) -> OwedDetails:
    """Who asked, or who owes it, as far as the words name somebody who was there; a clerk can put it right."""
    by_name = {one.name: one for one in people}
    is_ask = kind is OwedKind.ASK
    named = by_name.get(asks.named_first(words if is_ask else asks.answer_in(words), by_name))
    return {
        "kind": kind,
        "asked_by_id": named.id if named and is_ask else None,
        "asked_by": "",
        "owed_by_id": named.id if named and not is_ask else None,
        "owed_by": "",
        "due_on": None,
    }


def name_of(found: Owed) -> str:
    """How the audit trail names it."""
    return f"“{found.quoted[:80]}”, {where(found.minute)}"


def where(minute: Minute) -> str:
    """Which minutes it stands in."""
    return f"{minute.meeting.committee.name}, {long_date(minute.meeting.held_on)}"


def _kept() -> Select[Owed]:
    return (
        select(Owed)
        .join(Owed.minute)
        .join(Minute.meeting)
        .join(Meeting.committee)
        .options(
            contains_eager(Owed.minute).contains_eager(Minute.meeting).contains_eager(Meeting.committee),
            contains_eager(Owed.minute).joinedload(Minute.item),
            joinedload(Owed.asking_member),
            joinedload(Owed.owing_member),
        )
        .where(Owed.removed_at.is_(None))
    )


def texts_of(minute: Minute) -> list[str]:
    """The words an ask or an undertaking can be quoted from: the minute of an item and its resolutions."""
    found = select(Resolution.text).where(Resolution.item_id == minute.item_id, Resolution.removed_at.is_(None))
    return [minute.text, *db.session.scalars(found.order_by(Resolution.position, Resolution.id))]


def _check(details: OwedDetails) -> None:
    if details["owed_by_id"] and details["owed_by"]:
        raise RuleBroken("Choose who owes it or type a name, not both.", "owed_by")
    if details["asked_by_id"] and details["asked_by"]:
        raise RuleBroken("Choose who asked or type a name, not both.", "asked_by")


def _open_as_seen(found: Owed, revision: str, *, by: Actor) -> None:
    attendance.check_open(found.minute.meeting, by=by)
    revisions.read_anew(found)
    _check_is_there(found)
    revisions.check_revision(found, revision)


def _check_is_there(found: Owed) -> None:
    if found.removed_at is not None:
        raise RuleBroken("The mark on these words was taken away. Mark them again if they owe something.")


def _keep(what: str, found: Owed, *, by: Actor, at: datetime) -> None:
    audit.record(what, found, name=name_of(found), by=by, at=at, committee_id=found.minute.meeting.committee_id)
