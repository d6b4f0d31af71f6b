"""One room taken twice, one person due twice, and days on which councils do not meet."""

from datetime import date, datetime, timedelta
from itertools import combinations
from random import Random
from zoneinfo import ZoneInfo

import pytest

from models.rules.clashes import Sitting, clashes, day_warnings, in_words
from models.rules.working_days import closed_days

LONDON = ZoneInfo("Europe/London")


def sitting(key, begins, ends, *, people=(), room="", venue="Shire Hall", day=18):
    starts = datetime(2019, 6, day, begins, tzinfo=LONDON)
    committee = {1: "Cabinet", 2: "Scrutiny Panel"}.get(key, f"Committee {key}")
    return Sitting(key, committee, starts, starts.replace(hour=ends), venue, room, frozenset(people))


def pairs(found):
    return [(clash.kind, clash.first.key, clash.second.key) for clash in found]


def test_a_room_taken_twice_at_once_clashes():
    found = clashes([sitting(2, 11, 13, room="committee  room 2"), sitting(1, 10, 12, room="Committee Room 2")])

    assert pairs(found) == [("room", 1, 2)]
    assert in_words(found[0], {}) == (
        "Committee Room 2, Shire Hall is taken twice on Tuesday 18 June 2019: "
        "Cabinet (10.00 am to midday) and Scrutiny Panel (11.00 am to 1.00 pm)."
    )


def test_people_due_in_two_places_at_once_clash_and_are_named():
    found = clashes([sitting(1, 10, 12, people=[7, 8, 9]), sitting(2, 11, 13, people=[8, 9, 10])])

    assert pairs(found) == [("person", 1, 2)]
    assert found[0].people == {8, 9}
    assert in_words(found[0], {8: "Pam Williams", 9: "Chris Williams"}) == (
        "Chris Williams and Pam Williams are due at two meetings at once on Tuesday 18 June 2019: "
        "Cabinet (10.00 am to midday) and Scrutiny Panel (11.00 am to 1.00 pm)."
    )


def test_one_person_is_due_and_two_people_are():
    found = clashes([sitting(1, 10, 12, people=[7]), sitting(2, 11, 13, people=[7])])

    assert in_words(found[0], {7: "Pam Williams"}).startswith("Pam Williams is due at two meetings at once")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (sitting(1, 10, 12, room="1", people=[7]), sitting(2, 12, 13, room="1", people=[7])),
        (sitting(1, 10, 12, room="1", people=[7]), sitting(2, 10, 12, room="1", people=[7], day=19)),
        (sitting(1, 10, 12, room="1"), sitting(2, 11, 12, room="2")),
        (sitting(1, 10, 12, room="1"), sitting(2, 11, 12, room="1", venue="County Hall")),
        (sitting(1, 10, 12), sitting(2, 11, 12)),
        (sitting(1, 10, 12, people=[7]), sitting(2, 11, 12, people=[8])),
    ],
)
def test_sittings_apart_in_time_place_and_people_do_not_clash(first, second):
    assert clashes([first, second]) == []


def test_a_long_sitting_clashes_with_each_of_those_within_it():
    found = clashes([sitting(1, 9, 17, people=[7]), sitting(2, 10, 11, people=[7]), sitting(3, 12, 13, people=[7])])

    assert pairs(found) == [("person", 1, 2), ("person", 1, 3)]


def test_a_year_of_meetings_has_the_clashes_that_comparing_every_pair_finds():
    chance = Random(1)
    year = []
    for key in range(150):
        starts = datetime(2019, 5, 1, chance.choice([10, 11, 14, 18]), tzinfo=LONDON) + timedelta(
            days=chance.randrange(90)
        )
        people = frozenset(chance.sample(range(60), 10))
        ends = starts + timedelta(hours=chance.choice([1, 2, 3]))
        year.append(Sitting(key, "Panel", starts, ends, "Hall", chance.choice(["", "1", "2"]), people))

    found = {(clash.kind, frozenset({clash.first.key, clash.second.key})) for clash in clashes(year)}

    overlapping = [(a, b) for a, b in combinations(year, 2) if a.starts < b.ends and b.starts < a.ends]
    people = {("person", frozenset({a.key, b.key})) for a, b in overlapping if a.people & b.people}
    rooms = {("room", frozenset({a.key, b.key})) for a, b in overlapping if a.room and a.room == b.room}
    assert len(people) > 5
    assert len(rooms) > 5
    assert found == people | rooms


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 5, 25), ["Saturday 25 May 2019 is a weekend day."]),
        (date(2018, 1, 14), ["Sunday 14 January 2018 is a weekend day."]),
        (date(2019, 4, 19), ["Friday 19 April 2019 is Good Friday, a bank holiday."]),
        (date(2019, 6, 18), []),
    ],
)
def test_a_day_councils_do_not_meet_is_warned_of(day, expected):
    assert day_warnings(day, closed_days(day)) == expected
