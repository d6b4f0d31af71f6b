"""Political groups: the list of them, and who joins and leaves by date."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.members.forms import GroupForm, GroupMembershipForm, RemoveForm
from webapp.blueprints.members.going_back import to_members, to_office
from webapp.choices import records
from webapp.clock import now, today
from webapp.services import groups, members
from webapp.services.revisions import RemovedMeanwhile
from webapp.transaction import transaction

bp = Blueprint("groups", __name__, url_prefix="/staff")
bp.register_error_handler(RemovedMeanwhile, to_members)


@bp.route("/groups", methods=["GET", "POST"])
@requires(Permission.VIEW_STAFF_PAGES)
def index():
    """The political groups, who is in each today, and the way to enter another."""
    form = GroupForm.from_request()
    if form.submitted():
        try:
            with transaction():
                groups.create(form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The group is entered. Put members in it on their own pages.")
            return redirect(url_for("groups.index"))
    found = [(group, groups.members_of(group, on=today())) for group in groups.all_groups()]
    return render_template("members/groups.html", form=form, groups=found, on=today())


@bp.route("/groups/<int:group_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
def edit(group_id: int):
    """A group's name, and its last day."""
    g.actor.check(Permission.EDIT_MEMBERS)
    group = groups.get(group_id)
    form = GroupForm.of(group)
    if form.submitted():
        try:
            with transaction():
                groups.edit(group, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The group is saved. Publish the members in it again for the public to see its new name.")
            return redirect(url_for("groups.index"))
    return render_template("members/group.html", form=form, group=group)


@bp.route("/members/<int:member_id>/groups/new", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
def join(member_id: int):
    """Put a member in a group."""
    g.actor.check(Permission.EDIT_MEMBERS)
    member = members.get(member_id)
    form = GroupMembershipForm.from_request()
    form.offer(group_id=records(groups.all_groups(), none="Choose a group"))
    if form.submitted():
        try:
            with transaction():
                groups.join(member, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return to_office(member, "The group is entered.")
    return render_template("members/group_membership.html", form=form, member=member, held=None)


@bp.route("/group-memberships/<int:membership_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
def correct(membership_id: int):
    """Correct a member's time in a group, or end it."""
    g.actor.check(Permission.EDIT_MEMBERS)
    held = groups.membership(membership_id)
    form = GroupMembershipForm.of(held, group_id=records(groups.all_groups(), none="Choose a group"))
    if form.submitted():
        try:
            with transaction():
                groups.correct(held, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return to_office(held.member, "The time in the group is saved.")
    return render_template("members/group_membership.html", form=form, member=held.member, held=held)


@bp.route("/group-memberships/<int:membership_id>/remove", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
def remove(membership_id: int):
    """Take off a time in a group that was entered by mistake."""
    g.actor.check(Permission.EDIT_MEMBERS)
    held = groups.membership(membership_id)
    member = held.member
    form = RemoveForm.from_request()
    if form.submitted():
        try:
            with transaction():
                groups.remove(held, reason=form.reason.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return to_office(member, "The time in the group is taken off.")
    named = {"what": "time in a group", "which": held.group.name, "time": held}
    return render_template("members/take_off.html", form=form, member=member, **named)
