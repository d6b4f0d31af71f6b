"""The council's own rules of call-in: how long, how many members, on which grounds, who hears it."""

from datetime import date, datetime
from typing import TypedDict

from models.forward_plan import CallInRules, KeyDecision
from models.rules import call_in as rules
from models.rules.permissions import Permission
from webapp.database import db
from webapp.services import revisions, working_calendar
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
    """Keep the council's rules of call-in. What was asked for before stays as it was."""
    by.check(Permission.EDIT_COUNCIL)
    grounds = [one.strip() for one in details["grounds"] if one.strip()]
    rules.check_rules(working_days=details["working_days"], signatories=details["signatories"], grounds=grounds)
    if db.session.get(CallInRules, 1) is None:
        db.session.add(record)
    kept = {**details, "grounds": grounds}
    revisions.change(record, kept, "call-in rules edited", name="Rules of call-in", revision=revision, by=by, at=at)


def last_day_of(decision: KeyDecision) -> date | None:
    """The last day to call in a decision; None until it was taken and published."""
    published_on = decision.decision_published_on
    if decision.taken_on is None or published_on is None:
        return None
    return rules.last_day(published_on, current().working_days, working_calendar.closed_days(published_on))
