"""The sample council's year: meetings around today, each at another stage of its way to the public."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO

from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.rules import notice
from models.rules.working_days import working_day_from, working_days_after, working_days_before
from models.vocabulary import ItemKind, Part, ReportState, Verb
from webapp import clock
from webapp.services import (
    agenda_items,
    agendas,
    documents,
    meetings,
    publishing,
    sample_forward_plan,
    sample_minutes,
    sample_performance,
    sample_programme,
    sample_records,
    sample_reports,
    working_calendar,
)
from webapp.services.actors import Actor
from webapp.services.council_file.making import Loaded
from webapp.services.ledger import Act
from webapp.services.sample_reports import Report

DAYS_BEFORE = 250
MORNING = time(9)
EVERY = timedelta(weeks=8)
# How many meetings of each committee lie before the next one, and after it.
BEFORE, AFTER = 3, 3
CYP = "children-and-young-people-overview-and-scrutiny-committee"
TAKEN_AFTER = (ItemKind.GROUP, ItemKind.MINUTES, ItemKind.PUBLIC_SPEAKING, ItemKind.UPDATE)


@dataclass
class Year:
    """The sample as it grows: what was loaded, who does it, what day it is, and which meetings look at performance."""

    loaded: Loaded
    by: Actor
    now: datetime
    performance: sample_performance.Kept | None = None

    @property
    def today(self) -> date:
        return clock.day_of(self.now)

    def act(self, verb: Verb, at: datetime, reason: str = "") -> Act:
        return Act(verb, by=self.by, at=at, reason=reason)


def plan(loaded: Loaded, *, by: Actor, opened_at: datetime, now: datetime) -> None:
    """Publish the council, plan its meetings, and bring each to its stage, in the order it would have happened."""
    year = Year(loaded, by, now)
    _publish_the_council(year, opened_at)
    planned = {slug: _series(year, committee, opened_at) for slug, committee in loaded.committees.items()}
    year.performance = sample_performance.start(loaded.committees[CYP], planned[CYP][: BEFORE + 1], by=by, now=now)
    _held(year, planned[CYP][0], 1)
    past = [meeting for sittings in planned.values() for meeting in sittings[1:BEFORE]]
    for number, meeting in enumerate(sorted(past, key=lambda one: one.held_on)):
        _held(year, meeting, number)
    upcoming = {slug: sittings[BEFORE] for slug, sittings in planned.items()}
    _move(year, planned["cabinet"][BEFORE + 1])
    _cancel(year, planned["cabinet"][BEFORE + 2])
    _published_with_papers(year, upcoming["audit-committee"])
    for number, slug in enumerate((CYP, "planning-committee", "council")):
        _draft(year, upcoming[slug], number)
    held, coming = planned[CYP][BEFORE - 1], upcoming[CYP]
    sample_records.add(held=held, coming=coming, by=by, now=now)
    sample_minutes.issue(held, coming=coming, council=loaded.committees["council"], by=by)
    cabinet = loaded.committees["cabinet"]
    written_up, later = _write_up(year, cabinet, opened_at), planned["cabinet"][BEFORE:]
    sample_forward_plan.add(cabinet, past=written_up, coming=later, scrutiny=coming, by=by, now=now)
    sample_programme.add(loaded.committees[CYP], planned[CYP], coming=BEFORE, by=by, now=now)


def _publish_the_council(year: Year, at: datetime) -> None:
    act = year.act(Verb.PUBLISH, at)
    assert year.loaded.council is not None
    publishing.publish_council(year.loaded.council, act)
    for member in year.loaded.members.values():
        publishing.publish_member(member, act)
    for committee in year.loaded.committees.values():
        publishing.publish_committee(committee, act)


def _next_days(year: Year) -> dict[str, date]:
    """The day of each committee's next meeting, so that one is overdue, one due today and one already published."""
    closed = working_calendar.closed_days(year.today, year.today + timedelta(days=60))
    ahead = {CYP: 3, "audit-committee": 9, "cabinet": 14, "council": 19}
    days = {slug: working_days_after(year.today, number, closed) for slug, number in ahead.items()}
    return {**days, "planning-committee": notice.earliest_meeting_day(year.today, closed)}


def _series(year: Year, committee: Committee, at: datetime) -> list[Meeting]:
    """A committee's meetings every eight weeks, before and after its next, made public as dates."""
    following = _next_days(year)[committee.slug]
    closed = working_calendar.closed_days(following - BEFORE * EVERY, following + AFTER * EVERY)
    days = (working_day_from(following + place * EVERY, closed) for place in range(-BEFORE, AFTER + 1))
    return [_sitting(year, committee, day, at) for day in days]


