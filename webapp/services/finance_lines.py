"""Finance beside a scorecard: a unit's revenue, savings and capital of a period, with what follows from the figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from models.finance import BusinessUnit, FinanceLine
from models.measure import Framework
from models.rules import RuleBroken, finance, finance_words
from models.rules.finance import FinanceFigure
from models.rules.permissions import Permission
from models.scorecard_vocabulary import FinanceKind
from webapp.database import db
from webapp.services import audit, business_units, revisions
from webapp.services.actors import Actor


@dataclass(frozen=True)
class FinanceRow:
    """A unit in one table: its line, kept or not yet, every figure of it, and what they come to in a sentence."""

    unit: BusinessUnit
    line: FinanceLine
    figures: dict[str, FinanceFigure]
    in_words: str


@dataclass(frozen=True)
class FinanceTable:
    """One table: its title, its columns, and a row for each unit."""

    kind: FinanceKind
    title: str
    columns: list[tuple[str, str]]
    rows: list[FinanceRow]


def tables(framework: Framework, period_on: date) -> list[FinanceTable]:
    """The three tables as they stand at the end of a period, in three statements."""
    units = business_units.of_framework(framework)
    found = select(FinanceLine).where(
        FinanceLine.unit_id.in_([one.id for one in units]), FinanceLine.period_on == period_on
    )
    lines = {(one.unit_id, one.kind): one for one in db.session.scalars(found.order_by(FinanceLine.id))}
    made = []
    for kind in FinanceKind:
        rows = [_row(unit, lines.get((unit.id, kind)) or begun(unit, kind, period_on)) for unit in units]
        made.append(
            FinanceTable(
                kind, finance.TITLES[kind], finance.columns(kind, period_on, [one.figures for one in rows]), rows
            )
        )
    return made


def begun(unit: BusinessUnit, kind: FinanceKind, period_on: date) -> FinanceLine:
    """A line that nobody has entered yet: not kept."""
    return FinanceLine(unit_id=unit.id, kind=kind, period_on=period_on, figures={}, commentary="")


def of(unit: BusinessUnit, kind: FinanceKind, period_on: date) -> FinanceLine:
    """The line of a unit, or one that is begun."""
    found = select(FinanceLine).where(
        FinanceLine.unit_id == unit.id, FinanceLine.kind == kind, FinanceLine.period_on == period_on
    )
    return db.session.scalar(found) or begun(unit, kind, period_on)


def enter(
    unit: BusinessUnit,
    kind: FinanceKind,
    period_on: date,
    typed: Mapping[str, str],
    commentary: str,
    *,
    revision: str,
    by: Actor,
    at: datetime,
) -> FinanceLine:
    """Keep a unit's figures as typed, each refused beside its own field; what disagrees is kept, and said."""
    by.check(Permission.EDIT_SCORECARDS)
    figures = finance.read_typed(kind, typed)
    if not figures and not commentary.strip():
        raise RuleBroken("Enter at least one figure.")
    revisions.hold(unit)
    line = of(unit, kind, period_on)
    revisions.check_revision(line, revision)
    line.figures, line.commentary = figures, commentary.strip()
    if line.id is None:
        line.revision = 1
        db.session.add(line)
    elif not db.session.is_modified(line):
        return line
    else:
        line.revision += 1
    line.written_at, line.written_by, line.written_by_id = at, by.name, by.user_id
    audit.record(f"{kind} entered", line, name=unit.name, by=by, at=at)
    return line


def _row(unit: BusinessUnit, line: FinanceLine) -> FinanceRow:
    figures, framework = finance.derive(line.kind, line.figures), unit.framework
    limits = {"overspend_limit": framework.overspend_limit, "underspend_limit": framework.underspend_limit}
    return FinanceRow(unit, line, figures, finance_words.finance_in_words(line.kind, figures, **limits))
