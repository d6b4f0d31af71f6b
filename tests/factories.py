"""Records for tests: each kept for real, with what a test does not say filled in. Nobody here is a real person."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from argon2 import PasswordHasher
from PIL import Image

from exports import house_styles
from exports.portraits import portraits
from models.agenda import AgendaItem
from models.attendance import Substitution
from models.committee import Committee
from models.council import Council, HouseStyle
from models.declaration import Declaration, DeclarationKind
from models.document import Document
from models.group import Allocation, GroupMembership, PoliticalGroup
from models.incoming import IncomingTable
from models.interest import Dispensation, DispensationItem, Interest, InterestProposal
from models.meeting import Meeting
from models.member import Member, Seat, Term
from models.publication import Publication
from models.rules import RuleBroken
from models.user import RoleGrant, User
from models.vocabulary import (
    DeclarationEffect,
    DispensationGround,
    DispensationScope,
    IncomingKind,
    Intention,
    InterestCategory,
    ProposalKind,
    Role,
    SeatRole,
    SubjectKind,
    Verb,
)
from tests.browser_client import PASSWORD
from webapp import clock
from webapp.database import db
from webapp.services import allocations
from webapp.services.actors import operator
from webapp.services.deployment import keyring, storage

LONG_AGO = date(2010, 5, 1)
counter = itertools.count(1)
# For signing in by the hundred: at a cost that no real password is kept at.
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
quick_hash = QUICK.hash(PASSWORD)


def keep(record: Any) -> Any:
    db.session.add(record)
    db.session.commit()
    return record


def council(**fields: Any) -> Council:
    found = db.session.get(Council, 1)
    return found or keep(Council(id=1, **{"name": "Moorshire County Council", **fields}))


def house_style(**fields: Any) -> HouseStyle:
    settings = fields.pop("settings", None) or house_styles.load_shipped()[0]
    name = fields.pop("name", f"{settings['name']} {next(counter)}")
    return keep(HouseStyle(name=name, settings={**settings, "name": name}, **fields))


def committee(**fields: Any) -> Committee:
    council()
    number = next(counter)
    usual = {"name": f"Committee {number}", "slug": f"committee-{number}", "usual_starts_at": time(10), **fields}
    if "house_style" not in usual:
        usual["house_style"] = house_style()
    return keep(Committee(**usual))


def member(**fields: Any) -> Member:
    number = next(counter)
    return keep(Member(**{"name": f"Member {number}", "slug": f"member-{number}", **fields}))


def group(name: str = "", *, members: int = 0, **fields: Any) -> PoliticalGroup:
    """A political group, with so many members made for it."""
    made = keep(PoliticalGroup(name=name or f"Group {next(counter)}", **fields))
    for _ in range(members):
        group_membership(member(), made)
    return made


def group_membership(member: Member, group: PoliticalGroup, **fields: Any) -> GroupMembership:
    return keep(GroupMembership(member=member, group=group, **{"starts_on": LONG_AGO, **fields}))


def allocation(on: date | None = None) -> Allocation:
    """Political balance worked out and kept; with a council to share seats where there is none."""
    day = on or clock.today()
    try:
        proposal = allocations.propose(on=day)
    except RuleBroken:
        group(members=3)
        group(members=3)
        committee(balanced_seats=5)
        proposal = allocations.propose(on=day)
    made = {"seen": proposal.fingerprint, "by": operator(on=day), "at": clock.now()}
    return keep(allocations.keep(on=day, choices={}, **made))


def picture(across: int = 300, down: int = 400, kind: str = "JPEG", **saved: Any) -> bytes:
    """A picture of nobody."""
    made = BytesIO()
    Image.new("RGB", (across, down), (90, 120, 110)).save(made, kind, **saved)
    return made.getvalue()


def photograph(member: Member) -> str:
    """Give a member a photograph, and its hash."""
    large, small = portraits(picture())
    member.photograph, member.photograph_small = (storage().keep_bytes(one).sha256 for one in (large, small))
    keep(member)
    return member.photograph


def seat(committee: Committee, member: Member | None = None, **fields: Any) -> Seat:
    return keep(Seat(committee=committee, member=member, **{"role": SeatRole.MEMBER, "starts_on": LONG_AGO, **fields}))


def term(member: Member, **fields: Any) -> Term:
    return keep(Term(member=member, **{"starts_on": LONG_AGO, **fields}))


def interest(member: Member, **fields: Any) -> Interest:
    """An entry of a member's register; one with something sealed is made by services.registers instead."""
    usual = {"category": InterestCategory.EMPLOYMENT, "details": {"job": "Teacher", "employer": "Fern Academy"}}
    return keep(Interest(member=member, **{**usual, "registered_on": LONG_AGO, **fields}))


