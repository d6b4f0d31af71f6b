"""Whether what a council file says could have been entered in the staff pages: the same rules, with the path."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from functools import partial
from itertools import chain
from typing import Any

from exports import house_styles
from models.rules import RuleBroken, colours, notice, planning, seats, standing_text, terms
from models.vocabulary import LateRoute, SeatRole
from webapp.services.council_file import (
    lawful_followed_up,
    lawful_measures,
    lawful_minutes,
    lawful_programmes,
    lawful_records,
    places,
)
from webapp.services.council_file.places import Entry, Found, Steps
from webapp.services.council_file.problems import Problem, path_of


def problems(data: Mapping[str, Any]) -> list[Problem]:
    """Every rule that the file breaks, as the sentences of the rules."""
    if council := data.get("council"):
        found = list(_kept(("council",), lambda: colours.check_accent(council.get("accent", "#1d4f4b"))))
    else:
        found = []
    for entries, check in chain(*(check(data) for check in CHECKS)):
        for steps, entry in entries:
            found += _kept(steps, partial(check, entry))
    return [*found, *_members(data), *_seats(data), *lawful_minutes.places_named(data)]


def _checks(data: Mapping[str, Any]) -> Iterator[tuple[Found, Callable[[Entry], object]]]:
    styles = places.each(data, "house_styles")
    yield (((*steps, "settings"), entry["settings"]) for steps, entry in styles), house_styles.check
    yield places.in_committees(data, "standing_texts"), _standing_text
    yield places.each(data, "committees"), _speaking_deadline
    yield places.each(data, "meetings"), _meeting_times
    yield places.late_decisions(data), _late_decision
    for steps, account in places.each(data, "accounts"):
        yield places.each(account, "roles", steps), _role_dates


def _kept(steps: Steps, check: Callable[[], object]) -> Iterator[Problem]:
    try:
        check()
    except RuleBroken as broken:
        yield Problem(path_of((*steps, broken.field) if broken.field else steps), broken.message)


def _standing_text(entry: Entry) -> None:
    standing_text.check_placeholders(entry["text"])


def _speaking_deadline(entry: Entry) -> None:
    if (entry.get("speaking_days") is None) != (entry.get("speaking_at") is None):
        raise RuleBroken("Give both speaking_days and speaking_at, or neither.", "speaking_days")


def _meeting_times(entry: Entry) -> None:
    ends_at = entry.get("ends_at")
    if ends_at and "starts_at" in entry:
        planning.check_times(time.fromisoformat(entry["starts_at"]), time.fromisoformat(ends_at))


def _late_decision(entry: Entry) -> None:
    circumstances, chair = entry.get("circumstances", ""), entry.get("chair_name", "")
    notice.check_route(LateRoute(entry["route"]), circumstances=circumstances, chair_name=chair)


def _role_dates(entry: Entry) -> None:
    if entry.get("ends_on") and entry["ends_on"] < entry["starts_on"]:
        raise RuleBroken("Enter a last day on or after the first.", "ends_on")


def _members(data: Mapping[str, Any]) -> Iterator[Problem]:
    ended = {entry["name"]: _day(entry.get("ended_on")) for _, entry in places.each(data, "political_groups")}
    for steps, member in places.each(data, "members"):
        beside: list[terms.Span] = []
        for below, entry in places.each(member, "terms", steps):
            term = _span(entry, entry.get("division", ""))
            yield from _kept(below, partial(terms.check_term, term, list(beside)))
            beside.append(term)
        beside = []
        for below, entry in places.each(member, "groups", steps):
            group = _span(entry, entry["group"])
            yield from _kept(below, partial(terms.check_group, group, list(beside), ended.get(group.name)))
            beside.append(group)


def _span(entry: Entry, name: str) -> terms.Span:
    return terms.Span(_day(entry.get("starts_on")), _day(entry.get("ends_on")), name)


def _seats(data: Mapping[str, Any]) -> Iterator[Problem]:
    names = {entry["slug"]: entry["name"] for _, entry in places.each(data, "members")}
    people: dict[str, int] = {}
    for steps, committee in places.each(data, "committees"):
        beside: list[seats.DatedSeat] = []
        for below, entry in places.each(committee, "seats", steps):
            slug = entry["member"]
            seat = seats.DatedSeat(
                role=SeatRole(entry["role"]) if "role" in entry else SeatRole.MEMBER,
                member_id=None if slug is None else people.setdefault(slug, len(people)),
                name=names.get(slug) or str(slug),
                starts_on=date.fromisoformat(entry["starts_on"]),
                ends_on=_day(entry.get("ends_on")),
                capacity=entry.get("capacity", ""),
            )
            yield from _kept(below, partial(_seat, seat, list(beside)))
            beside.append(seat)


def _seat(seat: seats.DatedSeat, beside: list[seats.DatedSeat]) -> None:
    seats.check_dates(seat.starts_on, seat.ends_on)
    seats.check_beside(seat, beside)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


CHECKS = (
    _checks,
    lawful_records.checks,
    lawful_minutes.checks,
    lawful_followed_up.checks,
    lawful_programmes.checks,
    lawful_measures.checks,
)
