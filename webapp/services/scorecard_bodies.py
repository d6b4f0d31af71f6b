"""A scorecard into its published body, by allow-list: every figure as it stands, and each sentence that follows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.committee import Committee
from models.measure import Framework, Measure, MeasureChange, MeasureRemit
from models.meeting import Meeting
from models.publication import PublishedCommittee
from models.published_scorecard import PublishedReading, PublishedScorecard
from models.rules import addresses, scorecard_exceptions, scorecard_summary
from models.rules.periods import Period
from models.rules.wording import long_date
from models.scorecard import Scorecard
from models.scorecard_bodies import (
    AreaBody,
    ChartMarkBody,
    ContactBody,
    DecidedBody,
    MeasureBody,
    NamedBody,
    ScorecardBody,
    SummaryBody,
)
from models.scorecard_vocabulary import ReadingState, Standing
from webapp.database import db
from webapp.services import (
    bodies,
    finance_bodies,
    frameworks,
    measure_bodies,
    measure_changes,
    measure_facts,
    measure_marks,
    measures,
    scorecard_meetings,
    scorecards,
)
from webapp.services.measure_facts import Facts


def scorecard_body(scorecard: Scorecard, *, on: date) -> ScorecardBody:
    """What the committee and the public are told, as the figures stand: in a fixed number of statements.

    `on` is the day of asking: what is provisional or late follows from it. Of a meeting that is over it is that of the
    meeting, so that a paper published or corrected afterwards says what was provisional and late then.
    """
    period = scorecards.period_of(scorecard)
    meeting = scorecard_meetings.told_of(scorecard)
    on = min(on, meeting.held_on) if meeting else on
    found = measure_facts.facts(scorecards.measures_on(scorecard), scorecard.period_on, on)
    shown = measure_bodies.measure_bodies(found, _marks(found, _meeting(meeting)["address"] if meeting else "", on))
    return {
        "kind": "scorecard",
        "id": scorecard.id,
        "address": scorecards.address_of(scorecard),
        "title": scorecard.title,
        "council": bodies.the_council().name,
        "framework": _framework(scorecard.framework),
        "committee": _committee(scorecard.committee) if scorecard.committee else None,
        "meeting": _meeting(meeting) if meeting else None,
        "meeting_on": meeting.held_on.isoformat() if meeting else "",
        "period": measure_bodies.period_body(period),
        "recommendation": scorecard.recommendation,
        "introduction": scorecard.introduction,
        "context": scorecard.context,
        "areas": _areas(scorecard, shown),
        "summary": _summary(found),
        "changed": _all_changed(scorecard, found),
        "waited_for": [said for one in found for said in _waited_for(one, on)],
        "decided": _decided(scorecard, period),
        "measures": shown,
        "finance_words": scorecard.finance_words,
        "finance": finance_bodies.of_scorecard(scorecard),
        "supporting_papers": scorecard.supporting_papers,
        "background_papers": scorecard.background_papers,
        "contacts": [_contact(one) for one in scorecard.contacts],
    }


def _framework(framework: Framework) -> NamedBody:
    address = addresses.framework_address(framework.slug)
    return {"id": framework.id, "name": framework.name, "slug": framework.slug, "address": address}


def _marks(found: Sequence[Facts], own: str, on: date) -> dict[int, list[ChartMarkBody]]:
    """The meetings that looked at each measure before this one did, and what was recommended."""
    marks = measure_marks.of_measures((one.measure.id for one in found), on=on)
    return {number: [one for one in ones if one["address"] != own] for number, ones in marks.items()}


def _committee(committee: Committee) -> NamedBody:
    is_public = db.session.get(PublishedCommittee, committee.id) is not None
    return {
        "id": committee.id,
        "name": committee.name,
        "slug": committee.slug,
        "address": addresses.committee_address(committee.slug) if is_public else "",
    }


def _meeting(meeting: Meeting) -> NamedBody:
    """The meeting among whose papers it is: public with it, so that its address leads somewhere."""
    return {
        "id": meeting.id,
        "name": f"{meeting.committee.name}, {long_date(meeting.held_on)}",
        "slug": "",
        "address": addresses.meeting_address(meeting.committee.slug, meeting.held_on, meeting.day_number),
    }


def _areas(scorecard: Scorecard, shown: Sequence[MeasureBody]) -> list[AreaBody]:
    """The framework's policy areas, each with how many measures the plan has in it."""
    reported = {one["area"] for one in shown}
    kept = frameworks.areas(scorecard.framework)
    day = scorecard.period_on
    reported_then = (one for one in scorecard.framework.measures if measures.is_reported(one, day))
    counted = [one.area_id for one in reported_then if one.removed_at is None]
    return [
        {
            "outcome": area.outcome.title if area.outcome else "",
            "name": area.name,
            "measures_in_all": counted.count(area.id) if area.measures_in_all is None else area.measures_in_all,
            "is_reported": area.name in reported,
        }
        for area in kept
    ]


