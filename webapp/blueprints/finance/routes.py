"""Finance of a framework: the three tables of a period, a unit's row in one of them, and the units themselves."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.measure import Framework
from models.rules import RuleBroken, finance, periods
from models.rules.finance_words import limits_in_words
from models.rules.periods import Period
from models.rules.permissions import Permission
from models.rules.reported_periods import last_reported
from models.scorecard_vocabulary import FinanceKind, Frequency
from webapp.access import requires
from webapp.blueprints.finance.forms import UnitForm, line_form
from webapp.choices import records
from webapp.clock import now, today
from webapp.edit_form import RemovalForm
from webapp.services import business_units, committees, finance_lines, frameworks
from webapp.transaction import transaction

bp = Blueprint("finance", __name__, url_prefix="/staff")


@bp.get("/frameworks/<int:framework_id>/finance")
@requires(Permission.EDIT_SCORECARDS)
def index(framework_id: int):
    """Revenue, savings and capital of each unit as they stand at the end of a period."""
    framework = frameworks.get(framework_id)
    period = _chosen(framework, request.args.get("period", ""))
    tables = finance_lines.tables(framework, period.ends_on)
    return render_template(
        "finance/index.html",
        framework=framework,
        period=period,
        before=periods.before(period),
        after=periods.after(period),
        tables=tables,
        limits=limits_in_words(framework.overspend_limit, framework.underspend_limit),
    )


@bp.route("/finance/<int:unit_id>/<any(revenue, savings, capital):table>/<period>", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def line(unit_id: int, table: str, period: str):
    """A unit's row in one table: its figures and the commentary below it."""
    unit = business_units.get(unit_id)
    kind, chosen = FinanceKind(table), _chosen(unit.framework, period)
    kept = finance_lines.of(unit, kind, chosen.ends_on)
    form = line_form(kind, periods.period_of(Frequency.ANNUAL, chosen.ends_on).label).of(kept)
    if form.submitted():
        try:
            with transaction():
                made = finance_lines.enter(
                    unit,
                    kind,
                    chosen.ends_on,
                    form.typed(),
                    form.commentary.data or "",
                    revision=form.revision.data,
                    by=g.actor,
                    at=now(),
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            told = [one.disagrees for one in finance.derive(kind, made.figures).values() if one.disagrees]
            flash(" ".join(["Kept. What follows from the figures is computed.", *told]), "success")
            return redirect(_tables(unit.framework, chosen))
    return render_template("finance/line.html", form=form, unit=unit, kind=kind, period=chosen)


@bp.route("/frameworks/<int:framework_id>/units/new", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def new_unit(framework_id: int):
    """One more business unit."""
    framework = frameworks.get(framework_id)
    form = UnitForm.from_request()
    form.offer(committee_ids=_committees())
    if form.submitted():
        try:
            with transaction():
                business_units.add(framework, form.name.data, form.committee_ids.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Added. Enter its figures.", "success")
            return redirect(url_for("finance.index", framework_id=framework.id))
    return render_template("finance/unit.html", form=form, framework=framework, unit=None)


@bp.route("/units/<int:unit_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def unit(unit_id: int):
    """Its name, and whose remit it is in."""
    kept = business_units.get(unit_id)
    form = UnitForm.of(kept, committee_ids=_committees())
    if form.submitted():
        try:
            with transaction():
                business_units.change(
                    kept,
                    form.name.data,
                    form.committee_ids.data,
                    revision=form.revision.data,
                    by=g.actor,
                    at=now(),
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(url_for("finance.index", framework_id=kept.framework_id))
    return render_template("finance/unit.html", form=form, framework=kept.framework, unit=kept)


@bp.post("/units/<int:unit_id>/take-away")
@requires(Permission.EDIT_SCORECARDS)
def take_away(unit_id: int):
    """Report it no longer."""
    kept = business_units.get(unit_id)
    try:
        with transaction():
            business_units.take_away(kept, revision=RemovalForm.from_request().revision.data, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("finance.unit", unit_id=unit_id))
    flash(f"“{kept.name}” is taken away.", "success")
    return redirect(url_for("finance.index", framework_id=kept.framework_id))


def _chosen(framework: Framework, key: str) -> Period:
    """The period an address names, of those the framework is reported for; without one, the last that is over."""
    if key:
        return periods.named(framework.frequency, key)
    return last_reported(framework.frequency, today(), framework.ends_on)


def _tables(framework: Framework, period: Period) -> str:
    return url_for("finance.index", framework_id=framework.id, period=period.key)


def _committees() -> dict[str, str]:
    return records(one for one in committees.all_committees() if one.ended_on is None)
