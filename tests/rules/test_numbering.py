"""The numbers of agenda items."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.numbering import Numbered, labels, letters
from models.vocabulary import NumberingStyle as Style


def items(*keys, **kinds):
    return [Numbered(key, **kinds) for key in keys]


def test_the_agenda_of_18_june_2019_numbers_itself():
    agenda = [
        Numbered("general", items("apologies", "disclosures", "minutes"), Style.BRACKETED),
        *items("speaking", "early help", "progress"),
        Numbered("question time", items("questions", "updates"), Style.LETTERED),
        *items("work programme", "urgent", "next meeting"),
    ]

    assert labels(agenda) == {
        "general": "1",
        "apologies": "1(1)",
        "disclosures": "1(2)",
        "minutes": "1(3)",
        "speaking": "2",
        "early help": "3",
        "progress": "4",
        "question time": "5",
        "questions": "5A",
        "updates": "5B",
        "work programme": "6",
        "urgent": "7",
        "next meeting": "8",
    }


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (Style.PLAIN, ["1", "2"]),
        (Style.BRACKETED, ["1(1)", "1(2)"]),
        (Style.LETTERED, ["1A", "1B"]),
        (Style.LOWER_LETTERED, ["1a", "1b"]),
        (Style.DECIMAL, ["1.1", "1.2"]),
        (Style.UNNUMBERED, ["", ""]),
    ],
)
def test_the_items_below_one_are_numbered_in_the_committees_style(below, expected):
    found = labels([Numbered(0, items(1, 2))], below=below)

    assert [found[1], found[2]] == expected


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (Style.PLAIN, ["1", "2"]),
        (Style.BRACKETED, ["(1)", "(2)"]),
        (Style.LETTERED, ["A", "B"]),
        (Style.LOWER_LETTERED, ["a", "b"]),
        (Style.DECIMAL, ["1", "2"]),
        (Style.UNNUMBERED, ["", ""]),
    ],
)
def test_the_items_of_the_agenda_are_numbered_in_the_committees_style(top, expected):
    assert list(labels(items(1, 2), top=top).values()) == expected


@pytest.mark.parametrize("style", [style for style in Style if style is not Style.UNNUMBERED])
def test_each_style_is_named_by_the_second_item_below_item_5(style):
    agenda = [*items(1, 2, 3, 4), Numbered(5, items("a", "b"), style)]

    assert labels(agenda)["b"] == style


def test_an_item_put_in_late_takes_the_number_before_it_and_a_letter():
    agenda = [*items(4, 5), *items("late", "later", continues=True), *items(6)]

    assert labels(agenda, top=Style.PLAIN) == {4: "1", 5: "2", 6: "3", "late": "2A", "later": "2B"}


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Style.PLAIN, "1A"),
        (Style.BRACKETED, "1(1A)"),
        (Style.LETTERED, "1AA"),
        (Style.LOWER_LETTERED, "1aa"),
        (Style.DECIMAL, "1.1A"),
    ],
)
def test_a_late_item_below_another_is_lettered_in_its_style(style, expected):
    agenda = [Numbered(1, [*items(2), *items("late", continues=True), *items(3)], style)]

    assert labels(agenda)["late"] == expected


def test_a_late_item_never_takes_a_number_already_printed():
    agenda = [Numbered(5, items("a", "b"), Style.LETTERED), *items("late", continues=True)]

    assert labels(agenda) == {5: "1", "a": "1A", "b": "1B", "late": "1C"}


def test_a_late_item_with_nothing_before_it_is_numbered_as_usual():
    assert labels(items("late", "next", continues=True)) == {"late": "1", "next": "1A"}


def test_a_late_item_numbers_what_is_below_it():
    agenda = [*items(1), Numbered("late", items("below"), continues=True)]

    assert labels(agenda)["below"] == "1A(1)"


def test_an_unnumbered_heading_lets_the_numbers_run_on():
    agenda = [
        Numbered("part 1", items("a", "b"), is_unnumbered=True),
        Numbered("part 2", items("c"), is_unnumbered=True),
    ]

    assert labels(agenda) == {"part 1": "", "a": "1", "b": "2", "part 2": "", "c": "3"}


def test_a_letter_never_follows_a_letter():
    agenda = [Numbered(1, [Numbered(2, items(3), Style.LETTERED)], Style.LETTERED)]

    assert labels(agenda)[3] == "1A.A"


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (703, "AAA")]
)
def test_after_z_comes_aa(number, expected):
    assert letters(number) == expected


TREES = st.recursive(
    st.builds(lambda late: (late, ()), st.booleans()),
    lambda below: st.tuples(st.booleans(), st.lists(below, max_size=4)),
    max_leaves=12,
)
STYLES = st.sampled_from([Style.BRACKETED, Style.DECIMAL, Style.LETTERED, Style.LOWER_LETTERED])


@settings(max_examples=25, deadline=None)
@given(trees=st.lists(TREES, max_size=6), below=STYLES)
def test_every_item_has_a_number_of_its_own(trees, below):
    keys = iter(range(1000))

    def built(tree):
        return Numbered(next(keys), [built(below) for below in tree[1]], continues=tree[0])

    found = labels([built(tree) for tree in trees], below=below)

    assert len(found) == next(keys)
    assert len(set(found.values())) == len(found)
    assert all(found.values())
