"""Resolutions: written, made from a motion in one press, corrected, put in order, taken off."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for

from models.agenda import AgendaItem
from models.resolution import Resolution
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.resolutions.forms import ResolutionForm, TopicForm
from webapp.choices import records
from webapp.clock import now
from webapp.services import decisions, minutes, motions, resolutions, topics
from webapp.transaction import transaction

bp = Blueprint("resolutions", __name__, url_prefix="/staff")
NO_BODY = "No body listed here"


@bp.route("/minutes/items/<int:item_id>/resolutions/new", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def new(item_id: int):
    """Write what was resolved."""
    item = minutes.item_for(item_id, by=g.actor)
    _check_on_the_agenda(item)
    form = ResolutionForm.from_request()
    form.to_committee_id.choices = records(decisions.other_bodies(item), NO_BODY)
    if form.submitted():
        try:
            with transaction():
                made = resolutions.resolve(item, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _back(item, made)
    return render_template("resolutions/new.html", form=form, item=item, back=_address(item))


@bp.post("/motions/<int:motion_id>/resolve")
@requires(Permission.RECORD_MEETING)
def from_motion(motion_id: int):
    """One press: a motion that was put becomes what was resolved, or is kept as lost."""
    motion = motions.get(motion_id, by=g.actor)
    _check_on_the_agenda(motion.item)
    return _press(motion.item, None, lambda: resolutions.from_motion(motion, by=g.actor, at=now()))


@bp.route("/resolutions/<int:resolution_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def edit(resolution_id: int):
    """Put right what was resolved."""
    resolution = _found(resolution_id)
    form = ResolutionForm.of(resolution, to_committee_id=records(decisions.other_bodies(resolution.item), NO_BODY))
    if form.submitted():
        try:
            with transaction():
                resolutions.correct(resolution, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _back(resolution.item, resolution)
    sent = resolutions.sent_from(resolution)
    return render_template(
        "resolutions/edit.html", form=form, resolution=resolution, sent=sent, back=_address(resolution.item)
    )


@bp.post("/resolutions/<int:resolution_id>/up")
@requires(Permission.RECORD_MEETING)
def move_up(resolution_id: int):
    """One press: printed before the one above it."""
    resolution = _found(resolution_id)
    return _press(resolution.item, resolution, lambda: resolutions.move_up(resolution, by=g.actor, at=now()))


@bp.post("/resolutions/<int:resolution_id>/remove")
@requires(Permission.RECORD_MEETING)
def remove(resolution_id: int):
    """Take off a resolution entered by mistake."""
    resolution = _found(resolution_id)
    return _press(resolution.item, None, lambda: resolutions.remove(resolution, by=g.actor, at=now()))


@bp.route("/resolutions/<int:resolution_id>/topic", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def topic(resolution_id: int):
    """Add a topic to the committee's work programme."""
    resolution = _found(resolution_id)
    committee = resolution.meeting.committee
    form = TopicForm.from_request(data={"title": resolution.item.heading, "detail": resolution.text})
    if form.submitted():
        said = {"title": form.title.data or "", "detail": form.detail.data or ""}
        try:
            with transaction():
                topics.add(committee, **said, resolution=resolution, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"The topic is in the work programme of {committee.name}.")
            return _back(resolution.item, resolution)
    return render_template("resolutions/topic.html", form=form, resolution=resolution, back=_address(resolution.item))


def _found(resolution_id: int) -> Resolution:
    """A resolution under an item that is on the agenda; 404 for any other."""
    resolution = resolutions.get(resolution_id, by=g.actor)
    _check_on_the_agenda(resolution.item)
    return resolution


def _address(item: AgendaItem, anchor: str = "resolutions") -> str:
    """Where the clerk came from: the running order, or the page of the item's decisions."""
    if request.values.get("from") == "room":
        return url_for("running_order.show", meeting_id=item.meeting_id, item=item.id, _anchor=anchor)
    return url_for("motions.index", item_id=item.id, _anchor=anchor)


def _check_on_the_agenda(item: AgendaItem) -> None:
    if item.removed_at is not None:
        abort(404)


def _press(item: AgendaItem, resolution: Resolution | None, act: Callable[[], object]):
    """Do what was pressed and go back, with the refusal, if there is one, at the top."""
    try:
        with transaction():
            act()
    except RuleBroken as broken:
        flash(broken.message, "warning")
    return _back(item, resolution)


def _back(item: AgendaItem, resolution: Resolution | None):
    return redirect(_address(item, f"resolution-{resolution.id}" if resolution else "resolutions"))
