"""Who sits today, who did and who will, from the dated seats of published committees."""

from dataclasses import dataclass, field
from datetime import date

from models.bodies import CommitteeBody, MemberBody, SeatBody
from models.vocabulary import SeatRole

ORDER = {role.value: place for place, role in enumerate(SeatRole)}


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A seat with the committee it is on."""

    seat: SeatBody
    committee: str
    address: str


@dataclass(slots=True)
class SeatsInTime:
    """Seats in force on a day, those still to begin, and those that have ended (the last to end first)."""

    now: list[SeatShown] = field(default_factory=list)
    coming: list[SeatShown] = field(default_factory=list)
    past: list[SeatShown] = field(default_factory=list)


def of_committee(body: CommitteeBody, today: date) -> SeatsInTime:
    """The seats of a committee, as an agenda orders them: the chair first."""
    found = _sorted_by_day(_shown(body, body["seats"]), today)
    found.now.sort(key=lambda shown: ORDER.get(shown.seat["role"], len(ORDER)))
    return found


def of_member(member: MemberBody, committees: list[CommitteeBody], today: date) -> SeatsInTime:
    """The seats of a member on every public committee."""
    own = [
        shown
        for body in committees
        for shown in _shown(body, [seat for seat in body["seats"] if seat["member"] == member["slug"]])
    ]
    return _sorted_by_day(own, today)


def _shown(body: CommitteeBody, seats: list[SeatBody]) -> list[SeatShown]:
    return [SeatShown(seat, body["name"], body["address"]) for seat in seats]


def _sorted_by_day(seats: list[SeatShown], today: date) -> SeatsInTime:
    day, found = today.isoformat(), SeatsInTime()
    for shown in seats:
        if shown.seat["starts_on"] > day:
            found.coming.append(shown)
        elif shown.seat["ends_on"] and shown.seat["ends_on"] < day:
            found.past.append(shown)
        else:
            found.now.append(shown)
    found.coming.sort(key=lambda shown: shown.seat["starts_on"])
    found.past.sort(key=lambda shown: shown.seat["ends_on"] or "", reverse=True)
    return found
