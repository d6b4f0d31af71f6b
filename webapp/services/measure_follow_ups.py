"""What a committee does about a measure: it asks why, and gets an action, a suggestion or a recommendation of it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import joinedload

from models.committee import Committee
from models.measure import Measure
from models.member import Member
from models.programme_vocabulary import SuggestedBy
from models.resolution import Recommendation, Resolution
from models.rules import RuleBroken
from models.rules.actions import Due, Owner, Source, check_to_come
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.scorecard import MeasureFollowUp, Scorecard
from models.scorecard_vocabulary import FollowUpKind
from models.suggestion import Suggestion
from webapp.clock import day_of
from webapp.database import db
from webapp.services import actions, audit, measure_evidence, recommendations, revisions, suggestions
from webapp.services.actors import Actor, NotAllowed

LONGEST = 4000
# What makes two the same: a button pressed twice.
SAME = (
    *("measure_id", "committee_id", "kind", "asked", "asked_on", "answer"),
    *("action_id", "suggestion_id", "recommendation_id"),
)


class Asked(TypedDict):
    """What is asked of a measure: by which committee, on which day, and by whom, if it was one member."""

    committee_id: int | None
    asked: str
    asked_on: date | None
    asked_by_id: int | None


class ToDo(TypedDict):
    """What somebody is to do about a measure, and by when."""

    text: str
    owner: Owner
    due: Due
    is_public: bool


def askers(measure: Measure, scorecard: Scorecard | None, *, by: Actor) -> list[Committee]:
    """The committees on whose behalf this person may write down a question: in whose remit it is, or that had it.

    NotAllowed where there are none.
    """
    found = [one.committee for one in measure.remits]
    if scorecard is not None:
        found += [scorecard.committee] if scorecard.committee else []
        found += [scorecard.item.meeting.committee] if scorecard.item else []
    own = {one.id: one for one in found if by.may(Permission.RECORD_MEETING, one.id)}
    if not own:
        raise NotAllowed(f"{by.name} records no committee that has this measure before it")
    return sorted(own.values(), key=lambda one: (one.name, one.id))


def note(
    measure: Measure, scorecard: Scorecard | None, said: Asked, answer: str = "", *, by: Actor, at: datetime
) -> MeasureFollowUp:
    """Write down what a committee asked, and what it was told, where nothing more is to come of it."""
    made = _asked(measure, scorecard, said, FollowUpKind.QUESTION, by=by, at=at)
    made.answer = _answered(answer)
    return _keep(made, by=by, at=at)


def write_answer(found: MeasureFollowUp, answer: str, *, revision: str, by: Actor, at: datetime) -> None:
    """Keep the words of the answer to a question that led to nothing more, given at the meeting or sent since."""
    by.check(Permission.RECORD_MEETING, found.committee_id)
    if found.kind is not FollowUpKind.QUESTION:
        raise RuleBroken("An action, a suggestion and a recommendation are answered where they are kept.")
    values, what, name = {"answer": _answered(answer)}, "answer about a measure", found.measure.name
    revisions.change(found, values, what, name=name, revision=revision, by=by, at=at, committee_id=found.committee_id)


def act(
    measure: Measure, scorecard: Scorecard | None, said: Asked, to_do: ToDo, *, by: Actor, at: datetime
) -> MeasureFollowUp:
    """Give somebody an action about a measure, with what the scorecard said of it."""
    made = _asked(measure, scorecard, said, FollowUpKind.ACTION, by=by, at=at)
    check_to_come(to_do["due"], today=day_of(at))
    given = actions.give(
        db.session.get_one(Committee, made.committee_id), **to_do, from_=_source(scorecard, made), by=by, at=at
    )
    db.session.flush()
    made.action_id = given.id
    return _keep(made, by=by, at=at)


def suggest(
    measure: Measure, scorecard: Scorecard | None, said: Asked, title: str, *, by: Actor, at: datetime
) -> MeasureFollowUp:
    """Suggest the measure for the work programme of the committee that asked, with what the scorecard said of it."""
    made = _asked(measure, scorecard, said, FollowUpKind.SUGGESTION, by=by, at=at)
    who = SuggestedBy.MEMBER if made.asked_by_id else SuggestedBy.OFFICER
    suggested = suggestions.enter(
        {"title": title, "why": made.asked, "committee_id": made.committee_id},
        {"name": "", "email": ""},
        suggested_by=who,
        member_id=made.asked_by_id,
        by=by,
        at=at,
    )
    db.session.flush()
    made.suggestion_id = suggested.id
    return _keep(made, by=by, at=at)


def link(
    measure: Measure,
    scorecard: Scorecard | None,
    said: Asked,
    recommendation_id: int | None,
    *,
    by: Actor,
    at: datetime,
) -> MeasureFollowUp:
    """Say that a recommendation of the committee is about a measure: it is marked on its chart once it is public."""
    made = _asked(measure, scorecard, said, FollowUpKind.RECOMMENDATION, by=by, at=at)
    offered = {one.id: one for one in to_link(measure, [db.session.get_one(Committee, made.committee_id)])}
    if recommendation_id not in offered:
        raise RuleBroken("Choose a recommendation of the committee that asks.", "recommendation_id")
    made.recommendation_id = recommendation_id
    return _keep(made, by=by, at=at)


def ask_as_member(
    member: Member, measure: Measure, scorecard: Scorecard, said: Asked, title: str, *, by: Actor, at: datetime
) -> MeasureFollowUp:
    """A member asks why of a measure on a public scorecard: it is suggested for their committee's work programme.

    They hear of the answer by letter, and see it among their suggestions.
    """
    by.check_is(member.id)
    made = _made(measure, scorecard, {**said, "asked_by_id": member.id}, FollowUpKind.SUGGESTION, at)
    suggested = suggestions.offer_as_member(
        member,
        {"title": title, "why": made.asked, "committee_id": made.committee_id},
        {"name": member.name, "email": ""},
        by=by,
        at=at,
    )
    db.session.flush()
    made.suggestion_id = suggested.id
    return _keep(made, by=by, at=at)


def get(follow_up_id: int, *, by: Actor) -> MeasureFollowUp:
    """What was written down of a measure, of a committee whose meetings this person records."""
    found = db.session.scalars(_kept().where(MeasureFollowUp.id == follow_up_id)).one()
    by.check(Permission.RECORD_MEETING, found.committee_id)
    return found


def take_away(found: MeasureFollowUp, *, revision: str, by: Actor, at: datetime) -> None:
    """Take away what was written down by mistake. An action or a suggestion made of it stays, without its evidence."""
    by.check(Permission.RECORD_MEETING, found.committee_id)
    revisions.check_seen(found, revision, lambda: f"“{found.answer or found.asked}”")
    found.removed_at = at
    found.revision += 1
    _note("question about a measure taken away", found, by=by, at=at)


def of_measures(numbers: Iterable[int]) -> dict[int, list[MeasureFollowUp]]:
    """What came of each measure, by its number, the latest first: one statement."""
    wanted = _kept().where(MeasureFollowUp.measure_id.in_(sorted(set(numbers))))
    found: dict[int, list[MeasureFollowUp]] = {}
    for one in db.session.scalars(wanted.order_by(MeasureFollowUp.asked_on.desc(), MeasureFollowUp.id.desc())):
        found.setdefault(one.measure_id, []).append(one)
    return found


def of_action(action_id: int) -> list[MeasureFollowUp]:
    """The measures an action was given about."""
    return _about(MeasureFollowUp.action_id == action_id)


def of_suggestion(suggestion_id: int) -> list[MeasureFollowUp]:
    """The measures a suggestion is about."""
    return _about(MeasureFollowUp.suggestion_id == suggestion_id)


def of_recommendation(recommendation_id: int) -> list[MeasureFollowUp]:
    """The measures a recommendation is said to be about."""
    return _about(MeasureFollowUp.recommendation_id == recommendation_id)


def of_topic(topic_id: int) -> list[MeasureFollowUp]:
    """The measures a topic is about, by the suggestions it took up."""
    return _about(MeasureFollowUp.suggestion_id.in_(select(Suggestion.id).where(Suggestion.topic_id == topic_id)))


def public_only(found: Iterable[MeasureFollowUp]) -> list[MeasureFollowUp]:
    """Those whose evidence anybody reads: what members, and whoever has a letter's link, may be shown."""
    return [one for one in found if one.evidence.get("address")]


