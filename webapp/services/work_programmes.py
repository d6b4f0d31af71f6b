"""The programme of one committee and one municipal year: its own settings, agreed, and begun from the year before."""

from collections.abc import Collection
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import Select, bindparam, func, select, union

from models.committee import Committee
from models.meeting import Meeting
from models.programme_vocabulary import TopicEvent, TopicStatus, TopicTiming
from models.rules import RuleBroken, board, municipal_year
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import MeetingStatus
from models.work_programme import Topic, WorkProgramme
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, meetings, revisions, topic_history, topic_slots
from webapp.services.actors import Actor

FIRST_YEAR, LAST_YEAR = 1990, 2100
STALE_AFTER = 3
YEARS = union(
    select(Topic.year).where(Topic.committee_id == bindparam("committee_id"), Topic.removed_at.is_(None)),
    select(WorkProgramme.year).where(WorkProgramme.committee_id == bindparam("committee_id")),
)
KEPT_ON = ("introduction", "most_in_depth", "minutes_available", "stale_after")


class ProgrammeSettings(TypedDict):
    """What a committee decides about its programme of a year: words before it, and its own limits of a meeting."""

    introduction: str
    most_in_depth: int | None
    minutes_available: int | None
    stale_after: int


def of_committee(committee: Committee, year: int) -> WorkProgramme:
    """A committee's programme of the municipal year that begins in `year`.

    One that nobody has written in yet has the settings of the year before, and is not kept: see `begun`.
    """
    found = _kept(committee, year)
    return found or WorkProgramme(
        committee_id=committee.id, committee=committee, year=year, revision=0, **_settings_before(committee, year)
    )


def begun(committee: Committee, year: int) -> WorkProgramme:
    """The same, kept from now on: for whoever writes in it. Two who begin it at once begin one."""
    meetings.hold(committee.id)
    programme = _kept(committee, year)
    if programme is None:
        check_year(year)
        programme = WorkProgramme(committee_id=committee.id, year=year, **_settings_before(committee, year))
        db.session.add(programme)
    return programme


def years(committee_id: int, *, on: date) -> list[int]:
    """The municipal years a committee has a programme for, with this one and the next, the latest first."""
    this_year = municipal_year.municipal_year_of(on)
    found = {year for (year,) in db.session.connection().execute(YEARS, {"committee_id": committee_id})}
    return sorted({*found, this_year, this_year + 1}, reverse=True)


def settle(
    committee: Committee, year: int, settings: ProgrammeSettings, *, revision: str, by: Actor, at: datetime
) -> WorkProgramme:
    """Keep what a committee decides about its programme. Minutes are those of one meeting."""
    by.check(Permission.EDIT_AGENDA, committee.id)
    _check_limit(settings["most_in_depth"], "how many items", "most_in_depth")
    _check_limit(settings["minutes_available"], "how many minutes", "minutes_available")
    if not 0 < settings["stale_after"] <= 100:
        raise RuleBroken("Enter after how many meetings, from 1 to 100.", "stale_after")
    programme = begun(committee, year)
    if programme not in db.session.new:
        revisions.check_revision(programme, revision)
    programme.introduction = settings["introduction"].strip()
    programme.most_in_depth, programme.minutes_available = settings["most_in_depth"], settings["minutes_available"]
    programme.stale_after = settings["stale_after"]
    _keep("work programme settled", programme, by=by, at=at)
    return programme


def introduce(committee: Committee, year: int, words: str, *, by: Actor, at: datetime) -> WorkProgramme:
    """Have words stand before the programme, in place of any that do."""
    by.check(Permission.EDIT_AGENDA, committee.id)
    programme = begun(committee, year)
    programme.introduction = words.strip()
    _keep("work programme settled", programme, by=by, at=at)
    return programme


def agree(
    committee: Committee, year: int, *, agreed_on: date | None, revision: str | None = None, by: Actor, at: datetime
) -> WorkProgramme:
    """Keep the day on which the committee agreed its programme; what changes from then on is told next time.

    `revision` is that of the page it was decided on, if any.
    """
    by.check(Permission.EDIT_AGENDA, committee.id)
    if agreed_on is None:
        raise RuleBroken("Enter the day the committee agreed it.", "agreed_on")
    if agreed_on > day_of(at):
        raise RuleBroken(f"{long_date(agreed_on)} has not come yet: enter it once the committee has met.", "agreed_on")
    programme = begun(committee, year)
    if revision is not None and programme not in db.session.new:
        revisions.check_revision(programme, revision)
    programme.agreed_on = agreed_on
    _keep("work programme agreed", programme, by=by, at=at)
    return programme


