"""Terms of office: entered, corrected, ended with what ends with them, and taken off."""

from flask import Blueprint, g, render_template

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.members.forms import EndTermForm, RemoveForm, TermForm
from webapp.blueprints.members.going_back import to_members, to_office
from webapp.clock import now, today
from webapp.services import members, terms
from webapp.services.revisions import RemovedMeanwhile
from webapp.transaction import transaction

bp = Blueprint("terms", __name__, url_prefix="/staff")
bp.register_error_handler(RemovedMeanwhile, to_members)


@bp.route("/members/<int:member_id>/terms/new", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
def new(member_id: int):
    """Enter a term of office."""
    g.actor.check(Permission.EDIT_MEMBERS)
    member = members.get(member_id)
    form = TermForm.from_request()
    if form.submitted():
        try:
            with transaction():
                terms.add(member, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return to_office(member, "The term is entered.")
    return render_template("members/term.html", form=form, member=member, term=None)


@bp.route("/terms/<int:term_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
def edit(term_id: int):
    """Correct what was entered for a term."""
    g.actor.check(Permission.EDIT_MEMBERS)
    term = terms.get(term_id)
    form = TermForm.of(term)
    if form.submitted():
        try:
            with transaction():
                terms.correct(term, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return to_office(term.member, "The term is corrected.")
    return render_template("members/term.html", form=form, member=term.member, term=term)


@bp.route("/terms/<int:term_id>/end", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
def end(term_id: int):
    """End a term, and in the same press the seats and the group that end with it."""
    g.actor.check(Permission.EDIT_MEMBERS)
    term = terms.get(term_id)
    member = members.get(term.member_id)
    form = EndTermForm.from_request(data={"ends_on": today()})
    # What was ticked before a day was typed stays on the page when that day is refused, and ends with the term.
    seats, groups = terms.still_open(member, after=[form.ends_on.data or today(), today()], by=g.actor)
    form.offer(seats, groups)
    if form.submitted():
        chosen = {"seats_chosen": form.seats.data, "groups_chosen": form.groups.data}
        try:
            with transaction():
                terms.end(term, ends_on=form.ends_on.data, because=form.because.data, by=g.actor, at=now())
                ended = terms.end_with_it(term, **chosen, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            also = f" {ended} other {'thing ends' if ended == 1 else 'things end'} with it." if ended else ""
            return to_office(member, f"The term ends on that day.{also}")
    return render_template("members/end_term.html", form=form, member=member, term=term)


@bp.route("/terms/<int:term_id>/remove", methods=["GET", "POST"])
@requires(Permission.EDIT_MEMBERS)
def remove(term_id: int):
    """Take off a term that was entered by mistake."""
    g.actor.check(Permission.EDIT_MEMBERS)
    term = terms.get(term_id)
    member = term.member
    form = RemoveForm.from_request()
    if form.submitted():
        try:
            with transaction():
                terms.remove(term, reason=form.reason.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return to_office(member, "The term is taken off.")
    named = {"what": "term of office", "which": term.division or "Term", "time": term}
    return render_template("members/take_off.html", form=form, member=member, **named)
