"""What the register asks, as its member reads it."""

import pytest

from models.rules.interest_fields import CATEGORIES
from models.rules.own_words import SAID, said_to_you

WORDS = [
    words
    for about in CATEGORIES.values()
    for words in (about.explanation, *(said for field in about.fields for said in (field.label, field.hint)))
]


@pytest.mark.parametrize("words", [words for words in WORDS if words])
def test_a_member_is_never_spoken_of_as_somebody_else(words):
    said = said_to_you(words)

    assert "the member" not in said.lower()
    for theirs in ("they are", "of theirs", "their expenses", "appointed them"):
        assert theirs not in said


def test_every_phrase_that_is_turned_is_still_asked():
    asked = " ".join((*WORDS, "Say that this is the member's usual home"))

    assert [phrase for phrase in SAID if phrase not in asked] == []


def test_what_speaks_of_nobody_stays():
    assert said_to_you("Who gave it") == "Who gave it"
    assert said_to_you("A licence to occupy land in the council's area.") == (
        "A licence to occupy land in the council's area."
    )