def _sitting(year: Year, committee: Committee, held_on: date, at: datetime) -> Meeting:
    """A meeting at the committee's usual time and place, public as a date."""
    starts_at = committee.usual_starts_at or MORNING
    meeting = meetings.plan(
        committee,
        held_on=held_on,
        starts_at=starts_at,
        ends_at=(datetime.combine(held_on, starts_at) + timedelta(minutes=committee.usual_minutes)).time(),
        venue=committee.usual_venue,
        room=committee.usual_room,
        by=year.by,
        at=at,
    )
    publishing.publish_meeting(meeting, year.act(Verb.PUBLISH, at))
    return meeting


def _write_up(year: Year, committee: Committee, opened_at: datetime) -> Meeting:
    """A meeting on the last working day, whose minutes are being written."""
    closed = working_calendar.closed_days(year.today - timedelta(days=14), year.today)
    meeting = _sitting(year, committee, working_days_before(year.today, 1, closed), opened_at)
    _held(year, meeting, 0)
    sample_minutes.write_up(meeting, by=year.by)
    return meeting


def _held(year: Year, meeting: Meeting, number: int) -> None:
    """A meeting that has been: its agenda went out in time."""
    closed = working_calendar.closed_days(meeting.held_on)
    at = clock.moment_of(notice.latest_publication_day(meeting.held_on, closed), MORNING)
    _draft(year, meeting, number, at=at)
    publishing.publish_agenda(meeting, year.act(Verb.PUBLISH, at))


def _published_with_papers(year: Year, meeting: Meeting) -> None:
    """A meeting to come whose agenda is out, with a report under an item and another in Part 2."""
    at = year.now - timedelta(days=1)
    report = _draft(year, meeting, 0, at=at)
    _attach(year, report, sample_reports.OPEN, at)
    last = meeting.items[-1]
    by = year.by
    exclusion = agenda_items.add_after(last, heading="Exclusion of the public", kind=ItemKind.EXCLUSION, by=by, at=at)
    private = agenda_items.add_after(exclusion, heading="An item in Part 2", kind=ItemKind.REPORT, by=by, at=at)
    exclusion.text = "To resolve that the public leave while the next item is considered."
    private.heading, private.public_heading = sample_reports.PRIVATE.heading, "A contract for council systems"
    private.part, private.exempt_paragraphs = Part.PRIVATE, [3]
    private.exempt_reason = "Bids are still open, and knowing them would raise the price the council pays."
    _attach(year, private, sample_reports.PRIVATE, at)
    publishing.publish_agenda(meeting, year.act(Verb.PUBLISH, at))


def _move(year: Year, meeting: Meeting) -> None:
    at, reason = year.now - timedelta(days=5), "The Leader is away on the day first planned."
    closed = working_calendar.closed_days(meeting.held_on)
    meetings.move(
        meeting,
        held_on=working_days_after(meeting.held_on, 2, closed),
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        venue=meeting.venue,
        room=meeting.room,
        reason=reason,
        by=year.by,
        at=at,
    )
    publishing.publish_meeting(meeting, year.act(Verb.CORRECT, at, reason))


def _cancel(year: Year, meeting: Meeting) -> None:
    at, reason = year.now - timedelta(days=3), "There is no business for it."
    meetings.cancel(meeting, reason=reason, by=year.by, at=at)
    publishing.publish_meeting(meeting, year.act(Verb.CORRECT, at, reason))


def _draft(year: Year, meeting: Meeting, number: int, *, at: datetime | None = None) -> AgendaItem:
    """An agenda of the standing items, one report of the committee's and, where that is its, one on performance.

    Gives back the report's item.
    """
    at = at or year.now - timedelta(days=2)
    agendas.start_from_standing_items(meeting, by=year.by, at=at)
    report = sample_reports.of(meeting.committee.slug, number)
    tops = [item for item in meeting.items if item.parent_id is None]
    opening = [item for item in tops if item.kind in TAKEN_AFTER][-1]
    item = agenda_items.add_after(opening, heading=report.heading, kind=ItemKind.REPORT, by=year.by, at=at)
    item.text, item.presenter, item.minutes = report.text, report.presenter, 30
    item.recommendations, item.is_education = list(report.recommendations), report.is_education
    _attach(year, item, report, at)
    if year.performance is not None:
        sample_performance.put_after(item, year.performance, goes_out_at=at)
    return item


def _attach(year: Year, item: AgendaItem, report: Report, at: datetime) -> None:
    item.report_state = ReportState.ENCLOSED
    content, filename = sample_reports.file_of(report, clock.day_of(at))
    documents.attach(item, documents.receive(BytesIO(content), filename), title=report.heading, by=year.by, at=at)
