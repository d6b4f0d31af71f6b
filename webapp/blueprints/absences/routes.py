"""Every councillor's last attendance and the day six months after it; and the approvals that put it back."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.absences.forms import ApprovalForm
from webapp.clock import now, today
from webapp.services import absences
from webapp.transaction import transaction

bp = Blueprint("absences", __name__, url_prefix="/staff")


@bp.get("/absences")
@requires(Permission.EDIT_MEMBERS)
def index():
    """Everybody, the longest absent first."""
    return render_template("absences/index.html", watched=absences.watched(on=today()), today=today())


@bp.route("/members/<int:member_id>/absence", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
def approve(member_id: int):
    """Record what the council approved for one member."""
    try:
        one = absences.of_member(member_id, on=today(), by=g.actor)
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("absences.index"))
    form = ApprovalForm.from_request()
    if form.submitted():
        try:
            with transaction():
                absences.approve(one, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"The approval for {one.member.name} is recorded.")
            return redirect(url_for("absences.index"))
    return render_template("absences/approve.html", form=form, one=one, today=today())


@bp.post("/absences/approvals/<int:approval_id>/remove")
@requires(Permission.EDIT_MEMBERS)
def remove(approval_id: int):
    """Take away an approval recorded by mistake."""
    with transaction():
        absences.remove(approval_id, by=g.actor, at=now())
    flash("The approval is removed.")
    return redirect(url_for("absences.index"))
