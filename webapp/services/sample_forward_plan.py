"""The sample council's forward plan: a decision taken and called in, one that scrutiny takes first, one in private."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from models.committee import Committee
from models.forward_plan import KeyDecision
from models.meeting import Meeting
from models.programme_vocabulary import DecisionNoticeKind
from models.rules.call_in import USUAL_GROUNDS
from models.rules.decision_notice_checks import Words
from models.rules.working_days import is_working_day, working_days_before
from models.vocabulary import SeatRole
from webapp import clock
from webapp.database import db
from webapp.services import (
    call_in_rules,
    call_ins,
    decision_matches,
    decision_notices,
    executive,
    key_decisions,
    working_calendar,
)
from webapp.services.actors import Actor
from webapp.services.key_decisions import DecisionDetails

MORNING = time(9)
COPIES = "County Offices, Market Moor, and www.moorshire.example"
MORE = "To be told as they come, write to democracy@moorshire.example."


def add(
    cabinet: Committee, *, past: Meeting, coming: Sequence[Meeting], scrutiny: Meeting, by: Actor, now: datetime
) -> None:
    """Enter three decisions of the cabinet, give their notices, and record one: taken at the `past` meeting, called in.

    The first to come is taken by the committee of the `scrutiny` meeting before it is decided, if that is in time.
    """
    soon, later = coming[:2]
    taken = _planned(cabinet, past.held_on, past, "Winter gritting routes", "Which roads are treated.", by, now)
    _noticed(taken, past.held_on - timedelta(days=40), by=by, now=now)
    record: key_decisions.RecordDetails = {
        "taken_on": past.held_on,
        "decision": "That the routes be as the report sets out, from 1 December.",
        "reasons": "Every school and every bus route is reached before seven in the morning.",
        "alternatives": "Keeping last year’s routes was rejected: two schools were out of reach in snow.",
        "conflicts": "None.",
        "decision_published_on": past.held_on,
    }
    key_decisions.take(taken, record, revision=str(taken.revision), by=by, at=now)
    _called_in(taken, scrutiny.committee, by=by, now=now)
    places = "Early years places in the north of the county"
    why = "Whether to pay for eighty more places in schools and family centres."
    first = _planned(cabinet, soon.held_on, soon, places, why, by, now)
    _noticed(first, soon.held_on - timedelta(days=42), by=by, now=now)
    if scrutiny.held_on < soon.held_on:
        decision_matches.take(
            first, scrutiny.committee, title=places, meeting_id=scrutiny.id, by=by, at=now - timedelta(days=1)
        )
    private = {
        "is_private": True,
        "exempt_paragraphs": [3],
        "private_reason": "Bids are still open, and knowing them would raise the price the council pays.",
    }
    homes, matter = "A contract for children’s homes", "Who is to run three homes for children in care."
    hidden = _planned(cabinet, later.held_on, later, homes, matter, by, now, **private)
    _noticed(hidden, clock.day_of(now) - timedelta(days=2), by=by, now=now)
    _noticed(hidden, clock.day_of(now) - timedelta(days=2), DecisionNoticeKind.PRIVATE_MEETING, by=by, now=now)


def _planned(
    cabinet: Committee,
    decide_on: date,
    meeting: Meeting,
    title: str,
    matter: str,
    by: Actor,
    now: datetime,
    **more: Any,
) -> KeyDecision:
    details: DecisionDetails = {
        "title": title,
        "matter": matter,
        "decider_committee_id": cabinet.id,
        "decider_member_id": None,
        "decider_name": "",
        "decider_title": "",
        "decide_on": decide_on,
        "decide_until": None,
        "meeting_id": meeting.id,
        "is_key": True,
        "documents": [f"{title}: report of the Executive Director"],
        "copies_from": COPIES,
        "asking_for_more": MORE,
        "is_private": False,
        "exempt_paragraphs": [],
        "private_reason": "",
        "portfolio_holder_id": None,
        "lead_officer": "Odette Fellrunner",
    }
    decision = key_decisions.add(cast(DecisionDetails, {**details, **more}), by=by, at=now - timedelta(days=50))
    db.session.flush()
    return decision


def _noticed(
    decision: KeyDecision,
    given_on: date,
    kind: DecisionNoticeKind = DecisionNoticeKind.KEY_DECISION,
    *,
    by: Actor,
    now: datetime,
) -> None:
    given_on = _open_day(given_on)
    at, revision = clock.moment_of(given_on, MORNING), str(decision.revision)
    decision_notices.give(decision, kind, Words(), given_on=given_on, revision=revision, by=by, at=at)
    db.session.flush()


def _called_in(decision: KeyDecision, scrutiny: Committee, *, by: Actor, now: datetime) -> None:
    """Three members of the committee that hears call-in ask that a decision be looked at again; it is valid."""
    rules, today = call_in_rules.current(), clock.day_of(now)
    own: call_in_rules.RulesDetails = {
        "working_days": rules.working_days,
        "signatories": rules.signatories,
        "grounds": list(rules.grounds),
        "heard_by_id": scrutiny.id,
    }
    call_in_rules.edit(rules, own, revision=str(rules.revision), by=by, at=now)
    leading = executive.since(on=today)
    seats = [one for one in scrutiny.seats if one.role is SeatRole.MEMBER and one.is_held_on(today)]
    signing = [one.member_id for one in seats if one.member_id and one.member_id not in leading]
    asked = call_ins.ask(
        decision,
        grounds=[USUAL_GROUNDS[3]],
        explanation="The report does not say which school buses run before seven. We ask to see their times first.",
        member_ids=signing[: rules.signatories],
        requested_on=today,
        by=by,
        at=now,
    )
    call_ins.accept(asked, by=by, at=now)


def _open_day(day: date) -> date:
    """The day itself where the council's offices are open, otherwise the last before on which they were."""
    closed = working_calendar.closed_days(day)
    return day if is_working_day(day, closed) else working_days_before(day, 1, closed)
