"""Letters to the members of a committee when its draft minutes are issued: that they are there, and nothing in them."""

from datetime import datetime

from sqlalchemy import select

from models.meeting import Meeting
from models.member import Seat
from models.minutes import IssuedDraft, Minutes
from models.minutes_vocabulary import LetterPurpose, MinutesStatus
from models.rules.permissions import Permission
from models.rules.seats import WITHOUT_A_PLACE
from models.user import User
from webapp.clock import day_of
from webapp.database import db
from webapp.services import minutes, minutes_publishing, outbox
from webapp.services.actors import acting, has_role


def write_of(draft: IssuedDraft, *, at: datetime) -> int:
    """Put a letter into the outbox for each member of the committee who can sign in; give how many."""
    db.session.flush()
    meeting, on = draft.minutes.meeting, day_of(at)
    still = Seat.ends_on.is_(None) | (Seat.ends_on >= on)
    members = select(Seat.member_id).where(
        Seat.committee_id == meeting.committee_id, Seat.starts_on <= on, still, Seat.role.not_in(WITHOUT_A_PLACE)
    )
    accounts = db.session.scalars(select(User).where(User.member_id.in_(members)).order_by(User.id))
    readers = [one for one in accounts if has_role(one, on=on) and acting(one, on=on).may(Permission.VIEW_OWN_AREA)]
    for user in readers:
        key = f"minutes draft {draft.id} to {user.id}"
        outbox.write(key, LetterPurpose.MINUTES_ISSUED, user.email, at=at, meeting_id=meeting.id)
    return len(readers)


def is_wanted(meeting: Meeting) -> bool:
    """Whether there is still a draft to be read: not approved meanwhile, and not withdrawn."""
    kept: Minutes | None = minutes.of_meeting(meeting)
    return kept is not None and kept.status is MinutesStatus.ISSUED and not minutes_publishing.is_withdrawn(meeting)