def unfinished(committee: Committee, year: int) -> list[Topic]:
    """The topics of earlier years that have not ended, in order: what a new year may take on."""
    return list(db.session.scalars(_unfinished(committee.id, year)))


def meets_before(committee: Committee, year: int, *, on: date) -> bool:
    """Whether the committee is still to meet before a municipal year begins."""
    first, _ = municipal_year.span(year)
    coming = select(Meeting.id).where(Meeting.committee_id == committee.id, Meeting.status == MeetingStatus.SCHEDULED)
    return db.session.scalar(coming.where(Meeting.held_on >= on, Meeting.held_on < first).limit(1)) is not None


def still_comes(topic: Topic, year: int, *, on: date, meets: bool = False) -> bool:
    """Whether a meeting before a year is still to consider it: then there is nothing to carry forward yet.

    `meets` says whether there is one at all (meets_before): what comes every time, or in a month, comes to it too.
    """
    if board.comes_every_time(topic.kind, topic.timing):
        return meets
    month = topic.until_month or topic.month
    if topic.meeting is None and month is not None:
        return meets and month >= on.replace(day=1) and municipal_year.municipal_year_of(month) < year
    meeting = topic.meeting
    return meeting is not None and meeting.held_on >= on and municipal_year.municipal_year_of(meeting.held_on) < year


def carry_forward(committee: Committee, year: int, *, numbers: Collection[int], by: Actor, at: datetime) -> list[Topic]:
    """Take unfinished topics of earlier years into the programme of a year, by their numbers; and those carried.

    One that was planned for a meeting held already is not fixed any more; any other stays when it was to come.
    """
    by.check(Permission.EDIT_AGENDA, committee.id)
    begun(committee, year)
    chosen = _held(committee, year, numbers)
    if not chosen:
        raise RuleBroken("Choose at least one topic to carry forward.", "numbers")
    last = db.session.scalar(
        select(func.max(Topic.position)).where(Topic.committee_id == committee.id, Topic.year == year)
    )
    for position, topic in enumerate(chosen, (last or 0) + 1):
        was = municipal_year.in_words(topic.year)
        topic.year, topic.position = year, position
        if topic.timing is TopicTiming.MEETING and topic.meeting and topic.meeting.held_on < day_of(at):
            topic_slots.place(topic, topic_slots.NOT_FIXED)
        now = municipal_year.in_words(year)
        topic_history.note(topic, TopicEvent.CARRIED_FORWARD, was=was, now=now, by=by, at=at)
    return chosen


def check_year(year: int) -> None:
    """Refuse a year no council plans."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RuleBroken(f"Choose a year from {FIRST_YEAR} to {LAST_YEAR}.", "year")


def _check_limit(value: int | None, words: str, field: str) -> None:
    if value is not None and not 0 < value <= 24 * 60:
        raise RuleBroken(f"Enter {words}, at least 1, or leave it empty.", field)


def _held(committee: Committee, year: int, numbers: Collection[int]) -> list[Topic]:
    """Those of the unfinished topics, as they are at this moment, which nobody else ends until the transaction does."""
    found = _unfinished(committee.id, year).where(Topic.id.in_(sorted(numbers))).with_for_update(of=Topic)
    return list(db.session.scalars(found.execution_options(populate_existing=True)))


def _unfinished(committee_id: int, year: int) -> Select[Topic]:
    found = select(Topic).where(Topic.committee_id == committee_id, Topic.year < year, Topic.removed_at.is_(None))
    still_open = found.where(Topic.status == TopicStatus.OPEN)
    return still_open.order_by(Topic.year, Topic.position, Topic.id)


def _kept(committee: Committee, year: int) -> WorkProgramme | None:
    found = select(WorkProgramme).where(WorkProgramme.committee_id == committee.id, WorkProgramme.year == year)
    return db.session.scalar(found)


def _settings_before(committee: Committee, year: int) -> dict[str, object]:
    """What the latest programme before this year settled; it is mostly what a committee goes on with."""
    found = select(WorkProgramme).where(WorkProgramme.committee_id == committee.id, WorkProgramme.year < year)
    before = db.session.scalar(found.order_by(WorkProgramme.year.desc(), WorkProgramme.id).limit(1))
    if before is None:
        return {"introduction": "", "stale_after": STALE_AFTER}
    return {name: getattr(before, name) for name in KEPT_ON}


def _keep(what: str, programme: WorkProgramme, *, by: Actor, at: datetime) -> None:
    if programme not in db.session.new:
        if not db.session.is_modified(programme):
            return
        programme.revision += 1
    committee = db.session.get_one(Committee, programme.committee_id)
    name = f"{committee.name}, {municipal_year.in_words(programme.year)}"
    audit.record(what, programme, name=name, by=by, at=at, committee_id=committee.id)
