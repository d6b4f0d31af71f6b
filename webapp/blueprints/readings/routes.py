"""Figures: a framework's grid for one period, and one measure's figures with those it is compared with."""

from dataclasses import replace

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.measure import Framework, Measure
from models.reading import Reading
from models.rules import RuleBroken, periods
from models.rules.periods import Period
from models.rules.permissions import Permission
from models.rules.reported_periods import is_beyond, last_reported
from webapp.access import requires
from webapp.blueprints.readings.forms import GridForm, SeriesForm, TakingAwayForm, filling
from webapp.blueprints.readings.grid import GridRow, grid_of
from webapp.clock import now, today
from webapp.services import frameworks, measure_history, measures, readings
from webapp.services.readings import OWN, Row, RowsRefused
from webapp.transaction import transaction

bp = Blueprint("readings", __name__, url_prefix="/staff")


@bp.route("/frameworks/<int:framework_id>/figures", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def grid(framework_id: int):
    """A framework's figures for one period: all kept together, or none."""
    framework = frameworks.get(framework_id)
    period = _chosen(framework, request.args.get("period", ""))
    following = periods.after(period)
    form, lines = GridForm.from_request(), grid_of(framework, period, on=today())
    rows = [row for line in lines for row in line.rows]
    form.rows = [(row.named, row.form) for row in rows]
    if form.submitted() and _keep(form, rows):
        return redirect(url_for("readings.grid", framework_id=framework.id, period=period.key))
    return render_template(
        "readings/grid.html",
        framework=framework,
        period=period,
        before=periods.before(period),
        after=following if period.ends_on < today() and not is_beyond(following, framework.ends_on) else None,
        lines=lines,
        rows=rows,
        form=form,
    )


@bp.route("/measures/<int:measure_id>/figures/<period>", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def edit(measure_id: int, period: str):
    """One measure's figures of one period: its own, a comparator's, or those of another that the page has not shown."""
    measure = measures.get(measure_id)
    chosen = periods.named(measure.frequency, period)
    series = readings.series_meant(measure, request.args.get("series", OWN))
    kept = readings.held([measure], [chosen.ends_on])
    is_another = "another" in request.args
    held = None if is_another else kept.get((measure.id, series, chosen.ends_on))
    form = SeriesForm.from_request(**filling(held))
    form.ask_of(measure)
    if form.submitted():
        try:
            of = readings.series_meant(measure, form.series.data or OWN)
            if of != series:
                form.leave_behind(held)
            elif is_another:
                raise RuleBroken("Say whose figure it is: “England”.", "series")
            row = form.row(measure, chosen, of, kept.get((measure.id, of, chosen.ends_on)))
            row = replace(row, seen=None) if row and of != series else row  # the page showed another series' figure
            with transaction():
                made = readings.enter_all([row] if row else [], by=g.actor, at=now())
        except RowsRefused as refused:
            form.tell(refused.broken[0])
        except RuleBroken as broken:
            form.tell(broken)
        else:
            flash(_kept(form.series.data or OWN, of) if made else "Nothing changed.", "success")
            return redirect(url_for("measures.show", measure_id=measure.id, _anchor="figures"))
    elif request.method == "GET":
        form.series.data = series
    others = [(one.series, measure_history.figure_in_words(measure, one)) for key, one in kept.items()]
    return render_template("readings/edit.html", form=form, measure=measure, period=chosen, others=others, held=held)


@bp.route("/measures/<int:measure_id>/figures/<period>/take-away", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def take_away(measure_id: int, period: str):
    """Take away a figure that was entered for a wrong period, with the reason."""
    measure = measures.get(measure_id)
    chosen, series = periods.named(measure.frequency, period), request.args.get("series", OWN)
    history = url_for("measures.show", measure_id=measure.id, _anchor="figures")
    reading = _holding(measure, chosen, series)
    if reading is None:
        return _none_to_take_away(history)
    form = TakingAwayForm.from_request(data={"seen": reading.id})
    if form.submitted():
        try:
            with transaction():
                readings.take_away(measure, chosen, series, **form.said(), by=g.actor, at=now())
        except RuleBroken as broken:
            # Another may hold by now than the one that was read before the transaction.
            reading = _holding(measure, chosen, series)
            if reading is None:
                return _none_to_take_away(history)
            form.tell(broken, reading)
        else:
            flash("Taken away. The figure stays in the history, with the reason.", "success")
            return redirect(history)
    shown = measure_history.figure_in_words(measure, reading)
    public = readings.public_figures([measure], [chosen.ends_on]).get((measure.id, chosen.ends_on), "")
    return render_template(
        "readings/take_away.html",
        form=form,
        measure=measure,
        period=chosen,
        series=series,
        shown=shown,
        public="" if series else public,
    )


def _holding(measure: Measure, period: Period, series: str) -> Reading | None:
    return readings.held([measure], [period.ends_on]).get((measure.id, series, period.ends_on))


def _none_to_take_away(history: str):
    flash("There is no figure to take away: somebody did it meanwhile, or none was entered.", "warning")
    return redirect(history)


def _kept(typed: str, series: str) -> str:
    """What is said of a figure that is kept, and of whom where that was written otherwise."""
    if typed.strip() == series:
        return "Kept."
    whose = f"one of “{series}”, as its other figures are" if series else "the council’s own"
    return f"Kept as {whose}: you wrote “{typed.strip()}”."


def _chosen(framework: Framework, key: str) -> Period:
    """The period an address names; without one, the last that is over, and that the framework reports."""
    if key:
        return periods.named(framework.frequency, key)
    return last_reported(framework.frequency, today(), framework.ends_on)


def _keep(form: GridForm, rows: list[GridRow]) -> bool:
    """Keep what was typed: all of it or nothing, with everything that is wrong said beside its box."""
    wanted = [(row, typed) for row in rows if (typed := _typed(row))]
    is_read, figures = not any(row.form.errors for row in rows), [typed for _, typed in wanted]
    try:
        with transaction():
            made = readings.enter_all(figures, by=g.actor, at=now()) if is_read else []
            readings.check_all([] if is_read else figures, at=now())
    except RowsRefused as refused:
        for place, broken in refused.broken.items():
            wanted[place][0].form.tell(broken)
    if any(row.form.errors for row in rows):
        form.form_errors.append("Nothing was kept yet: mend what stands in red first.")
        return False
    flash(f"{len(made)} {'figure' if len(made) == 1 else 'figures'} kept." if made else "Nothing changed.", "success")
    return True


def _typed(row: GridRow) -> Row | None:
    """What was typed into a row; None where that is nothing, or nothing that can be read."""
    try:
        return row.form.row(row.measure, row.period, held=row.held) if row.form.validate() else None
    except RuleBroken as broken:
        row.form.tell(broken)
        return None
