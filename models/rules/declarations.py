"""Declarations of interest at a meeting: what must be said, and what the member may then do.

A member with a disclosable pecuniary interest in a matter takes no part in the discussion or the vote without a
dispensation (Localism Act 2011 s31(4), s33(1)). Leaving the room is asked by standing orders (s31(10)), not by the Act.
The interest is disclosed with its nature, unless it is sensitive: then the fact alone (s31(2), s32(3)).
"""

import re
from dataclasses import dataclass

from models.rules.broken import RuleBroken
from models.vocabulary import DeclarationEffect, DispensationScope, Intention

CITATION = "Localism Act 2011, sections 31 and 32"
LONGEST_NATURE = 2000
# A nature made of these alone names no interest, and no minute can rest on it: "as noted", "see my register".
SAYS_NOTHING_WORDS = """
a above already also an and any apply applies as at attached been before by council's councils council dec
declare declared declaration declarations detailed details disclosable disclosed dpi dpis entered entry file
filed form given has have held here i in interest interests is its it known last like listed many me meeting
meetings member members minute minuted minutes my n na nil no non none not noted of on online or other our
page pecuniary per personal please prejudicial previous previously published record recorded records refer
register registered registers registrable same see shown site standing stated t tbc that the there these this
those time to under up usual various was website web were with yes
"""
SAYS_NOTHING = frozenset(SAYS_NOTHING_WORDS.split())
ALL = tuple(Intention)
# Arrears of council tax among them: no dispensation under the Localism Act reaches those (LGFA 1992 s106).
NEVER_VOTES = (DeclarationEffect.NO_VOTE, DeclarationEffect.NO_BUDGET_VOTE)
STAYS_SILENT = (Intention.NOT_VOTE, Intention.NO_PART, Intention.WITHDRAW)


@dataclass(frozen=True, slots=True)
class Told:
    """What a member told of one item. A sensitive interest has no nature: only that there is one."""

    nature: str
    is_sensitive: bool
    intention: Intention


def lawful_intentions(
    effect: DeclarationEffect, *, withdraws: bool, dispensation: DispensationScope | None = None
) -> tuple[Intention, ...]:
    """What the member may say they will do, the fullest part first.

    `withdraws` is the council's standing order that whoever takes no part leaves the room; `dispensation` what one in
    force on the day, for this item, lets them do.
    """
    if effect is DeclarationEffect.NO_PART and dispensation is None:
        return (Intention.WITHDRAW,) if withdraws else (Intention.NO_PART, Intention.WITHDRAW)
    if effect in NEVER_VOTES:
        return STAYS_SILENT
    if effect is DeclarationEffect.NO_PART and dispensation is DispensationScope.SPEAK:
        return STAYS_SILENT
    return ALL


def check_declaration(
    told: Told, effect: DeclarationEffect, *, withdraws: bool, dispensation: DispensationScope | None = None
) -> Told:
    """Refuse a declaration without its nature, or an intention the law does not leave open; gives what is to be kept.

    Raises RuleBroken for `nature` or `intention`. What was typed of a sensitive interest is not kept.
    """
    _check_intention(told.intention, effect, withdraws=withdraws, dispensation=dispensation)
    if told.is_sensitive:
        return Told("", True, told.intention)
    nature = " ".join(told.nature.split())
    if not nature:
        raise RuleBroken(
            "Say what the interest is: a declaration without its nature does not count. For example, “I am a director "
            "of Acorn Nurseries, which bids for this contract”.",
            "nature",
        )
    if says_nothing(nature):
        raise RuleBroken(
            f"Say what the interest is, and how it touches this item: “{nature[:60]}” does not tell anybody that, even "
            "when it is in your register.",
            "nature",
        )
    if len(nature) > LONGEST_NATURE:
        raise RuleBroken(f"Use {LONGEST_NATURE:,} characters or fewer: a sentence or two is enough.", "nature")
    return Told(nature, False, told.intention)


def says_nothing(nature: str) -> bool:
    """Whether the words name no interest at all, however many they are."""
    return set(re.findall(r"[^\W_]+(?:['’][^\W_]+)?", nature.lower().replace("’", "'"))) <= SAYS_NOTHING


def must_be_registered(effect: DeclarationEffect, *, is_registered: bool) -> bool:
    """Whether the declaration starts the clock: a pecuniary interest not in the register yet (s31(3))."""
    return effect is DeclarationEffect.NO_PART and not is_registered


def _check_intention(
    intention: Intention,
    effect: DeclarationEffect,
    *,
    withdraws: bool,
    dispensation: DispensationScope | None,
) -> None:
    if intention in lawful_intentions(effect, withdraws=withdraws, dispensation=dispensation):
        return
    if effect in NEVER_VOTES:
        raise RuleBroken(
            "Choose to speak and not vote, or to take no part: with this interest you may not vote.", "intention"
        )
    if dispensation is DispensationScope.SPEAK:
        raise RuleBroken("Choose to speak and not vote: your dispensation lets you speak, and no more.", "intention")
    if intention is Intention.NO_PART:
        raise RuleBroken(
            "Choose to withdraw from the room: the council's standing orders ask it of a member who may take no part.",
            "intention",
        )
    raise RuleBroken(
        f"Choose to {'withdraw from the room' if withdraws else 'take no part'}: with this interest you may not speak "
        "or vote without a dispensation. Ask the monitoring officer for one before the meeting.",
        "intention",
    )
