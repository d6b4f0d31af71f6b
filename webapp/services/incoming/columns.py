"""The columns of each kind of table: what they are called, what else they may be called, and what they hold."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO

from models.rules import RuleBroken
from models.rules.interest_fields import CATEGORIES, Field
from models.rules.wording import and_list
from models.vocabulary import FieldKind, IncomingKind, InterestHolder, MemberKind, SeatRole

A_DAY = "A day: 2026-05-07, 07/05/2026 or 7 May 2026."
YES_OR_NO = "Yes or no."


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the name services know it by, its heading, other headings it is found under, and what it holds."""

    name: str
    heading: str
    holds: str
    also: tuple[str, ...] = ()
    is_required: bool = False
    longest: int = 2_000


MEMBERS = (
    Column("name", "Name", "As agendas print it. Who is known by this name already is changed; others are added.",
           ("member", "councillor", "full name", "member name", "name as published"), True, 120),
    Column("title", "Title", "Such as Councillor or Dr.", ("salutation",), longest=60),
    Column("kind", "Kind", f"One of: {', '.join(MemberKind)}. A new member is a councillor unless it says otherwise.",
           ("type", "kind of member", "member type")),
    Column("division", "Division", "The division or ward of the term.",
           ("ward", "electoral division", "area", "division or ward"), longest=120),
    Column("starts_on", "Term from", f"The first day of the term. {A_DAY}",
           ("elected on", "elected", "start", "starts on", "from", "first day", "term start", "date elected")),
    Column("ends_on", "Term to", f"The last day of the term, where it is over or its end is known. {A_DAY}",
           ("end", "ends on", "to", "last day", "term end", "term ends")),
    Column("ended_because", "Why it ended", "Such as “Resigned”.", ("reason", "ended because"), longest=200),
    Column("group", "Group", "The political group. One that is not known yet is added.",
           ("political group", "party", "political party"), longest=120),
    Column("joined_on", "In the group from", f"{A_DAY} Empty for a new member: from the first day of the term.",
           ("group from", "joined group", "joined on")),
    Column("left_on", "In the group to", A_DAY, ("group to", "left group", "left on")),
    Column("public_email", "Public e-mail", "Where the public may write.",
           ("public email", "public e-mail address", "public email address", "council e-mail", "council email"),
           longest=254),
    Column("public_phone", "Public telephone", "Where the public may call.",
           ("public phone", "public telephone number", "council telephone"), longest=60),
    # No column that is only called “E-mail”, “Telephone” or “Address”: it may hold what is private.
    Column("public_address", "Public address", "Often the council's offices. Not a home.",
           ("public postal address", "correspondence address"), longest=500),
)  # fmt: skip

SEATS = (
    Column("committee", "Committee", "Its name.", ("body", "committee name", "panel"), True, 200),
    Column("member", "Member", "Their name. Empty for a vacancy.", ("name", "councillor", "member name"), longest=120),
    Column("role", "Role", f"One of: {', '.join(SeatRole)}. Empty for a member.", ("position", "seat", "office")),
    Column("capacity", "Sits as", "The portfolio, group or subject, where the role has one.",
           ("capacity", "portfolio", "subject", "representing"), longest=200),
    Column("starts_on", "From", f"The first day of the seat. {A_DAY}",
           ("first day", "start", "starts on", "start date", "appointed on", "appointed", "seat from")),
    Column("ends_on", "To", f"The last day, where it is over or its end is known. {A_DAY}",
           ("last day", "end", "ends on", "end date", "seat to", "until")),
)  # fmt: skip

