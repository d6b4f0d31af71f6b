"""The council's guidance on declaring interests: started from a shipped text, and looked at before it is kept."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from exports import guidance
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.guidance.forms import GuidanceForm
from webapp.clock import now
from webapp.services import council as council_service
from webapp.transaction import transaction

bp = Blueprint("guidance", __name__, url_prefix="/staff/council/guidance")


@bp.route("", methods=["GET", "POST"])
@requires(Permission.EDIT_COUNCIL)
def edit():
    """The text and how it will look. "See how it looks" keeps nothing."""
    g.actor.check(Permission.EDIT_COUNCIL)
    record, shipped = council_service.current(), guidance.load_shipped()
    form = GuidanceForm.of(record)
    chosen = next((one for one in shipped if one.key == request.args.get("start")), None)
    if chosen and not form.is_submitted():
        form.interests_guidance.data = chosen.text
    if form.submitted() and request.form.get("act") != "look":
        try:
            with transaction():
                council_service.edit_guidance(record, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The guidance is saved. Publish the council's details to show it to the public.")
            return redirect(url_for("guidance.edit"))
    heading, text = guidance.parts(form.interests_guidance.data or "")
    return render_template(
        "guidance/edit.html",
        form=form,
        shipped=shipped,
        chosen=chosen,
        heading=heading,
        text=text,
        is_kept=bool(record.name),
    )
