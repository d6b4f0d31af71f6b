"""Resolutions: written, made from a motion in one press, corrected, put in order, taken off."""

from flask import Blueprint, abort, flash, g, redirect, render_template

from models.agenda import AgendaItem
from models.resolution import Resolution
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.resolutions.forms import ResolutionForm, TopicForm
from webapp.choices import records
from webapp.clock import now
from webapp.room import as_pressed, decisions_address, press
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
            return redirect(_address(item, made))
    return render_template("resolutions/new.html", form=form, item=item, back=_address(item))


@bp.post("/motions/<int:motion_id>/resolve")
@requires(Permission.RECORD_MEETING)
def from_motion(motion_id: int):
    """One press: a motion that was put becomes what was resolved, or is kept as lost."""
    motion = motions.get(motion_id, by=g.actor)
    _check_on_the_agenda(motion.item)
    return press(lambda: resolutions.from_motion(motion, **as_pressed()), _address(motion.item))


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
            return redirect(_address(resolution.item, resolution))
    return render_template(
        "resolutions/edit.html",
        form=form,
        resolution=resolution,
        sent=resolutions.sent_from(resolution),
        outdated=resolutions.outdated(resolution),
        back=_address(resolution.item),
    )


@bp.post("/resolutions/<int:resolution_id>/up")
@requires(Permission.RECORD_MEETING)
def move_up(resolution_id: int):
    """One press: printed before the one above it."""
    resolution = _found(resolution_id)
    return press(lambda: resolutions.move_up(resolution, **as_pressed()), _address(resolution.item, resolution))


@bp.post("/resolutions/<int:resolution_id>/remove")
@requires(Permission.RECORD_MEETING)
def remove(resolution_id: int):
    """Take off a resolution entered by mistake."""
    resolution = _found(resolution_id)
    return press(lambda: resolutions.remove(resolution, **as_pressed()), _address(resolution.item))


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
            return redirect(_address(resolution.item, resolution))
    return render_template("resolutions/topic.html", form=form, resolution=resolution, back=_address(resolution.item))


def _found(resolution_id: int) -> Resolution:
    """A resolution under an item that is on the agenda; 404 for any other."""
    resolution = resolutions.get(resolution_id, by=g.actor)
    _check_on_the_agenda(resolution.item)
    return resolution


def _address(item: AgendaItem, resolution: Resolution | None = None) -> str:
    return decisions_address(item, f"resolution-{resolution.id}" if resolution else "resolutions")


def _check_on_the_agenda(item: AgendaItem) -> None:
    if item.removed_at is not None:
        abort(404)
