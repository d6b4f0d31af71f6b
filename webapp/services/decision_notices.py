"""The notices of executive decisions: given, taken away when given by mistake, and made into papers."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from exports.decision_notices import NoticeFacts, compose
from exports.paper import Paper
from models.forward_plan import DecisionNotice, KeyDecision
from models.forward_plan_bodies import DecisionNoticeBody
from models.programme_vocabulary import DecisionNoticeKind, KeyDecisionStatus
from models.rules import RuleBroken
from models.rules import decision_notices as rules
from models.rules.addresses import safe_filename
from models.rules.decision_notice_checks import Words, check_kind, check_notice
from models.rules.decision_notices import Given
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import Verb
from webapp.clock import day_of
from webapp.database import db
from webapp.services import (
    audit,
    bodies,
    decision_facts,
    forward_plan_bodies,
    forward_plan_publishing,
    key_decisions,
    papers,
    revisions,
)
from webapp.services.actors import Actor
from webapp.services.ledger import Act


def get(notice_id: int, *, by: Actor) -> DecisionNotice:
    """A notice of a decision this person keeps. NoResultFound or NotAllowed otherwise."""
    found = db.session.get_one(DecisionNotice, notice_id)
    by.check(Permission.EDIT_AGENDA, found.decision.decider_committee_id)
    return found


def of(decision: KeyDecision) -> list[DecisionNotice]:
    """The notices given of a decision, the first given first."""
    return decision_facts.notices_of(decision)


def give(
    decision: KeyDecision,
    kind: DecisionNoticeKind,
    words: Words,
    *,
    given_on: date,
    revision: str,
    by: Actor,
    at: datetime,
) -> DecisionNotice:
    """Give a notice: it and the decision are public from this moment, with what the notice states as it stands now.

    `given_on` is today, or the earlier day on which it was published elsewhere.
    """
    by.check(Permission.PUBLISH, decision.decider_committee_id)
    revisions.check_revision(decision, revision)
    _check_planned(decision)
    today = day_of(at)
    planned, given = decision_facts.planned(decision), as_given(decision)
    closed = decision_facts.closed_around([decision], today=min(today, given_on))
    check_notice(kind, planned, words, given_on=given_on, given=given, today=today, closed=closed)
    notice = DecisionNotice(
        decision=decision,
        kind=kind,
        given_on=given_on,
        stated=dict(forward_plan_bodies.stated_body(decision)),
        reason=words.reason.strip(),
        agreed_by=words.agreed_by.strip(),
        agreed_on=words.agreed_on,
        representations=words.representations.strip(),
        response=words.response.strip(),
        noted_at=at,
    )
    db.session.add(notice)
    decision.revision += 1
    _keep("notice given", notice, told=f"{rules.name_of(kind)}, {long_date(given_on)}", by=by, at=at)
    _make_public(decision, f"{rules.name_of(kind)} was given on {long_date(given_on)}.", by=by, at=at)
    return notice


def as_given(decision: KeyDecision) -> list[Given]:
    """The notices given of a decision as the rules see them, with those marked that no longer say how it is."""
    return [Given(one.kind, one.given_on, bool(has_changed_since(one))) for one in of(decision)]


def why_not(decision: KeyDecision, kind: DecisionNoticeKind) -> str:
    """Why a notice cannot be given of a decision as it is, before any of it is typed; nothing where it can."""
    try:
        check_kind(kind, decision_facts.planned(decision), as_given(decision))
    except RuleBroken as broken:
        return broken.message
    return ""


def remove(notice: DecisionNotice, *, by: Actor, at: datetime) -> None:
    """Take away a notice entered by mistake. Versions that the public read keep it."""
    decision = notice.decision
    by.check(Permission.PUBLISH, decision.decider_committee_id)
    revisions.hold(decision)
    if notice.removed_at is not None:
        raise RuleBroken("This notice was taken away already.")
    notice.removed_at = at
    decision.revision += 1
    _keep("notice removed", notice, told=rules.name_of(notice.kind), by=by, at=at)
    told = f"{rules.name_of(notice.kind)} was entered by mistake and is taken away."
    forward_plan_publishing.follow(decision, told, by=by, at=at)


def has_changed_since(notice: DecisionNotice) -> list[str]:
    """What of the decision is no longer as a notice stated it, in words: the public may need another."""
    now: Mapping[str, Any] = forward_plan_bodies.stated_body(notice.decision)
    then: Mapping[str, Any] = notice.stated
    names = {
        "title": "the title",
        "matter": "the matter",
        "decider": "who decides",
        "decide_on": "the day",
        "decide_until": "the end of the period",
        "documents": "the documents",
        "is_private": "whether it is private",
        "exempt_paragraphs": "the paragraphs for meeting in private",
        "private_reason": "the reasons for meeting in private",
    }
    return [said for name, said in names.items() if _unlinked(then.get(name)) != _unlinked(now[name])]


def draft(decision: KeyDecision, kind: DecisionNoticeKind, *, on: date) -> Paper:
    """What the notice would say if it were given now, for officers to look at before."""
    body: DecisionNoticeBody = {
        "id": 0,
        "kind": kind.value,
        "name": rules.name_of(kind),
        "given_on": on.isoformat(),
        "stated": forward_plan_bodies.stated_body(decision),
        "reason": "",
        "agreed_by": "",
        "agreed_on": None,
        "representations": "",
        "response": "",
    }
    council = bodies.the_council()
    return compose(NoticeFacts(council.name, body), accent=council.accent)


def word(decision: KeyDecision, kind: DecisionNoticeKind, *, on: date) -> tuple[str, bytes]:
    """The same as a Word file, and what the file is called."""
    return safe_filename(f"draft {rules.name_of(kind)} {decision.id}.docx"), papers.word_file(
        draft(decision, kind, on=on)
    )


def _unlinked(said: Any) -> Any:
    """What is said, whether or not the one it names has a public page by now."""
    return {**said, "address": None} if isinstance(said, dict) else said


def _check_planned(decision: KeyDecision) -> None:
    if decision.removed_at is not None:
        raise RuleBroken("This decision was taken away. Enter it again.")
    if decision.status is KeyDecisionStatus.WITHDRAWN:
        raise RuleBroken("This decision was withdrawn. Put it back into the plan to give notice of it.")


def _make_public(decision: KeyDecision, what: str, *, by: Actor, at: datetime) -> None:
    if forward_plan_publishing.is_public(decision):
        forward_plan_publishing.follow(decision, what, by=by, at=at)
    else:
        forward_plan_publishing.publish(decision, Act(Verb.PUBLISH, by=by, at=at, reason=what))


def _keep(what: str, notice: DecisionNotice, *, told: str, by: Actor, at: datetime) -> None:
    """Write it into the history of the notice and of its decision, which says which notice it was."""
    decision = notice.decision
    name = f"{rules.name_of(notice.kind)}: {key_decisions.name_of(decision)}"[:200]
    audit.record(what, notice, name=name, by=by, at=at, committee_id=decision.decider_committee_id)
    audit.record(
        what,
        decision,
        name=key_decisions.name_of(decision),
        by=by,
        at=at,
        reason=told,
        committee_id=decision.decider_committee_id,
    )
