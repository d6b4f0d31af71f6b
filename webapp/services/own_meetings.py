"""What a member's own area shows them: their seats, and the published meetings of the committees they sit on."""

from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.member import Seat
from models.publication import Published, PublishedMeeting
from models.vocabulary import SubjectKind
from webapp.clock import moment_of
from webapp.database import db
from webapp.services import published_lists


def seats(member_id: int, *, on: date) -> list[Seat]:
    """The seats a member holds on a day, in the order they took them."""
    query = select(Seat).where(Seat.member_id == member_id, Seat.starts_on <= on).options(joinedload(Seat.committee))
    still = Seat.ends_on.is_(None) | (Seat.ends_on >= on)
    return list(db.session.scalars(query.where(still).order_by(Seat.starts_on, Seat.id)))


def is_public(member_id: int) -> bool:
    """Whether the member has a public page, and so a calendar anybody may subscribe to."""
    live = db.session.get(Published, (SubjectKind.MEMBER, member_id))
    return live is not None and not live.is_withdrawn


def coming(member_id: int, *, since: date, most: int = 30) -> list[PublishedMeeting]:
    """The published meetings still to come, soonest first, that the member sits at: by a seat or in another's place."""
    begins = moment_of(since, time())
    query = select(PublishedMeeting).where(PublishedMeeting.starts_at >= begins, published_lists.sits(member_id))
    return list(db.session.scalars(query.order_by(PublishedMeeting.starts_at, PublishedMeeting.meeting_id).limit(most)))
