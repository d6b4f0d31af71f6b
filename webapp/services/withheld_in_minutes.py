"""What was declared openly and is found sensitive leaves the minutes of the meeting at once, the issued drafts too."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import select

from models.meeting import Meeting
from models.minutes import IssuedDraft, Minutes
from models.minutes_bodies import MinutesBody
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import ledger, live_minutes, papers
from webapp.services.actors import Actor
from webapp.services.canonical import canonical
from webapp.services.ledger import Act


def take_out(meeting: Meeting, sensitive: Collection[int], *, reason: str, by: Actor, at: datetime) -> None:
    """Take the natures of these declarations out of what members and the public read of a meeting's minutes.

    The public's is appended once more without them, and the versions that gave them answer 410.
    """
    drafts = select(IssuedDraft).join(Minutes).where(Minutes.meeting_id == meeting.id).order_by(IssuedDraft.id)
    for draft in db.session.scalars(drafts):
        said = cast(MinutesBody, json.loads(draft.body))
        if _gives(said, sensitive):
            draft.body = canonical(_without(said, sensitive))
    live = ledger.locked(SubjectKind.MINUTES, meeting.id)
    if live is None or not any(_gives(body, sensitive) for body in ledger.readable(SubjectKind.MINUTES, meeting.id)):
        return
    body = _without(cast(MinutesBody, json.loads(live.body)), sensitive)
    act = Act(Verb.CORRECT, by=by, at=at, reason=reason, hides_earlier=True)
    publication = ledger.append(SubjectKind.MINUTES, meeting.id, body, act, title=live.title)
    live_minutes.list_minutes(meeting, body, publication)
    papers.attach(publication, papers.wanted(meeting, body), None)


def _gives(body: MinutesBody, sensitive: Collection[int]) -> bool:
    return any(one["id"] in sensitive and one["nature"] for one in body["declarations"])


def _without(body: MinutesBody, sensitive: Collection[int]) -> MinutesBody:
    for one in body["declarations"]:
        if one["id"] in sensitive:
            one["nature"], one["withheld"] = "", "sensitive"
    return body
