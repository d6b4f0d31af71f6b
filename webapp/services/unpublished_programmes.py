"""Work programmes that the public reads an older version of: a fixed number of statements, however many there are."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import aliased

from models.committee import Committee
from models.programme_vocabulary import TopicEvent
from models.publication import Publication, Published
from models.rules.permissions import Permission
from models.task_group import TaskGroup
from models.vocabulary import SubjectKind
from models.work_programme import Topic, TopicChange, WorkProgramme
from webapp.database import db
from webapp.services import task_group_bodies
from webapp.services.actors import Actor

ON_AN_AGENDA = (TopicEvent.ON_AGENDA, TopicEvent.OFF_AGENDA)


@dataclass(frozen=True, slots=True)
class ChangedProgramme:
    """A public programme of a committee and a year to whose topics, or their groups, something happened since."""

    committee_id: int
    committee: str
    year: int


def waiting(*, by: Actor) -> list[ChangedProgramme]:
    """The programmes this person may publish that changed since the public saw them, the latest year first."""
    found = {*_whose_topics_changed(), *_whose_groups_changed(on=by.on)}
    mine = [one for one in found if by.may(Permission.PUBLISH, one.committee_id)]
    return sorted(mine, key=lambda one: (-one.year, one.committee, one.committee_id))


def _whose_topics_changed() -> Iterable[ChangedProgramme]:
    happened = exists().where(
        TopicChange.topic_id == Topic.id,
        Topic.committee_id == WorkProgramme.committee_id,
        Topic.year == WorkProgramme.year,
        # One kept from the public since is to be taken from it.
        or_(Topic.is_public, Topic.id.in_(select(Published.subject_id).where(_is_live(SubjectKind.TOPIC)))),
        TopicChange.changed_at > Publication.published_at,
        # Agendas tell of these themselves: a programme published again would say nothing new.
        TopicChange.event.not_in(ON_AN_AGENDA),
    )
    found = (
        select(Committee.id, Committee.name, WorkProgramme.year)
        .join(WorkProgramme, WorkProgramme.committee_id == Committee.id)
        .join(Published, (Published.subject_id == WorkProgramme.id) & _is_live(SubjectKind.PROGRAMME))
        .join(Publication, Publication.id == Published.publication_id)
        .where(happened)
        .order_by(WorkProgramme.year, Committee.id)
    )
    return [ChangedProgramme(*row) for row in db.session.execute(found)]


def _whose_groups_changed(*, on: date) -> Iterable[ChangedProgramme]:
    """What a group keeps, and who sits on it, is in no topic's history: its public page is compared with what it is."""
    page = aliased(Published)
    found = (
        select(Committee.id, Committee.name, WorkProgramme.year, Topic.id, page.body)
        .join(WorkProgramme, WorkProgramme.committee_id == Committee.id)
        .join(Published, (Published.subject_id == WorkProgramme.id) & _is_live(SubjectKind.PROGRAMME))
        .join(Topic, (Topic.committee_id == Committee.id) & (Topic.year == WorkProgramme.year))
        .join(TaskGroup, TaskGroup.topic_id == Topic.id)
        .join(page, (page.subject_id == Topic.id) & (page.subject_kind == SubjectKind.TOPIC))
        .where(page.is_withdrawn.is_(False), Topic.is_public, Topic.removed_at.is_(None))
        .order_by(WorkProgramme.year, Committee.id, Topic.id)
    )
    rows = db.session.execute(found).all()
    groups = task_group_bodies.of_topics([row[3] for row in rows], on=on) if rows else {}
    return [ChangedProgramme(*row[:3]) for row in rows if json.loads(row[4]).get("task_group") != groups[row[3]]]


def _is_live(kind: SubjectKind) -> ColumnElement[bool]:
    return (Published.subject_kind == kind) & Published.is_withdrawn.is_(False)
