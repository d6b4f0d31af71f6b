"""The items that open every new agenda of a committee."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.committee import Committee, StandingItem
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.standing_items.forms import StandingItemForm
from webapp.clock import now
from webapp.services import committees, standing_items
from webapp.transaction import transaction

bp = Blueprint("standing_items", __name__, url_prefix="/staff")


@bp.get("/committees/<int:committee_id>/standing-items")
@requires(Permission.EDIT_COMMITTEES)
def index(committee_id: int):
    """The items in order, numbered as a new agenda would number them."""
    committee = committees.get(committee_id)
    g.actor.check(Permission.EDIT_COMMITTEES, committee.id)
    return render_template("standing_items/index.html", committee=committee, agenda=standing_items.agenda(committee))


@bp.route("/committees/<int:committee_id>/standing-items/new", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def new(committee_id: int):
    """One more item."""
    committee = committees.get(committee_id)
    g.actor.check(Permission.EDIT_COMMITTEES, committee.id)
    form = StandingItemForm.from_request(data=_blank())
    form.offer(parent_id=_parents(committee))
    if form.submitted():
        try:
            with transaction():
                standing_items.add(committee, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The item is added at the end of its level.")
            return redirect(url_for("standing_items.index", committee_id=committee.id))
    return render_template("standing_items/new.html", form=form, committee=committee)


@bp.route("/standing-items/<int:item_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def edit(item_id: int):
    """What new agendas start with."""
    item = standing_items.get(item_id)
    g.actor.check(Permission.EDIT_COMMITTEES, item.committee_id)
    form = StandingItemForm.of(item, parent_id=_parents(item.committee, item))
    if form.submitted():
        try:
            with transaction():
                standing_items.edit(item, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The item is saved.")
            return redirect(url_for("standing_items.index", committee_id=item.committee_id))
    return render_template("standing_items/edit.html", form=form, item=item, committee=item.committee)


@bp.post("/standing-items/<int:item_id>/remove")
@requires(Permission.EDIT_COMMITTEES)
def remove(item_id: int):
    """Leave an item off new agendas."""
    item = standing_items.get(item_id)
    committee_id = item.committee_id
    try:
        with transaction():
            standing_items.remove(item, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("standing_items.edit", item_id=item_id))
    flash("The item is removed.")
    return redirect(url_for("standing_items.index", committee_id=committee_id))


@bp.post("/standing-items/<int:item_id>/move-up")
@requires(Permission.EDIT_COMMITTEES)
def move_up(item_id: int):
    """One place earlier."""
    with transaction():
        item = standing_items.get(item_id)
        standing_items.move_up(item, by=g.actor, at=now())
    return redirect(url_for("standing_items.index", committee_id=item.committee_id, _anchor=f"item-{item.id}"))


@bp.post("/standing-items/<int:item_id>/move-down")
@requires(Permission.EDIT_COMMITTEES)
def move_down(item_id: int):
    """One place later."""
    with transaction():
        item = standing_items.get(item_id)
        standing_items.move_down(item, by=g.actor, at=now())
    return redirect(url_for("standing_items.index", committee_id=item.committee_id, _anchor=f"item-{item.id}"))


def _blank() -> dict[str, str]:
    return {"kind": "other", "report_state": "no report", "parent_id": request.args.get("under", "")}


def _parents(committee: Committee, item: StandingItem | None = None) -> dict[str, str]:
    others = [top for top in standing_items.top_items(committee) if top is not item]
    return {"": "The agenda itself"} | {str(top.id): f"Under “{top.heading}”" for top in others}
