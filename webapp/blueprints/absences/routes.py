"""Every councillor's last attendance and the day six months after it; what puts it back, elsewhere or by approval."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.absences.forms import ApprovalForm, ElsewhereForm
from webapp.clock import now, today
from webapp.services import absences, outside_attendance
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
    """One member's six months; and what the council approved, to be recorded."""
    try:
        one = absences.of_member(member_id, on=today(), by=g.actor)
    except RuleBroken as broken:
        return _not_watched(broken)
    form = ApprovalForm.of(one)
    if form.submitted():
        try:
            with transaction():
                absences.approve(one, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"The approval for {one.member.name} is recorded.")
            return redirect(url_for("absences.index"))
    outside = outside_attendance.of_member(member_id)
    return render_template("absences/approve.html", form=form, one=one, outside=outside, today=today())


@bp.post("/absences/approvals/<int:approval_id>/remove")
@requires(Permission.EDIT_MEMBERS)
def remove(approval_id: int):
    """Take away an approval recorded by mistake."""
    with transaction():
        absences.remove(approval_id, by=g.actor, at=now())
    flash("The approval is removed.")
    return redirect(url_for("absences.index"))


@bp.route("/members/<int:member_id>/attended-elsewhere", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
def elsewhere(member_id: int):
    """Record that a member attended another body's meeting, or acted alone for the executive."""
    try:
        one = absences.of_member(member_id, on=today(), by=g.actor)
    except RuleBroken as broken:
        return _not_watched(broken)
    form = ElsewhereForm.of(one)
    if form.submitted():
        try:
            with transaction():
                outside_attendance.record(one.member, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"Recorded: {one.member.name}, {form.body.data.strip()}.")
            return redirect(url_for("absences.approve", member_id=member_id))
    return render_template("absences/elsewhere.html", form=form, one=one)


@bp.post("/absences/elsewhere/<int:outside_id>/remove")
@requires(Permission.EDIT_MEMBERS)
def remove_elsewhere(outside_id: int):
    """Take away an attendance elsewhere recorded by mistake."""
    with transaction():
        member = outside_attendance.remove(outside_id, by=g.actor, at=now())
    flash("The attendance is removed.")
    return redirect(url_for("absences.approve", member_id=member.id))


def _not_watched(broken: RuleBroken):
    flash(broken.message, "warning")
    return redirect(url_for("absences.index"))
