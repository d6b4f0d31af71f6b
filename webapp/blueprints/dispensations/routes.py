"""Dispensations: granted, corrected, taken away."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.dispensations.forms import DispensationForm
from webapp.clock import now, today
from webapp.edit_form import RemovalForm
from webapp.services import dispensations, dispensed_items, members
from webapp.services.revisions import ChangedMeanwhile, last_changed_by
from webapp.transaction import transaction

bp = Blueprint("dispensations", __name__, url_prefix="/staff")


@bp.route("/registers/<int:member_id>/dispensations/new", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def new(member_id: int):
    """Record a dispensation that was granted to a member."""
    member = members.get(member_id)
    form = DispensationForm.from_request(data={"granted_on": today(), "starts_on": today()})
    form.offer(items=list(dispensed_items.to_name(member, None, on=today()).items()))
    if form.submitted():
        try:
            with transaction():
                dispensations.grant(member, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The dispensation is recorded. The public reads it when you publish the register.")
            return redirect(url_for("registers.show", member_id=member.id))
    return render_template("dispensations/new.html", member=member, form=form)


@bp.route("/dispensations/<int:dispensation_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def edit(dispensation_id: int):
    """Correct what was recorded of a dispensation."""
    dispensation = dispensations.get(dispensation_id)
    member = dispensation.member
    items = dispensed_items.to_name(member, dispensation, on=today())
    form = DispensationForm.of(dispensation, items=list(items.items()))
    if form.submitted():
        try:
            with transaction():
                revision = form.revision.data
                dispensations.correct(dispensation, form.details(), revision=revision, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The dispensation is corrected. The public reads it when you publish the register.")
            return redirect(url_for("registers.show", member_id=member.id))
    return render_template("dispensations/edit.html", member=member, dispensation=dispensation, form=form)


@bp.post("/dispensations/<int:dispensation_id>/remove")
@requires(Permission.EDIT_REGISTER)
def remove(dispensation_id: int):
    """Take a dispensation away from now on; one that changed since the page was opened is shown as it is now."""
    dispensation = dispensations.get(dispensation_id)
    try:
        with transaction():
            revision = RemovalForm.from_request().revision.data
            dispensations.take_away(dispensation, revision=revision, by=g.actor, at=now())
    except ChangedMeanwhile:
        who = last_changed_by(dispensation)
        flash(
            f"{who} changed this dispensation after you opened it. Read it as it is now, then take it away.", "warning"
        )
        return redirect(url_for("dispensations.edit", dispensation_id=dispensation.id))
    flash("The dispensation is taken away. Publish the register, so that the public no longer reads it.")
    return redirect(url_for("registers.show", member_id=dispensation.member_id))
