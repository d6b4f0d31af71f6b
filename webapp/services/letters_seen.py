"""The outbox as people see it: what waits, what was sent, what could not be, and why. It keeps no link of a letter."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import aliased

from models.action import Action
from models.committee import Committee
from models.letter import Letter
from models.meeting import Meeting
from models.rules.permissions import Permission
from models.suggestion import Suggestion
from webapp.database import db
from webapp.services import audit, outbox
from webapp.services.actors import Actor, NotAllowed
from webapp.services.meeting_list import covered_by

SHOWN = 100


@dataclass(frozen=True, slots=True)
class SeenLetter:
    """A letter with the committee it is about; a suggestion that was made to none is the whole council's."""

    letter: Letter
    committee: str | None
    committee_id: int | None


def unsent(*, by: Actor) -> list[SeenLetter]:
    """The letters that wait or were given up, the oldest first: an administrator's view is of every committee's."""
    found = _found(by).where(Letter.sent_at.is_(None), Letter.problem != outbox.ENDED)
    return _seen(found.order_by(Letter.written_at, Letter.id))


def sent_lately(*, by: Actor) -> list[SeenLetter]:
    """The letters sent last, the newest first."""
    return _seen(_found(by).where(Letter.sent_at.is_not(None)).order_by(Letter.sent_at.desc(), Letter.id.desc()))


def try_again(letter_id: int, *, by: Actor, at: datetime) -> None:
    """Have a letter sent with the next round. NoResultFound for one that this person does not see."""
    row = db.session.execute(_found(by).where(Letter.id == letter_id).with_for_update(of=Letter)).one_or_none()
    if row is None:
        raise NoResultFound("no such letter")
    outbox.try_again(row.Letter, at=at)
    name = f"{row.Letter.purpose}, {row.name or 'the council'}"
    audit.note(
        "letter to be sent again", kind="letter", subject_id=letter_id, name=name, by=by, at=at, committee_id=row.id
    )


def _found(by: Actor) -> Select[Letter, str | None, int | None]:
    about = aliased(Meeting)
    return (
        select(Letter, Committee.name, Committee.id)
        .outerjoin(Action, Action.id == Letter.action_id)
        .outerjoin(about, about.id == Letter.meeting_id)
        .outerjoin(Suggestion, Suggestion.id == Letter.suggestion_id)
        .outerjoin(
            Committee,
            Committee.id == func.coalesce(Action.committee_id, about.committee_id, Suggestion.committee_id),
        )
        .where(_of_those_followed(by))
    )


def _of_those_followed(by: Actor) -> ColumnElement[bool]:
    """An administrator answers for the mail server, officers for what they sent. Nobody else has letters to see."""
    if by.may(Permission.MANAGE_PEOPLE):
        return true()
    if not by.may_somewhere(Permission.RECORD_MEETING):
        raise NotAllowed(f"{by.name} may not see the letters")
    return covered_by(by)


def _seen(found: Select[Letter, str | None, int | None]) -> list[SeenLetter]:
    return [SeenLetter(*row) for row in db.session.execute(found.limit(SHOWN))]
