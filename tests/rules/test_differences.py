"""What a new version changes is said in plain sentences, and nothing is said when nothing changed."""

import pytest

from models.rules.differences import differences
from tests.exports import meeting_bodies


def agenda_of(*items):
    return meeting_bodies.meeting(agenda=meeting_bodies.agenda(*items))


def item(label: str, heading: str, **changed):
    return {**meeting_bodies.item(label, heading), "id": int(label.strip("AB")), **changed}


BEFORE = agenda_of(item("1", "Apologies"), item("2", "Early help"), item("3", "Budget"))
PAPER = {"id": 5, "title": "The plan", "filename": "plan.pdf"}


def test_the_same_body_has_no_differences():
    assert differences(BEFORE, BEFORE) == []


def test_the_first_version_is_one_sentence():
    assert differences(None, BEFORE) == ["The public will see the agenda, with 3 items, for the first time."]


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        ({**BEFORE, "room": "Council Chamber"}, "Changed: the room."),
        ({**BEFORE, "held_on": "2026-06-23"}, "to Tuesday 23 June 2026."),
        ({**BEFORE, "starts_at": "14:00"}, "to 2.00 pm."),
        (agenda_of(*BEFORE["agenda"]["items"], item("4", "Floods")), "Added: Item 4 “Floods”."),
        (agenda_of(item("1", "Apologies"), item("3", "Budget")), "Taken off: Item 2 “Early help”."),
        (
            agenda_of(item("1", "Apologies"), item("2", "Early help update"), item("3", "Budget")),
            "Item 2 is renamed from “Early help” to “Early help update”.",
        ),
        (agenda_of(item("2", "Early help"), item("1", "Apologies"), item("3", "Budget")), "in another order."),
        (
            agenda_of(item("1", "Apologies"), item("2", "Early help", documents=[PAPER]), item("3", "Budget")),
            "Item 2 “Early help”: the paper “The plan” is added.",
        ),
        (
            agenda_of(item("1", "Apologies"), item("2", "A property matter", part="part 2"), item("3", "Budget")),
            "Moved to Part 2: Item 2 “A property matter”.",
        ),
    ],
)
def test_each_change_is_a_sentence(after, sentence):
    found = differences(BEFORE, after)

    assert len(found) == 1
    assert sentence in found[0]


def test_a_change_of_any_public_field_is_said():
    """A field nobody thought of would otherwise change behind the officer's back."""
    for field in ("venue", "room", "status", "webcast", "meeting_kind", "changes", "held_on", "starts_at", "ends_at"):
        changed = {
            **BEFORE,
            field: {"held_on": "2031-01-01", "starts_at": "09:00", "ends_at": "23:00"}.get(field, ["x"]),
        }
        assert differences(BEFORE, changed), field
