"""What each person may do at an item: speak, vote, or neither, with the reason and its source.

The table begins from what they sit as on the day; declarations then only take away, and a dispensation only gives back.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from models.rules.quorum import EDUCATION
from models.rules.seats import VOTING
from models.vocabulary import DeclarationEffect, DispensationScope, SeatRole

ORDINARY = VOTING - EDUCATION
UNSURE = ": check with your monitoring officer"
VOTE_SOURCE = "Local Government Act 1972, Schedule 12, paragraphs 39(1) and 44"
NO_PART_SOURCE = "Localism Act 2011, section 31(4), and the council's code of conduct"
DISPENSED_SOURCE = "Localism Act 2011, section 33"
ARREARS_SOURCE = "Local Government Finance Act 1992, section 106"
EXECUTIVE_SOURCE = "Local Government Act 2000, section 9FA(3)"
NON_VOTING_SOURCE = "Local Government and Housing Act 1989, section 13(1)" + UNSURE
CODE_SOURCE = "The council's code of conduct (Localism Act 2011, section 28)"
ORDERS_SOURCE = "The council's standing orders (Localism Act 2011, section 31(10))"
INVITED_SOURCE = "The council's standing orders" + UNSURE
EDUCATION_SOURCE = {
    SeatRole.EDUCATION_CHURCH: "Local Government Act 2000, Schedule A1, paragraph 7" + UNSURE,
    SeatRole.EDUCATION_PARENT: "Local Government Act 2000, Schedule A1, paragraph 8, and SI 2001/478" + UNSURE,
}


class Reason(NamedTuple):
    """Why, in a sentence, and the source of the rule."""

    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """What somebody sits as on the day, with the role of the seat they take as a substitute.

    `in_place_of` names whom they substitute; `replaced_by` who sits for them.
    """

    roles: frozenset[SeatRole] = frozenset()
    in_place_of: str = ""
    replaced_by: str = ""
    is_executive_at_scrutiny: bool = False


@dataclass(frozen=True, slots=True)
class Business:
    """The item, as far as it decides who may vote; and whether standing orders send out who may take no part."""

    is_education: bool = False
    is_budget: bool = False
    withdraws_for_dpi: bool = True


@dataclass(frozen=True, slots=True)
class Declared:
    """One declaration at the item: the kind in the council's words, and what follows from it."""

    kind: str
    effect: DeclarationEffect


