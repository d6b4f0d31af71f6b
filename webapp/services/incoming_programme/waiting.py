"""Programmes read from a table that wait to be looked at: corrected answer by answer, or put aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from models.committee import Committee
from models.meeting import Meeting
from models.rules import RuleBroken, municipal_year, programme_answers
from models.rules.permissions import Permission
from models.rules.programme_answers import Answers
from models.rules.programme_beside import ChampionRead
from models.rules.programme_columns import Field, guess
from models.rules.programme_reading import TopicRead, read_table
from models.user import User
from models.vocabulary import MeetingStatus
from models.work_programme import ColumnMeaning, IncomingProgramme
from webapp.database import db
from webapp.services import audit, members, revisions, work_programmes
from webapp.services.actors import Actor
from webapp.services.incoming_programme import beside
from webapp.services.incoming_programme.tables import ProgrammeTable

LONGEST_NAME = 160
LONGEST_WAIT = timedelta(days=30)
GONE = "This programme does not wait any more: it was added or put aside."
OTHER_COLUMNS = "You chose other columns: have the rows read by them first, and look at what becomes of them."
# What is still said of a file once its words are kept as topics: the check of programmes asks for it.
KEPT_ON = ("repeats_headings", "rows_read")


@dataclass(frozen=True, slots=True)
class Looked:
    """A programme that waits: its topics as they were read, the answers at first and now, and what is to be put right.

    `left` are rows that become no topic. `again` tells that its headings come again on each page, where it has pages.
    """

    headings: list[str]
    topics: list[TopicRead]
    left: list[str]
    again: bool | None
    first: Answers
    chosen: Answers
    problems: dict[str, str] = field(default_factory=dict)
    champions: list[ChampionRead] = field(default_factory=list)

    @property
    def corrections(self) -> int:
        """How many answers were corrected."""
        return programme_answers.corrections(self.first, self.chosen)


def keep(
    committee: Committee, year: int, table: ProgrammeTable, *, filename: str, by: Actor, at: datetime
) -> IncomingProgramme:
    """Have a programme wait to be looked at. Those nobody came back to for thirty days are emptied."""
    by.check(Permission.EDIT_AGENDA, committee.id)
    work_programmes.check_year(year)
    for old in _forgotten(at):
        _empty(old, "programme brought in emptied after thirty days", by=by, at=at)
    name = "".join(letter for letter in filename if letter.isprintable())[-LONGEST_NAME:] or "programme.docx"
    assert by.user_id is not None
    fields = guess(table.headings, remembered())
    found: dict[str, Any] = {
        "headings": table.headings,
        "rows": table.rows,
        "repeats_headings": table.repeats_headings,
        "rows_read": len(table.rows),
        **beside.said_in(table),
    }
    incoming = IncomingProgramme(committee_id=committee.id, year=year, filename=name, uploaded_at=at)
    incoming.uploaded_by_id = by.user_id
    incoming.found = {**found, **_read(incoming, found, fields)}
    db.session.add(incoming)
    db.session.flush()
    _note("programme brought in to look at", incoming, by=by, at=at)
    return incoming


def get(incoming_id: int, *, by: Actor) -> IncomingProgramme:
    """The programme with this number, for whoever keeps its committee's. NoResultFound or NotAllowed otherwise."""
    incoming = db.session.get_one(IncomingProgramme, incoming_id)
    by.check(Permission.EDIT_AGENDA, incoming.committee_id)
    return incoming


def all_of(committee: Committee) -> list[tuple[IncomingProgramme, str]]:
    """Those of a committee that wait or were kept, the newest first, each with the name of who brought it."""
    wanted = select(IncomingProgramme, User.name).join(User, User.id == IncomingProgramme.uploaded_by_id)
    theirs = wanted.where(IncomingProgramme.committee_id == committee.id)
    newest = theirs.order_by(IncomingProgramme.uploaded_at.desc(), IncomingProgramme.id.desc())
    return [(one, name) for one, name in db.session.execute(newest) if is_waiting(one) or one.confirmed_at]


def is_waiting(incoming: IncomingProgramme) -> bool:
    """Whether it is still to be looked at."""
    return "chosen" in incoming.found


def look(incoming: IncomingProgramme, *, on: date, typed: Mapping[str, str] | None = None) -> Looked:
    """A programme as it was read and answered, with what was typed since in place of the answers."""
    found = _found(incoming)
    chosen: Answers = found["chosen"]
    if typed is not None:
        chosen = programme_answers.typed_into(chosen, typed)
    wrong = programme_answers.problems(
        found["headings"],
        chosen,
        meetings=list(meetings_of(incoming)),
        members=[one.name.casefold() for one in members.all_members()],
        on=on,
    )
    wrong |= beside.problems(incoming, chosen)
    said = (found["headings"], found["topics"], found["left"], found["repeats_headings"])
    return Looked(*said, found["first"], chosen, wrong, found.get("champions", []))


