"""Entitlement: what each person may do at an item, by table and by properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.entitlement import ARREARS_SOURCE, EXECUTIVE_SOURCE, Business, Declared, Leave, Sitting, entitlement
from models.vocabulary import DeclarationEffect, DispensationScope, SeatRole

NO_PART, NO_VOTE, NONE = DeclarationEffect.NO_PART, DeclarationEffect.NO_VOTE, DeclarationEffect.NONE
SPEAK, BOTH = DispensationScope.SPEAK, DispensationScope.SPEAK_AND_VOTE
VOTES, SPEAKS, NOTHING = "May speak and vote", "May speak, and must not vote", "May not speak or vote"
OUT, STAYS = "Must not take part, and should withdraw", "Must not take part"


def of(*roles: SeatRole, **sitting) -> Sitting:
    return Sitting(frozenset(roles), **sitting)


@pytest.mark.parametrize(
    ("sitting", "business", "words", "why"),
    [
        (of(SeatRole.CHAIR), Business(), VOTES, "Sits as chair."),
        (of(SeatRole.MEMBER), Business(), VOTES, "Sits as member."),
        (of(SeatRole.MEMBER, SeatRole.SPOKESPERSON), Business(), VOTES, "Sits as member."),
        (of(SeatRole.EDUCATION_CHURCH), Business(is_education=True), VOTES, "This item is one"),
        (of(SeatRole.EDUCATION_CHURCH), Business(), SPEAKS, "This item is not one"),
        (of(SeatRole.EDUCATION_PARENT), Business(is_education=True), VOTES, "This item is one"),
        (of(SeatRole.EDUCATION_PARENT), Business(is_budget=True), SPEAKS, "This item is not one"),
        (of(SeatRole.NON_VOTING), Business(is_education=True), SPEAKS, "without a vote"),
        (of(SeatRole.PORTFOLIO_HOLDER), Business(), SPEAKS, "Is here as portfolio holder"),
        (of(SeatRole.INVITEE), Business(), SPEAKS, "Is here as invitee"),
        (of(SeatRole.SUBSTITUTE), Business(), NOTHING, "sits for nobody"),
        (
            of(SeatRole.SUBSTITUTE, SeatRole.MEMBER, in_place_of="Ann Fell"),
            Business(),
            VOTES,
            "Substitutes for Ann Fell.",
        ),
        (of(SeatRole.EDUCATION_PARENT, in_place_of="Ann Fell"), Business(), SPEAKS, "This item is not one"),
        (of(SeatRole.MEMBER, replaced_by="Ben Gill"), Business(), NOTHING, "Ben Gill sits in their place"),
        (of(), Business(), SPEAKS, "Has no seat here"),
    ],
)
def test_what_the_seat_gives(sitting, business, words, why):
    found = entitlement(sitting, business)

    assert found.in_words == words
    assert why in found.reasons[0].sentence
    assert found.reasons[0].source


@pytest.mark.parametrize(
    ("effect", "leaves", "withdraws", "words"),
    [
        (NONE, [], True, VOTES),
        (NO_VOTE, [], True, SPEAKS),
        (NO_PART, [], True, OUT),
        (NO_PART, [], False, STAYS),
        (NO_PART, [Leave(SPEAK, "Land", True)], True, SPEAKS),
        (NO_PART, [Leave(BOTH, "Land", True)], True, VOTES),
        (NO_PART, [Leave(SPEAK, "Land", True), Leave(BOTH, "Land", True)], True, VOTES),
        (NO_PART, [Leave(BOTH, "Land", False)], True, OUT),
        (NO_VOTE, [Leave(BOTH, "Land", True)], True, SPEAKS),
    ],
)
def test_what_a_declaration_takes_and_a_dispensation_gives_back(effect, leaves, withdraws, words):
    business = Business(withdraws_for_dpi=withdraws)

    found = entitlement(of(SeatRole.MEMBER), business, declared=[Declared("An interest", effect)], leaves=leaves)

    assert found.in_words == words
    assert found.must_not_take_part is (words in (OUT, STAYS))


def test_a_dispensation_that_names_no_item_is_for_a_person_to_judge():
    leaves = [Leave(BOTH, "Leisure land", False)]

    found = entitlement(of(SeatRole.MEMBER), Business(), declared=[Declared("A DPI", NO_PART)], leaves=leaves)

    assert "“Leisure land” and names no item: ask the monitoring officer" in found.reasons[2].sentence


@pytest.mark.parametrize(("is_budget", "words"), [(True, SPEAKS), (False, VOTES)])
def test_arrears_of_council_tax_take_the_vote_on_the_budget_alone(is_budget, words):
    found = entitlement(of(SeatRole.MEMBER), Business(is_budget=is_budget), in_arrears=True)

    assert found.in_words == words
    assert (ARREARS_SOURCE in [one.source for one in found.reasons]) is is_budget


@pytest.mark.parametrize("is_budget", [True, False])
def test_arrears_declared_at_an_item_take_the_vote_on_it_and_are_said_once(is_budget):
    said = [Declared("Money owed", DeclarationEffect.NO_BUDGET_VOTE)]

    found = entitlement(of(SeatRole.MEMBER), Business(is_budget=is_budget), declared=said, in_arrears=True)

    assert found.in_words == SPEAKS
    assert [one.source for one in found.reasons].count(ARREARS_SOURCE) == 1


def test_an_executive_member_at_scrutiny_is_flagged_and_loses_nothing():
    found = entitlement(of(SeatRole.MEMBER, is_executive_at_scrutiny=True), Business())

    assert found.in_words == VOTES
    assert found.reasons[-1].source == EXECUTIVE_SOURCE


def test_the_second_of_two_declarations_does_not_undo_the_first():
    declared = [Declared("A DPI", NO_PART), Declared("A friend", NONE)]

    assert entitlement(of(SeatRole.MEMBER), Business(), declared=declared).in_words == OUT


SITTINGS = st.builds(
    Sitting,
    roles=st.frozensets(st.sampled_from(SeatRole), max_size=3),
    in_place_of=st.sampled_from(["", "Ann"]),
    replaced_by=st.sampled_from(["", "Ben"]),
    is_executive_at_scrutiny=st.booleans(),
)
BUSINESS = st.builds(Business, st.booleans(), st.booleans(), st.booleans())
DECLARED = st.lists(st.builds(Declared, st.just("An interest"), st.sampled_from(DeclarationEffect)), max_size=3)
LEAVE = st.builds(Leave, st.sampled_from(DispensationScope), st.just("Land"), st.booleans())
SITUATIONS = st.fixed_dictionaries(
    {"declared": DECLARED, "leaves": st.lists(LEAVE, max_size=2), "in_arrears": st.booleans()}
)


def rights(found) -> tuple[bool, bool, bool, bool]:
    """From right to burden, each True where the person is freer."""
    return found.may_speak, found.may_vote, not found.must_not_take_part, not found.should_withdraw


@given(SITTINGS, BUSINESS, SITUATIONS, st.sampled_from(DeclarationEffect))
def test_one_more_declaration_never_adds_a_right(sitting, business, situation, effect):
    before = entitlement(sitting, business, **situation)
    more = {**situation, "declared": [*situation["declared"], Declared("Another", effect)]}

    after = entitlement(sitting, business, **more)

    assert all(old >= new for old, new in zip(rights(before), rights(after), strict=True))


@given(SITTINGS, BUSINESS, SITUATIONS, LEAVE)
def test_one_more_dispensation_never_takes_a_right_away(sitting, business, situation, leave):
    before = entitlement(sitting, business, **situation)

    after = entitlement(sitting, business, **{**situation, "leaves": [*situation["leaves"], leave]})

    assert all(old <= new for old, new in zip(rights(before), rights(after), strict=True))


@given(SITTINGS, BUSINESS, SITUATIONS)
def test_every_entitlement_hangs_together_and_has_its_reasons(sitting, business, situation):
    found = entitlement(sitting, business, **situation)

    assert found.may_speak or not found.may_vote
    assert not (found.must_not_take_part and found.may_speak)
    assert found.must_not_take_part or not found.should_withdraw
    assert found.reasons
    assert all(one.sentence and one.source for one in found.reasons)
