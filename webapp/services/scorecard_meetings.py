"""The meeting of a scorecard: with whose agenda it goes out, and which the public is told of."""

import json

from sqlalchemy import select

from models.meeting import Meeting
from models.publication import Publication, Published, PublishedMeeting
from models.scorecard import Scorecard
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import agenda_tree, ledger

NOW_PRIVATE = "The item it stood under is not considered in public."
TAKEN_OFF = "The item it stood under was taken off the agenda."


def goes_with(scorecard: Scorecard) -> Meeting | None:
    """The meeting with whose agenda it goes out; None where it stands on none, and once it has.

    What was taken away with its agenda, or because its item became private or was taken off, comes back with that. What
    somebody withdrew for itself comes back by a press of its own, and by no correction of an agenda.
    """
    now = ledger.live(SubjectKind.SCORECARD, scorecard.id)
    if scorecard.item is None or scorecard.item.removed_at is not None:
        return None
    if now is not None and not (now.is_withdrawn and _went_with_an_agenda(now)):
        return None
    return scorecard.item.meeting


def told_of(scorecard: Scorecard) -> Meeting | None:
    """The meeting that its page names: the one it goes out with, or one whose agenda the public reads."""
    if scorecard.item is None or scorecard.item.removed_at is not None:
        return None
    meeting = scorecard.item.meeting
    public = db.session.get(PublishedMeeting, meeting.id)
    is_public = public is not None and public.has_agenda
    return meeting if is_public or goes_with(scorecard) is not None else None


def gone_from_papers(scorecard: Scorecard) -> str:
    """Why a public one is not among the papers of its item's meeting any more; empty where it is, or never was."""
    item = scorecard.item
    if item is None or (item.removed_at is None and not agenda_tree.is_private(item)):
        return ""
    if item.removed_at is None:
        return NOW_PRIVATE
    return TAKEN_OFF if is_among_papers(scorecard) else ""


def is_among_papers(scorecard: Scorecard) -> bool:
    """Whether the public reads it as a paper of the meeting of its item; after the item was taken off, for as long as
    what it reads still names that meeting.
    """
    live = ledger.live(SubjectKind.SCORECARD, scorecard.id)
    if live is None or live.is_withdrawn or scorecard.item is None:
        return False
    meeting = json.loads(live.body)["meeting"]
    return scorecard.item.removed_at is None or (meeting is not None and meeting["id"] == scorecard.item.meeting_id)


def _went_with_an_agenda(now: Published) -> bool:
    """Whether it was withdrawn because its item became private or was taken off, or with a meeting, by one act."""
    taken = db.session.get_one(Publication, now.publication_id)
    same = select(Publication.id).where(
        Publication.subject_kind == SubjectKind.MEETING,
        Publication.verb == Verb.WITHDRAW,
        Publication.published_at == taken.published_at,
    )
    return (
        taken.reason in (NOW_PRIVATE, TAKEN_OFF)
        or db.session.scalar(same.order_by(Publication.id).limit(1)) is not None
    )
