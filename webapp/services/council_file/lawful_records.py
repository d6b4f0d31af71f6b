"""Whether registers, dispensations and what happened at meetings could ever have been entered: rules that time keeps.

What the council's own settings decide, such as the worth of a gift that is registered, may have been otherwise then.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from models.rules import RuleBroken, declarations, dispensations, interests
from models.vocabulary import DeclarationEffect, Intention, InterestCategory
from webapp.services.council_file import places
from webapp.services.council_file.places import Entry, Found

NO_THRESHOLD = 0


def checks(data: Mapping[str, Any]) -> Iterator[tuple[Found, Callable[[Entry], object]]]:
    """Each kind of entry with the rule it has to keep."""
    yield places.in_members(data, "interests"), _interest
    yield places.in_members(data, "dispensations"), _dispensation
    yield places.in_members(data, "absence_approvals"), _absence
    yield places.each(data, "meetings"), _substitutions
    yield places.in_meetings(data, "attendance"), _attendance
    yield places.in_meetings(data, "withdrawals"), _withdrawal
    yield places.in_meetings(data, "declarations"), _declaration
    yield places.each(data, "allocations"), _allocation


def _interest(entry: Entry) -> None:
    category, details = InterestCategory(entry["category"]), entry.get("details", {})
    _check_order(entry, "starts_on", "ends_on", "Enter a last day on or after the first.")
    known = {field.name for field in interests.fields_of(category)}
    if unknown := sorted(set(details) - known):
        fields = ", ".join(field.name for field in interests.fields_of(category))
        raise RuleBroken(f"{unknown[0]!r} is no field of this category. It has: {fields}.", "details")
    # A dump says nothing of a sensitive interest, so that there is nothing to check.
    if details or not entry.get("is_sensitive", False):
        try:
            interests.check_entry(category, details, gift_threshold=NO_THRESHOLD)
        except RuleBroken as broken:
            raise RuleBroken(broken.message, f"details.{broken.field}" if broken.field else "details") from broken


def _dispensation(entry: Entry) -> None:
    requested_on, granted_on, starts_on, ends_on = (
        date.fromisoformat(entry[name]) for name in ("requested_on", "granted_on", "starts_on", "ends_on")
    )
    dispensations.check_days(requested_on=requested_on, granted_on=granted_on, starts_on=starts_on, ends_on=ends_on)


def _absence(entry: Entry) -> None:
    _check_order(entry, "approved_on", "until", "Enter a day on or after the approval.")


def _substitutions(meeting: Entry) -> None:
    taken = [entry["seat"] for entry in meeting.get("substitutions", ()) if not entry.get("cancelled_at")]
    if len(set(taken)) < len(taken):
        raise RuleBroken("Two people sit in one place. Say when one of them was cancelled.", "substitutions")


def _attendance(entry: Entry) -> None:
    _check_order(entry, "arrived_at", "left_at", "Enter a time on or after the arrival.")


def _withdrawal(entry: Entry) -> None:
    _check_order(entry, "withdrew_at", "returned_at", "Enter a time on or after the withdrawal.")


def _declaration(entry: Entry) -> None:
    told = declarations.Told(entry.get("nature", ""), entry.get("is_sensitive", False), Intention(entry["intention"]))
    if told.is_sensitive and told.nature:
        raise RuleBroken("Leave out the nature of a sensitive interest: the fact is declared, and no more.", "nature")
    declarations.check_declaration(told, DeclarationEffect.NONE, withdraws=False)


def _allocation(entry: Entry) -> None:
    if bool(entry.get("departure")) != bool(entry.get("nem_con_on")):
        raise RuleBroken("Give both the departure and the day it was decided, or neither.", "departure")


def _check_order(entry: Entry, first: str, last: str, message: str) -> None:
    """Dates and times of one form are in the order of their letters."""
    if entry.get(first) and entry.get(last) and entry[last] < entry[first]:
        raise RuleBroken(message, last)
