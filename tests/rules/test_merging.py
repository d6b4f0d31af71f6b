"""Three-way merging by paragraphs: by table, and by properties that hold for any three texts."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.merging import Conflict, Settled, changes, joined, merge, paragraphs_of, shared, tidy

WAS = "One\n\nTwo\n\nThree"

DISJOINT = [
    ("nobody changed anything", WAS, WAS, WAS),
    ("only what is kept changed", "One!\n\nTwo\n\nThree", WAS, "One!\n\nTwo\n\nThree"),
    ("only what was typed changed", WAS, "One\n\nTwo\n\nThree!", "One\n\nTwo\n\nThree!"),
    ("paragraphs apart", "One!\n\nTwo\n\nThree", "One\n\nTwo\n\nThree!", "One!\n\nTwo\n\nThree!"),
    ("paragraphs beside each other", "One!\n\nTwo\n\nThree", "One\n\nTwo!\n\nThree", "One!\n\nTwo!\n\nThree"),
    ("both the same way", "One!\n\nTwo\n\nThree", "One!\n\nTwo\n\nThree", "One!\n\nTwo\n\nThree"),
    ("one and then more at the end", f"{WAS}\n\nA", f"{WAS}\n\nB", f"{WAS}\n\nA\n\nB"),
    ("the same at the end", f"{WAS}\n\nA", f"{WAS}\n\nA", f"{WAS}\n\nA"),
    ("the same at the end, and more", f"{WAS}\n\nA", f"{WAS}\n\nA\n\nB", f"{WAS}\n\nA\n\nB"),
    ("a change and an addition after it", "One\n\nTwo\n\nThree!", f"{WAS}\n\nB", "One\n\nTwo\n\nThree!\n\nB"),
    ("a change and an addition before it", "One!\n\nTwo\n\nThree", f"B\n\n{WAS}", "B\n\nOne!\n\nTwo\n\nThree"),
    ("one taken out, another changed", "One\n\nThree", "One!\n\nTwo\n\nThree", "One!\n\nThree"),
    ("two changed here, the third there", "A\n\nB\n\nThree", "One\n\nTwo\n\nC", "A\n\nB\n\nC"),
    ("both took the same out", "One\n\nThree", "One\n\nThree", "One\n\nThree"),
    (
        "a paragraph divided, and another added",
        "One\n\nT\n\nwo\n\nThree",
        f"{WAS}\n\nB",
        "One\n\nT\n\nwo\n\nThree\n\nB",
    ),
]
SAME = [
    ("the same paragraph", "One!\n\nTwo\n\nThree", "One?\n\nTwo\n\nThree", ("One",), ("One!",), ("One?",)),
    ("changed here, taken out there", "One\n\nTwo!\n\nThree", "One\n\nThree", ("Two",), ("Two!",), ()),
    ("taken out there, changed here", "One\n\nThree", "One\n\nTwo!\n\nThree", ("Two",), (), ("Two!",)),
    ("put into what was taken out", "Three", "One\n\nX\n\nTwo\n\nThree", ("One", "Two"), (), ("One", "X", "Two")),
]


@pytest.mark.parametrize(("kept", "typed", "result"), [row[1:] for row in DISJOINT], ids=[row[0] for row in DISJOINT])
def test_disjoint_changes_are_both_made(kept, typed, result):
    merged = merge(WAS, kept=kept, typed=typed)

    assert merged.conflicts == ()
    assert merged.text == result


@pytest.mark.parametrize(("kept", "typed", "was", "a", "b"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_the_same_paragraph_asks_and_gives_both_sides(kept, typed, was, a, b):
    merged = merge(WAS, kept=kept, typed=typed)

    assert merged.conflicts == (Conflict(was, a, b),)


def test_what_is_disjoint_is_settled_around_a_conflict():
    merged = merge(WAS, kept="One!\n\nTwo\n\nThree!", typed="One?\n\nTwo\n\nThree\n\nFour")

    assert merged.pieces == (Conflict(("One",), ("One!",), ("One?",)), Settled(("Two", "Three!", "Four")))
    assert merged.chosen(lambda one: one.typed) == "One?\n\nTwo\n\nThree!\n\nFour"
    assert merged.text == "One!\n\nOne?\n\nTwo\n\nThree!\n\nFour"


def test_two_who_begin_an_empty_minute_both_stay():
    assert merge("", kept="From Helen.", typed="From Dilip.").text == "From Helen.\n\nFrom Dilip."


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("One\r\n\r\nTwo", "One\n\nTwo"),
        ("\n\n One  \n \n\t\nTwo\n", " One\n\nTwo"),
        ("- a\n- b\n\nText", "- a\n- b\n\nText"),
        ("  \n\n ", ""),
        ("", ""),
    ],
)
def test_a_text_is_kept_with_one_blank_line_between_paragraphs(typed, kept):
    assert tidy(typed) == kept


def test_what_two_texts_share_is_what_to_begin_from_when_nobody_knows():
    assert shared("One\n\nTwo\n\nThree", "One\n\n2\n\nThree") == "One\n\nThree"


def test_what_became_of_each_paragraph_is_told():
    assert changes("One\n\nTwo", "One\n\n2\n\nThree") == [("same", "One"), ("out", "Two"), ("in", "2"), ("in", "Three")]


SOME = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=6)
TEXTS = st.lists(st.text("ab \n", max_size=5), max_size=6).map("\n\n".join)


def edited(before, edits, mark):
    """A text with some of its paragraphs changed, taken out or followed by another: each word made is new."""
    now = []
    for place, part in enumerate(before):
        edit = edits.get(place)
        now += {"change": [f"{part} {mark}{place}"], "out": [], "add": [part, f"{mark}{place}"]}.get(edit, [part])
    return now


BEFORE = st.integers(0, 8).map(lambda size: [f"p{n}" for n in range(size)])
EDITS = st.dictionaries(st.integers(0, 7), st.sampled_from(["change", "out", "add"]))


@settings(max_examples=500)
@given(BEFORE, EDITS, EDITS)
def test_no_word_of_either_side_is_lost(before, theirs, mine):
    kept, typed = edited(before, theirs, "k"), edited(before, mine, "t")

    merged = merge(joined(before), kept=joined(kept), typed=joined(typed))

    words = Counter(word for part in paragraphs_of(merged.text) for word in part.split())
    new = {word for part in (*kept, *typed) for word in part.split()} - set(before)
    assert new <= set(words)
    assert all(words[word] == 1 for word in new)
    untouched = [p for n, p in enumerate(before) if theirs.get(n, "add") == mine.get(n, "add") == "add"]
    assert set(untouched) <= set(words)


@settings(max_examples=500)
@given(BEFORE, EDITS, EDITS)
def test_edits_of_different_paragraphs_never_ask(before, theirs, mine):
    apart = {place: edit for place, edit in mine.items() if place not in theirs}

    merged = merge(joined(before), kept=joined(edited(before, theirs, "k")), typed=joined(edited(before, apart, "t")))

    assert merged.conflicts == ()


@settings(max_examples=500)
@given(SOME, SOME)
def test_one_side_alone_has_its_way(before, now):
    was, then = joined(before), joined(now)

    assert merge(was, kept=was, typed=then).text == then
    assert merge(was, kept=then, typed=was).text == then
    assert merge(was, kept=then, typed=then).text == then


@settings(max_examples=500)
@given(SOME, SOME, SOME)
def test_choosing_one_side_keeps_all_of_its_words(before, kept, typed):
    merged = merge(joined(before), kept=joined(kept), typed=joined(typed))

    assert {*kept} - {*before} <= {*paragraphs_of(merged.chosen(lambda one: one.kept))}
    assert {*typed} - {*before} <= {*paragraphs_of(merged.chosen(lambda one: one.typed))}


@given(TEXTS)
def test_tidying_twice_changes_nothing_and_loses_no_word(text):
    assert tidy(tidy(text)) == tidy(text)
    assert tidy(text).split() == text.split()