def to_link(measure: Measure, askers: Iterable[Committee]) -> list[Recommendation]:
    """The recommendations of committees that are not said to be about a measure yet, the newest first."""
    linked = {one.recommendation_id for one in of_measures([measure.id]).get(measure.id, [])}
    return [each for one in askers for each in recommendations.of_committee(one) if each.id not in linked]


def _asked(
    measure: Measure, scorecard: Scorecard | None, said: Asked, kind: FollowUpKind, *, by: Actor, at: datetime
) -> MeasureFollowUp:
    """What an officer writes down for a committee."""
    if said["committee_id"] not in {one.id for one in askers(measure, scorecard, by=by)}:
        raise RuleBroken("Choose the committee that asks.", "committee_id")
    return _made(measure, scorecard, said, kind, at)


def _made(
    measure: Measure, scorecard: Scorecard | None, said: Asked, kind: FollowUpKind, at: datetime
) -> MeasureFollowUp:
    asked, on = said["asked"].strip(), said["asked_on"] or day_of(at)
    if not asked:
        raise RuleBroken("Write what is asked: “Why is it off track, and when will it be back?”", "asked")
    if len(asked) > LONGEST:
        raise RuleBroken(f"Use {LONGEST} characters or fewer.", "asked")
    if on > day_of(at):
        raise RuleBroken(f"It was asked on {long_date(day_of(at))} or before: that day is still to come.", "asked_on")
    return MeasureFollowUp(
        measure_id=measure.id,
        scorecard_id=scorecard.id if scorecard else None,
        committee_id=said["committee_id"],
        kind=kind,
        asked=asked,
        answer="",
        asked_on=on,
        asked_by_id=said["asked_by_id"],
        evidence=dict(measure_evidence.of(measure, scorecard, on=day_of(at))),
        added_at=at,
    )


