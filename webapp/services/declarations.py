"""Declarations of interest at the items of a meeting: made by the member, or for them by the clerk.

The audit trail says that one was made, corrected or removed, and never its nature: an interest may turn out to be
sensitive, and the trail cannot be taken back.
"""

from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from models.agenda import AgendaItem
from models.declaration import Declaration, DeclarationKind
from models.interest import Interest
from models.meeting import Meeting
from models.member import Member
from models.rules import RuleBroken, interests
from models.rules import declarations as rules
from models.rules.declarations import Told
from models.rules.permissions import Permission
from models.vocabulary import Intention
from webapp import clock
from webapp.database import db
from webapp.services import agenda_tree, attendance, audit, declarable, revisions, withheld_natures
from webapp.services.actors import Actor


class DeclarationDetails(TypedDict):
    """What is declared: the kind, the nature in words, and what the member will do.

    `interest_id` is the entry of the register it is about; then the nature may be left empty, and is the entry's title.
    `nature_is_open` is an officer's finding that the nature gives nothing of a private item away.
    """

    kind: DeclarationKind
    nature: str
    is_sensitive: bool
    intention: Intention
    interest_id: int | None
    nature_is_open: bool


def get(declaration_id: int) -> Declaration:
    """A declaration with this number; NoResultFound where there is none, or it was removed."""
    wanted = select(Declaration).where(Declaration.id == declaration_id, Declaration.removed_at.is_(None))
    return db.session.scalars(wanted).one()


def of_meeting(meeting_id: int) -> list[Declaration]:
    """What was declared at a meeting, in the order it was."""
    return _found(Declaration.meeting_id == meeting_id)


def of_item(item: AgendaItem) -> list[Declaration]:
    """What was declared about an item, in the order it was."""
    return _found(Declaration.item_id == item.id)


def of_member_at(meeting_id: int, member_id: int) -> list[Declaration]:
    """What one member declared at a meeting, in the order they did."""
    return _found((Declaration.meeting_id == meeting_id) & (Declaration.member_id == member_id))


def check_may_declare(meeting: Meeting, member_id: int, *, by: Actor) -> None:
    """Refuse, as if it were not there, whoever is neither the member nor the meeting's clerk."""
    if by.member_id == member_id and by.may(Permission.VIEW_OWN_AREA):
        return
    by.check(Permission.RECORD_MEETING, meeting.committee_id)


def declare(
    item: AgendaItem, member: Member, details: DeclarationDetails, *, withdraws: bool, by: Actor, at: datetime
) -> Declaration:
    """Write down what a member declares about an item: by themself, or by the clerk for them.

    `withdraws` is the council's standing order on leaving the room. Raises RuleBroken beside the field to mend.
    """
    check_may_declare(item.meeting, member.id, by=by)
    _check_in_time(item.meeting, by=by)
    revisions.hold(item.meeting)
    attendance.check_minutes_are_open(item.meeting)
    _check_sits(item.meeting, member)
    if any(one.member_id == member.id and one.kind_id == details["kind"].id for one in of_item(item)):
        raise RuleBroken(
            f"{member.name} has declared this kind of interest in this item already. Correct that one.", "kind"
        )
    told = _checked(item, member.id, details, withdraws=withdraws)
    made = Declaration(meeting=item.meeting, item=item, member=member, declared_at=at)
    _fill(made, told, details, by=by)
    db.session.add(made)
    return _keep("interest declared", made, by=by, at=at)


def correct(
    made: Declaration, details: DeclarationDetails, *, withdraws: bool, revision: str, by: Actor, at: datetime
) -> Declaration:
    """Put a declaration right. Raises ChangedMeanwhile when somebody else saved it first."""
    check_may_declare(made.meeting, made.member_id, by=by)
    _check_in_time(made.meeting, by=by)
    revisions.hold(made.meeting)
    revisions.check_revision(made, revision)
    withholds = details["is_sensitive"] or (made.nature_is_open and not details["nature_is_open"])
    if not withholds:
        attendance.check_minutes_are_open(made.meeting)
    told = _checked(made.item, made.member_id, details, withdraws=withdraws)
    _fill(made, told, details, by=by)
    made.revision += 1
    _keep("declaration corrected", made, by=by, at=at)
    if made.is_sensitive:
        withheld_natures.take_out(made.meeting, by=by, at=at)
    return made


def remove(made: Declaration, *, revision: str, by: Actor, at: datetime) -> None:
    """Take away a declaration made by mistake. It is kept, marked as removed.

    Raises revisions.ChangedMeanwhile when somebody else saved it first; taken away already, there is nothing to do.
    """
    check_may_declare(made.meeting, made.member_id, by=by)
    _check_in_time(made.meeting, by=by)
    revisions.hold(made.meeting)
    attendance.check_minutes_are_open(made.meeting)
    revisions.read_anew(made)
    if made.removed_at is None:
        revisions.check_revision(made, revision)
        made.removed_at = at
        made.revision += 1
        _keep("declaration removed", made, by=by, at=at)


