"""What a meeting's own page says of its minutes: that they can be read, and who was there."""

import json
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from models.minutes_bodies import AttendingBody, MinutesBody, PresentBody
from models.publication import Published
from models.vocabulary import SubjectKind
from webapp.database import reading

OF_MEETING = select(Published.body).where(
    Published.subject_kind == SubjectKind.MINUTES,
    Published.subject_id == bindparam("meeting_id"),
    Published.is_withdrawn.is_(False),
)


@dataclass(frozen=True, slots=True)
class MinutesOfMeeting:
    """The minutes of a meeting as far as its page tells of them. `status` is decisions, draft or approved."""

    address: str
    status: str
    present: list[PresentBody]
    apologies: list[AttendingBody]
    absent: list[AttendingBody]


def of_meeting(meeting_id: int) -> MinutesOfMeeting | None:
    """What the page of a meeting says of its minutes; None while they cannot be read."""
    with reading() as connection:
        row = connection.execute(OF_MEETING, {"meeting_id": meeting_id}).one_or_none()
    if row is None:
        return None
    body: MinutesBody = json.loads(row.body)
    return MinutesOfMeeting(body["address"], body["status"], body["present"], body["apologies"], body["absent"])
