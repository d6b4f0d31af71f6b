"""The days on a measure's chart: the public meetings that had it before them, and what they recommended about it."""

from collections.abc import Iterable

from sqlalchemy import select

from models.publication import PublishedMeeting, PublishedRecommendation
from models.published_scorecard import PublishedReading, PublishedScorecard
from models.rules.wording import long_date
from models.scorecard import MeasureFollowUp
from models.scorecard_bodies import ChartMarkBody
from models.scorecard_vocabulary import FollowUpKind
from webapp.database import db

LONGEST = 200


def of_measures(numbers: Iterable[int]) -> dict[int, list[ChartMarkBody]]:
    """What is public of who looked at each measure and recommended something, by its number, in order: two queries."""
    wanted = list(numbers)
    found: dict[int, list[ChartMarkBody]] = {}
    for number, mark in (*_meetings(wanted), *_recommendations(wanted)):
        found.setdefault(number, []).append(mark)
    return {number: sorted(marks, key=lambda one: (one["on"], one["address"])) for number, marks in found.items()}


def _meetings(numbers: list[int]) -> list[tuple[int, ChartMarkBody]]:
    looked = (
        select(
            PublishedReading.measure_id,
            PublishedMeeting.held_on,
            PublishedMeeting.committee_name,
            PublishedMeeting.address,
        )
        .join(PublishedScorecard, PublishedScorecard.scorecard_id == PublishedReading.scorecard_id)
        .join(PublishedMeeting, PublishedMeeting.meeting_id == PublishedScorecard.meeting_id)
        .where(PublishedReading.measure_id.in_(numbers))
        .distinct()
        .order_by(PublishedMeeting.held_on, PublishedMeeting.address, PublishedReading.measure_id)
    )
    return [
        (
            number,
            {"on": held_on.isoformat(), "kind": "meeting", "words": f"{name}, {long_date(held_on)}", "address": to},
        )
        for number, held_on, name, to in db.session.execute(looked)
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
