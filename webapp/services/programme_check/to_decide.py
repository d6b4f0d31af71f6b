"""Decisions to come that touch committees' remits, as plain facts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from models.committee import Committee
from models.forward_plan import DecisionMatch, KeyDecision
from models.member import Member, Seat
from models.programme_vocabulary import KeyDecisionStatus
from models.rules import remits
from models.rules.linter.facts import DecisionFacts
from models.rules.remits import Remit, Touched
from models.vocabulary import SeatRole
from webapp.database import db
from webapp.services.decision_matches import LOOKS_AT_DECISIONS
from webapp.services.programme_check.scope import Scope


def decisions(scope: Scope) -> Mapping[int, Sequence[DecisionFacts]]:
    """The planned decisions that touch each committee's remit, by its number, the soonest first. Four statements."""
    known, holders, answers = _remits(scope), _holders(), _answers()
    maker = aliased(Member)
    decider = func.coalesce(Committee.name, maker.name, KeyDecision.decider_name)
    columns = (KeyDecision.id, KeyDecision.title, KeyDecision.matter, KeyDecision.decide_on, decider)
    numbers = (KeyDecision.decider_committee_id, KeyDecision.portfolio_holder_id)
    planned = (
        select(*columns, *numbers)
        .outerjoin(Committee, Committee.id == KeyDecision.decider_committee_id)
        .outerjoin(maker, maker.id == KeyDecision.decider_member_id)
        .where(KeyDecision.status == KeyDecisionStatus.PLANNED, KeyDecision.removed_at.is_(None))
        .where(or_(KeyDecision.decide_on >= scope.on, KeyDecision.decide_until >= scope.on))
        .order_by(KeyDecision.decide_on, KeyDecision.id)
    )
    found: dict[int, list[DecisionFacts]] = defaultdict(list)
    for number, title, matter, decide_on, by, own_id, holder_id in db.session.execute(planned):
        for one in _touching(title, matter, known, frozenset(holders.get(holder_id or 0, ()))):
            if one.committee_id in scope.committees and one.committee_id != own_id:
                found[one.committee_id].append(
                    DecisionFacts(
                        id=number,
                        title=title,
                        decider=by,
                        decide_on=decide_on,
                        shared=one.words,
                        is_wanted=answers.get((number, one.committee_id)),
                    )
                )
    return found


# The same decisions are held against the same remits at every check, until somebody changes their words.
@lru_cache(maxsize=4096)
def _touching(title: str, matter: str, known: tuple[Remit, ...], holders: frozenset[int]) -> Sequence[Touched]:
    return tuple(remits.touching(title, matter, known, holders=holders))


def _remits(scope: Scope) -> tuple[Remit, ...]:
    is_there = Committee.ended_on.is_(None) | (Committee.ended_on >= scope.on)
    listed = select(Committee.id, Committee.name, Committee.remit).where(is_there)
    looking = listed.where(Committee.kind.in_(LOOKS_AT_DECISIONS)).order_by(Committee.name, Committee.id)
    return tuple(Remit(number, name, remit) for number, name, remit in db.session.execute(looking))


def _holders() -> Mapping[int, set[int]]:
    """The committees that each portfolio holder answers to."""
    seated = select(Seat.member_id, Seat.committee_id).where(Seat.member_id.is_not(None), Seat.ends_on.is_(None))
    found: dict[int, set[int]] = defaultdict(set)
    for member_id, committee_id in db.session.execute(
        seated.where(Seat.role == SeatRole.PORTFOLIO_HOLDER).order_by(Seat.id)
    ):
        found[member_id or 0].add(committee_id)
    return found


def _answers() -> Mapping[tuple[int, int], bool]:
    """What committees said of decisions that are still planned."""
    said = select(DecisionMatch.decision_id, DecisionMatch.committee_id, DecisionMatch.is_wanted)
    planned = said.join(KeyDecision).where(KeyDecision.status == KeyDecisionStatus.PLANNED)
    rows = db.session.execute(planned.order_by(DecisionMatch.id))
    return {(decision_id, committee_id): is_wanted for decision_id, committee_id, is_wanted in rows}