def _answered(answer: str) -> str:
    if len(answer.strip()) > LONGEST:
        raise RuleBroken(f"Use {LONGEST} characters or fewer.", "answer")
    return answer.strip()


def _source(scorecard: Scorecard | None, made: MeasureFollowUp) -> Source:
    """The minute an action comes from: the item of the meeting that had the scorecard, once it was held."""
    item = scorecard.item if scorecard else None
    if item is None or item.meeting.committee_id != made.committee_id or item.meeting.held_on > made.asked_on:
        return Source()
    return Source(item.meeting_id, item.id)


def _keep(made: MeasureFollowUp, *, by: Actor, at: datetime) -> MeasureFollowUp:
    """Keep it, or give what is kept already where a button was pressed twice."""
    before = _kept().where(*(getattr(MeasureFollowUp, name) == getattr(made, name) for name in SAME))
    if (kept := db.session.scalars(before.order_by(MeasureFollowUp.id).limit(1)).first()) is not None:
        return kept
    db.session.add(made)
    _note("why asked of a measure", made, by=by, at=at)
    return made


def _note(what: str, found: MeasureFollowUp, *, by: Actor, at: datetime) -> None:
    name = db.session.get_one(Measure, found.measure_id).name
    audit.record(what, found, name=name, by=by, at=at, committee_id=found.committee_id)


def _about(named: ColumnElement[bool]) -> list[MeasureFollowUp]:
    return list(db.session.scalars(_kept().where(named).order_by(MeasureFollowUp.id)))


def _kept() -> Select[MeasureFollowUp]:
    return (
        select(MeasureFollowUp)
        .options(
            joinedload(MeasureFollowUp.measure).joinedload(Measure.framework),
            joinedload(MeasureFollowUp.committee),
            joinedload(MeasureFollowUp.asked_by),
            joinedload(MeasureFollowUp.action),
            joinedload(MeasureFollowUp.suggestion),
            joinedload(MeasureFollowUp.recommendation)
            .joinedload(Recommendation.resolution)
            .joinedload(Resolution.meeting),
        )
        .where(MeasureFollowUp.removed_at.is_(None))
    )
