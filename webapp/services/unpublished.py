"""What has changed since the public saw it: a fixed number of statements, however much there is."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from models.committee import Committee
from models.council import Council
from models.group import GroupMembership
from models.meeting import Meeting
from models.member import Member, Seat
from models.publication import Publication, Published, PublishedMeeting
from models.rules.former_bodies import as_today
from models.rules.permissions import Permission
from models.vocabulary import SubjectKind
from webapp.database import db
from webapp.services import bodies
from webapp.services.actors import Actor
from webapp.services.canonical import canonical, digest
from webapp.services.subjects import name_of

NEVER = "never published"
Kept = TypeVar("Kept", Council, Committee, Member)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something the public sees an older version of, or does not see at all."""

    kind: SubjectKind
    subject_id: int
    name: str
    is_new: bool


def waiting(*, by: Actor) -> list[Waiting]:
    """All that waits to be published and that this person may publish: the council first, meetings last.

    A meeting never published is not here: what is due for it says so (see due.coming). Nor is what was withdrawn.
    """
    public = _public_hashes()
    found = [
        *_changed(_council(), SubjectKind.COUNCIL, bodies.council_body, public, by),
        *_changed(_committees(), SubjectKind.COMMITTEE, bodies.committee_body, public, by),
        *_changed(_members(), SubjectKind.MEMBER, bodies.member_body, public, by),
    ]
    return found + list(_meetings(by))


def _public_hashes() -> dict[tuple[SubjectKind, int], str | None]:
    """The hash of what the public sees of each subject; None where it was withdrawn, which was somebody's decision."""
    rows = db.session.execute(
        select(Published.subject_kind, Published.subject_id, Publication.body_hash, Published.is_withdrawn)
        .join(Publication, Publication.id == Published.publication_id)
        .where(Published.subject_kind != SubjectKind.MEETING)
        .order_by(Published.subject_kind, Published.subject_id)
    )
    found = {(kind, number): None if is_withdrawn else body_hash for kind, number, body_hash, is_withdrawn in rows}
    return found | _hashes_as_today()


def _hashes_as_today() -> dict[tuple[SubjectKind, int], str | None]:
    """The same of those published in a shape of before: a new shape alone is nothing to publish."""
    rows = db.session.execute(
        select(Published.subject_kind, Published.subject_id, Published.body)
        .where(Published.subject_kind == SubjectKind.MEMBER, Published.body.contains('"party":'))
        .where(Published.is_withdrawn.is_(False))
        .order_by(Published.subject_id)
    )
    return {(kind, number): digest(canonical(as_today(json.loads(body)))) for kind, number, body in rows}


def _changed(
    subjects: Iterable[Kept],
    kind: SubjectKind,
    compose: Callable[[Kept], Mapping[str, object]],
    public: Mapping[tuple[SubjectKind, int], str | None],
    by: Actor,
) -> Iterator[Waiting]:
    for subject in subjects:
        live = public.get((kind, subject.id), NEVER)
        committee_id = subject.id if kind is SubjectKind.COMMITTEE else None
        if live is None or not by.may(Permission.PUBLISH, committee_id):
            continue
        if live != digest(canonical(compose(subject))):
            yield Waiting(kind, subject.id, name_of(subject), is_new=live == NEVER)


def _meetings(by: Actor) -> Iterator[Waiting]:
    """Public meetings still to come whose own details or agenda have moved on."""
    is_behind = or_(
        PublishedMeeting.revision != Meeting.revision,
        PublishedMeeting.has_agenda & (PublishedMeeting.agenda_revision != Meeting.agenda_revision),
    )
    found = db.session.scalars(
        select(Meeting)
        .join(PublishedMeeting, PublishedMeeting.meeting_id == Meeting.id)
        .where(is_behind, Meeting.held_on >= by.on)
        .options(joinedload(Meeting.committee))
        .order_by(Meeting.held_on, Meeting.id)
    )
    for meeting in found:
        if by.may(Permission.PUBLISH, meeting.committee_id):
            yield Waiting(SubjectKind.MEETING, meeting.id, name_of(meeting), is_new=False)


def _council() -> Iterable[Council]:
    return db.session.scalars(select(Council).order_by(Council.id))


def _committees() -> Iterable[Committee]:
    loaded = (
        selectinload(Committee.seats).joinedload(Seat.member),
        selectinload(Committee.contacts),
        joinedload(Committee.parent),
    )
    return db.session.scalars(select(Committee).options(*loaded).order_by(Committee.name, Committee.id))


def _members() -> Iterable[Member]:
    loaded = (selectinload(Member.terms), selectinload(Member.groups).joinedload(GroupMembership.group))
    found = db.session.scalars(select(Member).options(*loaded).order_by(Member.name, Member.id))
    return (member for member in found if not member.kind.attends_only)
