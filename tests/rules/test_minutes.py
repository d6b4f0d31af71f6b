"""The numbers minutes print, what an item still lacks at issue, and which meeting may sign them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.minutes_vocabulary import MinuteOutcome, ResolutionNumbering
from models.rules import RuleBroken, minutes
from models.rules.minutes import ItemAtIssue, Sat
from models.vocabulary import MeetingKind

MARCH = Sat(1, date(2019, 3, 12))
SPECIAL = Sat(1, date(2019, 4, 2), kind=MeetingKind.EXTRAORDINARY)
JUNE = Sat(1, date(2019, 6, 18))


@pytest.mark.parametrize(
    ("count", "style", "numbers"),
    [
        (0, ResolutionNumbering.BRACKET, []),
        (1, ResolutionNumbering.BRACKET, [""]),
        (3, ResolutionNumbering.BRACKET, ["1)", "2)", "3)"]),
        (2, ResolutionNumbering.BRACKETS, ["(1)", "(2)"]),
        (2, ResolutionNumbering.POINT, ["1.", "2."]),
        (2, ResolutionNumbering.LETTER, ["(a)", "(b)"]),
    ],
)
def test_several_resolutions_are_numbered_and_one_alone_is_not(count, style, numbers):
    assert minutes.resolution_numbers(count, style) == numbers


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("That the report be noted.", ["That the report be noted."]),
        (
            "1) That it promotes;\n\n2) That they are invited;\nand again; and\n3) That milestones be identified.",
            ["That it promotes;", "That they are invited; and again; and", "That milestones be identified."],
        ),
        ("- 1) One\n- 2) Two", ["One", "Two"]),
        ("(a) One\n(b) Two", ["One", "Two"]),
        ("1. One", ["1. One"]),
        ("That it:\n1) notes\n2) agrees", ["That it:\n1) notes\n2) agrees"]),
        ("1) One\n3) Three", ["1) One\n3) Three"]),
        ("2019) a year\n2020) another", ["2019) a year\n2020) another"]),
        ("  ", []),
    ],
)
def test_a_motion_in_numbered_parts_is_as_many_resolutions(text, parts):
    assert minutes.parts_of(text) == parts


words = some.text("abc def;.", min_size=1).map(lambda text: f"That {text.strip()}")


@given(some.lists(words, min_size=2, max_size=12), some.sampled_from(["{})", "({})", "{}.", "- {})"]))
def test_no_word_is_lost_when_a_motion_is_taken_apart(parts, style):
    text = "\n".join(f"{style.format(number)} {part}" for number, part in enumerate(parts, 1))

    assert [" ".join(one.split()) for one in minutes.parts_of(text)] == [" ".join(one.split()) for one in parts]


def test_running_numbers_carry_on_and_those_given_are_kept():
    assert minutes.running_numbers([7, 8, 9], {}, 307) == {7: 308, 8: 309, 9: 310}
    assert minutes.running_numbers([7, 6, 8], {7: 308, 8: 309}, 307) == {7: 308, 6: 310, 8: 309}


@given(some.lists(some.integers(1, 50), unique=True), some.dictionaries(some.integers(1, 50), some.integers(1, 900)))
def test_no_running_number_is_given_twice(items, drawn):
    given_before = dict(zip(drawn, sorted(set(drawn.values())), strict=False))

    numbers = minutes.running_numbers(items, given_before, 12)

    assert len(set(numbers.values())) == len(items)
    assert all(numbers[item] == given_before[item] for item in items if item in given_before)


@pytest.mark.parametrize(
    ("item", "says"),
    [
        (ItemAtIssue("5", "Roads"), ["No outcome"]),
        (ItemAtIssue("5", "Roads", MinuteOutcome.TAKEN), ["nothing is written"]),
        (ItemAtIssue("5", "Roads", has_words=True), []),
        (ItemAtIssue("5", "Roads", MinuteOutcome.TAKEN, resolutions=1), []),
        (ItemAtIssue("5", "Roads", MinuteOutcome.NOT_REACHED), []),
        (ItemAtIssue("5", "Roads", MinuteOutcome.DEFERRED), []),
        (ItemAtIssue("1", "General", stands_above_others=True), []),
        (ItemAtIssue("5", "Roads", to_put=1, has_words=True), ["1 motion without a vote"]),
        (ItemAtIssue("5", "Roads", unresolved=2, has_words=True), ["2 motions carried"]),
        (ItemAtIssue("5", "Land", has_words=True, is_private=True), ["s100C(2)"]),
        (ItemAtIssue("5", "Land", has_words=True, is_private=True, has_summary=True), []),
        (ItemAtIssue("5", "Late", has_words=True, lacks_circumstances=True), ["s100B(4)(b)"]),
    ],
)
def test_what_an_item_still_lacks_is_said(item, says):
    found = minutes.lacking(item)

    assert len(found) == len(says)
    assert all(words in sentence for words, sentence in zip(says, found, strict=True))


@pytest.mark.parametrize("at", [MARCH, JUNE])
def test_minutes_are_signed_at_the_same_or_a_later_ordinary_meeting(at):
    minutes.check_may_sign(MARCH, at)


@pytest.mark.parametrize(
    ("at", "why"),
    [
        (SPECIAL, "an extraordinary one"),
        (replace(JUNE, committee_id=2), "same committee"),
        (replace(JUNE, is_cancelled=True), "cancelled"),
        (replace(JUNE, held_on=date(2019, 1, 15)), "itself, or a later one"),
    ],
)
def test_other_meetings_may_not_sign_them(at, why):
    with pytest.raises(RuleBroken, match=why):
        minutes.check_may_sign(MARCH, at)
