"""The sample council's registers, made public, and what a member declared and who sat for whom at its meetings."""

from datetime import datetime, timedelta

from sqlalchemy import select

from models.attendance import Substitution
from models.declaration import Declaration, DeclarationKind
from models.interest import Interest
from models.meeting import Meeting
from models.member import Member, Seat
from models.vocabulary import Intention, InterestCategory, ItemKind, Verb
from webapp import clock
from webapp.database import db
from webapp.services import publishing, register_bodies, register_publishing
from webapp.services.actors import Actor
from webapp.services.ledger import Act


def add(*, held: Meeting, coming: Meeting, by: Actor, now: datetime) -> None:
    """Publish the registers, declare an interest at a meeting that was held, and name a substitute for one to come."""
    at = clock.moment_of(held.held_on, held.starts_at)
    _declare(held, at)
    act = Act(Verb.CORRECT, by=by, at=at + timedelta(hours=3), reason="An interest was declared")
    publishing.publish_agenda(held, act)
    _substitute(coming, now - timedelta(days=1))
    for member in db.session.scalars(select(Member).join(Interest).distinct().order_by(Member.id)):
        body = register_bodies.register_body(member, on=clock.day_of(now))
        register_publishing.append(member, body, Act(Verb.PUBLISH, by=by, at=now))


def _declare(meeting: Meeting, at: datetime) -> None:
    """The chair's spouse has a contract with the council; the kind is the council's first, the pecuniary one."""
    contract = select(Interest).where(Interest.category == InterestCategory.CONTRACT).order_by(Interest.id)
    interest = db.session.scalars(contract).first()
    kind = db.session.scalars(select(DeclarationKind).order_by(DeclarationKind.position, DeclarationKind.id)).first()
    assert interest is not None and kind is not None
    told = {"interest_id": interest.id, "nature": "My spouse's firm surveys school roofs for the council."}
    item = next(item for item in meeting.items if item.kind is ItemKind.REPORT)
    made = {"meeting_id": meeting.id, "item": item, "member": interest.member, "kind": kind, "declared_at": at}
    db.session.add(Declaration(**made, **told, intention=Intention.WITHDRAW))
    db.session.flush()


def _substitute(meeting: Meeting, at: datetime) -> None:
    """The committee's named substitute, of the same group, for an independent who cannot come."""
    substitute, replaced = (
        db.session.scalars(select(Member).where(Member.slug == slug)).one()
        for slug in ("ottoline-brackenshaw", "jasper-rooksnest")
    )
    seats = select(Seat).where(Seat.committee_id == meeting.committee_id, Seat.member_id == replaced.id)
    seat = db.session.scalars(seats.order_by(Seat.position, Seat.id)).first()
    assert seat is not None
    db.session.add(Substitution(meeting=meeting, seat=seat, member=substitute, notified_at=at))
    db.session.flush()
