"""Under which heading of the minutes somebody who attends is printed, as councils' minutes do; no law asks for it."""

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Protocol, TypeVar

from models.minutes_vocabulary import AttendeeCategory
from models.vocabulary import MemberKind, SeatRole

# The headings of the minutes, in their order: as a real paper has them (Warwickshire, 12 March 2019).
HEADINGS = {
    AttendeeCategory.PORTFOLIO_HOLDER: "Cabinet portfolio holders",
    AttendeeCategory.COUNCILLOR: "Other councillors",
    AttendeeCategory.REPRESENTATIVE: "Other representatives",
    AttendeeCategory.INVITEE: "Invitees",
    AttendeeCategory.PARTNER: "Partners",
    AttendeeCategory.OFFICER: "Officers",
    AttendeeCategory.PUBLIC_SPEAKER: "Public speakers",
}
_OF_SEATS = {
    SeatRole.PORTFOLIO_HOLDER: AttendeeCategory.PORTFOLIO_HOLDER,
    SeatRole.INVITEE: AttendeeCategory.INVITEE,
    SeatRole.NON_VOTING: AttendeeCategory.REPRESENTATIVE,
}
_OF_KINDS = {
    MemberKind.COUNCILLOR: AttendeeCategory.COUNCILLOR,
    MemberKind.CO_OPTED: AttendeeCategory.REPRESENTATIVE,
    MemberKind.REPRESENTATIVE: AttendeeCategory.REPRESENTATIVE,
    MemberKind.OFFICER: AttendeeCategory.OFFICER,
    MemberKind.PARTNER: AttendeeCategory.PARTNER,
}


class Categorised(Protocol):
    """Somebody who stands under a heading."""

    @property
    def category(self) -> AttendeeCategory:
        """Which one."""


One = TypeVar("One", bound=Categorised)


def category_of(
    kind: MemberKind,
    seats: Collection[SeatRole] = (),
    *,
    is_executive: bool = False,
    chosen: AttendeeCategory | None = None,
) -> AttendeeCategory:
    """Where somebody kept here who has no vote at the meeting is printed: as chosen, or by seat, office and kind."""
    if chosen is not None:
        return chosen
    by_seat = next((_OF_SEATS[role] for role in SeatRole if role in seats and role in _OF_SEATS), None)
    if by_seat is not None:
        return by_seat
    return AttendeeCategory.PORTFOLIO_HOLDER if is_executive else _OF_KINDS[kind]


def by_heading(people: Iterable[One]) -> list[tuple[AttendeeCategory, list[One]]]:
    """People under their headings, in the order of the minutes; within one, as they came."""
    order = list(AttendeeCategory)
    ordered = sorted(people, key=lambda one: order.index(one.category))
    return [(category, list(group)) for category, group in groupby(ordered, key=lambda one: one.category)]


def read_line(line: str) -> tuple[str, str]:
    """A line typed for somebody: "Helen King, Deputy Director of Public Health" is a name and what they are."""
    name, _, capacity = line.strip().strip("•*-–").partition(",")
    return " ".join(name.split()), " ".join(capacity.split())
