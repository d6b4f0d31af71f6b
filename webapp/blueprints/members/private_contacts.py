"""How the council reaches a member in private: for those who may read it, and the member."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.members.forms import PrivateContactsForm
from webapp.clock import now
from webapp.services import members, private_contacts
from webapp.services.actors import NotAllowed
from webapp.transaction import transaction

bp = Blueprint("private_contacts", __name__)


@bp.route("/staff/members/<int:member_id>/private-contacts", methods=["GET", "POST"])
@requires(Permission.READ_PRIVATE_CONTACTS)
def edit(member_id: int):
    """A member's private contacts, as the council keeps them."""
    g.actor.check(Permission.READ_PRIVATE_CONTACTS)
    return _page(members.get(member_id), url_for("members.show", member_id=member_id))


@bp.route("/my/contacts", methods=["GET", "POST"])
@requires(Permission.VIEW_OWN_AREA)
def own():
    """A member's own private contacts, as the member keeps them."""
    if g.actor.member_id is None:
        raise NotAllowed(f"{g.actor.name} is no member")
    return _page(members.get(g.actor.member_id), url_for("my.index"))


def _page(member, back: str):
    form = PrivateContactsForm.of(member)
    is_shown_home = private_contacts.may_read_home_address(member, by=g.actor)
    if not is_shown_home:
        del form.home_address
    if form.submitted():
        home = form.home_address.data if is_shown_home else None
        revision, contacts = form.revision.data, form.contacts()
        try:
            with transaction():
                private_contacts.keep(member, contacts, home_address=home, revision=revision, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The private contacts are saved.")
            return redirect(back)
    is_own = g.actor.member_id == member.id
    return render_template("members/private_contacts.html", form=form, member=member, is_own=is_own, back=back)
