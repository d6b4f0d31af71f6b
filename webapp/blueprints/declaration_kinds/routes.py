"""The council's own kinds of declaration: named, explained, ordered, ended."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.declaration_kinds.forms import KindForm
from webapp.clock import now
from webapp.services import declaration_kinds
from webapp.transaction import transaction

bp = Blueprint("declaration_kinds", __name__, url_prefix="/staff/council/declaration-kinds")


@bp.get("")
@requires(Permission.EDIT_COUNCIL)
def index():
    """Every kind, in the order that members choose from."""
    g.actor.check(Permission.EDIT_COUNCIL)
    return render_template("declaration_kinds/index.html", kinds=declaration_kinds.every(), today=g.actor.on)


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_COUNCIL)
def new():
    """One more kind."""
    g.actor.check(Permission.EDIT_COUNCIL)
    form = KindForm.from_request()
    if form.submitted():
        try:
            with transaction():
                declaration_kinds.add(form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The kind is added.")
            return redirect(url_for("declaration_kinds.index"))
    return render_template("declaration_kinds/edit.html", form=form, kind=None)


@bp.route("/<int:kind_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_COUNCIL)
def edit(kind_id: int):
    """What a kind is called, what follows, and how it is explained."""
    g.actor.check(Permission.EDIT_COUNCIL)
    kind = declaration_kinds.get(kind_id)
    form = KindForm.of(kind)
    if form.submitted():
        try:
            with transaction():
                declaration_kinds.edit(kind, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The kind is saved.")
            return redirect(url_for("declaration_kinds.index"))
    return render_template("declaration_kinds/edit.html", form=form, kind=kind)


@bp.post("/<int:kind_id>/<any('end', 'use-again', 'move-up', 'move-down'):act>")
@requires(Permission.EDIT_COUNCIL)
def change(kind_id: int, act: str):
    """End it, use it again, or offer it earlier or later."""
    kind = declaration_kinds.get(kind_id)
    do = {
        "end": declaration_kinds.end,
        "use-again": declaration_kinds.use_again,
        "move-up": declaration_kinds.move_up,
        "move-down": declaration_kinds.move_down,
    }[act]
    try:
        with transaction():
            do(kind, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    return redirect(url_for("declaration_kinds.index", _anchor=f"kind-{kind_id}"))
