"""Giving a person a role, and ending one."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from sqlalchemy import select

from models.committee import Committee
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.user import RoleGrant, User
from webapp import clock
from webapp.access import requires
from webapp.blueprints.people.forms import EndForm, RoleForm
from webapp.choices import records
from webapp.database import db
from webapp.services import roles
from webapp.transaction import transaction

bp = Blueprint("roles", __name__, url_prefix="/staff/people/<int:user_id>/roles")


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def give(user_id: int):
    person = db.session.get_one(User, user_id)
    form = RoleForm.from_request(data={"starts_on": clock.today()})
    committees = db.session.scalars(select(Committee).order_by(Committee.name, Committee.id))
    form.committee_id.choices = records(committees, none="All committees")
    if form.submitted():
        try:
            with transaction():
                roles.give(person, form.asked(), by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Role given")
            return redirect(url_for("people.show", user_id=user_id))
    return render_template("people/give_role.html", form=form, person=person, section="People")


@bp.route("/<int:grant_id>/end", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def end(user_id: int, grant_id: int):
    found = select(RoleGrant).where(RoleGrant.id == grant_id, RoleGrant.user_id == user_id).order_by(RoleGrant.id)
    grant = db.session.scalars(found).one()
    form = EndForm.from_request(data={"ends_on": max(clock.today(), grant.starts_on)})
    if form.submitted():
        try:
            with transaction():
                roles.end(grant, on=form.ends_on.data, reason=form.reason.data, by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The role has its end.")
            return redirect(url_for("people.show", user_id=user_id))
    words = roles.in_words(grant.role, grant.committee)
    return render_template("people/end_role.html", form=form, person=grant.user, words=words, section="People")
