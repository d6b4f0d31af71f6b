"""A member's photograph. Officers see the one chosen here; the public only once the member is published."""

from flask import Blueprint, abort, flash, g, redirect, render_template, send_file, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.members.forms import PhotographForm
from webapp.clock import now
from webapp.database import finish_reading, works_before_writing
from webapp.services import members, photographs
from webapp.services.deployment import storage
from webapp.transaction import transaction

bp = Blueprint("photographs", __name__, url_prefix="/staff/members/<int:member_id>/photograph")


@bp.route("", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
@works_before_writing
def edit(member_id: int):
    """Choose a photograph in place of the one there is."""
    g.actor.check(Permission.EDIT_MEMBERS)
    member = members.get(member_id)
    form = PhotographForm.from_request()
    if form.submitted():
        sent = form.photograph.data
        try:
            finish_reading()
            photograph = photographs.receive(sent.stream)
            with transaction():
                photographs.choose(member, photograph, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The photograph is kept. The public sees it when the member is published.")
            return redirect(url_for("members.show", member_id=member.id))
    return render_template("members/photograph.html", form=form, member=member)


@bp.post("/take-off")
@requires(Permission.EDIT_MEMBERS)
def take_off(member_id: int):
    """Leave the member without a photograph."""
    member = members.get(member_id)
    with transaction():
        photographs.take_off(member, by=g.actor, at=now())
    flash("The photograph is taken off. If it is public, publish the member again: the public sees it until then.")
    return redirect(url_for("members.show", member_id=member_id))


@bp.get("/<sha256>.jpg")
@requires(Permission.VIEW_STAFF_PAGES)
def show(member_id: int, sha256: str):
    """The photograph chosen now, for officers."""
    member = members.get(member_id)
    if sha256 not in (member.photograph, member.photograph_small) or not storage().has(sha256):
        abort(404)
    return send_file(storage().path(sha256), mimetype=photographs.MEDIA_TYPE, etag=sha256)
