"""The topics of programmes as plain facts: what each says, when it came, what it comes from, who is still there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from models.action import Action
from models.meeting import Meeting
from models.owed import Owed
from models.programme_vocabulary import TopicKind, TopicSource
from models.resolution import Resolution
from models.rules.linter.facts import ReportFacts, TopicFacts
from models.rules.work_programme import When
from models.work_programme import NotedReport, Topic, TopicChange, TopicItem
from webapp.clock import day_of
from webapp.database import db
from webapp.services import topic_reports
from webapp.services.programme_check.leavers import Leavers, leavers
from webapp.services.programme_check.scope import Scope

Programme = tuple[int, int]
Carried = tuple[int, int, date]
SAID = (
    Topic.title,
    Topic.detail,
    Topic.notes,
    Topic.follow_up,
    Topic.source_words,
    Topic.last_report_note,
    Topic.kind,
    Topic.status,
    Topic.meeting_id,
    Topic.minutes,
    Topic.is_in_depth,
    Topic.owed_id,
    Topic.resolution_id,
    Topic.key_decision_id,
)
NAMES = tuple(column.key for column in SAID)
WHEN = (
    Topic.timing,
    Meeting.held_on,
    Topic.month,
    Topic.until_month,
    Topic.is_tentative,
    Topic.condition,
    Topic.review_on,
    Topic.timing_words,
)


def of(scope: Scope, carried: Sequence[Carried]) -> Mapping[Programme, Sequence[TopicFacts]]:
    """The topics of each programme, by committee and year, in order: in a fixed number of statements."""
    reports, touched, gone = _reports(scope, carried), _touched(scope), leavers(on=scope.on)
    found: dict[Programme, list[TopicFacts]] = defaultdict(list)
    for number, committee_id, year, *told in db.session.execute(_rows(scope)):
        facts = _facts(number, told, reports.get(number, ()), touched.get(number), gone)
        found[committee_id, year].append(facts)
    return found


def _rows(scope: Scope) -> Select[*tuple[Any, ...]]:
    others = (Topic.lead_officer, Topic.portfolio_holder_id, Topic.source, Topic.added_at)
    often = func.coalesce(Topic.every_months, Action.every_months)
    asked = (Owed.quoted, Resolution.text, Action.text)
    return (
        select(Topic.id, Topic.committee_id, Topic.year, *SAID, *WHEN, *others, often, *asked)
        .outerjoin(Meeting, Meeting.id == Topic.meeting_id)
        .outerjoin(Owed, Owed.id == Topic.owed_id)
        .outerjoin(Resolution, Resolution.id == Topic.resolution_id)
        .outerjoin(Action, Action.id == Topic.action_id)
        .where(scope.topics)
        .order_by(Topic.committee_id, Topic.year, Topic.position, Topic.id)
    )


def _facts(
    number: int, told: Sequence[Any], reports: Sequence[ReportFacts], touched_on: date | None, gone: Leavers
) -> TopicFacts:
    # Taken apart by place, not by name: there may be thousands.
    when, rest = told[len(SAID) : len(SAID) + len(WHEN)], told[len(SAID) + len(WHEN) :]
    lead_officer, holder_id, source, added_at, every_months, *asked = rest
    said = dict(zip(NAMES, told, strict=False))
    lead, lead_left_on = gone.among(lead_officer)
    holder, holder_left_on = gone.holder(holder_id)
    return TopicFacts(
        id=number,
        **said,
        when=When(*when),
        asked_words=" ".join(filter(None, asked)),
        every_months=every_months,
        lead_officer=lead or lead_officer,
        lead_left_on=lead_left_on,
        portfolio_holder=holder,
        portfolio_holder_left_on=holder_left_on,
        reports=reports,
        touched_on=touched_on or day_of(added_at),
        is_referral=said["kind"] is TopicKind.REFERRAL or source is TopicSource.COMMITTEE,
    )


def carried(scope: Scope) -> Sequence[Carried]:
    """The topics that meetings held considered. One statement."""
    ties = select(TopicItem.topic_id, Meeting.id, Meeting.held_on).join(Topic, Topic.id == TopicItem.topic_id)
    found = topic_reports.only_reported(ties.where(scope.topics), on=scope.on).order_by(TopicItem.id)
    return [(topic_id, meeting_id, held_on) for topic_id, meeting_id, held_on in db.session.execute(found)]


def taken(carried: Sequence[Carried]) -> Mapping[int, frozenset[int]]:
    """The topics that the agenda of each meeting carried, by the meeting's number."""
    found: dict[int, set[int]] = defaultdict(set)
    for topic_id, meeting_id, _ in carried:
        found[meeting_id].add(topic_id)
    return {meeting_id: frozenset(topics) for meeting_id, topics in found.items()}


def _reports(scope: Scope, carried: Sequence[Carried]) -> Mapping[int, Sequence[ReportFacts]]:
    noted = (
        select(NotedReport.topic_id, NotedReport.id, NotedReport.reported_on, NotedReport.note)
        .join(Topic, Topic.id == NotedReport.topic_id)
        .where(scope.topics)
        .order_by(NotedReport.reported_on, NotedReport.id)
    )
    found: dict[int, list[ReportFacts]] = defaultdict(list)
    for topic_id, number, reported_on, note in db.session.execute(noted):
        found[topic_id].append(ReportFacts(reported_on=reported_on, report_id=number, note=note))
    for topic_id, _, held_on in carried:
        found[topic_id].append(ReportFacts(reported_on=held_on))
    return found


def _touched(scope: Scope) -> Mapping[int, date]:
    last = (
        select(TopicChange.topic_id, func.max(TopicChange.changed_at))
        .join(Topic, Topic.id == TopicChange.topic_id)
        .where(scope.topics)
        .group_by(TopicChange.topic_id)
        .order_by(TopicChange.topic_id)
    )
    return {topic_id: day_of(moment) for topic_id, moment in db.session.execute(last)}
