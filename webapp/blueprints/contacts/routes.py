"""The officers whom a committee's agendas name for queries."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.committee import Committee, ContactOfficer
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.contacts.forms import ContactForm
from webapp.clock import now
from webapp.services import committees, contacts
from webapp.services.revisions import RemovedMeanwhile
from webapp.transaction import transaction

bp = Blueprint("contacts", __name__, url_prefix="/staff")


@bp.get("/committees/<int:committee_id>/contacts")
@requires(Permission.EDIT_COMMITTEES)
def index(committee_id: int):
    """Whom the agendas name, in order."""
    committee = committees.get(committee_id)
    g.actor.check(Permission.EDIT_COMMITTEES, committee.id)
    return render_template("contacts/index.html", committee=committee)


@bp.route("/committees/<int:committee_id>/contacts/new", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def new(committee_id: int):
    """Name one more officer."""
    committee = committees.get(committee_id)
    g.actor.check(Permission.EDIT_COMMITTEES, committee.id)
    form = ContactForm.from_request()
    if form.submitted():
        try:
            with transaction():
                contacts.add(committee, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The contact is added.")
            return redirect(url_for("contacts.index", committee_id=committee.id))
    return _adding(committee, form)


@bp.route("/contacts/<int:contact_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def edit(contact_id: int):
    """How an officer is reached."""
    contact = committees.belonging(ContactOfficer, contact_id, by=g.actor)
    form = ContactForm.of(contact)
    if form.submitted():
        try:
            with transaction():
                contacts.edit(contact, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The contact is saved.")
            return redirect(url_for("contacts.index", committee_id=contact.committee_id))
    return render_template("contacts/edit.html", form=form, contact=contact, committee=contact.committee)


@bp.errorhandler(RemovedMeanwhile)
def add_again(removed: RemovedMeanwhile):
    """Another officer removed it: what was typed comes back, to be added as a new one. 410: it will never be here."""
    committee = committees.get(removed.committee_id)
    return _adding(committee, ContactForm.again(removed)), 410


def _adding(committee: Committee, form: ContactForm):
    return render_template("contacts/new.html", form=form, committee=committee)
