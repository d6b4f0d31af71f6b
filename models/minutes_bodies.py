"""The published body of minutes: plain data, of one shape on the page, in the Word file, in the PDF and at `.json`.

Built by webapp/services from an allow-list. What is said in models/bodies.py of dates, times and texts holds here too.
"""

from collections.abc import Iterator
from typing import Literal, TypedDict

from models.bodies import DeclarationBody, LateBody, NamedAddress, SubstitutionBody


class AttendingBody(TypedDict):
    """Somebody who came, or sent apologies. `office` is "Chair" or empty; `capacity` what they came as.

    `address` leads to a member's page. Times say that somebody came late or left early.
    """

    name: str
    is_councillor: bool
    office: str
    capacity: str
    address: str | None
    arrived_at: str | None
    left_at: str | None


class PresentBody(TypedDict):
    """Those who came under one heading: "member", "co-opted member", or an AttendeeCategory."""

    category: str
    people: list[AttendingBody]


class WithdrawalBody(TypedDict):
    """A member's leaving the room, and their return, with the item it was for where there was one."""

    label: str
    heading: str
    member: NamedAddress
    withdrew_at: str
    returned_at: str | None


class BallotBody(TypedDict):
    """How one member voted: for, against or abstained."""

    member: NamedAddress
    choice: str


class VoteBody(TypedDict):
    """A vote. Names are given in a recorded vote, and of those who asked for theirs to be recorded."""

    method: str
    votes_for: int
    votes_against: int
    abstentions: int
    second_vote: str | None
    ballots: list[BallotBody]


class MotionBody(TypedDict):
    """A motion that was put, or an amendment of the motion numbered `amends`."""

    id: int
    kind: str
    text: str
    mover: NamedAddress | None
    seconder: NamedAddress | None
    outcome: str
    amends: int | None
    vote: VoteBody | None


class ResolutionBody(TypedDict):
    """What was resolved. `number` is as it is printed: "1)", or nothing where it is the only one of its item."""

    id: int
    number: str
    outcome: str
    text: str


class MinuteBody(TypedDict):
    """What the minutes say of one item. `id` is the item's.

    Of a Part 2 item it holds the public heading and the written summary, never what was said or resolved (LGA 1972
    s100C(2)).
    """

    id: int
    label: str
    kind: str
    heading: str
    part: str
    outcome: str
    outcome_reason: str
    text: str
    late: LateBody | None
    motions: list[MotionBody]
    resolutions: list[ResolutionBody]
    items: list["MinuteBody"]


class CorrectionBody(TypedDict):
    """Something put right since the draft was issued: at which item, what it says now, why, and where it was agreed."""

    on: str
    label: str
    heading: str
    text: str
    reason: str
    agreed_at: NamedAddress | None


class ApprovalBody(TypedDict):
    """The meeting that approved the minutes, and who signed them when, once somebody has."""

    on: str
    meeting: NamedAddress
    signed_on: str | None
    signed_by: str


class MinutesBody(TypedDict):
    """The minutes of one meeting, or, ahead of them, its decisions. `id` is the meeting's."""

    kind: Literal["minutes"]
    id: int
    address: str
    council: NamedAddress
    committee: NamedAddress
    meeting: NamedAddress
    meeting_kind: str
    held_on: str
    opened_at: str | None
    rose_at: str | None
    venue: str
    room: str
    status: Literal["decisions", "draft", "approved"]
    present: list[PresentBody]
    apologies: list[AttendingBody]
    absent: list[AttendingBody]
    substitutions: list[SubstitutionBody]
    declarations: list[DeclarationBody]
    withdrawals: list[WithdrawalBody]
    items: list[MinuteBody]
    corrections: list[CorrectionBody]
    approval: ApprovalBody | None


def every_minute(body: MinutesBody) -> Iterator[MinuteBody]:
    """The items in printed order, those below an item just after it."""
    waiting = list(reversed(body["items"]))
    while waiting:
        minute = waiting.pop()
        yield minute
        waiting.extend(reversed(minute["items"]))
