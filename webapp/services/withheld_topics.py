"""What committees plan about a decision that becomes private leaves the public with it, without waiting for a press.

Only these topics go, out of the live versions as they stand: composed anew, a programme would tell whatever else was
changed in it and not yet looked at. Versions that named them answer 410. See docs/decisions/0013.
"""

import json
from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import or_, select

from models.bodies import NamedAddress
from models.forward_plan import KeyDecision
from models.programme_bodies import ProgrammeBody, TopicBody
from models.programme_vocabulary import TopicEvent
from models.publication import Publication, Published
from models.vocabulary import SubjectKind, Verb
from models.work_programme import Topic, WorkProgramme
from webapp.clock import day_of
from webapp.database import db
from webapp.services import ledger, live_programmes, meetings, programme_papers, programme_publishing, topic_history
from webapp.services import topics as topic_records
from webapp.services.actors import Actor
from webapp.services.ledger import Act

REASON = "A topic was taken out."
KEPT_BACK = "The decision it looks at is to be taken in private."


def take_out(decision: KeyDecision, *, by: Actor, at: datetime) -> None:
    """Keep the topics of a decision from the public, with every page, programme and file that names them.

    An officer who has looked at their words may make them public again.
    """
    found = list(db.session.scalars(select(Topic).where(Topic.key_decision_id == decision.id).order_by(Topic.id)))
    if not found:
        return
    for committee_id in sorted({one.committee_id for one in found}):
        meetings.hold(committee_id)
    for one in found:
        db.session.refresh(one)
        _keep_back(one, by=by, at=at)
    numbers = {one.id for one in found}
    act = Act(Verb.CORRECT, by=by, at=at, reason=REASON, hides_earlier=True)
    for kind, subject_id in _naming(numbers):
        if kind is SubjectKind.PROGRAMME:
            _out_of_programme(db.session.get_one(WorkProgramme, subject_id), numbers, act)
        elif subject_id not in numbers:
            _out_of_topic(db.session.get_one(Topic, subject_id), numbers, act)
    for one in found:
        if (live := ledger.live(SubjectKind.TOPIC, one.id)) is not None and not live.is_withdrawn:
            programme_publishing.take_away(one, act)


def _keep_back(topic: Topic, *, by: Actor, at: datetime) -> None:
    if topic.is_public and topic.removed_at is None:
        label = topic_records.LABELS["is_public"]
        topic.is_public = False
        was, now = f"{label}: yes", f"{label}: no"
        topic_history.note(topic, TopicEvent.CHANGED, was=was, now=now, reason=KEPT_BACK, by=by, at=at)


def _naming(numbers: Collection[int]) -> list[tuple[SubjectKind, int]]:
    """The public programmes and topics of which a version that can still be read leads to one of these topics."""
    found = (
        select(Publication.subject_kind, Publication.subject_id)
        .join(
            Published,
            (Published.subject_kind == Publication.subject_kind) & (Published.subject_id == Publication.subject_id),
        )
        .where(Published.is_withdrawn.is_(False), Publication.version >= Published.readable_from)
        .where(Publication.subject_kind.in_((SubjectKind.PROGRAMME, SubjectKind.TOPIC)))
        .where(or_(*(Publication.body.contains(f'{_end_of_address(one)}"', autoescape=True) for one in numbers)))
        .distinct()
        .order_by(Publication.subject_kind, Publication.subject_id)
    )
    return [(kind, number) for kind, number in db.session.execute(found)]


def _out_of_programme(programme: WorkProgramme, numbers: Collection[int], act: Act) -> None:
    live = ledger.locked(SubjectKind.PROGRAMME, programme.id)
    assert live is not None
    body = _programme_without(cast(ProgrammeBody, json.loads(live.body)), numbers)
    publication = ledger.append(SubjectKind.PROGRAMME, programme.id, body, act, title=live.title)
    live_programmes.list_programme(programme, body, publication)
    programme_papers.attach(publication, programme_papers.wanted(programme, body, on=day_of(act.at)), None)


def _programme_without(body: ProgrammeBody, numbers: Collection[int]) -> ProgrammeBody:
    merged = {one["id"] for one in body["topics"] if _is_of(one["merged_into"], numbers)}
    body["topics"] = [one for one in body["topics"] if one["id"] not in numbers]
    for topic in body["topics"]:
        if topic["id"] in merged:
            topic["merged_into"], topic["end_reason"] = None, ""
    body["changes"] = [one for one in body["changes"] if one["topic_id"] not in numbers]
    for change in body["changes"]:
        if change["topic_id"] in merged:
            change["was"] = change["now"] = change["reason"] = ""
    body["carried_forward"] = [one for one in body["carried_forward"] if not _is_of(one, numbers)]
    named = {one["when"]["meeting_id"] for one in body["topics"]}
    body["meetings"] = [one for one in body["meetings"] if one["starts_at"] or one["id"] in named]
    return body


def _out_of_topic(topic: Topic, numbers: Collection[int], act: Act) -> None:
    """One that became part of them does not say of which any more, nor in which words."""
    live = ledger.locked(SubjectKind.TOPIC, topic.id)
    assert live is not None
    body = cast(TopicBody, json.loads(live.body))
    if _is_of(body["topic"]["merged_into"], numbers):
        body["topic"]["merged_into"], body["topic"]["end_reason"] = None, ""
    for change in body["changes"]:
        change["was"] = change["now"] = change["reason"] = ""
    publication = ledger.append(SubjectKind.TOPIC, topic.id, body, act, title=live.title)
    live_programmes.list_topic(topic, body, publication)


def _is_of(named: NamedAddress | None, numbers: Collection[int]) -> bool:
    return named is not None and any((named["address"] or "").endswith(_end_of_address(one)) for one in numbers)


def _end_of_address(topic_id: int) -> str:
    return f"/work-programme/topics/{topic_id}"
