"""The page on which one item's minute is written, the saves a script makes of it, and the choice after a conflict."""

from dataclasses import replace

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf

from models.agenda import AgendaItem
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.minute_texts.forms import (
    SummaryForm,
    TextForm,
    against,
    check_writer,
    choices,
    sent,
)
from webapp.clock import now
from webapp.filters import markdown, time_of_day
from webapp.services import minute_texts, minute_writing, minutes
from webapp.services.minute_texts import SameParagraph, Saved
from webapp.transaction import transaction

bp = Blueprint("minute_texts", __name__, url_prefix="/staff/minutes/items/<int:item_id>")


@bp.route("", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def show(item_id: int):
    """The minute, to be written; sent, it is kept, previewed, or both sides of a conflict are shown."""
    item = minutes.item_for(item_id, by=g.actor)
    form = TextForm.from_request()
    if form.submitted() and "preview" not in request.form:
        try:
            check_writer(g.actor.user_id)
            with transaction():
                minute_texts.save(item_id, sent(), by=g.actor, at=now())
        except SameParagraph as both:
            return _compare(item, both)
        except RuleBroken as broken:
            form.text.errors = [broken.message]
        else:
            flash("Saved")
            return _onward(item)
    return _page(item, form)


@bp.post("/autosave")
@requires(Permission.RECORD_MEETING)
def autosave(item_id: int):
    """The same save as a script makes it, answered in JSON: what is kept now, or why nothing was."""
    try:
        check_writer(g.actor.user_id)
        with transaction():
            saved = minute_texts.save(item_id, sent(), by=g.actor, at=now())
    except SameParagraph as both:
        return jsonify(both.message), 409
    except RuleBroken as broken:
        return jsonify(broken.message), 422
    return jsonify(_told(saved))


@bp.get("/now")
@requires(Permission.RECORD_MEETING)
def state(item_id: int):
    """What is kept now, for whom this page is, and a token to send with: what a script asks when it comes back."""
    item = minutes.item_for(item_id, by=g.actor)
    last = minute_texts.last_state(minutes.minute_of(item))
    told = {"revision": 0, "text": "", "at": ""}
    if last is not None:
        told = _told(Saved(last.revision, last.text, last.saved_at)) | {"by": last.saved_by}
    return jsonify(told | {"writer": str(g.actor.user_id), "token": generate_csrf()})


@bp.post("/preview")
@requires(Permission.RECORD_MEETING)
def preview(item_id: int):
    """The text as the minutes will show it: a safe piece of a page."""
    minutes.item_for(item_id, by=g.actor)
    return markdown(request.form.get("text", "")[: minute_texts.LONGEST])


@bp.post("/compare")
@requires(Permission.RECORD_MEETING)
def compare(item_id: int):
    """The choice between both sides, place by place."""
    item = minutes.item_for(item_id, by=g.actor)
    typed, seen = sent(), against()
    both = minute_texts.compared(item, typed, against=seen)
    try:
        check_writer(g.actor.user_id)
        with transaction():
            chosen = dict(choices(both))
            minute_texts.choose(item_id, typed, against=seen, choices=chosen, by=g.actor, at=now())
    except SameParagraph as again:
        return _compare(item, again)
    except RuleBroken as broken:
        return _compare(item, both, broken)
    flash("Saved")
    return _onward(item)


@bp.route("/summary", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def summary(item_id: int):
    """What the public is told of an item taken in private."""
    item = minutes.item_for(item_id, by=g.actor)
    kept = minutes.minute_of(item)
    form = SummaryForm.from_request(data={"summary": kept.summary if kept else "", "was": kept.summary if kept else ""})
    if form.submitted():
        try:
            with transaction():
                minute_texts.summarise(item, form.summary.data, was=form.was.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
            form.was.data = kept.summary if kept else ""
        else:
            flash("Summary saved")
            return _onward(item)
    return render_template("minute_texts/summary.html", item=item, form=form, kept=kept.summary if kept else "")


def _page(item: AgendaItem, form: TextForm):
    writing = minute_writing.of_item(item, by=g.actor)
    if form.is_submitted():
        broken = next((str(one["text"]) for one in form.error_list), "")
        writing = replace(writing, typed=sent(), broken=broken, is_previewed="preview" in request.form)
    return render_template("minute_texts/show.html", writing=writing, form=form)


def _compare(item: AgendaItem, both: SameParagraph, broken: RuleBroken | None = None):
    onward = request.form.get("onward", "")
    return render_template("minute_texts/compare.html", item=item, both=both, broken=broken, onward=onward)


def _onward(item: AgendaItem):
    """Back to where the writing was done: the running order, or the item's own page."""
    if request.form.get("onward") == "running-order":
        return redirect(url_for("running_order.show", meeting_id=item.meeting_id, item=item.id))
    return redirect(url_for("minute_texts.show", item_id=item.id))


def _told(saved: Saved) -> dict[str, object]:
    return {"revision": saved.revision, "text": saved.text, "at": time_of_day(saved.saved_at)}
