"""The published bodies: plain data, of one shape on the page, in the Word file, in the feed and at `.json`.

Built by webapp/services from an allow-list: what is not named here is not public. Dates are ISO 8601, times of day
`hh:mm` in Europe/London, texts Markdown, addresses paths from the root of the site.
"""

from collections.abc import Iterator
from typing import Literal, NotRequired, TypedDict


class NamedAddress(TypedDict):
    """A thing that has a page of its own."""

    name: str
    address: str


class DocumentBody(TypedDict):
    """A file under an item: an enclosed report or an appendix."""

    id: int
    title: str
    filename: str
    media_type: str
    size: int
    sha256: str
    address: str


class BoundScorecardBody(TypedDict):
    """A performance report that stands under an item: where it is read, and the hash of the body frozen with it."""

    id: int
    title: str
    address: str
    body_hash: str


class ExemptionBody(TypedDict):
    """Why a Part 2 item is taken in private: paragraphs of Schedule 12A, Part 1."""

    paragraphs: list[int]
    reason: str


class LateBody(TypedDict):
    """The lawful route by which a late agenda or item is taken, for the minutes."""

    route: str
    circumstances: str
    chair: str


class ItemBody(TypedDict):
    """An agenda item. A Part 2 item holds only its public heading, never its text or its papers.

    `scorecards` are there where performance reports stand under it.
    """

    id: int
    label: str
    kind: str
    heading: str
    text: str
    recommendations: list[str]
    report_state: str
    presenter: str
    pages: str
    part: str
    exemption: ExemptionBody | None
    late: LateBody | None
    documents: list[DocumentBody]
    scorecards: NotRequired[list[BoundScorecardBody]]
    items: list["ItemBody"]


class PersonBody(TypedDict):
    """A member in a seat: `office` is "Chair" or "Vice Chairman" or empty, `capacity` such as "Church representative".

    A vacancy has the name "Vacancy" and no address.
    """

    name: str
    office: str
    capacity: str
    address: str | None


class MembershipBody(TypedDict):
    """One heading of a membership list and its people: run on in a "sentence", or in "lines" written by `line`."""

    heading: str
    style: Literal["sentence", "lines"]
    line: str
    people: list[PersonBody]


class ContactBody(TypedDict):
    """Whom to ask about an agenda."""

    name: str
    job_title: str
    phone: str
    email: str


class StandingTextBody(TypedDict):
    """Words a committee repeats on every agenda, with dates already filled in."""

    place: str
    heading: str
    text: str


class AgendaBody(TypedDict):
    """What is to be considered, by whom, and whom to ask."""

    texts: list[StandingTextBody]
    items: list[ItemBody]
    membership: list[MembershipBody]
    contacts: list[ContactBody]


class NoticeBody(TypedDict):
    """When notice was given and how many clear days it left."""

    published_on: str
    clear_days: int
    late: LateBody | None


class ChangeBody(TypedDict):
    """A move, a cancellation or a correction that the public should know of."""

    on: str
    what: str
    reason: str


class SubstitutionBody(TypedDict):
    """Somebody who sits at the meeting in a member's place."""

    in_place_of: NamedAddress
    member: NamedAddress


class DeclarationBody(TypedDict):
    """What a member declared about one item. `nature` is empty where it is withheld, and `withheld` then says why."""

    id: int
    label: str
    heading: str
    member: NamedAddress
    kind: str
    nature: str
    withheld: Literal["", "sensitive", "private item"]
    intention: str


class MeetingBody(TypedDict):
    """One meeting and its agenda, once published. Those of long ago say nothing of substitutes and declarations."""

    kind: Literal["meeting"]
    id: int
    uid: str
    address: str
    council: NamedAddress
    committee: NamedAddress
    meeting_kind: str
    held_on: str
    starts_at: str
    ends_at: str | None
    venue: str
    room: str
    status: str
    changes: list[ChangeBody]
    webcast: str
    substitutions: NotRequired[list[SubstitutionBody]]
    agenda: AgendaBody | None
    notice: NoticeBody | None
    declarations: NotRequired[list[DeclarationBody]]


class SeatBody(TypedDict):
    """A dated place on a committee. A vacancy has no member; `member` is the slug of one."""

    id: int
    name: str
    member: str | None
    role: str
    capacity: str
    starts_on: str
    ends_on: str | None


class CommitteeBody(TypedDict):
    """A committee: what it is for, who sits on it, whom to ask."""

    kind: Literal["committee"]
    id: int
    address: str
    name: str
    slug: str
    committee_kind: str
    remit: str
    parent: NamedAddress | None
    usual_venue: str
    usual_starts_at: str | None
    contacts: list[ContactBody]
    seats: list[SeatBody]
    ended_on: str | None


class TermBody(TypedDict):
    """A member's time in office, both days counted; null where the records do not say, or it goes on."""

    division: str
    starts_on: str | None
    ends_on: str | None


class GroupMembershipBody(TypedDict):
    """A member's time in a political group, both days counted; null where the records do not say, or it goes on."""

    group: str
    starts_on: str | None
    ends_on: str | None


class PictureBody(TypedDict):
    """A picture at its address, made here without metadata."""

    address: str
    sha256: str


class PhotographBody(TypedDict):
    """A member's photograph in two sizes."""

    large: PictureBody
    small: PictureBody


class MemberBody(TypedDict):
    """A person who sits on committees. Which term and group are in force depends on the day they are read."""

    kind: Literal["member"]
    id: int
    address: str
    name: str
    slug: str
    member_kind: str
    title: str
    terms: list[TermBody]
    groups: list[GroupMembershipBody]
    email: str
    phone: str
    postal_address: str
    photograph: PhotographBody | None


class CouncilBody(TypedDict):
    """The council whose site this is. Its guidance on interests is there once it has been written, as Markdown.

    With `takes_suggestions`, anybody may suggest a topic on the site.
    """

    kind: Literal["council"]
    id: int
    address: str
    name: str
    website: str
    email: str
    phone: str
    postal_address: str
    accent: str
    about: str
    interests_guidance: NotRequired[str]
    takes_suggestions: NotRequired[bool]


def every_item(agenda: AgendaBody | None) -> Iterator[ItemBody]:
    """The items of a published agenda in order, those below an item just after it; none where there is no agenda."""
    waiting = list(reversed(agenda["items"])) if agenda else []
    while waiting:
        item = waiting.pop()
        yield item
        waiting.extend(reversed(item["items"]))
