"""The outcomes and policy areas of a framework."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from sqlalchemy.exc import NoResultFound

from models.measure import Framework, Outcome, PolicyArea
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.frameworks.forms import AreaForm, OutcomeForm
from webapp.clock import now
from webapp.edit_form import MoveForm, RemovalForm
from webapp.services import frameworks
from webapp.transaction import transaction

bp = Blueprint("framework_parts", __name__, url_prefix="/staff/frameworks/<int:framework_id>")
NONE = {"": "None"}


@bp.route("/outcomes/new", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def new_outcome(framework_id: int):
    """One more outcome."""
    framework = frameworks.get(framework_id)
    form = OutcomeForm.from_request()
    if form.submitted():
        try:
            with transaction():
                frameworks.add_outcome(framework, form.title.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _back(framework, "Added. Put its policy areas under it.")
    return render_template("frameworks/outcome.html", form=form, framework=framework, outcome=None)


@bp.route("/outcomes/<int:outcome_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def outcome(framework_id: int, outcome_id: int):
    """What is to come about, in other words."""
    framework = frameworks.get(framework_id)
    kept = _outcome(framework, outcome_id)
    form = OutcomeForm.of(kept)
    if form.submitted():
        try:
            with transaction():
                frameworks.change_outcome(kept, form.title.data, revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _back(framework, "Saved.")
    return render_template("frameworks/outcome.html", form=form, framework=framework, outcome=kept)


@bp.post("/outcomes/<int:outcome_id>/remove")
@requires(Permission.EDIT_SCORECARDS)
def remove_outcome(framework_id: int, outcome_id: int):
    """Take an outcome away; its policy areas stay."""
    framework = frameworks.get(framework_id)
    kept = _outcome(framework, outcome_id)
    try:
        with transaction():
            frameworks.remove_outcome(kept, revision=RemovalForm.from_request().revision.data, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("framework_parts.outcome", framework_id=framework_id, outcome_id=outcome_id))
    return _back(framework, "Taken away. Its policy areas stand under no outcome now.")


@bp.route("/areas/new", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def new_area(framework_id: int):
    """One more policy area."""
    framework = frameworks.get(framework_id)
    form = AreaForm.from_request()
    form.offer(outcome_id=_outcomes(framework))
    if form.submitted():
        try:
            with transaction():
                frameworks.add_area(framework, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _back(framework, "Added. Measures can stand in it now.")
    return render_template("frameworks/area.html", form=form, framework=framework, area=None)


@bp.route("/areas/<int:area_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def area(framework_id: int, area_id: int):
    """Its name, its outcome, and how many measures the plan has in it."""
    framework = frameworks.get(framework_id)
    kept = _area(framework, area_id)
    form = AreaForm.of(kept, outcome_id=_outcomes(framework))
    if form.submitted():
        try:
            with transaction():
                frameworks.change_area(kept, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _back(framework, "Saved.")
    return render_template("frameworks/area.html", form=form, framework=framework, area=kept)


@bp.post("/areas/<int:area_id>/remove")
@requires(Permission.EDIT_SCORECARDS)
def remove_area(framework_id: int, area_id: int):
    """Take a policy area away, once nothing stands in it."""
    framework = frameworks.get(framework_id)
    try:
        with transaction():
            revision = RemovalForm.from_request().revision.data
            frameworks.remove_area(_area(framework, area_id), revision=revision, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("framework_parts.area", framework_id=framework_id, area_id=area_id))
    return _back(framework, "Taken away.")


@bp.post('/areas/<int:area_id>/<any("move-up", "move-down"):act>')
@requires(Permission.EDIT_SCORECARDS)
def move_area(framework_id: int, area_id: int, act: str):
    """One place up or down."""
    framework = frameworks.get(framework_id)
    beside = MoveForm.from_request().beside.data or ""
    try:
        with transaction():
            kept = _area(framework, area_id)
            frameworks.move_area(kept, up=act == "move-up", beside=beside, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    return redirect(url_for("frameworks.show", framework_id=framework_id, _anchor=f"area-{area_id}"))


def _back(framework: Framework, words: str):
    flash(words, "success")
    return redirect(url_for("frameworks.show", framework_id=framework.id))


def _outcomes(framework: Framework) -> dict[str, str]:
    return NONE | {str(one.id): one.title for one in frameworks.outcomes(framework)}


def _outcome(framework: Framework, outcome_id: int) -> Outcome:
    found = next((one for one in frameworks.outcomes(framework) if one.id == outcome_id), None)
    if found is None:
        raise NoResultFound
    return found


def _area(framework: Framework, area_id: int) -> PolicyArea:
    found = next((one for one in frameworks.areas(framework) if one.id == area_id), None)
    if found is None:
        raise NoResultFound
    return found
