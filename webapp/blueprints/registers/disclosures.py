"""Which entry of the register answers what a member disclosed at a meeting."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.registers.forms import AnswerForm
from webapp.clock import now
from webapp.services import disclosures as service
from webapp.transaction import transaction

disclosures = Blueprint("register_disclosures", __name__, url_prefix="/staff/registers/disclosures")


@disclosures.route("/<int:declaration_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def answer(declaration_id: int):
    """What was disclosed, and the entries to choose from."""
    made = service.get(declaration_id, by=g.actor)
    entries = service.entries_for(made, by=g.actor)
    form = AnswerForm.of(made, entry={str(entry.id): entry.title for entry in entries})
    if form.submitted():
        try:
            with transaction():
                service.answer(made, form.entry.data, revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("That disclosure is answered. Any other of this member stays due until an entry answers it.")
            return redirect(url_for("registers.show", member_id=made.member_id))
    return render_template("registers/disclosure.html", made=made, entries=entries, form=form)
