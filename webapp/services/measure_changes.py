"""Decisions about measures: by which meeting or resolution, from when, and why; written once, never rewritten."""

from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.measure import Framework, Measure, MeasureChange
from models.meeting import Meeting
from models.resolution import Resolution
from models.rules import RuleBroken
from models.rules import measures as rules
from models.rules.wording import long_date
from models.scorecard_vocabulary import MeasureEvent
from models.vocabulary import MeetingStatus
from webapp.database import db
from webapp.services import audit
from webapp.services.actors import Actor

MOST_MEETINGS = 60


class Decision(TypedDict):
    """Who decided something about a measure, from when it holds, and why: a meeting, its resolution, or words."""

    takes_effect_on: date | None
    reason: str
    meeting_id: int | None
    resolution_id: int | None
    decided_by: str
    breaks_series: bool


def note(measure: Measure, event: MeasureEvent, decision: Decision, *, by: Actor, at: datetime) -> MeasureChange:
    """Write a decision into a measure's history. RuleBroken for one without its day, reason or a true source."""
    rules.check_decision(decision["takes_effect_on"], decision["reason"])
    _check_source(decision)
    change = MeasureChange(
        **{**decision, "reason": decision["reason"].strip(), "decided_by": decision["decided_by"].strip()},
        measure=measure,
        event=event,
        changed_at=at,
        changed_by=by.name,
        changed_by_id=by.user_id,
    )
    db.session.add(change)
    db.session.flush()
    audit.note(
        f"measure {event.value}",
        kind=Measure.__tablename__,
        subject_id=measure.id,
        name=measure.name,
        by=by,
        at=at,
        reason=change.reason,
    )
    return change


def of_framework(framework: Framework) -> list[MeasureChange]:
    """Every decision about its measures, the latest first, with the measure and the meeting."""
    found = (
        select(MeasureChange)
        .join(MeasureChange.measure)
        .where(Measure.framework_id == framework.id, Measure.removed_at.is_(None))
        .options(joinedload(MeasureChange.measure), joinedload(MeasureChange.meeting).joinedload(Meeting.committee))
        .order_by(MeasureChange.takes_effect_on.desc(), MeasureChange.id.desc())
    )
    return list(db.session.scalars(found))


def decided_by(change: MeasureChange) -> str:
    """Who decided it, in words; empty where nothing says."""
    if change.decided_by or change.meeting is None:
        return change.decided_by
    return change.meeting.committee.name


def deciding_meetings(measure: Measure | None, *, on: date) -> dict[str, str]:
    """The latest meetings that may have decided about a measure: of committees in whose remit it is, or of all."""
    found = select(Meeting).where(Meeting.held_on <= on, Meeting.status != MeetingStatus.CANCELLED)
    if measure is not None and measure.remits:
        found = found.where(Meeting.committee_id.in_([one.committee_id for one in measure.remits]))
    latest = found.options(joinedload(Meeting.committee)).order_by(Meeting.held_on.desc(), Meeting.id.desc())
    return {
        str(one.id): f"{one.committee.name}, {long_date(one.held_on)}"
        for one in db.session.scalars(latest.limit(MOST_MEETINGS))
    }


def _check_source(decision: Decision) -> None:
    meeting_id, resolution_id = decision["meeting_id"], decision["resolution_id"]
    if meeting_id is not None and db.session.get(Meeting, meeting_id) is None:
        raise RuleBroken("Choose the meeting that decided it from the list.", "meeting_id")
    if resolution_id is None:
        return
    resolution = db.session.get(Resolution, resolution_id)
    if resolution is None or (meeting_id is not None and resolution.meeting_id != meeting_id):
        raise RuleBroken("Choose a resolution of that meeting.", "resolution_id")
