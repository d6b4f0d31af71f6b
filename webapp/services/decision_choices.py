"""What the form of a decision offers: who may decide, at which meeting, and the words that every notice repeats."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from models.committee import Committee
from models.forward_plan import KeyDecision
from models.meeting import Meeting
from models.member import Member
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import MeetingStatus
from webapp.database import db
from webapp.services import bodies, committees, members
from webapp.services.actors import Actor


@dataclass(frozen=True, slots=True)
class Offered:
    """The bodies and members who may decide, and the bodies' meetings to come, by their number in words."""

    bodies: list[Committee]
    members: list[Member]
    meetings: dict[str, str]


def offered(decision: KeyDecision | None, *, by: Actor, on: date) -> Offered:
    """What this person may choose from; what the decision says already is always among it."""
    own = [one for one in committees.all_committees() if by.may(Permission.EDIT_AGENDA, one.id)]
    chosen = decision.decider_committee_id if decision else None
    standing = [one for one in own if one.ended_on is None or one.ended_on >= on or one.id == chosen]
    people = [one for one in members.all_members() if not one.kind.attends_only]
    numbers = [one.id for one in standing]
    kept = decision.meeting_id if decision else None
    found = (
        select(Meeting)
        .options(joinedload(Meeting.committee))
        .where(Meeting.committee_id.in_(numbers))
        .where(or_((Meeting.held_on >= on) & (Meeting.status == MeetingStatus.SCHEDULED), Meeting.id == (kept or 0)))
        .order_by(Meeting.held_on, Meeting.id)
    )
    coming = {str(one.id): f"{one.committee.name}, {long_date(one.held_on)}" for one in db.session.scalars(found)}
    return Offered(standing, people, coming)


def usual_words(*, by: Actor) -> dict[str, str]:
    """Where copies are to be had and how to ask for more: as the last decision said, or the council's own address."""
    latest = select(KeyDecision).where(KeyDecision.removed_at.is_(None)).order_by(KeyDecision.id.desc()).limit(50)
    for one in db.session.scalars(latest):
        if by.may(Permission.EDIT_AGENDA, one.decider_committee_id) and one.copies_from:
            return {"copies_from": one.copies_from, "asking_for_more": one.asking_for_more}
    council = bodies.the_council()
    where = ", ".join(filter(None, (council.name, *council.postal_address.splitlines())))
    ways = " or ".join(filter(None, (council.email, council.phone)))
    asking = f"Ask the proper officer: {ways}." if ways else ""
    return {"copies_from": where if council.postal_address else "", "asking_for_more": asking}
