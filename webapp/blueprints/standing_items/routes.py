"""The items that open every new agenda of a committee."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.committee import Committee, StandingItem
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.standing_items.forms import StandingItemForm
from webapp.clock import now
from webapp.services import committees, standing_items
from webapp.services.revisions import RemovedMeanwhile
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
    return _adding(committee, form)


@bp.route("/standing-items/<int:item_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def edit(item_id: int):
    """What new agendas start with."""
    item = committees.belonging(StandingItem, item_id, by=g.actor)
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


@bp.errorhandler(RemovedMeanwhile)
def add_again(removed: RemovedMeanwhile):
    """Another officer removed it: what was typed comes back, to be added as a new one. 410: it will never be here."""
    committee = committees.get(removed.committee_id)
    return _adding(committee, StandingItemForm.again(removed, parent_id=_parents(committee))), 410


def _adding(committee: Committee, form: StandingItemForm):
    return render_template("standing_items/new.html", form=form, committee=committee)


def _blank() -> dict[str, str]:
    return {"kind": "other", "report_state": "no report", "parent_id": request.args.get("under", "")}


def _parents(committee: Committee, item: StandingItem | None = None) -> dict[str, str]:
    others = [top for top in standing_items.top_items(committee) if top is not item]
    return {"": "The agenda itself"} | {str(top.id): f"Under “{top.heading}”" for top in others}
