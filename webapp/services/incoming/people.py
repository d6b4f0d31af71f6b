"""A member as a table of members finds and leaves them: details, terms, and times in groups."""

from dataclasses import dataclass, field
from datetime import date

from models.group import GroupMembership, PoliticalGroup
from models.member import Member, Term
from models.rules.terms import Span, covers
from models.vocabulary import MemberKind
from webapp.services.incoming.lines import plain
from webapp.services.members import MemberDetails


@dataclass(slots=True, eq=False)
class Held:
    """A term or a time in a group. `now` moves as the steps before are checked; `then` is what the table makes of it.

    Without a record it is still to be entered; `row` is the row that has spoken of it.
    """

    record: Term | GroupMembership | None
    now: Span | None
    then: Span
    because: str = ""
    row: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.then.ends_on is None


@dataclass(slots=True, eq=False)
class Group:
    """A political group by name; without a record, until a step has entered it."""

    name: str
    record: PoliticalGroup | None = None


@dataclass(slots=True, eq=False)
class Person:
    """A member, known or new. `given` says which row gave which of their details."""

    record: Member | None
    details: MemberDetails
    terms: list[Held] = field(default_factory=list)
    groups: list[Held] = field(default_factory=list)
    given: dict[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """As agendas print it."""
        return self.details["name"]

    @property
    def kind(self) -> MemberKind:
        """What they will be kept as."""
        return self.details["kind"]

    def beside(self, one: Held, held: list[Held]) -> list[Span]:
        """The others as they stand at this step."""
        return [other.now for other in held if other is not one and other.now is not None]


def known(member: Member) -> Person:
    """A member as the records have them."""
    details: MemberDetails = {
        "name": member.name,
        "title": member.title,
        "kind": member.kind,
        "public_email": member.public_email,
        "public_phone": member.public_phone,
        "public_address": member.public_address,
    }
    terms = [_held(term, term.division, term.ended_because) for term in member.terms]
    return Person(member, details, terms, [_held(one, one.group.name) for one in member.groups])


def new(name: str) -> Person:
    """Somebody the records do not know: a councillor, until the table says otherwise."""
    empty: MemberDetails = {
        "name": name,
        "title": "",
        "kind": MemberKind.COUNCILLOR,
        "public_email": "",
        "public_phone": "",
        "public_address": "",
    }
    return Person(None, empty)


def term_meant(person: Person, division: str, starts_on: date | None) -> Held | None:
    """The term a row speaks of: the one that starts on its day, or has no first day yet, or, without a day, goes on."""
    named = [
        one for one in person.terms if not division or not one.then.name or plain(one.then.name) == plain(division)
    ]
    if starts_on is None:
        return max(named, key=lambda one: (one.is_open, one.then.starts_on or date.min), default=None)
    same = [one for one in person.terms if one.then.starts_on == starts_on]
    return next(iter(same or [one for one in named if one.then.starts_on is None]), None)


def group_meant(person: Person, name: str, joined_on: date | None) -> Held | None:
    """The time in a group that a row speaks of, in the same way; a day within it also means it."""
    named = [one for one in person.groups if plain(one.then.name) == plain(name)]
    if joined_on is None:
        return max(named, key=lambda one: (one.is_open, one.then.starts_on or date.min), default=None)
    return next((one for one in named if covers(one.then, joined_on)), None)


def _held(record: Term | GroupMembership, name: str, because: str = "") -> Held:
    span = Span(record.starts_on, record.ends_on, name)
    return Held(record, span, span, because)
