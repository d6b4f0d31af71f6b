"""The officers whom a committee's agendas name for queries."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.contacts.forms import ContactForm
from webapp.clock import now
from webapp.services import committees, contacts
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
    return render_template("contacts/new.html", form=form, committee=committee)


@bp.route("/contacts/<int:contact_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def edit(contact_id: int):
    """How an officer is reached."""
    contact = contacts.get(contact_id)
    g.actor.check(Permission.EDIT_COMMITTEES, contact.committee_id)
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


@bp.post("/contacts/<int:contact_id>/remove")
@requires(Permission.EDIT_COMMITTEES)
def remove(contact_id: int):
    """Stop naming an officer."""
    with transaction():
        contact = contacts.get(contact_id)
        committee_id = contact.committee_id
        contacts.remove(contact, by=g.actor, at=now())
    flash("The contact is removed.")
    return redirect(url_for("contacts.index", committee_id=committee_id))


@bp.post("/contacts/<int:contact_id>/move-up")
@requires(Permission.EDIT_COMMITTEES)
def move_up(contact_id: int):
    """One place earlier."""
    with transaction():
        contact = contacts.get(contact_id)
        contacts.move_up(contact, by=g.actor, at=now())
    return redirect(url_for("contacts.index", committee_id=contact.committee_id, _anchor=f"contact-{contact.id}"))


@bp.post("/contacts/<int:contact_id>/move-down")
@requires(Permission.EDIT_COMMITTEES)
def move_down(contact_id: int):
    """One place later."""
    with transaction():
        contact = contacts.get(contact_id)
        contacts.move_down(contact, by=g.actor, at=now())
    return redirect(url_for("contacts.index", committee_id=contact.committee_id, _anchor=f"contact-{contact.id}"))
