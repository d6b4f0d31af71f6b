"""What was published in a shape of before is read in today's."""

from models.bodies import MemberBody
from models.rules.former_bodies import as_today

OLD = {
    "kind": "member",
    "id": 3,
    "address": "/members/ada-lowe",
    "name": "Ada Lowe",
    "slug": "ada-lowe",
    "member_kind": "councillor",
    "party": "Green",
    "division": "North",
}


def test_a_party_and_a_division_become_a_group_and_a_term_without_days():
    body = as_today(OLD)

    assert body["groups"] == [{"group": "Green", "starts_on": None, "ends_on": None}]
    assert body["terms"] == [{"division": "North", "starts_on": None, "ends_on": None}]
    assert set(body) == set(MemberBody.__annotations__)


def test_one_without_either_has_none():
    body = as_today({**OLD, "party": "", "division": ""})

    assert (body["groups"], body["terms"]) == ([], [])


def test_a_body_of_today_and_any_other_kind_stay_as_they_are():
    today = as_today(OLD)

    assert as_today(today) == today
    assert as_today({"kind": "meeting", "party": "x"}) == {"kind": "meeting", "party": "x"}


def test_a_meeting_of_before_substitutes_had_none_and_one_of_today_stays():
    old = {"kind": "meeting", "id": 1, "agenda": None}
    new = {**old, "substitutions": [{"member": {}, "in_place_of": {}}]}

    assert as_today(old) == {**old, "substitutions": []}
    assert as_today(new) == new
    assert as_today({"kind": "meeting", "withdrawn": True}) == {"kind": "meeting", "withdrawn": True}
