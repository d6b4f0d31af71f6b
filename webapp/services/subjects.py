"""The things that can be published, found by their kind and number."""

from typing import cast

from models.committee import Committee
from models.council import Council
from models.meeting import Meeting
from models.member import Member
from models.vocabulary import SubjectKind
from webapp.database import db
from webapp.services import meetings
from webapp.services.publishing import Subject

RECORDS: dict[SubjectKind, type[Subject]] = {
    SubjectKind.COUNCIL: Council,
    SubjectKind.COMMITTEE: Committee,
    SubjectKind.MEMBER: Member,
    SubjectKind.MEETING: Meeting,
}


def get(kind: SubjectKind, subject_id: int) -> Subject:
    """The record; NoResultFound where there is none."""
    return cast(Subject, db.session.get_one(RECORDS[kind], subject_id))


def name_of(subject: Subject) -> str:
    """What to call it in a heading."""
    if isinstance(subject, Meeting):
        return meetings.name_of(subject.committee, subject.held_on)
    return subject.name
