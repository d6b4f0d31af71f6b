"""What the public reads of the forward plan: published once, and kept in line with the record from then on.

A decision is first published by an officer, or with the first notice given of it. From then on every change is public
in the transaction that makes it, as a version with its reason, so that no notice waits for a second press.
"""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import cast

from sqlalchemy import delete, insert, select

from models.forward_plan import KeyDecision
from models.forward_plan_bodies import KeyDecisionBody
from models.publication import Publication, Published, PublishedKeyDecision
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import forward_plan_bodies, ledger, live_index, revisions
from webapp.services.actors import Actor
from webapp.services.ledger import Act

KIND = SubjectKind.KEY_DECISION
FEED = "forward-plan"
GONE = "It was entered in the forward plan by mistake."


def publish(decision: KeyDecision, act: Act, *, revision: str | None = None) -> Publication:
    """Put a decision into the public forward plan as it is now; `revision` is that of the page looked at, if any."""
    act.by.check(Permission.PUBLISH, decision.decider_committee_id)
    if revision is not None:
        revisions.check_revision(decision, revision)
    else:
        revisions.hold(decision)
    if decision.removed_at is not None:
        raise RuleBroken("This decision was taken away. Enter it again to publish it.")
    body = forward_plan_bodies.key_decision_body(decision)
    live = ledger.live(KIND, decision.id)
    if live is not None and not live.is_withdrawn and json.loads(live.body) == body:
        raise RuleBroken("This is public already, just as it stands here. Nothing has changed since.")
    return _append(decision, body, act)


def follow(decision: KeyDecision, what: str, *, by: Actor, at: datetime) -> None:
    """Have the public read a decision that it reads already as it is now; `what` says in a sentence what is new."""
    live = ledger.live(KIND, decision.id)
    if live is None or live.is_withdrawn:
        return
    if decision.removed_at is not None:
        act = Act(Verb.WITHDRAW, by=by, at=at, reason=GONE)
        unlist_decision(decision, ledger.withdraw(KIND, decision.id, act))
        return
    body = forward_plan_bodies.key_decision_body(decision)
    if json.loads(live.body) != body:
        _append(decision, body, Act(Verb.SUPPLEMENT, by=by, at=at, reason=what))


def is_public(decision: KeyDecision) -> bool:
    """Whether the public reads it now."""
    live = ledger.live(KIND, decision.id)
    return live is not None and not live.is_withdrawn


def public_ones(numbers: list[int]) -> set[int]:
    """The numbers of those that the public reads now: one query, however many there are."""
    found = select(Published.subject_id).where(
        Published.subject_kind == KIND, Published.subject_id.in_(numbers), Published.is_withdrawn.is_(False)
    )
    return set(db.session.scalars(found.order_by(Published.subject_id)))


def list_decision(decision: KeyDecision, body: KeyDecisionBody, publication: Publication) -> None:
    """Put a public decision where the forward plan finds it."""
    db.session.execute(delete(PublishedKeyDecision).where(PublishedKeyDecision.decision_id == decision.id))
    db.session.execute(insert(PublishedKeyDecision).values(**_row(decision, body)))
    live_index.touch([FEED], publication)


def unlist_decision(decision: KeyDecision, publication: Publication) -> None:
    """Take a decision out of the forward plan."""
    db.session.execute(delete(PublishedKeyDecision).where(PublishedKeyDecision.decision_id == decision.id))
    live_index.touch([FEED], publication)


def _append(decision: KeyDecision, body: KeyDecisionBody, act: Act) -> Publication:
    live = ledger.live(KIND, decision.id)
    first_time = live is None or live.is_withdrawn
    hides = act.hides_earlier or _reveals_what_is_now_private(live, body)
    told = replace(act, verb=Verb.PUBLISH if first_time else Verb.SUPPLEMENT, hides_earlier=hides)
    if not first_time and not act.reason.strip():
        told = replace(told, reason="Its details were brought up to date.")
    publication = ledger.append(KIND, decision.id, body, told, title=body["stated"]["title"])
    list_decision(decision, body, publication)
    return publication


def _reveals_what_is_now_private(live: Published | None, body: KeyDecisionBody) -> bool:
    """Whether earlier versions told more than may be told: the matter was not private, and now is (reg 9(3)).

    Of one that was private already, words that are put right leave too: they may have told too much.
    """
    if live is None or live.is_withdrawn:
        return False
    before = cast(KeyDecisionBody, json.loads(live.body))
    return body["stated"]["is_private"] and (not before["stated"]["is_private"] or _words(before) != _words(body))


def _words(body: KeyDecisionBody) -> tuple[object, ...]:
    stated = body["stated"]
    return stated["title"], stated["matter"], stated["documents"], stated["private_reason"]


def _row(decision: KeyDecision, body: KeyDecisionBody) -> dict[str, object]:
    stated = body["stated"]
    return {
        "decision_id": decision.id,
        "committee_id": decision.decider_committee_id,
        "address": body["address"],
        "title": stated["title"],
        "decider": stated["decider"]["name"],
        "decide_on": date.fromisoformat(stated["decide_on"]),
        "decide_until": date.fromisoformat(stated["decide_until"]) if stated["decide_until"] else None,
        "is_key": stated["is_key"],
        "is_private": stated["is_private"],
        "status": body["status"],
    }
