"""The council's own rules of call-in: how long, how many members, on which grounds, who hears it."""

import json
from datetime import date, datetime
from typing import TypedDict, cast

from models.forward_plan import CallInRules, KeyDecision
from models.forward_plan_bodies import KeyDecisionBody
from models.rules import call_in as rules
from models.rules.permissions import Permission
from models.vocabulary import SubjectKind
from webapp.database import db
from webapp.services import ledger, revisions, working_calendar
from webapp.services.actors import Actor

USUAL_DAYS, USUAL_SIGNATORIES = 5, 3


class RulesDetails(TypedDict):
    """How many working days, how many members, the grounds, and the committee that hears it."""

    working_days: int
    signatories: int
    grounds: list[str]
    heard_by_id: int | None


def current() -> CallInRules:
    """The council's rules, or the usual ones, which the first edit will keep."""
    usual = CallInRules(id=1, working_days=USUAL_DAYS, signatories=USUAL_SIGNATORIES, grounds=list(rules.USUAL_GROUNDS))
    usual.revision = 0
    return db.session.get(CallInRules, 1) or usual


def edit(record: CallInRules, details: RulesDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Keep the council's rules of call-in. Decisions that are public keep the last day that was told of them."""
    by.check(Permission.EDIT_COUNCIL)
    grounds = [one.strip() for one in details["grounds"] if one.strip()]
    rules.check_rules(working_days=details["working_days"], signatories=details["signatories"], grounds=grounds)
    if db.session.get(CallInRules, 1) is None:
        db.session.add(record)
    kept = {**details, "grounds": grounds}
    revisions.change(record, kept, "call-in rules edited", name="Rules of call-in", revision=revision, by=by, at=at)


def last_day_of(decision: KeyDecision) -> date | None:
    """The last day to call in a decision; None until it was taken and published.

    The day that the public was told stands: rules that change later make nobody's time shorter or longer.
    """
    published_on = decision.decision_published_on
    if decision.taken_on is None or published_on is None:
        return None
    if told := _told(decision, published_on):
        return told
    return rules.last_day(published_on, current().working_days, working_calendar.closed_days(published_on))


def _told(decision: KeyDecision, published_on: date) -> date | None:
    """The last day that the public reads of a decision published on that day; None where it reads none."""
    live = ledger.live(SubjectKind.KEY_DECISION, decision.id)
    if live is None or live.is_withdrawn:
        return None
    record = cast(KeyDecisionBody, json.loads(live.body))["record"]
    if record is None or record["published_on"] != published_on.isoformat() or not record["call_in_until"]:
        return None
    return date.fromisoformat(record["call_in_until"])