def withhold(interest: Interest, *, by: Actor, at: datetime) -> None:
    """Take the words away from every declaration that names an entry found sensitive (Localism Act 2011 s32).

    Those that name an entry of the same category removed before count too: it may be the same, entered anew. The public
    reads none of it from this moment: see services/withheld_natures.py.
    """
    by.check(Permission.EDIT_REGISTER)
    same = (Interest.member_id == interest.member_id) & (Interest.category == interest.category)
    before = same & (Interest.id < interest.id) & Interest.removed_at.is_not(None)
    entries = select(Interest.id).where((Interest.id == interest.id) | before)
    naming = select(Declaration).where(Declaration.interest_id.in_(entries), Declaration.is_sensitive.is_(False))
    found = db.session.scalars(naming.order_by(Declaration.meeting_id, Declaration.id)).all()
    for made in found:
        revisions.read_anew(made.meeting)
        made.is_sensitive, made.nature, made.nature_is_open = True, "", False
        made.revision += 1
        _note("nature of a declaration withheld", made, by=by, at=at)
    for meeting in {made.meeting_id: made.meeting for made in found}.values():
        withheld_natures.take_out(meeting, by=by, at=at)


def register_by(made: Declaration) -> date | None:
    """The last day to have the interest registered, where it is not in the register yet; None where nothing is due."""
    if not rules.must_be_registered(made.kind.effect, is_registered=made.interest_id is not None):
        return None
    # Declared ahead of the meeting, it is disclosed at the meeting.
    return interests.register_by(max(clock.day_of(made.declared_at), made.meeting.held_on))


def _found(which: ColumnElement[bool]) -> list[Declaration]:
    wanted = select(Declaration).where(which, Declaration.removed_at.is_(None))
    loaded = (joinedload(Declaration.member), joinedload(Declaration.kind), joinedload(Declaration.item))
    return list(db.session.scalars(wanted.options(*loaded).order_by(Declaration.declared_at, Declaration.id)))


def _check_in_time(meeting: Meeting, *, by: Actor) -> None:
    if by.on > meeting.held_on and not by.may(Permission.RECORD_MEETING, meeting.committee_id):
        raise RuleBroken("The day of the meeting is past. Ask the clerk to record what you declared.")


def _check_sits(meeting: Meeting, member: Member) -> None:
    if member.id not in {one.id for one in declarable.members(meeting)}:
        raise RuleBroken(
            f"{member.name} does not sit at this meeting. Record their attendance or substitution first.", "member"
        )


def _checked(item: AgendaItem, member_id: int, details: DeclarationDetails, *, withdraws: bool) -> Told:
    dispensation = declarable.dispensation_for(member_id, item)
    interest = _named(details["interest_id"], member_id)
    is_sensitive = details["is_sensitive"] or (interest is not None and interest.is_sensitive)
    # What the register says already is not asked for again.
    nature = details["nature"].strip() or (declarable.title_of(interest) if interest else "")
    scope = dispensation.scope if dispensation else None
    told = Told(nature, is_sensitive, details["intention"])
    return rules.check_declaration(told, details["kind"].effect, withdraws=withdraws, dispensation=scope)


def _named(interest_id: int | None, member_id: int) -> Interest | None:
    """The entry of this member's register. NoResultFound where it is another's, or was removed."""
    if interest_id is None:
        return None
    wanted = select(Interest).where(Interest.id == interest_id, Interest.member_id == member_id)
    # Held, so that nobody finds it sensitive while its words are written into a declaration.
    return db.session.scalars(wanted.where(Interest.removed_at.is_(None)).with_for_update(read=True)).one()


def _fill(made: Declaration, told: Told, details: DeclarationDetails, *, by: Actor) -> None:
    # Only the clerk finds a nature safe to be read, and only the one that was found so.
    is_as_found = bool(made.nature_is_open) and made.nature == told.nature
    is_clerk = by.may(Permission.RECORD_MEETING, made.meeting.committee_id)
    made.nature_is_open = bool(told.nature) and (details["nature_is_open"] if is_clerk else is_as_found)
    made.kind, made.interest_id = details["kind"], details["interest_id"]
    made.nature, made.is_sensitive, made.intention = told.nature, told.is_sensitive, told.intention


def _keep(what: str, made: Declaration, *, by: Actor, at: datetime) -> Declaration:
    """Note the change without the nature, and tell that the agenda the public reads is behind."""
    made.meeting.agenda_revision += 1
    return _note(what, made, by=by, at=at)


def _note(what: str, made: Declaration, *, by: Actor, at: datetime) -> Declaration:
    db.session.flush()
    item = made.item
    heading = item.public_heading if agenda_tree.is_private(item) else item.heading
    audit.note(
        what,
        kind="declaration",
        subject_id=made.id,
        name=f"{made.member.name}: {heading}",
        by=by,
        at=at,
        after={"item": item.id, "kind": made.kind.name, "sensitive": made.is_sensitive, "intention": made.intention},
        committee_id=made.meeting.committee_id,
    )
    return made
