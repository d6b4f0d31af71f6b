"""Decisions in the forward plan, for tests: a cabinet of two is to close libraries on 1 August 2019."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from models.committee import Committee
from models.forward_plan import DecisionNotice, KeyDecision
from models.member import Member
from models.programme_vocabulary import DecisionNoticeKind
from models.rules.call_in import USUAL_GROUNDS
from models.rules.decision_notice_checks import Words
from models.vocabulary import CommitteeKind, Verb
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services import call_in_rules, call_ins, decision_notices, forward_plan_publishing, key_decisions
from webapp.services.actors import Actor, acting, operator
from webapp.services.ledger import Act

NOW = datetime(2019, 6, 28, 9, 0, tzinfo=UTC)
GIVEN_ON = NOW.date()
BY = operator(on=NOW.date())
DECIDE_ON = date(2019, 8, 1)
TITLE = "Libraries open on fewer days"
RECORD = {
    "taken_on": DECIDE_ON, "decision": "That three libraries close on Mondays.", "reasons": "It saves £40,000.",
    "alternatives": "Closing one library altogether was rejected.", "conflicts": "None.",
    "decision_published_on": DECIDE_ON,
}  # fmt: skip


def clerk_of(committee: Committee) -> Actor:
    return acting(factories.officer(committee=committee), on=NOW.date())


def cabinet(**fields: Any) -> Committee:
    """A cabinet with a leader and one more member."""
    found = factories.committee(**{"name": "Cabinet", "slug": "cabinet", "kind": CommitteeKind.CABINET, **fields})
    for name in ("Cllr Ada Leader", "Cllr Ben Holder"):
        factories.seat(found, factories.member(name=name))
    return found


def panel(**fields: Any) -> Committee:
    """A scrutiny panel in whose remit libraries are."""
    usual = {"name": "Communities Panel", "slug": "communities", "kind": CommitteeKind.PANEL}
    return factories.committee(**{**usual, "remit": "Highways, waste, libraries and heritage.", **fields})


def details(decider: Committee | None = None, **fields: Any) -> Any:
    """All that a decision says, ready for its notice."""
    usual = {
        "title": TITLE, "matter": "Whether three libraries close on Mondays.",
        "decider_committee_id": decider.id if decider else None, "decider_member_id": None,
        "decider_name": "" if decider else "The Leader", "decider_title": "", "decide_on": DECIDE_ON,
        "decide_until": None, "meeting_id": None, "is_key": True, "documents": ["Report of the Director"],
        "copies_from": "County Hall", "asking_for_more": "Write to the proper officer.", "is_private": False,
        "exempt_paragraphs": [], "private_reason": "", "portfolio_holder_id": None, "lead_officer": "J. Page",
    }  # fmt: skip
    return {**usual, **fields}


def planned(decider: Committee | None = None, **fields: Any) -> KeyDecision:
    """A decision in the plan; nothing of it is public."""
    found = key_decisions.add(details(decider, **fields), by=BY, at=NOW)
    db.session.commit()
    return found


def given(
    decision: KeyDecision,
    kind: DecisionNoticeKind = DecisionNoticeKind.KEY_DECISION,
    words: Words | None = None,
    *,
    given_on: date = GIVEN_ON,
    at: datetime = NOW,
) -> DecisionNotice:
    """A notice of it, which makes it public."""
    made = decision_notices.give(
        decision, kind, words or Words(), given_on=given_on, revision=str(decision.revision), by=BY, at=at
    )
    db.session.commit()
    return made


def taken(decider: Committee | None = None, **fields: Any) -> KeyDecision:
    """A decision of 1 August 2019 that was taken and published that day, with notice in time."""
    found = planned(decider or cabinet())
    given(found)
    key_decisions.take(found, {**RECORD, **fields}, revision=str(found.revision), by=BY, at=after())
    db.session.commit()
    return found


def after(day: date = DECIDE_ON) -> datetime:
    """The evening of a day."""
    return datetime(day.year, day.month, day.day, 17, tzinfo=UTC)


def own_rules(**fields: Any) -> None:
    """The council's rules of call-in: five working days, two members, one ground."""
    usual = {"working_days": 5, "signatories": 2, "grounds": ["Evidence was left out"], "heard_by_id": None}
    record = call_in_rules.current()
    call_in_rules.edit(record, {**usual, **fields}, revision=str(record.revision), by=BY, at=NOW)
    db.session.commit()


def in_every_state(body: Committee, member: Member) -> dict[str, object]:
    """One with its notice to come, and one taken today and called in; what to put in the address of each."""
    now, on = clock.now(), clock.today()
    coming = planned(body, decide_on=on + timedelta(days=60), decide_until=on + timedelta(days=70))
    notice = given(coming, given_on=on, at=now)
    past = planned(body, title="Fees of car parks", decide_on=on, is_key=False)
    forward_plan_publishing.publish(past, Act(Verb.PUBLISH, by=BY, at=now))
    record = {**RECORD, "taken_on": on, "decision_published_on": on}
    key_decisions.take(past, record, revision=str(past.revision), by=BY, at=now)
    said = {"grounds": [USUAL_GROUNDS[0]], "explanation": "Nobody asked the drivers.", "requested_on": on}
    asked = call_ins.ask(past, **said, member_ids=[member.id], by=BY, at=now)
    db.session.commit()
    return {"decision_id": coming.id, "notice_id": notice.id, "call_in_id": asked.id}
