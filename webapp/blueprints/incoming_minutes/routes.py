"""Bringing in minutes from a Word file: nothing goes into the minutes until somebody has looked and confirmed."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.incoming import IncomingMinutes
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.incoming_minutes.answers import answers
from webapp.blueprints.incoming_minutes.forms import AnswersForm, PaperForm
from webapp.clock import now
from webapp.database import finish_reading, works_before_writing
from webapp.services import minutes
from webapp.services.incoming_minutes import keeping, waiting, word_files
from webapp.services.incoming_minutes.waiting import Waiting
from webapp.services.revisions import ChangedMeanwhile
from webapp.transaction import transaction

bp = Blueprint("incoming_minutes", __name__, url_prefix="/staff")


@bp.route("/meetings/<int:meeting_id>/minutes/import", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
@works_before_writing
def new(meeting_id: int):
    """Choose the Word file of a meeting's minutes."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    form = PaperForm.from_request()
    if form.submitted():
        try:
            finish_reading()
            lines = word_files.lines_of(form.files.data.stream)
            with transaction():
                meeting = minutes.meeting_for(meeting_id, by=g.actor)
                named = {"filename": form.files.data.filename or "", "by": g.actor, "at": now()}
                incoming = waiting.keep(meeting, lines, **named)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(url_for("incoming_minutes.show", incoming_id=incoming.id))
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    drawn = {"meeting": meeting, "form": form, "brought": waiting.all_of(meeting)}
    return render_template("incoming_minutes/new.html", **drawn)


@bp.get("/incoming-minutes/<int:incoming_id>")
@requires(Permission.RECORD_MEETING)
def show(incoming_id: int):
    """What was read, beside the words it comes from."""
    incoming = waiting.get(incoming_id, by=g.actor)
    if not incoming.found:
        meeting = waiting.meeting_of(incoming)
        return render_template("incoming_minutes/done.html", incoming=incoming, meeting=meeting)
    return _page(incoming, AnswersForm.from_request(revision=str(incoming.revision)), waiting.look(incoming))


@bp.post("/incoming-minutes/<int:incoming_id>")
@requires(Permission.RECORD_MEETING)
def save(incoming_id: int):
    """Save what was corrected; nothing goes into the minutes yet."""
    incoming = waiting.get(incoming_id, by=g.actor)
    form = AnswersForm.from_request()
    if form.submitted():
        try:
            with transaction():
                waiting.correct(incoming, request.form, revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            return _again(incoming_id, form, broken)
        flash("Your corrections are saved. Nothing is in the minutes yet.")
    return redirect(url_for("incoming_minutes.show", incoming_id=incoming_id))


@bp.post("/incoming-minutes/<int:incoming_id>/keep")
@requires(Permission.RECORD_MEETING)
def keep(incoming_id: int):
    """Put all of it into the minutes, in one press."""
    incoming = waiting.get(incoming_id, by=g.actor)
    form = AnswersForm.from_request()
    if not form.submitted():
        return redirect(url_for("incoming_minutes.show", incoming_id=incoming_id))
    try:
        with transaction():
            chosen = {"revision": form.revision.data, "only_empty": form.only_empty.data}
            meeting = keeping.keep(incoming, request.form, **chosen, by=g.actor, at=now())
    except RuleBroken as broken:
        return _again(incoming_id, form, broken)
    flash("The minutes are kept. Read them through here before you issue them.")
    return redirect(url_for("running_order.show", meeting_id=meeting.id))


@bp.post("/incoming-minutes/<int:incoming_id>/put-aside")
@requires(Permission.RECORD_MEETING)
def put_aside(incoming_id: int):
    """Let go of minutes without keeping them."""
    incoming = waiting.get(incoming_id, by=g.actor)
    meeting_id = incoming.meeting_id
    try:
        with transaction():
            waiting.put_aside(incoming, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("The paper is put aside. Nothing of it is in the minutes.")
    return redirect(url_for("incoming_minutes.new", meeting_id=meeting_id))


def _again(incoming_id: int, form: AnswersForm, broken: RuleBroken):
    """The page with everything that was typed, what is wrong, and what somebody else kept meanwhile."""
    incoming = waiting.get(incoming_id, by=g.actor)
    if not incoming.found:
        flash(broken.message, "warning")
        return redirect(url_for("incoming_minutes.show", incoming_id=incoming_id))
    looked = waiting.look(incoming, typed=request.form)
    if isinstance(broken, ChangedMeanwhile):
        form.explain(broken)
        form.revision.data = str(incoming.revision)
        return _page(incoming, form, looked, kept=waiting.look(incoming))
    form.wrong = looked.problems
    if broken.field in looked.chosen:
        form.wrong = {broken.field: broken.message, **form.wrong}
    else:
        form.explain(broken)
    return _page(incoming, form, looked)


def _page(incoming: IncomingMinutes, form: AnswersForm, looked: Waiting, *, kept: Waiting | None = None):
    meeting = waiting.meeting_of(incoming)
    offered = answers(meeting, looked, kept=kept)
    offered.wrong.update(getattr(form, "wrong", {}))
    return render_template(
        "incoming_minutes/show.html",
        incoming=incoming,
        meeting=meeting,
        form=form,
        answers=offered,
        has_something=keeping.has_something(meeting),
    )
