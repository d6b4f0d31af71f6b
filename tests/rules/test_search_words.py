"""What people type to find something."""

import pytest

from models.rules.search_words import as_query, phrases


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("  —  * ^ ", []),
        ("road safety", ["road", "safety"]),
        ('"road safety" bridge', ["road safety", "bridge"]),
        ("“road safety”", ["road safety"]),
        ("children's Children’s", ["childrens", "Childrens"]),
        ("well-being", ["well being"]),
        ('an "unfinished phrase', ["an", "unfinished", "phrase"]),
        ("NEAR(a b) OR -c col:d e*", ["NEAR a", "b", "OR", "c", "col d", "e"]),
        ("café 20mph £10,000", ["café", "20mph", "10 000"]),
        ("same same", ["same"]),
        ("a\x00b", ["a b"]),
    ],
)
def test_what_is_typed_is_words_and_phrases(typed, found):
    assert phrases(typed) == found


def test_a_search_is_held_to_twelve_words_of_two_hundred_letters():
    assert len(phrases(" ".join(f"w{number}" for number in range(50)))) == 12
    assert phrases("x" * 1000) == ["x" * 200]


def test_nothing_typed_reaches_the_database_as_more_than_quoted_words():
    assert as_query(phrases('") OR words:("x')) == '"OR words" "x"'
