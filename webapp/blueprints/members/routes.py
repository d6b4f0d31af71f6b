"""Members: the list, a new one, one with the seats they hold."""

from collections.abc import Iterator

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for

from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import MemberKind
from webapp.access import requires
from webapp.blueprints.members.forms import MemberForm
from webapp.choices import words_of
from webapp.clock import now, today
from webapp.services import members, own_meetings, terms
from webapp.transaction import transaction

bp = Blueprint("members", __name__, url_prefix="/staff/members")

OFFICES = {"now": "In office today", "not": "Not in office today", "unrecorded": "No term of office recorded"}
IN_OFFICE = {"now": True, "not": False}
DOORS = (
    ("Private contacts", "private_contacts.edit", Permission.READ_PRIVATE_CONTACTS),
    ("Register of interests", "registers.show", Permission.EDIT_REGISTER),
    ("Attendance and absence", "absences.approve", Permission.EDIT_MEMBERS),
)


@bp.get("")
@requires(Permission.VIEW_STAFF_PAGES)
def index():
    """The members, their groups and divisions today, and where they sit."""
    kind, office = request.args.get("kind", ""), request.args.get("office", "")
    found = members.chosen(
        members.all_members(),
        kind=MemberKind(kind) if kind in iter(MemberKind) else None,
        in_office=IN_OFFICE.get(office),
        on=today(),
    )
    if office == "unrecorded":
        unrecorded = {member.id for member in terms.without_any()}
        found = [member for member in found if member.id in unrecorded]
    chosen = {"kind": kind, "office": office, "kinds": words_of(MemberKind), "offices": OFFICES}
    return render_template("members/index.html", members=found, on=today(), may_edit=_may_edit(), **chosen)


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
    """A member as they are today: their seats, terms and groups."""
    member = members.get(member_id)
    seats = members.seats_of(member, on=today())
    facts = {"seats": seats, "doors": list(_doors(member)), "on": today(), "may_edit": _may_edit()}
    return render_template("members/show.html", member=member, **facts)


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


def _doors(member: Member) -> Iterator[tuple[str, str]]:
    """The pages that hold more of a member and that this person may open."""
    doors = DOORS[:1] if member.kind.attends_only else DOORS
    for words, endpoint, permission in doors:
        if endpoint in current_app.view_functions and g.actor.may(permission):
            yield words, url_for(endpoint, member_id=member.id)
    if own_meetings.is_public(member.id):
        yield "Interests declared", url_for("published_interests.of_member", member=member.slug)
    if member.groups and g.actor.may(Permission.EDIT_COMMITTEES):
        yield "Political balance", url_for("balance.index")


def _may_edit() -> bool:
    return bool(g.actor.may(Permission.EDIT_MEMBERS))
