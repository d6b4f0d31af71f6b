"""Meetings where something is moved, voted on and resolved, for tests."""

from datetime import date, time
from typing import Any

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.member import Member
from models.minutes_vocabulary import VoteMethod
from models.motion import Motion
from models.resolution import Resolution
from models.vocabulary import SeatRole
from tests import factories, held_meetings
from tests.factories import keep
from webapp.services.motions import MotionDetails
from webapp.services.votes import VoteDetails

HELD_ON = date(2030, 6, 18)
NAMES = ("Ann Fell", "Ben Gill", "Cay Hurst", "Dee Ives")


def quorate(*names: str, **fields: Any) -> tuple[AgendaItem, list[Member]]:
    """An item of a meeting on 18 June 2030, and those present: the first in the chair, the others members."""
    meeting = factories.meeting(factories.committee(name=fields.pop("committee", "Roads Panel")), held_on=HELD_ON)
    members = [seated(meeting, name) for name in names or NAMES]
    members[0].seats[0].role = SeatRole.CHAIR
    keep(members[0].seats[0])
    return factories.item(meeting, "Speed limits", **fields), members


def seated(meeting: Meeting, name: str, role: SeatRole = SeatRole.MEMBER, **fields: Any) -> Member:
    """Somebody who sits on the committee and came."""
    member = factories.member(name=name)
    factories.seat(meeting.committee, member, role=role)
    held_meetings.attendance(meeting, member, **fields)
    return member


def motion(item: AgendaItem, text: str = "That the limit be 20.", **fields: Any) -> Motion:
    return keep(Motion(meeting_id=item.meeting_id, item=item, text=text, **{"position": 1, **fields}))


def resolution(item: AgendaItem, text: str = "That the report be noted.", **fields: Any) -> Resolution:
    return keep(Resolution(meeting=item.meeting, item=item, text=text, **{"position": 1, **fields}))


def moved(
    text: str = "That the limit be 20.", *, mover_id: int | None = None, seconder_id: int | None = None
) -> MotionDetails:
    return {"text": text, "mover_id": mover_id, "seconder_id": seconder_id}


def voted(method: VoteMethod = VoteMethod.SHOW_OF_HANDS, *numbers: int, **fields: Any) -> VoteDetails:
    """A vote at eleven o'clock: so many for, against and abstaining."""
    votes_for, against, abstained, *_ = (*numbers, 0, 0, 0)
    counted = {"votes_for": votes_for, "votes_against": against, "abstentions": abstained}
    usual = {"method": method, **counted, "ballots": {}, "second_vote": None, "taken_at": time(11)}
    return {**usual, **fields}  # type: ignore[typeddict-item]
