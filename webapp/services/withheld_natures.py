"""What was declared openly and is found sensitive leaves the public meeting at once, without waiting for an officer.

Only the nature goes. The meeting is not composed anew from the records, or whatever staff have changed and not yet
published would go out with it: the version the public reads is appended once more, as a correction, with those words
taken out. The versions that showed them answer 410 from then on, and the Word and PDF files are made again. The reason
given says no more than that a declaration was put right. See docs/decisions/0013.
"""

import json
from datetime import datetime
from typing import cast

from sqlalchemy import select, update

from models.bodies import MeetingBody
from models.declaration import Declaration
from models.meeting import Meeting
from models.publication import Publication, PublishedMeeting
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import ledger, live_index, papers, published_declarations, withheld_in_minutes
from webapp.services.actors import Actor
from webapp.services.ledger import Act

REASON = "A declaration of interest was put right."


def take_out(meeting: Meeting, *, by: Actor, at: datetime) -> Publication | None:
    """Take the natures found sensitive out of what the public reads of a meeting; None where it reads none.

    Whoever calls this has found the declarations sensitive, and has been let.
    """
    live = ledger.locked(SubjectKind.MEETING, meeting.id)
    sensitive = _sensitive(meeting.id)
    withheld_in_minutes.take_out(meeting, sensitive, reason=REASON, by=by, at=at)
    if live is None or not any(_gives(body, sensitive) for body in ledger.readable(SubjectKind.MEETING, meeting.id)):
        return None
    body = _without(cast(MeetingBody, json.loads(live.body)), sensitive)
    act = Act(Verb.CORRECT, by=by, at=at, reason=REASON, hides_earlier=True)
    publication = ledger.append(SubjectKind.MEETING, meeting.id, body, act, title=live.title)
    _list(meeting, body, publication)
    if body["agenda"] is not None:
        papers.attach(publication, papers.wanted(meeting, body), None)
    return publication


def _sensitive(meeting_id: int) -> set[int]:
    """The declarations found sensitive, those removed since too: earlier versions may show them."""
    found = select(Declaration.id).where(Declaration.meeting_id == meeting_id, Declaration.is_sensitive)
    return set(db.session.scalars(found.order_by(Declaration.id)))


def _gives(body: MeetingBody, sensitive: set[int]) -> bool:
    return any(one["id"] in sensitive and one["nature"] for one in body.get("declarations", ()))


def _without(body: MeetingBody, sensitive: set[int]) -> MeetingBody:
    for one in body.get("declarations", ()):
        if one["id"] in sensitive:
            one["nature"], one["withheld"] = "", "sensitive"
    return body


def _list(meeting: Meeting, body: MeetingBody, publication: Publication) -> None:
    """Rewrite what lists and files need, but leave told how far the public is behind what staff have changed since."""
    told = select(PublishedMeeting.revision, PublishedMeeting.agenda_revision)
    row = db.session.execute(told.where(PublishedMeeting.meeting_id == meeting.id)).one_or_none()
    live_index.list_meeting(meeting, body, publication)
    published_declarations.list_meeting(meeting, body, publication)
    live_index.hide_documents(meeting.id, kept=[file["id"] for file in live_index.documents_in(body)])
    if row is not None:
        behind = update(PublishedMeeting).where(PublishedMeeting.meeting_id == meeting.id)
        db.session.execute(behind.values(revision=row.revision, agenda_revision=row.agenda_revision))
