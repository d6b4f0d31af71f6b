"""Bringing in a file of readings: no figure is kept until somebody has looked and confirmed."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.reading import IncomingReadings
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.incoming_readings.forms import AnswersForm, ReadingsForm
from webapp.blueprints.incoming_readings.offered import offered
from webapp.clock import now, today
from webapp.database import finish_reading, works_before_writing
from webapp.edit_form import RemovalForm
from webapp.services import frameworks
from webapp.services.incoming_readings import keeping, planning, tables, waiting
from webapp.services.incoming_readings.planning import Looked
from webapp.services.revisions import ChangedMeanwhile
from webapp.transaction import transaction

bp = Blueprint("incoming_readings", __name__, url_prefix="/staff")


@bp.route("/frameworks/<int:framework_id>/bring-in-figures", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
@works_before_writing
def new(framework_id: int):
    """Choose the file of figures."""
    framework = frameworks.get(framework_id)
    form = ReadingsForm.from_request()
    if form.submitted():
        known = (waiting.remembered(), planning.frequencies_of(framework))
        try:
            finish_reading()
            table = tables.table_of(form.files.data.stream, *known)
            with transaction():
                named = {"filename": form.files.data.filename or "", "by": g.actor, "at": now()}
                incoming = waiting.keep(frameworks.get(framework_id), table, **named)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(url_for("incoming_readings.show", readings_id=incoming.id))
    framework = frameworks.get(framework_id)
    drawn = {"framework": framework, "form": form, "brought": waiting.all_of(framework)}
    return render_template("incoming_readings/new.html", **drawn)


@bp.get("/incoming-readings/<int:readings_id>")
@requires(Permission.EDIT_SCORECARDS)
def show(readings_id: int):
    """What was read, and what becomes of it."""
    incoming = waiting.get(readings_id, by=g.actor)
    if not waiting.is_waiting(incoming):
        return render_template("incoming_readings/done.html", incoming=incoming, framework=incoming.framework)
    looked = waiting.look(incoming, on=today())
    form = AnswersForm.from_request(revision=str(incoming.revision), seen=looked.seen)
    return _page(incoming, form, looked)


@bp.post("/incoming-readings/<int:readings_id>")
@requires(Permission.EDIT_SCORECARDS)
def save(readings_id: int):
    """Save what was answered, and read the rows anew by it; no figure is kept yet."""
    incoming = waiting.get(readings_id, by=g.actor)
    form = AnswersForm.from_request()
    if form.submitted():
        try:
            with transaction():
                said = {"revision": form.revision.data, "by": g.actor, "at": now()}
                waiting.correct(incoming, request.form, **said)
        except RuleBroken as broken:
            return _again(readings_id, form, broken)
        flash("Your answers are saved. No figure is kept yet.")
    return redirect(url_for("incoming_readings.show", readings_id=readings_id))


@bp.post("/incoming-readings/<int:readings_id>/keep")
@requires(Permission.EDIT_SCORECARDS)
def keep(readings_id: int):
    """Keep all of its figures, in one press."""
    incoming = waiting.get(readings_id, by=g.actor)
    form = AnswersForm.from_request()
    if not form.submitted():
        return redirect(url_for("incoming_readings.show", readings_id=readings_id))
    try:
        with transaction():
            said = {"revision": form.revision.data, "seen": form.seen.data, "by": g.actor, "at": now()}
            counted = keeping.keep(incoming, request.form, **said)
    except RuleBroken as broken:
        return _again(readings_id, form, broken)
    count = sum(counted.values())
    flash(f"{count:,} {'figure is' if count == 1 else 'figures are'} kept.", "success")
    return redirect(url_for("incoming_readings.show", readings_id=readings_id))


@bp.post("/incoming-readings/<int:readings_id>/put-aside")
@requires(Permission.EDIT_SCORECARDS)
def put_aside(readings_id: int):
    """Let go of a file without keeping its figures."""
    incoming = waiting.get(readings_id, by=g.actor)
    framework_id = incoming.framework_id
    try:
        with transaction():
            revision = RemovalForm.from_request().revision.data
            waiting.put_aside(incoming, revision=revision, by=g.actor, at=now())
    except ChangedMeanwhile as changed:
        flash(changed.message, "warning")
        return redirect(url_for("incoming_readings.show", readings_id=readings_id))
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("The file is put aside. None of its figures is kept.")
    return redirect(url_for("incoming_readings.new", framework_id=framework_id))


def _again(readings_id: int, form: AnswersForm, broken: RuleBroken):
    """The page with everything that was typed, what is wrong, and what somebody else answered meanwhile."""
    incoming = waiting.get(readings_id, by=g.actor)
    if not waiting.is_waiting(incoming):
        flash(broken.message, "warning")
        return redirect(url_for("incoming_readings.show", readings_id=readings_id))
    looked = waiting.look(incoming, on=today(), typed=request.form)
    form.explain(broken)
    form.seen.data = looked.seen
    if isinstance(broken, ChangedMeanwhile):
        form.revision.data = str(incoming.revision)
        return _page(incoming, form, looked, kept=waiting.look(incoming, on=today()))
    return _page(incoming, form, looked, tells_what_is_wrong=True)


def _page(
    incoming: IncomingReadings,
    form: AnswersForm,
    looked: Looked,
    *,
    kept: Looked | None = None,
    tells_what_is_wrong: bool = False,
):
    answers = offered(looked, kept=kept)
    if tells_what_is_wrong:
        form.wrong = answers.asked
    drawn = {"incoming": incoming, "framework": incoming.framework, "form": form, "answers": answers}
    return render_template("incoming_readings/show.html", **drawn)