def correct(
    incoming: IncomingProgramme, typed: Mapping[str, str], *, revision: str, on: date, by: Actor, at: datetime
) -> Looked:
    """Keep what was corrected; nothing is in the programme yet. Other columns than before have the rows read anew, and
    what was corrected in them stays.

    Raises revisions.ChangedMeanwhile when somebody else corrected it after `revision`.
    """
    by.check(Permission.EDIT_AGENDA, incoming.committee_id)
    revisions.check_revision(incoming, revision)
    found = _found(incoming)
    before: Answers = found["chosen"]
    chosen = programme_answers.typed_into(before, typed)
    fields = programme_answers.fields_of(chosen)
    if fields != programme_answers.fields_of(before):
        anew = _read(incoming, found, fields)
        anew["chosen"] = programme_answers.carried_over(found["first"], chosen, anew["first"])
        incoming.found = {**found, **anew}
    elif chosen != before:
        incoming.found = {**found, "chosen": chosen}
    if incoming.found != found:
        looked = look(incoming, on=on)
        incoming.corrections, incoming.revision = looked.corrections, incoming.revision + 1
        _note(f"programme brought in corrected: {looked.corrections} by now", incoming, by=by, at=at)
    return look(incoming, on=on)


def check_same_columns(incoming: IncomingProgramme, typed: Mapping[str, str]) -> None:
    """Refuse to go on with rows that were read by other columns than are chosen now: nobody has seen them anew."""
    before: Answers = _found(incoming)["chosen"]
    chosen = programme_answers.typed_into(before, typed)
    if programme_answers.fields_of(chosen) != programme_answers.fields_of(before):
        raise RuleBroken(OTHER_COLUMNS)


def put_aside(incoming: IncomingProgramme, *, by: Actor, at: datetime) -> None:
    """Let go of a programme without adding its topics."""
    by.check(Permission.EDIT_AGENDA, incoming.committee_id)
    revisions.hold(incoming)
    _found(incoming)
    _empty(incoming, "programme brought in put aside", by=by, at=at)


def close(incoming: IncomingProgramme, *, by: Actor, at: datetime) -> None:
    """Empty a programme whose topics are kept now, and remember when, and how its table was built."""
    incoming.confirmed_at = at
    built = {name: incoming.found[name] for name in KEPT_ON}
    _empty(incoming, f"programme brought in kept, with {incoming.corrections} corrections", by=by, at=at)
    incoming.found = built


def meetings_of(incoming: IncomingProgramme) -> dict[date, int]:
    """The meetings at which its topics may come, by their day: the committee's, but for those cancelled."""
    found = select(Meeting.held_on, Meeting.id).where(Meeting.committee_id == incoming.committee_id)
    standing = found.where(Meeting.status != MeetingStatus.CANCELLED).order_by(Meeting.day_number.desc(), Meeting.id)
    return {held_on: number for held_on, number in db.session.execute(standing)}  # noqa: C416, a row is no pair to mypy


def remembered() -> dict[str, Field]:
    """What headings mean, as the council has said before."""
    kept = db.session.scalars(select(ColumnMeaning).order_by(ColumnMeaning.id))
    return {one.heading: Field(one.field) for one in kept if one.field in set(Field)}


def _read(incoming: IncomingProgramme, found: dict[str, Any], fields: list[Field | None]) -> dict[str, Any]:
    read = read_table(found["rows"], found["headings"], fields)
    first = programme_answers.first_answers(read, fields) | beside.first_answers(incoming, read | found)
    return {**read, "left": [*found.get("beside", ()), *read["left"]], "first": first, "chosen": first}


def _found(incoming: IncomingProgramme) -> dict[str, Any]:
    if not is_waiting(incoming):
        raise RuleBroken(GONE)
    return incoming.found


def _forgotten(at: datetime) -> list[IncomingProgramme]:
    old = select(IncomingProgramme).where(IncomingProgramme.uploaded_at < at - LONGEST_WAIT)
    found = db.session.scalars(old.where(IncomingProgramme.confirmed_at.is_(None)).order_by(IncomingProgramme.id))
    return [one for one in found if is_waiting(one)]


def _empty(incoming: IncomingProgramme, what: str, *, by: Actor, at: datetime) -> None:
    incoming.found = {}
    incoming.revision += 1
    flag_modified(incoming, "found")
    _note(what, incoming, by=by, at=at)


def _note(what: str, incoming: IncomingProgramme, *, by: Actor, at: datetime) -> None:
    """An event without the words of the programme: those are kept in its topics, or not at all."""
    committee = db.session.get_one(Committee, incoming.committee_id)
    audit.note(
        what,
        kind=IncomingProgramme.__tablename__,
        subject_id=incoming.id,
        name=f"{incoming.filename}: {committee.name}, {municipal_year.in_words(incoming.year)}",
        by=by,
        at=at,
        committee_id=committee.id,
    )
