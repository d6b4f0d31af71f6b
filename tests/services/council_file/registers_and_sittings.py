"""One of each record that stands under members and meetings, with what must not get into a council file."""

from datetime import UTC, date, datetime, time, timedelta

from models.attendance import AbsenceApproval, Attendance, Withdrawal
from models.declaration import Declaration, DeclarationKind, ItemMark
from models.interest import RegisterConfirmation
from models.member import Term
from models.vocabulary import (
    AbsentFrom,
    AttendanceStatus,
    DeclarationEffect,
    Intention,
    InterestCategory,
    InterestHolder,
    Mark,
    Verb,
)
from tests import factories, held_meetings
from webapp import clock
from webapp.services import publishing, register_bodies, register_publishing, registers
from webapp.services.actors import operator
from webapp.services.deployment import keyring
from webapp.services.ledger import Act

SECRETS = ("Zeppelin Works", "7 Quagmire Terrace", "quagga@home.example", "11 Xylophone Mews")
REASONS = ("A brother-in-law runs the quay", "Convalescing from an operation")
AT = datetime(2030, 6, 1, 9, tzinfo=UTC)


def registers_and_sittings() -> None:
    """Put them in the database: a register with every kind of secret, published, and a meeting that was held."""
    member, other = factories.member(name="Ottilie Vane"), factories.member(name="Percival Marl")
    member.sealed_contacts = keyring().seal({"email": SECRETS[2]})
    member.sealed_home_address = keyring().seal(SECRETS[3])
    committee = factories.committee(name="Harbour Board", slug="harbour-board")
    factories.seat(committee, other)
    seat = factories.seat(committee, member)
    meeting = factories.meeting(committee, held_on=clock.today() - timedelta(days=20), uid="harbour-1@test")
    first = factories.item(meeting, "The harbour")
    below = factories.item(meeting, "The quay", parent_id=first.id)
    entered = _register(member)
    kind = factories.keep(DeclarationKind(name="Pecuniary", effect=DeclarationEffect.NO_PART, position=2))
    factories.keep(DeclarationKind(name="Other", effect=DeclarationEffect.NONE, position=1, ended_on=date(2029, 1, 1)))
    _declarations(below, member, kind, entered)
    factories.dispensation(member, below, first, sealed_reason=keyring().seal(REASONS[0]))
    factories.substitution(meeting, seat, other, cancelled_at=AT)
    factories.substitution(meeting, seat, factories.member(name="Quill Rowe"))
    _attendance(meeting, member, other, below)
    factories.keep(
        AbsenceApproval(
            member=other,
            absent_from=AbsentFrom.EXECUTIVE,
            approved_on=date(2029, 1, 1),
            until=date(2029, 9, 1),
            reason=REASONS[1],
        )
    )
    held_meetings.elsewhere(other, date(2029, 9, 3))
    committee.disqualified_at_once, committee.disqualified_on = 3, date(2029, 2, 1)
    factories.allocation()
    _publish(member, meeting)


def _register(member):
    by, at = operator(on=clock.today()), clock.now()
    home = {"tenure": "Owner", "place": "Ferndale", "is_home": True, "address": SECRETS[1]}
    common = {"holder": InterestHolder.MEMBER, "starts_on": None, "ends_on": None, "notified_on": None}
    job = {"job": "Rigger", "employer": SECRETS[0]}
    land, works = InterestCategory.LAND, InterestCategory.EMPLOYMENT
    registers.add(member, {"category": land, "details": home, "is_sensitive": False, **common}, by=by, at=at)
    entered = registers.add(member, {"category": works, "details": job, "is_sensitive": True, **common}, by=by, at=at)
    factories.interest(member, removed_at=AT, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1))
    said_so = factories.user(member_id=member.id)
    factories.keep(RegisterConfirmation(member_id=member.id, confirmed_on=AT.date(), confirmed_by_id=said_so.id))
    return entered


def _declarations(item, member, kind, entered):
    told = {"meeting_id": item.meeting_id, "item": item, "member": member, "kind": kind, "declared_at": AT}
    sensitive = {"interest_id": entered.id, "is_sensitive": True, "intention": Intention.WITHDRAW}
    factories.keep(Declaration(**told, **sensitive))
    factories.keep(
        Declaration(**told, nature="A director of Acorn Nurseries", intention=Intention.TAKE_PART, removed_at=AT)
    )
    factories.keep(ItemMark(member_id=member.id, item_id=item.id, mark=Mark.ASK, marked_at=AT))


def _attendance(meeting, member, other, item):
    came = {"meeting": meeting, "status": AttendanceStatus.PRESENT}
    factories.keep(Attendance(**came, member=other, arrived_at=time(10, 5), left_at=time(11)))
    factories.keep(Attendance(meeting=meeting, member=member, status=AttendanceStatus.APOLOGIES))
    gone = {"meeting_id": meeting.id, "member": other, "withdrew_at": time(10, 20)}
    factories.keep(Withdrawal(**gone, item=item, returned_at=time(10, 40), reason="Declared an interest"))
    factories.keep(Withdrawal(**gone, removed_at=AT))


def _publish(member, meeting):
    """A register that left the public with its member's office stays away, though they came back since."""
    by, now = operator(on=clock.today()), clock.now()
    factories.term(member, ends_on=clock.today())
    act = Act(Verb.PUBLISH, by=by, at=now)
    publishing.publish_member(member, act)
    publishing.publish_committee(meeting.committee, act)
    publishing.publish_agenda(meeting, act)
    register_publishing.append(member, register_bodies.register_body(member, on=clock.today()), act)
    factories.keep(Term(member=member, starts_on=clock.today() + timedelta(days=30)))
