"""What a council file cannot say of things owed, actions, topics and recommendations: each a sentence with its path."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests import factories
from webapp.services.actors import operator
from webapp.services.council_file import loading
from webapp.services.council_file.problems import CouncilFileRefused

AT = "2030-06-01T09:00:00+00:00"
OWED = {"kind": "ask", "quoted": "She asked.", "marked_at": AT}
ACTION = {"committee": "audit", "text": "Report", "owner_name": "Una Vale", "due_on": "2030-07-01", "created_at": AT}
SOURCE = {"meeting": "audit-1@test", "item": [1]}
SENT = {"text": "Open on Sundays"}


def the_file(*, actions: Any = (), owed: Any = (), sent: Any = (), waved: Any = (), topics: Any = ()) -> dict[str, Any]:
    minute = {"text": "She asked.", "owed": [OWED, *owed], "waved_through": list(waved)}
    resolution = {"text": "That it open.", "recommendations": list(sent)}
    item = {"heading": "Hours", "minute": minute, "resolutions": [resolution]}
    meeting = {"committee": "audit", "uid": "audit-1@test", "held_on": "2030-06-01", "starts_at": "10:00"}
    return {
        "format": "moothall council file",
        "version": 1,
        "meetings": [{**meeting, "items": [item]}],
        "actions": list(actions),
        "topics": list(topics),
    }


CASES = [
    ({"actions": [{**ACTION, "owner_name": ""}]}, "actions[0].owner: Say who is to do it"),
    ({"actions": [{**ACTION, "owner_committee": "audit"}]}, "actions[0].owner: Give the action one owner"),
    ({"actions": [{**ACTION, "owner_member": "no-one", "owner_name": ""}]}, "actions[0].owner_member: there is no"),
    ({"actions": [{**ACTION, "due_meeting": "nowhere@test"}]}, "actions[0].due_meeting: there is no meeting"),
    ({"actions": [{**ACTION, **SOURCE, "item": [2]}]}, "actions[0].item: there is no such item"),
    ({"actions": [{**ACTION, **SOURCE, "owed": 2}]}, "actions[0].owed: the item has no owed 2"),
    ({"topics": [{**SOURCE, "committee": "audit", "title": "T", "added_at": AT, "resolution": 2}]}, "no resolution 2"),
    ({"actions": [{**ACTION, "follows": 1}]}, "actions[0].follows: action 1 does not stand before this one"),
    ({"actions": [ACTION, *[{**ACTION, "follows": 1}] * 2]}, "actions[2].follows: actions[1] follows action 1 already"),
    ({"owed": [{**OWED, "status": "done"}]}, "minute.owed[1].outcome: Say when and how it ended"),
    ({"waved": [{"sentence_hash": "a" * 64, "waved_at": AT}] * 2}, "minute.waved_through: One sentence is waved"),
    ({"sent": [SENT]}, "recommendations[0].to_body: Say which body it was sent to"),
    ({"sent": [{**SENT, "to_body": "The Trust", "response": "accepted"}]}, "responded_on: Give the day of the answer"),
]


@pytest.fixture
def council(app) -> None:
    factories.council()
    factories.committee(name="Audit", slug="audit")


@pytest.mark.parametrize(("said", "sentence"), CASES)
def test_what_could_not_have_been_is_refused_with_its_path(council, said, sentence):
    with pytest.raises(CouncilFileRefused) as refused:
        loading.check(the_file(**said))

    assert [one for one in map(str, refused.value.problems) if sentence in one]


def test_what_could_have_been_is_taken(council):
    good = [{**ACTION, **SOURCE, "owed": 1, "resolution": 1}, {**ACTION, "follows": 1}]

    loading.load(
        the_file(actions=good, sent=[{**SENT, "to_body": "The Trust"}]),
        by=operator(on=date(2030, 6, 1)),
        at=datetime(2030, 6, 1, 9, tzinfo=UTC),
    )