def interest_proposal(member: Member, **fields: Any) -> InterestProposal:
    """What a member asks for: an entry to be made, unless the test says otherwise."""
    typed = {"holder": "member", "details": {"job": "Teacher"}, "is_sensitive": False, "revision": 0}
    days = {"starts_on": None, "ends_on": None}
    usual = {"kind": ProposalKind.ADD, "category": InterestCategory.EMPLOYMENT, "proposed_at": clock.now()}
    by = fields.pop("by", None) or user(Role.MEMBER, member_id=member.id)
    sealed = keyring().seal({**typed, **days})
    made = {"proposed_by_id": by.id, "sealed_entry": sealed, **usual, **fields}
    return keep(InterestProposal(member=member, **made))


def dispensation(member: Member, *items: AgendaItem, **fields: Any) -> Dispensation:
    today = clock.today()
    days = {"requested_on": today, "granted_on": today, "starts_on": today, "ends_on": today + timedelta(days=365)}
    usual = {"ground": DispensationGround.C, "scope": DispensationScope.SPEAK, "subject": "The budget", **days}
    granted = Dispensation(member=member, **{**usual, "granted_by": "The Standards Committee", **fields})
    granted.items = [DispensationItem(item=item) for item in items]
    return keep(granted)


def meeting(committee_: Committee | None = None, **fields: Any) -> Meeting:
    usual = {"uid": f"{next(counter)}@test", "held_on": date(2030, 6, 18), "starts_at": time(10), "ends_at": time(12)}
    return keep(Meeting(committee=committee_ or committee(), **{**usual, **fields}))


def substitution(meeting: Meeting, seat: Seat, substitute: Member | None = None, **fields: Any) -> Substitution:
    """Somebody who sits at a meeting in the place of the one who holds a seat."""
    usual = {"member": substitute or member(), "notified_at": datetime.now(UTC), **fields}
    return keep(Substitution(meeting=meeting, seat=seat, **usual))


def item(meeting: Meeting, heading: str = "Something to consider", **fields: Any) -> AgendaItem:
    position = fields.pop("position", len(meeting.items) + 1)
    return keep(AgendaItem(meeting=meeting, heading=heading, position=position, **fields))


def declaration_kind(effect: DeclarationEffect = DeclarationEffect.NONE, **fields: Any) -> DeclarationKind:
    usual = {"name": f"Kind {next(counter)}", "explanation": "Told by the code.", "effect": effect}
    return keep(DeclarationKind(**{**usual, **fields}))


def declaration(item: AgendaItem, member: Member, **fields: Any) -> Declaration:
    usual = {"nature": "I chair the Acorn Trust.", "intention": Intention.TAKE_PART, "declared_at": datetime.now(UTC)}
    kind = fields.pop("kind", None) or declaration_kind()
    return keep(Declaration(meeting=item.meeting, item=item, member=member, kind=kind, **{**usual, **fields}))


def user(*roles: Role, committee: Committee | None = None, **fields: Any) -> User:
    """An account with a password everybody knows (tests.browser_client.PASSWORD) and the roles named."""
    number = next(counter)
    usual = {"email": f"person{number}@example.org", "name": f"Person {number}", "password_hash": quick_hash, **fields}
    person = User(**usual)
    person.grants = [RoleGrant(role=role, committee=committee, starts_on=LONG_AGO) for role in roles]
    return keep(person)


def officer(**fields: Any) -> User:
    return user(Role.OFFICER, **fields)


def monitoring_officer(**fields: Any) -> User:
    return user(Role.MONITORING_OFFICER, **fields)


def administrator(**fields: Any) -> User:
    return user(Role.ADMINISTRATOR, **fields)


def incoming_table(user: User, **fields: Any) -> IncomingTable:
    """A table of members that waits: one is new, and one row is wrong."""
    rows = {"headings": ["Name", "Elected on"], "rows": [[2, ["Ivy Jay", "2026-05-07"]], [3, ["Kit Lea", "soon"]]]}
    usual = {"kind": IncomingKind.MEMBERS, "filename": "members.csv", "uploaded_at": clock.now()}
    sealed = keyring().seal({**rows, "others_end_on": None})
    return keep(IncomingTable(uploaded_by_id=user.id, sealed_rows=sealed, **{**usual, **fields}))


def publication(**fields: Any) -> Publication:
    usual = {"subject_kind": SubjectKind.COUNCIL, "subject_id": 1, "version": 1, "verb": Verb.PUBLISH, "body": "{}"}
    made = {"body_hash": "", "previous_hash": "", "published_at": datetime.now(UTC), "published_by": "A test"}
    return keep(Publication(**{**usual, **made, **fields}))


def document(item: AgendaItem, content: bytes = b"a report", **fields: Any) -> Document:
    kept = storage().keep_bytes(content)
    usual = {"title": "The report", "filename": "report.pdf", "media_type": "application/pdf"}
    made = {"sha256": kept.sha256, "size": kept.size, "added_at": datetime.now(UTC)}
    return keep(Document(item=item, **{**usual, **made, **fields}))
