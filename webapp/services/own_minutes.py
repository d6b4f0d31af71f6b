"""Draft minutes as members read them: what was issued to them, and never what is still being written."""

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from models.meeting import Meeting
from models.minutes import IssuedDraft, Minutes
from webapp.database import db
from webapp.services import minutes_publishing


def last_draft(meeting_id: int) -> tuple[Meeting, IssuedDraft]:
    """A meeting and its draft minutes as they were last issued. NoResultFound before they were, or once withdrawn."""
    kept = db.session.scalar(select(Minutes).where(Minutes.meeting_id == meeting_id).order_by(Minutes.id))
    draft = minutes_publishing.last_draft(kept) if kept else None
    if kept is None or draft is None or minutes_publishing.is_withdrawn(kept.meeting):
        raise NoResultFound("No draft of these minutes was issued.")
    return kept.meeting, draft
