"""Work programmes that the public reads an older version of: one statement, however many there are."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, or_, select

from models.committee import Committee
from models.programme_vocabulary import TopicEvent
from models.publication import Publication, Published
from models.rules.permissions import Permission
from models.vocabulary import SubjectKind
from models.work_programme import Topic, TopicChange, WorkProgramme
from webapp.database import db
from webapp.services.actors import Actor

ON_AN_AGENDA = (TopicEvent.ON_AGENDA, TopicEvent.OFF_AGENDA)


@dataclass(frozen=True, slots=True)
class ChangedProgramme:
    """A public programme of a committee and a year to whose topics something happened since."""

    committee_id: int
    committee: str
    year: int


def waiting(*, by: Actor) -> list[ChangedProgramme]:
    """The programmes this person may publish that changed since the public saw them, the latest year first."""
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
        .order_by(WorkProgramme.year.desc(), Committee.name, Committee.id)
    )
    rows = db.session.execute(found).all()
    return [ChangedProgramme(*row) for row in rows if by.may(Permission.PUBLISH, row[0])]


def _is_live(kind: SubjectKind) -> ColumnElement[bool]:
    return (Published.subject_kind == kind) & Published.is_withdrawn.is_(False)
