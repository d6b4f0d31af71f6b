"""A programme that was brought in and looked at becomes topics: all of them in one transaction, or nothing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select

from models.committee import Committee
from models.programme_vocabulary import TopicKind, TopicTiming
from models.rules import RuleBroken, programme_answers, programme_columns
from models.rules.programme_answers import Answers
from models.rules.work_programme import in_words
from models.work_programme import ColumnMeaning, IncomingProgramme, NotedReport, Topic
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, members, topics, work_programmes
from webapp.services.actors import Actor
from webapp.services.incoming_programme import beside, waiting
from webapp.services.incoming_programme.waiting import Looked
from webapp.services.topic_slots import Slot

UNREADY = "Nothing is added yet: put right what is marked below first."
NONE_TAKEN = "Every row is left out. Take at least one, or put the paper aside."


def keep(
    incoming: IncomingProgramme, typed: Mapping[str, str], *, revision: str, by: Actor, at: datetime
) -> list[Topic]:
    """Add every topic that was taken to the programme of its committee and year, with what the paper says beside them,
    and remember what its columns hold.

    Refuses answers that are still to be put right, and a topic that the programme has already.
    """
    waiting.check_same_columns(incoming, typed)
    looked = waiting.correct(incoming, typed, revision=revision, on=day_of(at), by=by, at=at)
    if looked.problems:
        raise RuleBroken(UNREADY)
    taken = programme_answers.topics_taken(looked.chosen)
    if not taken:
        raise RuleBroken(NONE_TAKEN)
    committee = db.session.get_one(Committee, incoming.committee_id)
    work_programmes.begun(committee, incoming.year)
    meetings = waiting.meetings_of(incoming)
    people = {one.name.casefold(): one.id for one in members.all_members()}
    added = []
    for place in taken:
        with _beside(place):
            slot = _slot(programme_answers.part(looked.chosen, place, "when"), meetings)
            added.append(_add(committee, incoming.year, looked.chosen, place, slot, people, by=by, at=at))
    beside.keep(incoming, looked.chosen, by=by, at=at)
    _remember(looked, by=by, at=at)
    waiting.close(incoming, by=by, at=at)
    db.session.flush()
    return added


def _add(
    committee: Committee,
    year: int,
    answers: Answers,
    place: int,
    slot: Slot,
    people: Mapping[str, int],
    *,
    by: Actor,
    at: datetime,
) -> Topic:
    def part(name: str) -> str:
        return programme_answers.part(answers, place, name)

    days, note = programme_answers.reports_of(part("reports"))
    topic = topics.add(
        committee,
        title=part("title"),
        detail=part("detail"),
        year=year,
        slot=slot,
        kind=TopicKind(part("kind")),
        lead_officer=part("lead"),
        portfolio_holder_id=people.get(part("holder").casefold()),
        source_words=part("asked"),
        last_report_note=note,
        notes=part("notes"),
        follow_up=part("follow_up"),
        from_paper=True,
        by=by,
        at=at,
    )
    topic.noted_reports.extend(NotedReport(reported_on=day) for day in days)
    return topic


def _slot(words: str, meetings: Mapping[date, int]) -> Slot:
    """Where the words of a paper put a topic. The answers have been checked: a day is that of a meeting."""
    when = programme_answers.when_of(words)
    if when.timing is TopicTiming.MEETING and when.held_on:
        return Slot(TopicTiming.MEETING, meeting_id=meetings[when.held_on])
    words_of_paper = "" if when.words == in_words(replace(when, words="")) else when.words
    said = (when.month, when.until_month, when.is_tentative, when.condition, when.review_on, words_of_paper)
    return Slot(when.timing, None, *said)


def _remember(looked: Looked, *, by: Actor, at: datetime) -> None:
    """Keep for the council what each heading holds, so that its next paper is understood by itself."""
    known = {one.heading: one for one in db.session.scalars(select(ColumnMeaning).order_by(ColumnMeaning.id))}
    for heading, field in zip(looked.headings, programme_answers.fields_of(looked.chosen), strict=False):
        name = programme_columns.plain(heading)[:200]
        if not name or field is None or (name in known and known[name].field == field):
            continue
        meaning = known.setdefault(name, ColumnMeaning(heading=name))
        meaning.field = field.value
        db.session.add(meaning)
        audit.record("meaning of a column remembered", meaning, name=f"{name}: {field}", by=by, at=at)


@contextmanager
def _beside(place: int) -> Iterator[None]:
    """Say a refusal of the services beside the answer it is about."""
    try:
        yield
    except RuleBroken as broken:
        name = broken.field if broken.field in programme_answers.PARTS else "title"
        field = "when" if broken.field in ("meeting_id", "month", "condition") else name
        raise RuleBroken(broken.message, f"row-{place}-{field}") from broken