def _summary(found: Sequence[Facts]) -> SummaryBody:
    counted = scorecard_summary.summary([one.standing for one in found])
    return {"counts": counted.counts, "percents": counted.percents, "sentence": counted.sentence}


def _all_changed(scorecard: Scorecard, found: Sequence[Facts]) -> list[str]:
    """Which measures stand otherwise than before. One statement."""
    shown = _shown_before(scorecard)
    return [said for said in (_changed(one, shown.get(one.measure.id)) for one in found) if said]


def _shown_before(scorecard: Scorecard) -> dict[int, Any]:
    """What the public scorecard before this one said of each measure, by its number: its period, how it stood."""
    mine, theirs = scorecard, PublishedScorecard
    last = (
        select(theirs.scorecard_id)
        .where(theirs.framework_id == mine.framework_id, theirs.committee_id == mine.committee_id)
        .where(theirs.period_on < mine.period_on)
        .order_by(theirs.period_on.desc(), theirs.scorecard_id.desc())
        .limit(1)
    )
    columns = PublishedReading.measure_id, PublishedReading.period_on, PublishedReading.standing, theirs.period_label
    said = select(*columns).join(theirs, theirs.scorecard_id == PublishedReading.scorecard_id)
    said = said.where(theirs.scorecard_id == last.scalar_subquery(), PublishedReading.standing != "")
    return {row.measure_id: row for row in db.session.execute(said.order_by(PublishedReading.measure_id))}


def _changed(found: Facts, shown: Any) -> str:
    name, now = measure_bodies.named(found), found.standing
    # What is waited for is told of elsewhere, and so is what is new.
    if now.state is ReadingState.AWAITED:
        return ""
    is_shown = shown is not None and shown.period_on == found.period.ends_on
    if is_shown and (shown.standing != Standing.NO_DATA or now.word == Standing.NO_DATA):
        return scorecard_exceptions.stands_otherwise(name, now, shown.standing, scorecard_of=shown.period_label)
    if len(found.figures) < 2:
        return ""
    before = found.figures[-2]
    if before.state is ReadingState.NOT_MONITORED:
        return ""
    return scorecard_exceptions.changed_standing(name, now, found.standing_before, since=before.period)


def _waited_for(found: Facts, on: date) -> list[str]:
    """That data is late, or by when it is expected."""
    name, figure, lag = measure_bodies.named(found), found.told[-1].figure, found.measure.lag_days
    said = scorecard_exceptions.late(name, figure, lag, on) or scorecard_exceptions.awaited(name, figure, lag)
    return [said] if said else []


def _decided(scorecard: Scorecard, period: Period) -> list[DecidedBody]:
    """The decisions about the measures in its remit that take effect in its period."""
    found = (
        select(MeasureChange)
        .join(Measure, Measure.id == MeasureChange.measure_id)
        .where(
            Measure.framework_id == scorecard.framework_id,
            Measure.removed_at.is_(None),
            MeasureChange.takes_effect_on.between(period.starts_on, period.ends_on),
        )
        .options(joinedload(MeasureChange.measure), joinedload(MeasureChange.meeting).joinedload(Meeting.committee))
    )
    if scorecard.committee_id is not None:
        remit = select(MeasureRemit.measure_id).where(MeasureRemit.committee_id == scorecard.committee_id)
        found = found.where(Measure.id.in_(remit))
    in_order = found.order_by(Measure.position, MeasureChange.takes_effect_on, MeasureChange.id)
    return [
        {
            "code": one.measure.code,
            "name": one.measure.name,
            "event": one.event.value,
            "takes_effect_on": one.takes_effect_on.isoformat(),
            "reason": one.reason,
            "decided_by": _decided_by(one),
        }
        for one in db.session.scalars(in_order)
    ]


def _decided_by(change: MeasureChange) -> str:
    """Who decided it; no committee that the public cannot see."""
    if change.meeting is None or change.decided_by:
        return change.decided_by
    is_public = db.session.get(PublishedCommittee, change.meeting.committee_id) is not None
    return measure_changes.decided_by(change) if is_public else ""


def _contact(kept: dict[str, str]) -> ContactBody:
    return {
        "role": kept.get("role", ""),
        "name": kept.get("name", ""),
        "detail": kept.get("detail", ""),
        "email": kept.get("email", ""),
    }
