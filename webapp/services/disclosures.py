"""Interests disclosed at a meeting that were not in the register then, and which entry answers each: s31(2) and (3)."""

from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import joinedload

from models.declaration import Declaration, DeclarationKind
from models.interest import Interest
from models.meeting import Meeting
from models.rules import RuleBroken, interests
from models.rules.permissions import Permission
from models.vocabulary import DeclarationEffect
from webapp.database import db
from webapp.services import audit, declarations, registers, revisions
from webapp.services.actors import Actor
from webapp.services.registers import Entry


def unanswered(*, on: date) -> list[Declaration]:
    """Every pecuniary interest disclosed by a day that no entry of the register answers, in the order of disclosure.

    One whose entry was removed as a mistake since is not answered by it.
    """
    wanted = (
        select(Declaration)
        .join(Declaration.kind)
        .join(Declaration.meeting)
        .outerjoin(Interest, Interest.id == Declaration.interest_id)
        .where(
            Declaration.removed_at.is_(None),
            DeclarationKind.effect == DeclarationEffect.NO_PART,
            Meeting.held_on <= on,
            or_(Declaration.interest_id.is_(None), Interest.removed_at.is_not(None)),
        )
        .options(joinedload(Declaration.member), joinedload(Declaration.meeting).joinedload(Meeting.committee))
        .order_by(Meeting.held_on, Declaration.id)
    )
    return list(db.session.scalars(wanted))


def get(declaration_id: int, *, by: Actor) -> Declaration:
    """One of them; NoResultFound where there is none of this number, or it is answered."""
    by.check(Permission.EDIT_REGISTER)
    found = (one for one in unanswered(on=by.on) if one.id == declaration_id)
    if (made := next(found, None)) is None:
        raise NoResultFound("No disclosure of this number waits for an answer.")
    return made


def entries_for(made: Declaration, *, by: Actor) -> list[Entry]:
    """The entries that may be what was disclosed: pecuniary interests that lasted on the day of the meeting."""
    day = made.meeting.held_on
    return [
        entry
        for entry in registers.entries_of(made.member, by=by)
        if interests.is_statutory(entry.category)
        and entry.is_in_force(day)
        and (entry.starts_on is None or entry.starts_on <= day)
    ]


def answer(made: Declaration, interest_id: int | None, *, revision: str, by: Actor, at: datetime) -> None:
    """Say which entry of the register is what a member disclosed: its clock stops, and no other.

    The declaration names the entry from now on, so that what the register withholds is withheld there too. Raises
    revisions.ChangedMeanwhile when somebody saved the declaration first.
    """
    by.check(Permission.EDIT_REGISTER)
    revisions.read_anew(made.meeting)
    revisions.check_revision(made, revision)
    if interest_id not in {entry.id for entry in entries_for(made, by=by)}:
        raise RuleBroken("Choose the entry that is the interest disclosed, or enter it in the register first.", "entry")
    made.interest_id = interest_id
    made.revision += 1
    what, name = "disclosure answered by the register", made.member.name
    audit.note(what, kind="declaration", subject_id=made.id, name=name, by=by, at=at)
    interest = registers.get(interest_id)
    if interest.is_sensitive:
        declarations.withhold(interest, by=by, at=at)
    db.session.flush()
