"""What the public reads of recommendations: brought in line with the records, in the transaction that changes either.

Nobody publishes a recommendation by itself. It is public while minutes or decisions that hold its resolution are, and
goes when they do. Whoever calls these functions was allowed the change that they follow.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import cast

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import contains_eager, joinedload

from models.meeting import Meeting
from models.minutes_bodies import MinutesBody
from models.minutes_vocabulary import RecommendationResponse
from models.publication import Publication, Published, PublishedRecommendation
from models.recommendation_bodies import RecommendationBody
from models.resolution import Recommendation, Resolution
from models.scorecard import MeasureFollowUp
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import ledger, live_index, live_scorecards, recommendation_bodies
from webapp.services.actors import Actor
from webapp.services.ledger import Act

KIND = SubjectKind.RECOMMENDATION
GONE = "The council no longer publishes this recommendation."


def publish_of(meeting: Meeting, act: Act) -> None:
    """Call it once the public minutes of a meeting changed in any way: what it recommended comes, changes or goes."""
    found = (
        select(Recommendation)
        .join(Recommendation.resolution)
        .options(contains_eager(Recommendation.resolution), joinedload(Recommendation.to_committee))
        .where(Resolution.meeting_id == meeting.id)
        .order_by(Recommendation.id)
    )
    _follow(db.session.scalars(found).all(), _minutes_of(meeting.id), act)


def follow(found: Recommendation, what: str, *, by: Actor, at: datetime) -> None:
    """Have the public read a recommendation that it reads already as it is now; `what` says in a sentence what is new.

    One that it does not know waits for the minutes: its words may be of a resolution they do not hold yet as it is.
    """
    live = ledger.live(KIND, found.id)
    if live is not None and not live.is_withdrawn:
        _follow([found], _minutes_of(found.resolution.meeting_id), Act(Verb.PUBLISH, by=by, at=at, reason=what))


def is_public(found: Recommendation) -> bool:
    """Whether the public reads it now."""
    live = ledger.live(KIND, found.id)
    return live is not None and not live.is_withdrawn


def public_ones(every: Iterable[Recommendation]) -> set[int]:
    """The numbers of those that the public reads now: one query, however many there are."""
    found = select(Published.subject_id).where(
        Published.subject_kind == KIND,
        Published.subject_id.in_([one.id for one in every]),
        Published.is_withdrawn.is_(False),
    )
    return set(db.session.scalars(found.order_by(Published.subject_id)))


def list_recommendation(found: Recommendation, body: RecommendationBody, publication: Publication) -> None:
    """Put a public recommendation where lists and rates find it."""
    db.session.execute(delete(PublishedRecommendation).where(PublishedRecommendation.recommendation_id == found.id))
    db.session.execute(insert(PublishedRecommendation).values(**_row(found, body)))
    _touch(found, publication)


def unlist_recommendation(found: Recommendation, publication: Publication) -> None:
    """Take a recommendation out of lists and rates."""
    db.session.execute(delete(PublishedRecommendation).where(PublishedRecommendation.recommendation_id == found.id))
    _touch(found, publication)


def title_of(body: RecommendationBody) -> str:
    """What a recommendation is called where it is published."""
    return f"Recommendation to {body['to']['name']}, from {body['committee']['name']}"[:300]


def _follow(every: Sequence[Recommendation], minutes: MinutesBody | None, act: Act) -> None:
    known = ledger.live_ones(KIND, [one.id for one in every])
    for found in every:
        live = known.get(found.id)
        if minutes is None or not recommendation_bodies.is_in_public(found, minutes):
            if live is not None and not live.is_withdrawn:
                gone = replace(act, verb=Verb.WITHDRAW, reason=_why_gone(found, act))
                unlist_recommendation(found, ledger.withdraw(KIND, found.id, gone))
            continue
        body = recommendation_bodies.recommendation_body(found, minutes)
        if live is None or live.is_withdrawn or json.loads(live.body) != body:
            reason = act.reason.strip() or "The minutes it comes from changed."
            changed = replace(act, verb=Verb.SUPPLEMENT, reason=reason) if live else replace(act, verb=Verb.PUBLISH)
            publication = ledger.append(KIND, found.id, body, changed, title=title_of(body))
            list_recommendation(found, body, publication)


def _why_gone(found: Recommendation, act: Act) -> str:
    """One withdrawn by itself goes with its own reason; one that goes with its minutes says no more than that."""
    return act.reason if found.removed_at is not None and act.reason else GONE


def _minutes_of(meeting_id: int) -> MinutesBody | None:
    """What the public reads of the minutes of a meeting now."""
    live = ledger.live(SubjectKind.MINUTES, meeting_id)
    return None if live is None or live.is_withdrawn else cast(MinutesBody, json.loads(live.body))


def _touch(found: Recommendation, publication: Publication) -> None:
    live_index.touch([live_index.recommendations_feed(found.resolution.meeting.committee_id)], publication)
    about = select(MeasureFollowUp.id).where(MeasureFollowUp.recommendation_id == found.id)
    if db.session.scalar(about.order_by(MeasureFollowUp.id).limit(1)) is not None:
        live_scorecards.touch_marking(recommendation_bodies.address_of(found), publication)


def _row(found: Recommendation, body: RecommendationBody) -> dict[str, object]:
    required, response = body["required"], body["response"]
    return {
        "recommendation_id": found.id,
        "committee_id": found.resolution.meeting.committee_id,
        "meeting_id": found.resolution.meeting_id,
        "address": body["address"],
        "text": body["text"],
        "to_body": body["to"]["name"],
        "sent_on": date.fromisoformat(body["sent_on"]),
        "answer_by": date.fromisoformat(required["answer_by"]) if required else None,
        "response": response["response"] if response else RecommendationResponse.AWAITED.value,
        "responded_on": date.fromisoformat(response["responded_on"]) if response else None,
        "implementation": body["implementation"]["state"],
    }
