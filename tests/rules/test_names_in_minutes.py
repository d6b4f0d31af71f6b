"""What the narrative of minutes calls people."""

import pytest

from models.rules.names_in_minutes import SENTENCES, Present, named


@pytest.mark.parametrize(
    ("name", "is_councillor", "said"),
    [
        ("Ada Thistlewick", True, "Councillor Thistlewick"),
        ("Councillor Ada Thistlewick", True, "Councillor Thistlewick"),
        ("Cressida Moorcroft-Vane", True, "Councillor Moorcroft-Vane"),
        ("Ana de Souza", True, "Councillor de Souza"),
        ("Thistlewick", True, "Councillor Thistlewick"),
        ("Helen Fernleigh", False, "Helen Fernleigh"),
        ("Dr Helen Fernleigh", False, "Dr Helen Fernleigh"),
    ],
)
def test_councillors_by_surname_and_others_by_their_whole_name(name, is_councillor, said):
    assert [one.said for one in named([Present(name, is_councillor)])] == [said]


def test_two_councillors_of_one_surname_are_told_apart():
    present = [
        Present("Ada Fern", True),
        Present("Bram Fern", True),
        Present("Ada Fern", True),
        Present("Jo Ash", True),
    ]

    assert [one.said for one in named(present)] == ["Councillor Ada Fern", "Councillor Bram Fern", "Councillor Ash"]


def test_an_officer_of_the_same_name_makes_no_councillor_longer():
    assert [one.said for one in named([Present("Ada Fern", True), Present("Jo Fern", False)])] == [
        "Councillor Fern",
        "Jo Fern",
    ]


def test_nobody_without_a_name_is_offered():
    assert named([Present(" ", False)]) == []


def test_every_opening_has_a_place_for_a_name():
    assert all("@" in one for one in SENTENCES)
