"""Members: the list, a new one, one with the seats they hold."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.members.forms import MemberForm
from webapp.clock import now, today
from webapp.services import members
from webapp.transaction import transaction

bp = Blueprint("members", __name__, url_prefix="/staff/members")


@bp.get("")
@requires(Permission.VIEW_STAFF_PAGES)
def index():
    """Every member, and where they sit today."""
    return render_template("members/index.html", members=members.all_members(), on=today(), may_edit=_may_edit())


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
def new():
    """Enter a member."""
    g.actor.check(Permission.EDIT_MEMBERS)
    form = MemberForm.from_request(data={"kind": "councillor"})
    if form.submitted():
        try:
            with transaction():
                member = members.create(form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"{member.name} is entered. Give them a seat on a committee's page.")
            return redirect(url_for("members.show", member_id=member.id))
    return render_template("members/new.html", form=form)


@bp.get("/<int:member_id>")
@requires(Permission.VIEW_STAFF_PAGES)
def show(member_id: int):
    """A member, and every seat they hold or held."""
    return render_template("members/show.html", member=members.get(member_id), on=today(), may_edit=_may_edit())


@bp.route("/<int:member_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
def edit(member_id: int):
    """A member's details."""
    g.actor.check(Permission.EDIT_MEMBERS)
    member = members.get(member_id)
    form = MemberForm.of(member)
    if form.submitted():
        try:
            with transaction():
                members.edit(member, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The member's details are saved.")
            return redirect(url_for("members.show", member_id=member.id))
    return render_template("members/edit.html", form=form, member=member)


def _may_edit() -> bool:
    return bool(g.actor.may(Permission.EDIT_MEMBERS))
