"""Draft minutes among the papers of the agenda that is to confirm them."""

from datetime import datetime

from sqlalchemy import select

from models.agenda import AgendaItem
from models.document import Document
from models.meeting import Meeting
from models.minutes import IssuedDraft, Minutes
from models.rules.wording import long_date
from models.vocabulary import ItemKind, MeetingKind, MeetingStatus
from webapp.database import db
from webapp.services import documents, minutes_publishing, minutes_to_confirm, papers
from webapp.services.actors import Actor
from webapp.services.documents import ReceivedFile

PAPER = "Draft minutes of the meeting of"


def carry(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Put the draft just issued of a meeting among the papers of the agenda that is to confirm it, if there is one."""
    for following in _following(meeting):
        bring(following, by=by, at=at)


def bring(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Put the drafts that a meeting is to confirm under its item for the minutes; one issued again takes its place."""
    item = next((one for one in meeting.items if one.kind is ItemKind.MINUTES and one.removed_at is None), None)
    if item is None:
        return
    for kept in minutes_to_confirm.of(meeting):
        draft = minutes_publishing.last_draft(kept)
        if draft is not None:
            _attach(item, kept, draft, by=by, at=at)


def _following(meeting: Meeting) -> list[Meeting]:
    """The next meeting that may confirm the minutes."""
    later = select(Meeting).where(
        Meeting.committee_id == meeting.committee_id,
        Meeting.held_on > meeting.held_on,
        Meeting.status == MeetingStatus.SCHEDULED,
        Meeting.kind != MeetingKind.EXTRAORDINARY,
    )
    return list(db.session.scalars(later.order_by(Meeting.held_on, Meeting.day_number, Meeting.id).limit(1)))


def _attach(item: AgendaItem, kept: Minutes, draft: IssuedDraft, *, by: Actor, at: datetime) -> Document:
    title = f"{PAPER} {long_date(kept.meeting.held_on)}"
    name = f"draft-minutes-{kept.meeting.held_on.isoformat()}"
    made = papers.of_minutes(kept.meeting, minutes_publishing.body_of(draft))
    file = ReceivedFile(name, f"{name}.{made.ending}", made.media_type, made.kept.size, made.kept.sha256, [])
    before = next((one for one in documents.attached(item) if one.title == title), None)
    if before is None:
        return documents.attach(item, file, title=title, by=by, at=at)
    return before if before.sha256 == file.sha256 else documents.replace(before, file, by=by, at=at)
