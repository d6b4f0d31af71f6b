"""The targets of a measure: set, put right, taken away."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.measures.forms import TargetForm
from webapp.clock import now, today
from webapp.edit_form import RemovalForm
from webapp.services import measure_changes, measures
from webapp.services import targets as services
from webapp.transaction import transaction

bp = Blueprint("targets", __name__, url_prefix="/staff")


@bp.route("/measures/<int:measure_id>/targets/new", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def new(measure_id: int):
    """Aim at something from a period on, by whose decision."""
    measure = measures.get(measure_id)
    form = TargetForm.from_request()
    form.offer(meeting_id={"": "No meeting"} | measure_changes.deciding_meetings(measure, on=today()))
    form.ask_of(measure, today())
    if form.submitted():
        try:
            with transaction():
                typed, sure = form.details(), form.is_sure.data
                services.add(measure, typed, form.decision(), doubt_is_answered=sure, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Set. Figures are compared with it from that period on.", "success")
            return redirect(url_for("measures.show", measure_id=measure.id, _anchor="targets"))
    return render_template("measures/target.html", form=form, measure=measure, target=None)


@bp.route("/targets/<int:target_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def edit(target_id: int):
    """Put a target right."""
    target = services.get(target_id)
    form = TargetForm.of(target, meeting_id={"": "No meeting"})
    form.ask_of(target.measure, today())
    if form.submitted():
        try:
            with transaction():
                seen, sure = form.revision.data, form.is_sure.data
                services.change(target, form.details(), revision=seen, doubt_is_answered=sure, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(url_for("measures.show", measure_id=target.measure_id, _anchor="targets"))
    return render_template("measures/target.html", form=form, measure=target.measure, target=target)


@bp.post("/targets/<int:target_id>/remove")
@requires(Permission.EDIT_SCORECARDS)
def remove(target_id: int):
    """Take away a target set by mistake."""
    target = services.get(target_id)
    try:
        with transaction():
            services.remove(target, revision=RemovalForm.from_request().revision.data, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("targets.edit", target_id=target_id))
    flash("Taken away. Scorecards that are public keep what they showed.", "success")
    return redirect(url_for("measures.show", measure_id=target.measure_id, _anchor="targets"))