# What a column is called that several categories share, or whose question is too long for a heading.
SHORT = {
    "job": "Job", "employer": "Employer", "payer": "Paid by", "purpose": "Purpose", "amount": "Amount",
    "paid_on": "Paid on", "contractor": "Contractor", "value": "Value", "is_discharged": "Discharged",
    "tenure": "Nature of interest", "place": "Place", "is_home": "Home", "address": "Home address",
    "shows_address": "Show home address", "is_a_month": "A month or longer", "tenant": "Tenant",
    "premises": "Premises", "connection": "Connection", "company": "Company", "is_in_the_area": "In the area",
    "nominal_value": "Nominal value", "share_class": "Class of share", "percent": "Per cent", "body": "Body",
    "position": "Position", "is_appointed": "Appointed by the council", "giver": "From whom", "gift": "Gift",
    "received_on": "Received on",
}  # fmt: skip
HOLDS = {FieldKind.DATE: A_DAY, FieldKind.YES_NO: YES_OR_NO, FieldKind.MONEY: "Pounds.", FieldKind.PERCENT: "Figures."}


def _asked() -> Iterator[Column]:
    """One column for each field of the categories, so that tables and forms ask the same."""
    asking: dict[str, list[tuple[str, Field]]] = {}
    for about in CATEGORIES.values():
        for one in about.fields:
            asking.setdefault(one.name, []).append((about.heading, one))
    for name, asked in asking.items():
        labels = dict.fromkeys(one.label for _, one in asked)
        holds = f"{'; '.join(heading for heading, _ in asked)}: {' / '.join(labels)}."
        kind = asked[0][1].kind
        yield Column(
            name, SHORT[name], f"{holds} {HOLDS.get(kind, '')}".strip(), tuple(label.lower() for label in labels)
        )


REGISTER = (
    Column("member", "Member", "Their name.", ("name", "councillor", "member name"), True, 120),
    Column("category", "Category", f"One of: {'; '.join(about.heading for about in CATEGORIES.values())}.",
           ("kind", "type", "category of interest"), True),
    Column("holder", "Whose", f"One of: {', '.join(InterestHolder)}. Empty for the member's own.",
           ("whose interest", "holder")),
    Column("is_sensitive", "Sensitive", f"{YES_OR_NO} Empty for no.", ("is sensitive", "sensitive interest")),
    Column("starts_on", "Since", f"{A_DAY} Empty if it is not known.", ("from", "start", "since when")),
    Column("ends_on", "Until", f"The last day, where it is over. {A_DAY}", ("to", "end", "last day", "ended on")),
    Column("notified_on", "Notified on", f"The day the monitoring officer was told. {A_DAY}",
           ("date notified", "notified", "when you were told")),
    *_asked(),
)  # fmt: skip

COLUMNS = {IncomingKind.MEMBERS: MEMBERS, IncomingKind.SEATS: SEATS, IncomingKind.REGISTER: REGISTER}


@dataclass(frozen=True, slots=True)
class Matched:
    """Which column stands where in a table, and the headings that nothing is read from."""

    places: dict[int, Column]
    unread: list[str] = field(default_factory=list)


def match(kind: IncomingKind, headings: list[str]) -> Matched:
    """Find the columns of a kind by their headings. Raises RuleBroken when one is missing, or is there twice."""
    by_heading = {_plain(words): column for column in COLUMNS[kind] for words in (*column.also, column.heading)}
    # A heading of its own comes before another column's other name.
    by_heading |= {_plain(column.heading): column for column in COLUMNS[kind]}
    places: dict[int, Column] = {}
    for place, heading in enumerate(headings):
        if column := by_heading.get(_plain(heading)):
            if column in places.values():
                raise RuleBroken(
                    f"Two columns are read as “{column.heading}”. Rename or take out one of them.", "files"
                )
            places[place] = column
    missing = [f"“{one.heading}”" for one in COLUMNS[kind] if one.is_required and one not in places.values()]
    if missing:
        found = ", ".join(f"“{heading}”" for heading in headings if heading)
        raise RuleBroken(f"The table has no column {and_list(missing)}. Its first row reads: {found}.", "files")
    return Matched(places, [words for place, words in enumerate(headings) if words and place not in places])


def template(kind: IncomingKind) -> bytes:
    """An empty table with the right headings, as CSV that Excel opens with its letters whole."""
    written = StringIO()
    csv.writer(written).writerow(column.heading for column in COLUMNS[kind])
    return written.getvalue().encode("utf-8-sig")


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().replace("_", " ").strip(" *:?.").split())
