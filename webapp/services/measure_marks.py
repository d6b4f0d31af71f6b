"""The days on a measure's chart: the public meetings that had it before them, and what they recommended about it."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.publication import PublishedMeeting, PublishedRecommendation
from models.published_scorecard import PublishedReading, PublishedScorecard
from models.scorecard import MeasureFollowUp
from models.scorecard_bodies import ChartMarkBody
from models.scorecard_vocabulary import FollowUpKind
from models.suggestion import Suggestion
from models.work_programme import Topic, TopicItem
from webapp.database import db
from webapp.services import agenda_tree, topic_reports
from webapp.services.published_marks import IS_ON, meeting_mark

LONGEST = 200


def of_measures(numbers: Iterable[int], *, on: date) -> dict[int, list[ChartMarkBody]]:
    """What is public by a day of who looked at each measure and recommended something, by its number: three queries.

    A meeting looked at a measure if it had its scorecard, or took the topic that a question about it led to.
    """
    wanted = list(numbers)
    found: dict[int, list[ChartMarkBody]] = {}
    for number, mark in (*_meetings(wanted), *_took_it_up(wanted, on), *_recommendations(wanted)):
        if mark not in found.setdefault(number, []):
            found[number].append(mark)
    return {number: sorted(marks, key=lambda one: (one["on"], one["address"])) for number, marks in found.items()}


def _meetings(numbers: list[int]) -> list[tuple[int, ChartMarkBody]]:
    looked = (
        select(
            PublishedReading.measure_id,
            PublishedMeeting.meeting_id,
            PublishedMeeting.held_on,
            PublishedMeeting.committee_name,
            PublishedMeeting.address,
        )
        .join(PublishedScorecard, PublishedScorecard.scorecard_id == PublishedReading.scorecard_id)
        .join(PublishedMeeting, PublishedMeeting.meeting_id == PublishedScorecard.meeting_id)
        .where(PublishedReading.measure_id.in_(numbers), IS_ON)
        .distinct()
        .order_by(PublishedMeeting.held_on, PublishedMeeting.address, PublishedReading.measure_id)
    )
    return [(row.measure_id, meeting_mark(*row[1:])) for row in db.session.execute(looked)]


def _took_it_up(numbers: list[int], on: date) -> list[tuple[int, ChartMarkBody]]:
    """The meetings that took a public topic which a question about a measure was accepted as."""
    asked = (
        select(
            MeasureFollowUp.measure_id,
            AgendaItem.part,
            AgendaItem.parent_id,
            PublishedMeeting.meeting_id,
            PublishedMeeting.held_on,
            PublishedMeeting.committee_name,
            PublishedMeeting.address,
        )
        .select_from(TopicItem)
        .join(Topic, Topic.id == TopicItem.topic_id)
        .join(Suggestion, Suggestion.topic_id == TopicItem.topic_id)
        .join(MeasureFollowUp, MeasureFollowUp.suggestion_id == Suggestion.id)
    )
    taken = topic_reports.only_reported(asked, on=on).join(PublishedMeeting, PublishedMeeting.meeting_id == Meeting.id)
    told = taken.where(
        MeasureFollowUp.measure_id.in_(numbers),
        MeasureFollowUp.removed_at.is_(None),
        Topic.is_public,
        Topic.removed_at.is_(None),
        PublishedMeeting.has_agenda,
    ).order_by(PublishedMeeting.held_on, TopicItem.id, MeasureFollowUp.id)
    return [
        (number, meeting_mark(*held))
        for number, part, parent_id, *held in db.session.execute(told)
        if not agenda_tree.is_private_at(part, parent_id)
    ]


def _recommendations(numbers: list[int]) -> list[tuple[int, ChartMarkBody]]:
    made = (
        select(
            MeasureFollowUp.measure_id,
            PublishedRecommendation.sent_on,
            PublishedRecommendation.text,
            PublishedRecommendation.address,
        )
        .join(
            PublishedRecommendation,
            PublishedRecommendation.recommendation_id == MeasureFollowUp.recommendation_id,
        )
        .where(
            MeasureFollowUp.measure_id.in_(numbers),
            MeasureFollowUp.kind == FollowUpKind.RECOMMENDATION,
            MeasureFollowUp.removed_at.is_(None),
        )
        .order_by(PublishedRecommendation.sent_on, MeasureFollowUp.id)
    )
    return [
        (number, {"on": sent_on.isoformat(), "kind": "recommendation", "words": text[:LONGEST], "address": address})
        for number, sent_on, text, address in db.session.execute(made)
    ]
