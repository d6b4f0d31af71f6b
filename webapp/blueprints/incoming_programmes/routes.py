"""Bringing in a work programme: nothing is in the programme until somebody has looked and confirmed."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.committee import Committee
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.work_programme import IncomingProgramme
from webapp.access import requires
from webapp.blueprints.incoming_programmes.forms import AnswersForm, TableForm
from webapp.blueprints.incoming_programmes.offered import offered
from webapp.clock import now, today
from webapp.database import db, finish_reading, works_before_writing
from webapp.programme_year import year_asked
from webapp.services.incoming_programme import keeping, tables, waiting
from webapp.services.incoming_programme.waiting import Looked
from webapp.services.revisions import ChangedMeanwhile
from webapp.transaction import transaction

bp = Blueprint("incoming_programmes", __name__, url_prefix="/staff")


@bp.route("/committees/<int:committee_id>/work-programme/bring-in", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
@works_before_writing
def new(committee_id: int):
    """Choose the file of a programme."""
    committee, year = _committee(committee_id), year_asked()
    form = TableForm.from_request()
    if form.submitted():
        try:
            finish_reading()
            table = tables.table_of(form.files.data.stream)
            with transaction():
                named = {"filename": form.files.data.filename or "", "by": g.actor, "at": now()}
                incoming = waiting.keep(_committee(committee_id), year, table, **named)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(url_for("incoming_programmes.show", brought_id=incoming.id))
    committee = _committee(committee_id)
    drawn = {"committee": committee, "year": year, "form": form, "brought": waiting.all_of(committee)}
    return render_template("incoming_programmes/new.html", **drawn)


@bp.get("/incoming-programmes/<int:brought_id>")
@requires(Permission.EDIT_AGENDA)
def show(brought_id: int):
    """What was read, beside the rows it comes from."""
    incoming = waiting.get(brought_id, by=g.actor)
    if not waiting.is_waiting(incoming):
        return render_template("incoming_programmes/done.html", incoming=incoming, committee=incoming.committee)
    form = AnswersForm.from_request(revision=str(incoming.revision))
    return _page(incoming, form, waiting.look(incoming, on=today()))


@bp.post("/incoming-programmes/<int:brought_id>")
@requires(Permission.EDIT_AGENDA)
def save(brought_id: int):
    """Save what was corrected, and read the rows anew by other columns; nothing is in the programme yet."""
    incoming = waiting.get(brought_id, by=g.actor)
    form = AnswersForm.from_request()
    if form.submitted():
        said = {"revision": form.revision.data, "on": today(), "by": g.actor, "at": now()}
        try:
            with transaction():
                waiting.correct(incoming, request.form, **said)
        except RuleBroken as broken:
            return _again(brought_id, form, broken)
        flash("Your corrections are saved. Nothing is in the programme yet.")
    return redirect(url_for("incoming_programmes.show", brought_id=brought_id))


@bp.post("/incoming-programmes/<int:brought_id>/keep")
@requires(Permission.EDIT_AGENDA)
def keep(brought_id: int):
    """Add all of its topics to the programme, in one press."""
    incoming = waiting.get(brought_id, by=g.actor)
    form = AnswersForm.from_request()
    if not form.submitted():
        return redirect(url_for("incoming_programmes.show", brought_id=brought_id))
    try:
        with transaction():
            added = keeping.keep(incoming, request.form, revision=form.revision.data, by=g.actor, at=now())
    except RuleBroken as broken:
        return _again(brought_id, form, broken)
    flash(f"{len(added)} {'topic is' if len(added) == 1 else 'topics are'} in the programme.", "success")
    return redirect(url_for("work_programme.index", committee_id=incoming.committee_id, year=incoming.year))


@bp.post("/incoming-programmes/<int:brought_id>/put-aside")
@requires(Permission.EDIT_AGENDA)
def put_aside(brought_id: int):
    """Let go of a programme without adding its topics."""
    incoming = waiting.get(brought_id, by=g.actor)
    where = {"committee_id": incoming.committee_id, "year": incoming.year}
    try:
        with transaction():
            waiting.put_aside(incoming, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("The paper is put aside. Nothing of it is in the programme.")
    return redirect(url_for("incoming_programmes.new", **where))


def _again(brought_id: int, form: AnswersForm, broken: RuleBroken):
    """The page with everything that was typed, what is wrong, and what somebody else kept meanwhile."""
    incoming = waiting.get(brought_id, by=g.actor)
    if not waiting.is_waiting(incoming):
        flash(broken.message, "warning")
        return redirect(url_for("incoming_programmes.show", brought_id=brought_id))
    looked = waiting.look(incoming, on=today(), typed=request.form)
    if isinstance(broken, ChangedMeanwhile):
        form.explain(broken)
        form.revision.data = str(incoming.revision)
        return _page(incoming, form, looked, kept=waiting.look(incoming, on=today()))
    form.wrong = looked.problems
    if broken.field in looked.chosen:
        form.wrong = {broken.field: broken.message, **form.wrong}
    else:
        form.explain(broken)
    return _page(incoming, form, looked)


def _page(incoming: IncomingProgramme, form: AnswersForm, looked: Looked, *, kept: Looked | None = None):
    answers = offered(incoming, looked, kept=kept)
    answers.wrong.update(getattr(form, "wrong", {}))
    drawn = {"incoming": incoming, "committee": incoming.committee, "form": form, "answers": answers}
    return render_template("incoming_programmes/show.html", **drawn)


def _committee(committee_id: int) -> Committee:
    committee = db.session.get_one(Committee, committee_id)
    g.actor.check(Permission.EDIT_AGENDA, committee.id)
    return committee
