"""The meeting as the clerk sees it while it is held: who is in the room, who may do what at this item, the quorum."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.attendance import Attendance, Withdrawal
from models.council import Council
from models.declaration import Declaration
from models.interest import Dispensation
from models.meeting import Meeting
from models.member import Seat
from models.rules import quorum as rules
from models.rules.entitlement import Business, Declared, Entitlement, Leave, entitlement
from models.rules.permissions import Permission
from models.rules.quorum import Count, Moment, Quorum, Sitter
from models.vocabulary import AttendanceStatus, CommitteeKind, DeclarationEffect
from webapp.database import db
from webapp.services import agenda_tree, attendance, dispensations, disqualifications, sitting_at
from webapp.services.actors import Actor
from webapp.services.agenda_tree import Node
from webapp.services.sitting_at import Capacity, Listed


class Where(StrEnum):
    """Where somebody is, as far as it was marked."""

    HERE = "in the room"
    AWAY = "withdrawn"
    LEFT = "left"
    APOLOGIES = "sent apologies"
    ABSENT = "absent"
    UNMARKED = "not marked"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the meeting, what is marked for them, and what they may do at the item in hand."""

    listed: Listed
    attendance: Attendance | None
    withdrawals: Sequence[Withdrawal]
    declarations: Sequence[Declaration]
    entitlement: Entitlement | None

    @property
    def where(self) -> Where:
        """Where they are by the latest that was marked."""
        if self.attendance is None:
            return Where.UNMARKED
        match self.attendance.status:
            case AttendanceStatus.APOLOGIES:
                return Where.APOLOGIES
            case AttendanceStatus.ABSENT:
                return Where.ABSENT
        if self.attendance.left_at is not None:
            return Where.LEFT
        return Where.AWAY if self.away_since else Where.HERE

    @property
    def away_since(self) -> time | None:
        """When they withdrew, if they have not returned."""
        return next((one.withdrew_at for one in self.withdrawals if one.returned_at is None), None)

    @property
    def is_to_go(self) -> bool:
        """Whether they are in the room and should not be."""
        return self.where is Where.HERE and self.entitlement is not None and self.entitlement.should_withdraw


@dataclass(frozen=True, slots=True)
class Room:
    """A meeting with the item in hand. `history` is every change in the room, counted without education co-optees.

    `count`, and `lost` when it is too few, are those of the item in hand.
    """

    meeting: Meeting
    agenda: Sequence[Node]
    node: Node | None
    people: Sequence[Person]
    vacancies: int
    count: Count
    history: Sequence[Moment]
    lost: Moment | None

    @property
    def groups(self) -> list[tuple[Capacity, list[Person]]]:
        """The people under their headings."""
        order = list(Capacity)
        people = sorted(self.people, key=lambda one: order.index(one.listed.capacity))
        return [(capacity, list(group)) for capacity, group in groupby(people, key=lambda one: one.listed.capacity)]

    @property
    def is_begun(self) -> bool:
        """Whether anybody is marked as having come."""
        return any(one.attendance and one.attendance.status is AttendanceStatus.PRESENT for one in self.people)

    @property
    def unmarked(self) -> int:
        """For how many of the press, who vote, nothing is marked yet."""
        press = attendance.MARKED_BY_THE_PRESS
        return sum(one.where is Where.UNMARKED and one.listed.capacity in press for one in self.people)

    @property
    def to_go(self) -> list[str]:
        """Who is in the room and should not be: counted all the same, for they are present."""
        return [one.listed.member.name for one in self.people if one.is_to_go]

    @property
    def declarations(self) -> list[Declaration]:
        """What was declared at the item in hand, or at one it stands under, in the order of the people."""
        return [declared for one in self.people for declared in one.declarations]

    @property
    def lost_in_words(self) -> str:
        """When the quorum was lost and by whose going; empty while there is one, or where there never was."""
        return rules.loss_in_words(self.lost) if self.lost else ""

    @property
    def neighbours(self) -> tuple[Node | None, Node | None]:
        """The items before and after the one in hand."""
        if self.node is None:
            return None, None
        place = self.agenda.index(self.node)
        return (self.agenda[place - 1] if place else None), next(iter(self.agenda[place + 1 :]), None)


def get(meeting_id: int, *, by: Actor) -> Meeting:
    """A meeting this person records. NoResultFound or NotAllowed otherwise."""
    meeting = db.session.get_one(Meeting, meeting_id)
    by.check(Permission.RECORD_MEETING, meeting.committee_id)
    return meeting


