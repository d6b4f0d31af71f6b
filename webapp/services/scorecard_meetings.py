"""The meeting of a scorecard: with whose agenda it goes out, and which the public is told of."""

from sqlalchemy import select

from models.meeting import Meeting
from models.publication import Publication, Published, PublishedMeeting
from models.scorecard import Scorecard
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import ledger

NOW_PRIVATE = "The item it stood under is not considered in public."


def goes_with(scorecard: Scorecard) -> Meeting | None:
    """The meeting with whose agenda it goes out; None where it stands on none, and once it has.

    What was taken away with its agenda, or because its item became private, comes back with that. What somebody
    withdrew for itself comes back by a press of its own, and by no correction of an agenda.
    """
    now = ledger.live(SubjectKind.SCORECARD, scorecard.id)
    if scorecard.item is None or (now is not None and not (now.is_withdrawn and _went_with_an_agenda(now))):
        return None
    return scorecard.item.meeting


def told_of(scorecard: Scorecard) -> Meeting | None:
    """The meeting that its page names: the one it goes out with, or one whose agenda the public reads."""
    if scorecard.item is None:
        return None
    meeting = scorecard.item.meeting
    public = db.session.get(PublishedMeeting, meeting.id)
    is_public = public is not None and public.has_agenda
    return meeting if is_public or goes_with(scorecard) is not None else None


def _went_with_an_agenda(now: Published) -> bool:
    """Whether it was withdrawn because its item became private, or by the very act that withdrew a meeting."""
    taken = db.session.get_one(Publication, now.publication_id)
    same = select(Publication.id).where(
        Publication.subject_kind == SubjectKind.MEETING,
        Publication.verb == Verb.WITHDRAW,
        Publication.published_at == taken.published_at,
    )
    return taken.reason == NOW_PRIVATE or db.session.scalar(same.order_by(Publication.id).limit(1)) is not None
