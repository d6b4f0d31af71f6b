"""The tables of finance beside a scorecard, as published: each derived figure computed, and what disagrees said."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.finance import BusinessUnit, BusinessUnitRemit, FinanceLine
from models.rules import finance, finance_words
from models.rules.finance import FinanceFigure
from models.scorecard import Scorecard
from models.scorecard_bodies import FigureBody, FinanceBody, FinanceRowBody
from models.scorecard_vocabulary import FinanceKind
from webapp.database import db
from webapp.services.measure_bodies import digits


def of_scorecard(scorecard: Scorecard) -> list[FinanceBody]:
    """A table for each kind of finance of which there are lines for its period, for the units in its remit."""
    lines = lines_of(scorecard)
    by_kind = {kind: [one for one in lines if one.kind is kind] for kind in FinanceKind}
    return [_table(kind, scorecard, found) for kind, found in by_kind.items() if found]


def lines_of(scorecard: Scorecard) -> list[FinanceLine]:
    """The lines it prints, in the order of their units: one statement."""
    found = (
        select(FinanceLine)
        .join(BusinessUnit, BusinessUnit.id == FinanceLine.unit_id)
        .where(
            BusinessUnit.framework_id == scorecard.framework_id,
            BusinessUnit.removed_at.is_(None),
            FinanceLine.period_on == scorecard.period_on,
        )
        .options(joinedload(FinanceLine.unit))
    )
    if scorecard.committee_id is not None:
        remit = select(BusinessUnitRemit.unit_id).where(BusinessUnitRemit.committee_id == scorecard.committee_id)
        found = found.where(BusinessUnit.id.in_(remit))
    return list(db.session.scalars(found.order_by(BusinessUnit.position, BusinessUnit.id, FinanceLine.id)))


def _table(kind: FinanceKind, scorecard: Scorecard, lines: Sequence[FinanceLine]) -> FinanceBody:
    derived = [finance.derive(kind, one.figures) for one in lines]
    return {
        "kind": kind.value,
        "title": finance.TITLES[kind],
        "columns": finance.columns(kind, scorecard.period_on, derived),
        "rows": [_row(kind, one, figures, scorecard) for one, figures in zip(lines, derived, strict=True)],
    }


def _row(
    kind: FinanceKind, line: FinanceLine, derived: Mapping[str, FinanceFigure], scorecard: Scorecard
) -> FinanceRowBody:
    framework = scorecard.framework
    return {
        "unit": line.unit.name,
        "figures": {name: _figure(one) for name, one in derived.items()},
        "standing": finance_words.finance_in_words(
            kind,
            derived,
            overspend_limit=framework.overspend_limit,
            underspend_limit=framework.underspend_limit,
        ),
        "commentary": line.commentary,
    }


def _figure(one: FinanceFigure) -> FigureBody:
    return {
        "value": digits(one.value),
        "shown": one.shown,
        "is_computed": one.is_computed,
        "disagrees": one.disagrees,
    }