def room(meeting: Meeting, *, item_id: int | None = None) -> Room:
    """The meeting as it stands by all that was marked; without an item that is on its agenda, at its first item."""
    agenda = list(agenda_tree.walk(agenda_tree.tree_of(meeting)))
    node = next((one for one in agenda if one.item.id == item_id), agenda[0] if agenda else None)
    path = _path(node, agenda)
    seats = sitting_at.seats_on_the_day(meeting)
    people = _people(meeting, sitting_at.listed(meeting, seats), path)
    is_education = any(one.item.is_education for one in path)
    needed = quorum_for(meeting, seats, is_education=is_education)
    sitters = list(_sitters(people))
    # Nobody marks when each item was in hand: what happened must not read otherwise because another is in hand now.
    usual = quorum_for(meeting, seats, is_education=False)
    return Room(
        meeting=meeting,
        agenda=agenda,
        node=node,
        people=people,
        vacancies=sum(seat.member_id is None for seat in seats),
        count=rules.recount(needed, sitters, at=time.max, is_education=is_education),
        history=rules.moments(usual, sitters, is_education=False),
        lost=_lost(needed, sitters, is_education=is_education),
    )


def quorum_for(meeting: Meeting, seats: Sequence[Seat], *, is_education: bool) -> Quorum:
    """The quorum of a meeting by the seats of its day, at a matter that is one of education or is not."""
    committee = meeting.committee
    return rules.quorum_of(
        seats=sitting_at.voting_seats(seats, is_education=is_education),
        fixed=committee.quorum,
        is_council=committee.kind is CommitteeKind.COUNCIL,
        disqualified=disqualifications.by_the_day(committee, seats, on=meeting.held_on),
    )


def _lost(quorum: Quorum, sitters: Sequence[Sitter], *, is_education: bool) -> Moment | None:
    met_at_first = rules.recount(quorum, sitters, at=time.min, is_education=is_education).is_met
    return rules.loss(rules.moments(quorum, sitters, is_education=is_education), met_at_first=met_at_first)


def _path(node: Node | None, agenda: Iterable[Node]) -> list[Node]:
    """An item and those it stands under: what holds for them holds for it."""
    by_id = {one.item.id: one for one in agenda}
    path = []
    while node is not None:
        path.append(node)
        node = by_id.get(node.item.parent_id or 0)
    return path


def _people(meeting: Meeting, listed: Sequence[Listed], path: Sequence[Node]) -> list[Person]:
    marks, declared, away = attendance.of_meeting(meeting), _declared(meeting), _withdrawals(meeting)
    ids = {one.item.id for one in path}
    business = _business(path)
    leaves = dispensations.in_force([one.member.id for one in listed], on=meeting.held_on)
    people = []
    for one in listed:
        all_theirs = [each for each in declared if each.member_id == one.member.id]
        theirs = [each for each in all_theirs if each.item_id in ids]
        may = entitlement(
            one.sitting,
            business,
            declared=[Declared(each.kind.name, each.kind.effect) for each in theirs],
            leaves=_leaves((each for each in leaves if each.member_id == one.member.id), ids),
            in_arrears=any(each.kind.effect is DeclarationEffect.NO_BUDGET_VOTE for each in all_theirs),
        )
        gone = [each for each in away if each.member_id == one.member.id]
        people.append(Person(one, marks.get(one.member.id), gone, theirs, may if path else None))
    return people


def _business(path: Sequence[Node]) -> Business:
    council = db.session.get(Council, 1)
    return Business(
        is_education=any(one.item.is_education for one in path),
        is_budget=any(one.item.is_budget for one in path),
        withdraws_for_dpi=council is None or council.withdraws_for_dpi,
    )


def _leaves(held: Iterable[Dispensation], item_ids: Iterable[int]) -> list[Leave]:
    """What bears on an item: the dispensations that name it, and those that name none and hold for their subject."""
    ids = list(item_ids)
    named = [(one, any(dispensations.names_item(one, item_id) for item_id in ids)) for one in held]
    return [Leave(one.scope, one.subject, names) for one, names in named if names or not one.items]


def _declared(meeting: Meeting) -> list[Declaration]:
    return list(
        db.session.scalars(
            select(Declaration)
            .options(joinedload(Declaration.kind), joinedload(Declaration.member), joinedload(Declaration.item))
            .where(Declaration.meeting_id == meeting.id, Declaration.removed_at.is_(None))
            .order_by(Declaration.declared_at, Declaration.id)
        )
    )


def _withdrawals(meeting: Meeting) -> list[Withdrawal]:
    return list(
        db.session.scalars(
            select(Withdrawal)
            .options(joinedload(Withdrawal.item))
            .where(Withdrawal.meeting_id == meeting.id, Withdrawal.removed_at.is_(None))
            .order_by(Withdrawal.withdrew_at, Withdrawal.id)
        )
    )


def _sitters(people: Iterable[Person]) -> Iterable[Sitter]:
    for one in people:
        came = one.attendance
        if came is not None and came.status is AttendanceStatus.PRESENT and not one.listed.sitting.replaced_by:
            away = tuple((each.withdrew_at, each.returned_at) for each in one.withdrawals)
            yield Sitter(one.listed.member.name, one.listed.role, came.arrived_at, came.left_at, away)
