"""Meetings whose dates the public has not been told."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.meeting import Meeting
from models.publication import Published
from models.rules.permissions import Permission
from models.vocabulary import MeetingStatus, SubjectKind
from webapp.database import db
from webapp.services.actors import Actor


def unpublished_dates(*, by: Actor, on: date) -> list[Meeting]:
    """The coming meetings never published, that somebody may publish, in order of date."""
    public = select(Published.subject_id).where(Published.subject_kind == SubjectKind.MEETING)
    meetings = db.session.scalars(
        select(Meeting)
        .where(Meeting.held_on >= on, Meeting.status == MeetingStatus.SCHEDULED, Meeting.id.not_in(public))
        .options(joinedload(Meeting.committee))
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    )
    return [meeting for meeting in meetings if by.may(Permission.PUBLISH, meeting.committee_id)]
