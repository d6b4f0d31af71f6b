"""Names on paper matched to people, and headings to items: only where it is sure."""

import pytest

from models.rules.minutes_reading.found import FoundItem
from models.rules.minutes_reading.matching import Known, OnAgenda, kind_of, members_called, places_of
from models.vocabulary import ItemKind

KNOWN = [
    Known(1, "Pete Gilbert", is_councillor=True, sits=True),
    Known(2, "Dr Peter Kent"),
    Known(3, "Pam Williams", is_councillor=True, sits=True),
    Known(4, "Chris Williams", is_councillor=True, sits=True),
    Known(5, "Paul Senior"),
    Known(6, "Ann Gilbert", is_councillor=True),
]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("Councillor Pete Gilbert", [1]),
        ("Councillor Gilbert", [1]),
        ("Cllr P. Gilbert", [1]),
        ("Peter Kent", [2]),
        ("Councillor Williams", [3, 4]),
        ("Cllr Pam Williams", [3]),
        ("PAUL SENIOR", [5]),
        ("Senior", []),
        ("Mary Gilbert", []),
        ("", []),
    ],
)
def test_a_name_is_matched_only_where_it_is_sure(name, numbers):
    assert [one.id for one in members_called(name, KNOWN)] == numbers


def test_headings_are_matched_by_their_words_then_by_number_and_some_words():
    agenda = [OnAgenda(1, "1", "Apologies for absence"), OnAgenda(2, "2", "Roads strategy"), OnAgenda(3, "3", "Rail")]
    found = [FoundItem("1", "Apologies"), FoundItem("9", "Roads Strategy"), FoundItem("3", "Buses")]

    assert [place.id if place else None for place in places_of(found, agenda)] == [1, 2, None]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Apologies for Absence", ItemKind.APOLOGIES),
        ("Members' Disclosures of Interests", ItemKind.DECLARATIONS),
        ("Minutes of the last meeting", ItemKind.MINUTES),
        ("Committee Work Programme", ItemKind.WORK_PROGRAMME),
        ("Date of next meeting", ItemKind.NEXT_MEETING),
        ("Roads", ItemKind.OTHER),
    ],
)
def test_what_a_heading_is_for_is_known_by_its_words(heading, kind):
    assert kind_of(heading) is kind
