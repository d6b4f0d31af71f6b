"""What of a published register is in force on a day."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.rules.register_by_date import in_force

LAST = date(2026, 6, 18)


def register(ends_on: date | None) -> Any:
    entry = {"id": 1, "title": "Locksmith", "ends_on": ends_on and ends_on.isoformat()}
    granted = [{"id": 1, "subject": "The budget", "ends_on": LAST.isoformat()}]
    categories = [{"category": "employment", "heading": "Employment", "entries": [entry]}]
    return {"kind": "register", "categories": categories, "sensitive": 1, "dispensations": granted}


@pytest.mark.parametrize(
    ("ends_on", "days", "stands"),
    [(None, 1, True), (LAST, 0, True), (LAST, 1, False), (LAST + timedelta(days=2), 2, True)],
)
def test_an_entry_stands_to_its_last_day(ends_on, days, stands):
    shown = in_force(register(ends_on), on=LAST + timedelta(days=days))

    assert bool(shown["categories"][0]["entries"]) is stands
    assert shown["categories"][0]["heading"] == "Employment"
    assert shown["sensitive"] == 1


@pytest.mark.parametrize(("days", "stands"), [(0, True), (1, False)])
def test_a_dispensation_stands_to_its_last_day(days, stands):
    assert bool(in_force(register(None), on=LAST + timedelta(days=days))["dispensations"]) is stands


def test_what_was_published_is_not_changed():
    body = register(LAST)

    in_force(body, on=LAST + timedelta(days=1))

    assert body == register(LAST)
