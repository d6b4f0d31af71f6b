"""The council's details."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.council.forms import CouncilForm
from webapp.clock import now
from webapp.services import council as council_service
from webapp.transaction import transaction

bp = Blueprint("council", __name__, url_prefix="/staff/council")


@bp.route("", methods=["GET", "POST"])
@requires(Permission.EDIT_COUNCIL)
def edit():
    """What the council is called, how it is reached, its colour, and its own rule on notice."""
    g.actor.check(Permission.EDIT_COUNCIL)
    record = council_service.current()
    is_kept = bool(record.name)
    form = CouncilForm.of(record)
    if form.submitted():
        try:
            with transaction():
                council_service.edit(record, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The council's details are saved.")
            return redirect(url_for("council.edit"))
    return render_template("council/edit.html", form=form, is_kept=is_kept)
