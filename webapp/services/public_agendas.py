"""A meeting's agenda as it is public now, found by the meeting's number."""

import json
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import select

from models.bodies import MeetingBody
from models.publication import Publication, Published, PublishedMeeting
from models.vocabulary import SubjectKind
from webapp.database import db


@dataclass(frozen=True, slots=True)
class PublicAgenda:
    """A published meeting whose agenda is public, and which version of it."""

    meeting_id: int
    publication_id: int
    body: MeetingBody

    @property
    def held_on(self) -> date:
        """The day of the meeting."""
        return date.fromisoformat(self.body["held_on"])


def get(meeting_id: int) -> PublicAgenda:
    """The live agenda of a meeting; NoResultFound while none is public."""
    row = db.session.execute(
        select(Publication.id, Publication.body)
        .join(Published, Published.publication_id == Publication.id)
        .join(PublishedMeeting, PublishedMeeting.meeting_id == Published.subject_id)
        .where(
            Published.subject_kind == SubjectKind.MEETING,
            Published.subject_id == meeting_id,
            Published.is_withdrawn.is_(False),
            PublishedMeeting.has_agenda,
        )
    ).one()
    return PublicAgenda(meeting_id, row.id, cast(MeetingBody, json.loads(row.body)))
