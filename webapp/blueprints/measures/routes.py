"""A measure: added, put right, no longer reported, and its whole history."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.measure import Framework, Measure
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.wording import long_date
from webapp.access import requires
from webapp.blueprints.measures.forms import DecisionForm, MeasureForm
from webapp.choices import records
from webapp.clock import now, today
from webapp.edit_form import MoveForm, RemovalForm
from webapp.services import (
    committees,
    frameworks,
    measure_changes,
    measure_follow_ups,
    measure_history,
    measures,
    members,
)
from webapp.services.programme_check.leavers import leavers
from webapp.services.revisions import revision_of
from webapp.transaction import transaction

bp = Blueprint("measures", __name__, url_prefix="/staff")


@bp.route("/frameworks/<int:framework_id>/measures/new", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def new(framework_id: int):
    """One more measure."""
    framework = frameworks.get(framework_id)
    form = MeasureForm.from_request()
    form.offer(**_offered(framework, None))
    if form.submitted():
        try:
            with transaction():
                made = measures.add(
                    framework, form.details(), form.committee_ids.data, form.decision(), by=g.actor, at=now()
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Added. Set its target, then enter its figures.", "success")
            return redirect(url_for("measures.show", measure_id=made.id))
    return render_template("measures/edit.html", form=form, framework=framework, measure=None)


@bp.get("/measures/<int:measure_id>")
@requires(Permission.EDIT_SCORECARDS)
def show(measure_id: int):
    """Its whole history: the picture, its targets, every figure with those restated, and what was decided."""
    measure = measures.get(measure_id)
    history = measure_history.of(measure, on=today())
    return render_template(
        "measures/show.html",
        measure=measure,
        history=history,
        picture=measure_history.picture(measure, history, on=today()),
        came=measure_follow_ups.of_measures([measure.id]).get(measure.id, []),
        is_reported=measures.is_reported(measure, today()),
        years_kept=measure_history.years_kept(history),
        holder_left_on=leavers(on=today()).holder(measure.portfolio_holder_id)[1],
        to_enter=measure_history.to_enter(measure, history, on=today()),
        decided_by=measure_changes.decided_by,
        today=today(),
    )


@bp.route("/measures/<int:measure_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def edit(measure_id: int):
    """What it is; once it has figures, what they mean changes by a decision."""
    measure = measures.get(measure_id)
    form = MeasureForm.of(measure, **_offered(measure.framework, measure))
    if form.submitted():
        try:
            with transaction():
                measures.change(
                    measure,
                    form.details(),
                    form.committee_ids.data,
                    form.decision(),
                    revision=form.revision.data,
                    by=g.actor,
                    at=now(),
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(url_for("measures.show", measure_id=measure.id))
    return render_template("measures/edit.html", form=form, framework=measure.framework, measure=measure)


@bp.route("/measures/<int:measure_id>/<any(stop, resume):deed>", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def decide(measure_id: int, deed: str):
    """Report it no longer, or again, by a decision."""
    measure = measures.get(measure_id)
    form = DecisionForm.from_request(revision=revision_of(measure))
    form.offer(meeting_id=_meetings(measure))
    if form.submitted():
        change = measures.stop if deed == "stop" else measures.resume
        try:
            with transaction():
                change(measure, form.values_of_decision(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("No longer reported from that day." if deed == "stop" else "Reported again.", "success")
            return redirect(url_for("measures.show", measure_id=measure.id))
    return render_template("measures/decide.html", form=form, measure=measure, deed=deed)


@bp.post("/measures/<int:measure_id>/take-away")
@requires(Permission.EDIT_SCORECARDS)
def take_away(measure_id: int):
    """Take away one added by mistake."""
    measure = measures.get(measure_id)
    try:
        with transaction():
            measures.take_away(measure, revision=RemovalForm.from_request().revision.data, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("measures.show", measure_id=measure_id))
    flash(f"“{measure.name}” is taken away.", "success")
    return redirect(url_for("frameworks.show", framework_id=measure.framework_id))


@bp.post('/measures/<int:measure_id>/<any("move-up", "move-down"):act>')
@requires(Permission.EDIT_SCORECARDS)
def move(measure_id: int, act: str):
    """One place up or down in the report."""
    measure = measures.get(measure_id)
    beside = MoveForm.from_request().beside.data or ""
    try:
        with transaction():
            measures.move(measure, up=act == "move-up", beside=beside, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    address = url_for("frameworks.show", framework_id=measure.framework_id, _anchor=f"measure-{measure_id}")
    return redirect(address)


def _offered(framework: Framework, measure: Measure | None) -> dict[str, dict[str, str]]:
    return {
        "area_id": records(frameworks.areas(framework), none="None"),
        "portfolio_holder_id": _holders(measure),
        "committee_ids": records(one for one in committees.all_committees() if one.ended_on is None),
        "meeting_id": _meetings(measure),
    }


def _holders(measure: Measure | None) -> dict[str, str]:
    """Those who may hold the portfolio; one who does no more is offered with the day it ended."""
    kept = measure.portfolio_holder if measure else None
    offered = records(members.portfolio_holders(kept, on=today()), none="Nobody")
    if kept is not None and (left := leavers(on=today()).holder(kept.id)[1]):
        offered[str(kept.id)] = f"{kept.name}, until {long_date(left)}"
    return offered


def _meetings(measure: Measure | None) -> dict[str, str]:
    return {"": "No meeting"} | measure_changes.deciding_meetings(measure, on=today())
