"""Registers of interests: the list, one member's, and an entry added, corrected, ended or removed."""

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.interest_fields import CATEGORIES
from models.rules.permissions import Permission
from models.vocabulary import InterestCategory
from webapp.access import requires
from webapp.blueprints.registers.forms import FORMS, EndForm
from webapp.clock import now, today
from webapp.edit_form import RemovalForm
from webapp.services import (
    dispensations,
    dispensed_items,
    members,
    register_desk,
    register_due,
    register_publishing,
    registers,
    terms,
)
from webapp.services.revisions import ChangedMeanwhile, last_changed_by
from webapp.transaction import transaction

bp = Blueprint("registers", __name__, url_prefix="/staff/registers")
CORRECTED = "The entry is corrected. The public reads it when you publish the register."
SENSITIVE = "It is sensitive. Neither the public register nor any public meeting says what it is any more."
BY_ADDRESS = {category.name.lower(): category for category in InterestCategory}


@bp.get("")
@requires(Permission.EDIT_REGISTER)
def index():
    """Where every register stands, and what is due."""
    standings, owed = register_due.standings(on=today()), register_desk.together(register_due.owed_on(today()))
    without_a_term = terms.without_any()
    return render_template(
        "registers/index.html", standings=standings, owed=owed, without_a_term=without_a_term, on=today()
    )


@bp.get("/<int:member_id>")
@requires(Permission.EDIT_REGISTER)
def show(member_id: int):
    """One member's register, by category, with what is sensitive in it."""
    member = members.get(member_id)
    entries, granted = registers.entries_of(member, by=g.actor), dispensations.of_member(member.id)
    return render_template(
        "registers/show.html",
        member=member,
        categories=[(category, about, _in(entries, category)) for category, about in CATEGORIES.items()],
        granted=granted,
        named_items=dispensed_items.named(granted),
        owed=register_due.owed_by(member, on=today()),
        proposal=register_publishing.proposal(member, at=now()),
        on=today(),
    )


@bp.route("/<int:member_id>/add/<category>", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def add(member_id: int, category: str):
    """Enter an interest in one category."""
    member, wanted = members.get(member_id), BY_ADDRESS.get(category) or abort(404)
    form = FORMS[wanted].from_request(data={"notified_on": today()})
    if form.submitted():
        try:
            with transaction():
                registers.add(member, form.wanted(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("It is entered. The public reads it when you publish the register.")
            return _back(member.id)
    return render_template("registers/add.html", member=member, form=form, about=CATEGORIES[wanted])


@bp.route("/entries/<int:interest_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def edit(interest_id: int):
    """Correct an entry."""
    interest = registers.get(interest_id)
    form = FORMS[interest.category].of(interest)
    if form.submitted():
        try:
            with transaction():
                registers.correct(interest, form.wanted(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(SENSITIVE if interest.is_sensitive else CORRECTED)
            return _back(interest.member_id)
    return render_template("registers/edit.html", interest=interest, form=form, about=CATEGORIES[interest.category])


@bp.route("/entries/<int:interest_id>/end", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def end(interest_id: int):
    """Say when an interest came to an end."""
    interest = registers.get(interest_id)
    form = EndForm.of(interest)
    if form.submitted():
        try:
            with transaction():
                registers.end(interest, ends_on=form.ends_on.data, revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The interest ends on that day.")
            return _back(interest.member_id)
    entry = registers.read(interest, by=g.actor)
    return render_template("registers/end.html", interest=interest, entry=entry, form=form)


@bp.post("/entries/<int:interest_id>/remove")
@requires(Permission.EDIT_REGISTER)
def remove(interest_id: int):
    """Take out an entry made by mistake; one that changed since the page was opened is shown as it is now."""
    interest = registers.get(interest_id)
    try:
        with transaction():
            registers.remove(interest, revision=RemovalForm.from_request().revision.data, by=g.actor, at=now())
    except ChangedMeanwhile:
        who = last_changed_by(interest)
        flash(f"{who} changed this entry after you opened it. Read it as it is now, then remove it.", "warning")
        return redirect(url_for("registers.edit", interest_id=interest.id))
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("The entry is removed from the register. Publish it, so that the public no longer reads it.")
    return _back(interest.member_id)


def _in(entries: list[registers.Entry], category: InterestCategory) -> list[registers.Entry]:
    return [entry for entry in entries if entry.category is category]


def _back(member_id: int):
    return redirect(url_for("registers.show", member_id=member_id))
