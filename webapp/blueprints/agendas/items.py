"""One item of an agenda: edited, moved, nested, taken off and put back."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for

from models.agenda import AgendaItem
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.agendas.forms import ItemForm, PlaceForm
from webapp.blueprints.agendas.routes import places
from webapp.clock import now
from webapp.services import agenda_items, agenda_outline, agenda_places, agendas, topic_items
from webapp.transaction import transaction

bp = Blueprint("agenda_items", __name__, url_prefix="/staff/agendas/items")

STEPS: dict[str, Callable[..., AgendaItem]] = {
    "up": agenda_places.move_up,
    "down": agenda_places.move_down,
    "in": agenda_places.nest,
    "out": agenda_places.unnest,
}


@bp.route("/<int:item_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def edit(item_id: int):
    """Everything an item says. Of one taken off meanwhile it keeps what was typed, to be put back with it."""
    item = agenda_items.get(item_id, by=g.actor)
    form = ItemForm.of(item)
    if form.submitted():
        try:
            with transaction():
                if "put_back" in request.form and item.removed_at is not None:
                    agenda_items.put_back(item, by=g.actor, at=now())
                agenda_items.edit(item, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _back(item, "edit")
    who = agenda_items.who_took_off(item) if item.removed_at else ""
    page = render_template("agenda_items/edit.html", form=form, taken_off_by=who, **_named(item))
    return page, 409 if who and form.is_submitted() else 200


@bp.post("/<int:item_id>/step")
@requires(Permission.EDIT_AGENDA)
def step(item_id: int):
    """One place up or down, in under the item before, or out again; then back to the same button."""
    item = agenda_items.get(item_id, by=g.actor)
    direction = request.form.get("direction", "")
    take = STEPS.get(direction) or abort(400)
    try:
        with transaction():
            take(item, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("agendas.edit", meeting_id=item.meeting_id))
    return _back(item, direction)


@bp.route("/<int:item_id>/place", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def place(item_id: int):
    """Move an item to any place, from a list of them or by dragging."""
    item = agenda_items.get(item_id, by=g.actor)
    meeting = agendas.get(item.meeting_id, by=g.actor)
    form = PlaceForm.from_request()
    form.place.choices = places(agenda_outline.outline_of(meeting), moved=item.id)
    if form.submitted():
        try:
            with transaction():
                _move(item, form.place.data)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _back(item, "item")
    return render_template("agenda_items/place.html", form=form, **_named(item))


@bp.post("/<int:item_id>/take-off")
@requires(Permission.EDIT_AGENDA)
def take_off(item_id: int):
    """Off the agenda, with what stands under it, kept to be put back."""
    item = agenda_items.get(item_id, by=g.actor)
    tie = topic_items.topic_of(item)
    try:
        with transaction():
            agenda_items.take_off(item, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        topic = " Its topic is in the work programme for you to plan." if tie and not tie.topic.ended_on else ""
        flash(f"“{item.heading}” is taken off the agenda. You can put it back at the foot of this page.{topic}")
    return redirect(url_for("agendas.edit", meeting_id=item.meeting_id))


@bp.post("/<int:item_id>/put-back")
@requires(Permission.EDIT_AGENDA)
def put_back(item_id: int):
    """On the agenda again, where it stood."""
    item = agenda_items.get(item_id, by=g.actor)
    try:
        with transaction():
            agenda_items.put_back(item, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    return _back(item, "item")


def _move(item: AgendaItem, wanted: str) -> None:
    kind, _, number = wanted.partition("-")
    other = agenda_items.get(int(number), by=g.actor) if number else None
    if kind == "first":
        agenda_places.move_first(item, below=other, by=g.actor, at=now())
    elif kind == "public":
        agenda_places.move_last_in_public(item, by=g.actor, at=now())
    elif other is None:
        agenda_places.move_last(item, by=g.actor, at=now())
    else:
        move = agenda_places.move_after if kind == "after" else agenda_places.move_below
        move(item, other, by=g.actor, at=now())


def _named(item: AgendaItem) -> dict[str, object]:
    """What the pages of one item say it is: its number, and the agenda it is on."""
    meeting = agendas.get(item.meeting_id, by=g.actor)
    return {"item": item, "meeting": meeting, "label": agenda_outline.label_of(item)}


def _back(item: AgendaItem, button: str):
    """To the agenda, with the keyboard where it was: on the item, or on the button that was pressed."""
    return redirect(url_for("agendas.edit", meeting_id=item.meeting_id, _anchor=f"{button}-{item.id}"))
