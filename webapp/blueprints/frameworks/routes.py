"""Frameworks: listed, set up, changed, with their outcomes, policy areas and measures."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.frameworks.forms import FrameworkForm
from webapp.clock import now, today
from webapp.edit_form import RemovalForm
from webapp.services import frameworks, measure_changes, measures
from webapp.transaction import transaction

bp = Blueprint("frameworks", __name__, url_prefix="/staff/frameworks")


@bp.get("")
@requires(Permission.EDIT_SCORECARDS)
def index():
    """Every framework, with how many measures it reports."""
    listed = [(one, measures.reported_count(one, today())) for one in frameworks.every()]
    return render_template("frameworks/index.html", listed=listed)


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def new():
    """One more framework."""
    form = FrameworkForm.from_request()
    if form.submitted():
        try:
            with transaction():
                made = frameworks.create(form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Set up. Add its outcomes and policy areas, then its measures.", "success")
            return redirect(url_for("frameworks.show", framework_id=made.id))
    return render_template("frameworks/edit.html", form=form, framework=None)


@bp.get("/<int:framework_id>")
@requires(Permission.EDIT_SCORECARDS)
def show(framework_id: int):
    """Its outcomes, policy areas and measures, and what was decided about them."""
    framework = frameworks.get(framework_id)
    kept = measures.of_framework(framework)
    return render_template(
        "frameworks/show.html",
        framework=framework,
        outcomes=frameworks.outcomes(framework),
        areas=frameworks.areas(framework),
        reported=[one for one in kept if measures.is_reported(one, today())],
        others=[one for one in kept if not measures.is_reported(one, today())],
        changes=measure_changes.of_framework(framework),
        decided_by=measure_changes.decided_by,
        today=today(),
    )


@bp.route("/<int:framework_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def edit(framework_id: int):
    """What it is, how often it is reported, and the threshold of spending."""
    framework = frameworks.get(framework_id)
    form = FrameworkForm.of(framework)
    if form.submitted():
        try:
            with transaction():
                frameworks.change(framework, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(url_for("frameworks.show", framework_id=framework.id))
    return render_template("frameworks/edit.html", form=form, framework=framework)


@bp.post("/<int:framework_id>/remove")
@requires(Permission.EDIT_SCORECARDS)
def remove(framework_id: int):
    """Take away one set up by mistake."""
    framework = frameworks.get(framework_id)
    try:
        with transaction():
            frameworks.remove(framework, revision=RemovalForm.from_request().revision.data, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("frameworks.show", framework_id=framework_id))
    flash(f"“{framework.name}” is taken away.", "success")
    return redirect(url_for("frameworks.index"))
