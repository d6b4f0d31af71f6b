"""What a declaration must say, and what the member may then do."""

import pytest

from models.rules import RuleBroken
from models.rules.declarations import Told, check_declaration, lawful_intentions, must_be_registered
from models.vocabulary import DeclarationEffect as Effect
from models.vocabulary import DispensationScope as Scope
from models.vocabulary import Intention

NATURE = "I am a director of Acorn Nurseries, which bids for this contract."


def told(nature: str = NATURE, *, intention: Intention = Intention.TAKE_PART, is_sensitive: bool = False) -> Told:
    return Told(nature, is_sensitive, intention)


@pytest.mark.parametrize(
    "nature",
    [
        "", "   ", "As noted", "as noted.", "noted", "recorded", "As recorded in my register", "See register",
        "see my register of interests", "-", "As noted/recorded", "As per the council’s website",
        "As per my register", "as registered", "as declared", "As previously declared", "As in the register",
        "Already registered", "as listed on the council's website", "pecuniary interest", "DPI", "n/a", "yes",
        "Personal and non-pecuniary interest", "my register",
        "Interest as recorded in my register", "I declare an interest as recorded", "as usual", "as stated above",
    ],
)  # fmt: skip
def test_a_declaration_that_does_not_say_what_the_interest_is_is_refused(nature):
    with pytest.raises(RuleBroken, match="Say what the interest is") as refused:
        check_declaration(told(nature), Effect.NONE, withdraws=True)

    assert refused.value.field == "nature"


@pytest.mark.parametrize(
    "nature",
    [
        NATURE,
        "My daughter is in Year 10 at the school named in the report.",
        "Governor of Hill Top School",
        "Registered childminder",
        "As a trustee of the Acorn Trust, noted in my register, I gain from the grant.",
        "Member of Redditch Borough Council",
        "I own 4 Mill Lane, next to the site.",
        "On the board of Acorn Homes",
        "Recorded music business in Mill Lane",
    ],
)
def test_a_nature_in_words_is_kept(nature):
    assert check_declaration(told(nature), Effect.NONE, withdraws=True).nature == nature


def test_nothing_typed_of_a_sensitive_interest_is_kept():
    kept = check_declaration(told(is_sensitive=True, intention=Intention.WITHDRAW), Effect.NO_PART, withdraws=True)

    assert kept == Told("", True, Intention.WITHDRAW)


@pytest.mark.parametrize(
    ("effect", "withdraws", "dispensation", "lawful"),
    [
        (Effect.NONE, True, None, set(Intention)),
        (Effect.NO_VOTE, True, None, {Intention.NOT_VOTE, Intention.NO_PART, Intention.WITHDRAW}),
        (Effect.NO_PART, True, None, {Intention.WITHDRAW}),
        (Effect.NO_PART, False, None, {Intention.NO_PART, Intention.WITHDRAW}),
        (Effect.NO_PART, True, Scope.SPEAK, {Intention.NOT_VOTE, Intention.NO_PART, Intention.WITHDRAW}),
        (Effect.NO_PART, True, Scope.SPEAK_AND_VOTE, set(Intention)),
        # Arrears of council tax: a dispensation under the Localism Act does not reach them (LGFA 1992 s106).
        (
            Effect.NO_BUDGET_VOTE,
            True,
            Scope.SPEAK_AND_VOTE,
            {Intention.NOT_VOTE, Intention.NO_PART, Intention.WITHDRAW},
        ),
    ],
)
def test_what_is_left_open_is_kept_and_everything_else_refused_in_a_sentence(effect, withdraws, dispensation, lawful):
    assert set(lawful_intentions(effect, withdraws=withdraws, dispensation=dispensation)) == lawful
    for intention in Intention:
        given = told(intention=intention)
        if intention in lawful:
            assert check_declaration(given, effect, withdraws=withdraws, dispensation=dispensation) == given
            continue
        with pytest.raises(RuleBroken, match=r"^Choose to ") as refused:
            check_declaration(given, effect, withdraws=withdraws, dispensation=dispensation)
        assert refused.value.field == "intention"


@pytest.mark.parametrize(
    ("withdraws", "intention", "said"),
    [
        (True, Intention.TAKE_PART, "Choose to withdraw from the room: with this interest you may not speak or vote"),
        (False, Intention.TAKE_PART, "Choose to take no part: with this interest you may not speak or vote"),
        (True, Intention.NO_PART, "Choose to withdraw from the room: the council's standing orders ask it"),
    ],
)
def test_the_refusal_says_what_to_do_instead(withdraws, intention, said):
    with pytest.raises(RuleBroken, match=said):
        check_declaration(told(intention=intention), Effect.NO_PART, withdraws=withdraws)


def test_only_a_pecuniary_interest_that_is_not_registered_yet_starts_the_clock():
    assert must_be_registered(Effect.NO_PART, is_registered=False)
    assert not must_be_registered(Effect.NO_PART, is_registered=True)
    assert not must_be_registered(Effect.NONE, is_registered=False)
