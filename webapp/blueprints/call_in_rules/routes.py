"""The council's own rules of call-in."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.call_in_rules.forms import RulesForm
from webapp.choices import records
from webapp.clock import now
from webapp.services import call_in_rules, committees
from webapp.transaction import transaction

bp = Blueprint("call_in_rules", __name__, url_prefix="/staff/council/call-in")


@bp.route("", methods=["GET", "POST"])
@requires(Permission.EDIT_COUNCIL)
def edit():
    """How long call-in may be asked for, by how many members, on which grounds, and who hears it."""
    g.actor.check(Permission.EDIT_COUNCIL)
    record = call_in_rules.current()
    form = RulesForm.of(record, heard_by_id=records(committees.all_committees(), "Not fixed"))
    if form.submitted():
        try:
            with transaction():
                call_in_rules.edit(record, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The rules of call-in are saved.", "success")
            return redirect(url_for("call_in_rules.edit"))
    return render_template("call_in_rules/edit.html", form=form)
