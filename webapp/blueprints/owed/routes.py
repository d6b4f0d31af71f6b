"""What the minutes owe: the ledger, the sentences to decide about, and each ask and undertaking."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.agenda import AgendaItem
from models.owed import Owed
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.owed.forms import EndForm, MarkForm, OwedForm, TopicForm
from webapp.choices import records
from webapp.clock import now
from webapp.room import as_pressed, item_address, press
from webapp.services import attendance, minutes, owed, owed_sentences, topics
from webapp.transaction import transaction

bp = Blueprint("owed", __name__, url_prefix="/staff")
NOBODY = "Nobody listed here"


@bp.get("/owed")
@requires(Permission.RECORD_MEETING)
def index():
    """Everything still owed, the oldest first."""
    return render_template("owed/index.html", found=owed.still_owed(by=g.actor))


@bp.get("/meetings/<int:meeting_id>/owed")
@requires(Permission.RECORD_MEETING)
def meeting(meeting_id: int):
    """What is marked in the minutes of a meeting, and the sentences still to decide about."""
    held = minutes.meeting_for(meeting_id, by=g.actor)
    return render_template(
        "owed/meeting.html", meeting=held, marked=owed.of_meeting(held), unmarked=owed_sentences.unmarked(held)
    )


@bp.route("/minutes/items/<int:item_id>/owed", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def mark(item_id: int):
    """Mark words of an item's minute; who asked or owes is read from the words, and can be put right after."""
    item = minutes.item_for(item_id, by=g.actor)
    form = MarkForm.from_request()
    if form.submitted():
        try:
            with transaction():
                details = owed.guess(form.quoted.data, form.kind.data, attendance.people_present(item.meeting))
                owed.mark(item, form.quoted.data, details, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(_address(item))
    return render_template("owed/mark.html", form=form, item=item, back=_address(item))


@bp.post("/minutes/items/<int:item_id>/owed/neither")
@requires(Permission.RECORD_MEETING)
def wave_through(item_id: int):
    """One press: a sentence neither asks nor promises."""
    item = minutes.item_for(item_id, by=g.actor)
    return press(
        lambda: owed_sentences.wave_through(item, request.form.get("words", ""), by=g.actor, at=now()), _address(item)
    )


@bp.route("/owed/<int:owed_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def edit(owed_id: int):
    """Who asked, who owes it and by when; and every way in which it can end."""
    found = owed.get(owed_id, by=g.actor)
    form = OwedForm.of(found, **_people(found))
    if form.submitted():
        try:
            with transaction():
                details = form.values(owed.OwedDetails)
                owed.correct(found, details, revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.")
            return _onward(found, url_for("owed.edit", owed_id=found.id))
    return render_template("owed/edit.html", form=form, found=found)


@bp.route("/owed/<int:owed_id>/end", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def end(owed_id: int):
    """Say how it ended: done, or declined with the reason."""
    found = owed.get(owed_id, by=g.actor)
    form = EndForm.from_request(data={"revision": str(found.revision)})
    if form.submitted():
        said = {"status": form.status.data, "outcome": form.outcome.data, "revision": form.revision.data}
        try:
            with transaction():
                owed.end(found, **said, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
            form.revision.data = str(found.revision)
        else:
            flash(f"{found.kind.capitalize()} {found.status}.")
            return _onward(found, url_for("owed.index"))
    return render_template("owed/end.html", form=form, found=found)


@bp.post("/owed/<int:owed_id>/again")
@requires(Permission.RECORD_MEETING)
def again(owed_id: int):
    """Have something ended by mistake owed again."""
    found = owed.get(owed_id, by=g.actor)
    return press(lambda: owed.owe_again(found, **as_pressed()), _address(found.minute.item))


@bp.post("/owed/<int:owed_id>/unmark")
@requires(Permission.RECORD_MEETING)
def unmark(owed_id: int):
    """Take away a mark made by mistake."""
    found = owed.get(owed_id, by=g.actor)
    return press(lambda: owed.unmark(found, **as_pressed()), _address(found.minute.item))


@bp.route("/owed/<int:owed_id>/topic", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def topic(owed_id: int):
    """Add a topic to the committee's work programme that follows this up."""
    found = owed.get(owed_id, by=g.actor)
    committee = found.minute.meeting.committee
    form = TopicForm.from_request(data={"detail": found.quoted})
    if form.submitted():
        said = {"title": form.title.data, "detail": form.detail.data}
        try:
            with transaction():
                topics.add(committee, **said, asked=found, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"The topic is in the work programme of {committee.name}.")
            return _onward(found, url_for("owed.edit", owed_id=found.id))
    return render_template("owed/topic.html", form=form, found=found, topics=topics.of_committee(committee))


def _people(found: Owed) -> dict[str, dict[str, str]]:
    """Those who were there, and those named already."""
    there = {one.id: one for one in attendance.people_present(found.minute.meeting)}
    for one in (found.asking_member, found.owing_member):
        if one is not None:
            there[one.id] = one
    offered = records(there.values(), NOBODY)
    return {"asked_by_id": offered, "owed_by_id": offered}


def _onward(found: Owed, otherwise: str):
    """To the item in the running order, for a clerk who came from there."""
    return redirect(item_address(found.minute.item, "owed", otherwise))


def _address(item: AgendaItem) -> str:
    """Where the press came from: the item in the running order, or the list of the whole meeting."""
    whole = url_for("owed.meeting", meeting_id=item.meeting_id, _anchor=f"item-{item.id}")
    return item_address(item, "owed", whole)
