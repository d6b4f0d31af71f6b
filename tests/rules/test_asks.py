"""Sentences that read like an ask or a promise, and those that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.minutes_vocabulary import OwedKind
from models.rules import asks

EXAMPLES = [(rule.name, example) for rule in asks.RULES for example in rule.examples]
OTHERS = [(rule.name, other) for rule in asks.RULES for other in rule.others]


@pytest.mark.parametrize(("name", "sentence"), EXAMPLES)
def test_a_rule_finds_its_examples(name: str, sentence: str) -> None:
    rule = next(rule for rule in asks.RULES if rule.name == name)

    assert rule.pattern.search(sentence)


@pytest.mark.parametrize(("name", "sentence"), OTHERS)
def test_no_rule_finds_what_is_neither_ask_nor_promise(name: str, sentence: str) -> None:
    assert asks.first_rule(sentence) is None


def test_every_rule_says_why_and_has_examples() -> None:
    assert all(rule.why.endswith(".") and rule.examples for rule in asks.RULES)
    assert len({rule.name for rule in asks.RULES}) == len(asks.RULES)


def test_sentences_end_at_full_stops_lines_and_list_entries_and_not_at_a_title() -> None:
    text = "Dr. Kent spoke. Cllr. Grey asked why.\n\n## Matters arising\n- first; and\n- second"

    found = [sentence.words for sentence in asks.sentences(text)]

    assert found == ["Dr. Kent spoke.", "Cllr. Grey asked why.", "Matters arising", "first; and", "second"]


@given(st.text(alphabet="aB.!? \n\"'#*>-1", max_size=200))
def test_every_sentence_is_where_it_says(text: str) -> None:
    for sentence in asks.sentences(text):
        assert text[sentence.start : sentence.end] == sentence.words != ""


def test_words_already_marked_are_known_again_within_their_sentence() -> None:
    sentence = "Councillor Grey asked that the *map* be corrected."

    assert asks.is_marked(sentence, ["the map be corrected"])
    assert asks.is_marked(sentence, ["Before. Councillor Grey asked that the map be corrected. After."])
    assert not asks.is_marked(sentence, ["the road be corrected", ""])


def test_the_first_person_named_is_found_by_whole_name_or_last_name() -> None:
    names = ["Pam Williams", "Helen King", "Corinne Davies"]

    assert asks.named_first("In response to Councillor Davies, Helen King stated that rates fell.", names) == (
        "Corinne Davies"
    )
    assert asks.named_first("Kingston was mentioned.", names) == ""


def test_a_recommendation_to_another_body_is_owed_by_whoever_sends_it() -> None:
    rule = asks.first_rule("That Full Council be recommended to receive a similar update annually")

    assert rule is not None
    assert rule.kind is OwedKind.UNDERTAKING