@dataclass(frozen=True, slots=True)
class Leave:
    """A dispensation in force on the day. One that names no item holds for its subject, and a person must judge."""

    scope: DispensationScope
    subject: str
    names_the_item: bool


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What somebody may do at one item, and why: the reasons in the order in which they were weighed."""

    may_speak: bool
    may_vote: bool
    must_not_take_part: bool = False
    should_withdraw: bool = False
    reasons: tuple[Reason, ...] = ()

    @property
    def in_words(self) -> str:
        """The entitlement as one line says it."""
        if self.must_not_take_part:
            return "Must not take part, and should withdraw" if self.should_withdraw else "Must not take part"
        if self.may_vote:
            return "May speak and vote"
        return "May speak, and must not vote" if self.may_speak else "May not speak or vote"


def entitlement(
    sitting: Sitting,
    business: Business,
    *,
    declared: Sequence[Declared] = (),
    leaves: Sequence[Leave] = (),
    in_arrears: bool = False,
) -> Entitlement:
    """What somebody may do at an item.

    `in_arrears` is what they disclosed at any item of the meeting: council tax two months in arrears. It holds for
    every item that is the budget's, and for the one they declared it at.
    """
    so_far = _from_the_seat(sitting, business)
    for one in declared:
        so_far = _after_declaring(so_far, one, business, leaves)
    declared_here = any(one.effect is DeclarationEffect.NO_BUDGET_VOTE for one in declared)
    if declared_here or (in_arrears and business.is_budget):
        sentence = "Disclosed council tax at least two months in arrears, so may speak on the budget and must not vote."
        so_far = _with(so_far, Reason(sentence, ARREARS_SOURCE), may_vote=False)
    if sitting.is_executive_at_scrutiny:
        sentence = "Is a member of the executive, and a scrutiny committee may not include one. Put the seat right."
        so_far = _with(so_far, Reason(sentence, EXECUTIVE_SOURCE))
    return so_far


def covers(scope: DispensationScope, leaves: Collection[Leave]) -> bool:
    """Whether a dispensation that names the item allows as much as `scope`."""
    enough = {scope, DispensationScope.SPEAK_AND_VOTE}
    return any(leave.names_the_item and leave.scope in enough for leave in leaves)


def _from_the_seat(sitting: Sitting, business: Business) -> Entitlement:
    roles = sitting.roles
    if sitting.replaced_by:
        sentence = f"{sitting.replaced_by} sits in their place at this meeting."
        return Entitlement(False, False, reasons=(Reason(sentence, INVITED_SOURCE),))
    if roles & ORDINARY:
        role = next(role for role in SeatRole if role in roles & ORDINARY)
        sentence = f"Substitutes for {sitting.in_place_of}." if sitting.in_place_of else f"Sits as {role}."
        return Entitlement(True, True, reasons=(Reason(sentence, VOTE_SOURCE),))
    if roles & EDUCATION:
        return _education(next(role for role in SeatRole if role in roles & EDUCATION), business)
    return _without_a_vote(roles)


def _education(role: SeatRole, business: Business) -> Entitlement:
    matter = "is" if business.is_education else "is not"
    follows = "so votes" if business.is_education else "so may speak and not vote"
    sentence = f"Sits as {role}, who votes on education matters only. This item {matter} one, {follows}."
    return Entitlement(True, business.is_education, reasons=(Reason(sentence, EDUCATION_SOURCE[role]),))


def _without_a_vote(roles: Collection[SeatRole]) -> Entitlement:
    if SeatRole.NON_VOTING in roles:
        sentence = "Sits as a representative without a vote."
        return Entitlement(True, False, reasons=(Reason(sentence, NON_VOTING_SOURCE),))
    speaking = [role for role in SeatRole if role in roles and role is not SeatRole.SUBSTITUTE]
    if speaking:
        sentence = f"Is here as {speaking[0]}: speaks when the chair asks, and has no vote."
        return Entitlement(True, False, reasons=(Reason(sentence, INVITED_SOURCE),))
    if SeatRole.SUBSTITUTE in roles:
        sentence = "Is a named substitute, and sits for nobody at this meeting."
        return Entitlement(False, False, reasons=(Reason(sentence, INVITED_SOURCE),))
    sentence = "Has no seat here: speaks if the chair asks, and has no vote."
    return Entitlement(True, False, reasons=(Reason(sentence, INVITED_SOURCE),))


def _after_declaring(so_far: Entitlement, one: Declared, business: Business, leaves: Sequence[Leave]) -> Entitlement:
    match one.effect:
        case DeclarationEffect.NONE:
            return _with(so_far, Reason(f"Declared: {one.kind}. They may take part all the same.", CODE_SOURCE))
        case DeclarationEffect.NO_BUDGET_VOTE:
            return so_far
        case DeclarationEffect.NO_VOTE:
            reason = Reason(f"Declared: {one.kind}. They may speak and must not vote.", CODE_SOURCE)
            return _with(so_far, reason, may_vote=False)
    if covers(DispensationScope.SPEAK_AND_VOTE, leaves):
        sentence = f"Declared: {one.kind}. A dispensation lets them speak and vote on this item."
        return _with(so_far, Reason(sentence, DISPENSED_SOURCE))
    if covers(DispensationScope.SPEAK, leaves):
        sentence = f"Declared: {one.kind}. A dispensation lets them speak on this item, and not vote."
        return _with(so_far, Reason(sentence, DISPENSED_SOURCE), may_vote=False)
    return _shut_out(so_far, one, business, leaves)


def _shut_out(so_far: Entitlement, one: Declared, business: Business, leaves: Sequence[Leave]) -> Entitlement:
    reasons = [Reason(f"Declared: {one.kind}. Without a dispensation for this item they take no part.", NO_PART_SOURCE)]
    for leave in leaves:
        if not leave.names_the_item:
            sentence = (
                f"A dispensation holds for “{leave.subject}” and names no item: ask the monitoring officer whether it "
                "covers this one. Until it names the item it is not applied here."
            )
            reasons.append(Reason(sentence, DISPENSED_SOURCE))
    if business.withdraws_for_dpi:
        reasons.append(Reason("They leave the room while the item is in hand.", ORDERS_SOURCE))
    shut_out = replace(so_far, may_speak=False, may_vote=False, must_not_take_part=True)
    shut_out = replace(shut_out, should_withdraw=business.withdraws_for_dpi)
    return replace(shut_out, reasons=(*so_far.reasons, *(one for one in reasons if one not in so_far.reasons)))


def _with(so_far: Entitlement, reason: Reason, *, may_vote: bool = True) -> Entitlement:
    return replace(so_far, may_vote=so_far.may_vote and may_vote, reasons=(*so_far.reasons, reason))
