"""The key dates of the council: listed, added, put right, removed."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.key_dates.forms import KeyDateForm
from webapp.clock import now, today
from webapp.services import key_dates
from webapp.services.revisions import RemovedMeanwhile
from webapp.transaction import transaction

bp = Blueprint("key_dates", __name__, url_prefix="/staff/council/key-dates")


@bp.get("")
@requires(Permission.EDIT_COUNCIL)
def index():
    """What is to come, the next first, and below it what is over."""
    g.actor.check(Permission.EDIT_COUNCIL)
    every = key_dates.every()
    coming = [one for one in every if one.ends_on >= today()]
    over = [one for one in reversed(every) if one.ends_on < today()]
    return render_template("key_dates/index.html", coming=coming, over=over, today=today())


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_COUNCIL)
def new():
    """One more day or period."""
    g.actor.check(Permission.EDIT_COUNCIL)
    form = KeyDateForm.from_request()
    if form.submitted():
        try:
            with transaction():
                key_dates.add(form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Added. Every committee's board shows it between its meetings.", "success")
            return redirect(url_for("key_dates.index"))
    return render_template("key_dates/edit.html", form=form, key_date=None)


@bp.route("/<int:key_date_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_COUNCIL)
def edit(key_date_id: int):
    """What it is called, its kind and its days."""
    g.actor.check(Permission.EDIT_COUNCIL)
    key_date = key_dates.get(key_date_id)
    form = KeyDateForm.of(key_date)
    if form.submitted():
        try:
            with transaction():
                key_dates.change(key_date, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(url_for("key_dates.index", _anchor=f"key-date-{key_date.id}"))
    return render_template("key_dates/edit.html", form=form, key_date=key_date)


@bp.post("/<int:key_date_id>/remove")
@requires(Permission.EDIT_COUNCIL)
def remove(key_date_id: int):
    """Take it out of the list."""
    g.actor.check(Permission.EDIT_COUNCIL)
    with transaction():
        key_date = key_dates.get(key_date_id)
        key_dates.remove(key_date, by=g.actor, at=now())
    flash(f"“{key_date.name}” is removed.", "success")
    return redirect(url_for("key_dates.index"))


@bp.errorhandler(RemovedMeanwhile)
def add_again(removed: RemovedMeanwhile):
    """Somebody removed it: what was typed comes back, to be added as a new one. 410: it will never be here again."""
    g.actor.check(Permission.EDIT_COUNCIL)
    return render_template("key_dates/edit.html", form=KeyDateForm.again(removed), key_date=None), 410
