"""Minutes read from a Word file that wait to be looked at: corrected answer by answer, kept whole or put aside."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from models.incoming import IncomingMinutes
from models.meeting import Meeting
from models.rules import RuleBroken
from models.rules.minutes_reading import choices
from models.rules.minutes_reading.choices import Choices, Paper
from models.rules.minutes_reading.lines import Line
from models.rules.permissions import Permission
from models.user import User
from webapp.database import db
from webapp.services import agenda_tree, audit, members, minutes, revisions
from webapp.services.actors import Actor
from webapp.services.incoming_minutes import matched

LONGEST_NAME = 160
LONGEST_WAIT = timedelta(days=30)
MOST_ANSWERS = 3_000
TOO_MUCH = "More people and headings were found in it than any meeting has. Bring in the minutes of one meeting."
GONE = "These minutes do not wait any more: they were kept or put aside."
NOTHING = "Neither people nor headings were found in it. Is it the minutes? Headings are bold, numbered, or of a style."


@dataclass(frozen=True, slots=True)
class Waiting:
    """Minutes that wait: the paper as it was read, what was chosen at first and now, and what stands in the way."""

    paper: Paper
    first: Choices
    chosen: Choices
    problems: dict[str, str] = field(default_factory=dict)

    @property
    def corrections(self) -> int:
        """How many answers were corrected."""
        return choices.corrections(self.first, self.chosen)


def keep(meeting: Meeting, lines: list[Line], *, filename: str, by: Actor, at: datetime) -> IncomingMinutes:
    """Have minutes wait to be looked at. Those nobody came back to for thirty days are emptied."""
    minutes.check_writable(meeting, by=by)
    for old in _forgotten(at):
        _empty(old, "minutes brought in emptied after thirty days", by=by, at=at)
    paper = matched.paper_of(lines, meeting)
    if not (paper["people"] or paper["items"]):
        raise RuleBroken(NOTHING, "files")
    first = choices.first_choices(paper)
    if len(first) > MOST_ANSWERS:
        raise RuleBroken(TOO_MUCH, "files")
    name = "".join(letter for letter in filename if letter.isprintable())[-LONGEST_NAME:] or "minutes.docx"
    assert by.user_id is not None
    incoming = IncomingMinutes(meeting_id=meeting.id, filename=name, uploaded_at=at, uploaded_by_id=by.user_id)
    incoming.found = {"paper": paper, "first": first, "chosen": first}
    db.session.add(incoming)
    db.session.flush()
    _note("minutes brought in to look at", incoming, by=by, at=at)
    return incoming


def get(incoming_id: int, *, by: Actor) -> IncomingMinutes:
    """The minutes with this number, for whoever records their meeting. NoResultFound or NotAllowed otherwise."""
    incoming = db.session.get_one(IncomingMinutes, incoming_id)
    by.check(Permission.RECORD_MEETING, meeting_of(incoming).committee_id)
    return incoming


def meeting_of(incoming: IncomingMinutes) -> Meeting:
    """The meeting they are of."""
    return db.session.get_one(Meeting, incoming.meeting_id)


def all_of(meeting: Meeting) -> list[tuple[IncomingMinutes, str]]:
    """The minutes of a meeting that wait or were kept, the newest first, each with the name of who brought them."""
    wanted = select(IncomingMinutes, User.name).join(User, User.id == IncomingMinutes.uploaded_by_id)
    newest = wanted.order_by(IncomingMinutes.uploaded_at.desc(), IncomingMinutes.id.desc())
    found = db.session.execute(newest.where(IncomingMinutes.meeting_id == meeting.id))
    return [(one, name) for one, name in found if one.found or one.confirmed_at]


def look(incoming: IncomingMinutes, *, typed: Choices | None = None) -> Waiting:
    """The minutes as they were read and chosen, with what was typed since in place of the choices."""
    found = _found(incoming)
    paper: Paper = found["paper"]
    meeting = meeting_of(incoming)
    chosen = choices.typed_into(found["chosen"], typed) if typed is not None else found["chosen"]
    items = [node.item.id for node in agenda_tree.walk(agenda_tree.tree_of(meeting))]
    people = [member.id for member in members.all_members()]
    wrong = choices.problems(paper, chosen, held_on=meeting.held_on, members=people, items=items)
    return Waiting(paper, found["first"], chosen, wrong)


def correct(incoming: IncomingMinutes, typed: Choices, *, revision: str, by: Actor, at: datetime) -> Waiting:
    """Keep what was corrected, whatever is still to be put right; nothing goes into the minutes yet.

    Raises revisions.ChangedMeanwhile when somebody else corrected them after `revision`.
    """
    by.check(Permission.RECORD_MEETING, meeting_of(incoming).committee_id)
    revisions.check_revision(incoming, revision)
    waiting = look(incoming, typed=typed)
    if waiting.chosen != incoming.found["chosen"]:
        incoming.found = {**incoming.found, "chosen": waiting.chosen}
        incoming.corrections, incoming.revision = waiting.corrections, incoming.revision + 1
        _note(f"minutes brought in corrected: {waiting.corrections} by now", incoming, by=by, at=at)
    return waiting


def put_aside(incoming: IncomingMinutes, *, by: Actor, at: datetime) -> None:
    """Let go of minutes without keeping them."""
    by.check(Permission.RECORD_MEETING, meeting_of(incoming).committee_id)
    revisions.hold(incoming)
    _found(incoming)
    _empty(incoming, "minutes brought in put aside", by=by, at=at)


def close(incoming: IncomingMinutes, *, by: Actor, at: datetime) -> None:
    """Empty minutes whose words are kept now, and remember when."""
    incoming.confirmed_at = at
    said = f"minutes brought in kept, with {incoming.corrections} corrections"
    _empty(incoming, said, by=by, at=at)


def _found(incoming: IncomingMinutes) -> dict[str, Any]:
    if not incoming.found:
        raise RuleBroken(GONE)
    return incoming.found


def _forgotten(at: datetime) -> list[IncomingMinutes]:
    old = select(IncomingMinutes).where(IncomingMinutes.uploaded_at < at - LONGEST_WAIT)
    found = db.session.scalars(old.where(IncomingMinutes.confirmed_at.is_(None)).order_by(IncomingMinutes.id))
    return [one for one in found if one.found]


def _empty(incoming: IncomingMinutes, what: str, *, by: Actor, at: datetime) -> None:
    incoming.found = {}
    incoming.revision += 1
    flag_modified(incoming, "found")
    _note(what, incoming, by=by, at=at)


def _note(what: str, incoming: IncomingMinutes, *, by: Actor, at: datetime) -> None:
    """An event without the words of the minutes: those are kept in the minutes, or not at all."""
    meeting = meeting_of(incoming)
    audit.note(
        what,
        kind=IncomingMinutes.__tablename__,
        subject_id=incoming.id,
        name=f"{incoming.filename}: {minutes.name_of(meeting)}",
        by=by,
        at=at,
        committee_id=meeting.committee_id,
    )
