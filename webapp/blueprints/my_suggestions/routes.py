"""A member's page of suggestions: what waits for their marks, what was revealed, and what became of their own."""

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for

from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.suggestion import Suggestion, SuggestionScore
from webapp import clock
from webapp.access import own_account, requires
from webapp.blueprints.my_suggestions.forms import OwnForm, marks_form
from webapp.choices import records
from webapp.database import db
from webapp.services import committees, measure_follow_ups, scoring_schemes, suggestion_scores, suggestions
from webapp.services.suggestions import Said
from webapp.transaction import transaction

bp = Blueprint("my_suggestions", __name__, url_prefix="/my/suggestions")
SECTION = "My work"


@bp.get("")
@requires(Permission.VIEW_OWN_AREA)
def index():
    """What waits for marks, what was revealed, in order, and what this member suggested."""
    member = _member()
    found = suggestion_scores.of_member(member, on=clock.today())
    standings = suggestion_scores.standings(found)
    own = suggestion_scores.suggested_by(member)
    scored = {one.id for one in found if one.revealed_at is None and suggestion_scores.own_score(one, member)}
    return render_template(
        "my_suggestions/index.html",
        to_score=sorted((one for one in found if one.revealed_at is None), key=lambda one: one.id in scored),
        scored=scored,
        revealed=[one for one in standings if one.ranked],
        own=own,
        pages=suggestions.topic_pages(own),
        scheme=scoring_schemes.in_use(),
        section=SECTION,
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.VIEW_OWN_AREA)
def new():
    """Suggest a topic."""
    member = _member()
    form = OwnForm.from_request()
    sitting = [one for one in committees.all_committees() if one.ended_on is None or one.ended_on >= clock.today()]
    form.committee_id.choices = records(sitting, "I do not know")
    if form.submitted():
        sender = {"name": member.name, "email": own_account().email}
        try:
            with transaction():
                suggestions.offer_as_member(member, form_said(form), sender, by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("It is with the officers. You see here what becomes of it, and are told by letter.", "success")
            return redirect(url_for("my_suggestions.index"))
    return render_template("my_suggestions/new.html", form=form, section=SECTION)


@bp.route("/<int:suggestion_id>", methods=["GET", "POST"])
@requires(Permission.VIEW_OWN_AREA)
def show(suggestion_id: int):
    """One suggestion: a form for this member's own marks, or everybody's once they are revealed."""
    member = _member()
    suggestion = suggestion_scores.for_member(suggestion_id, member, on=clock.today())
    form = _form(suggestion, member) if suggestion_scores.may_score(suggestion, member, on=clock.today()) else None
    if form and form.submitted():
        said = {"remark": form.remark.data or "", "revision": form.revision.data or ""}
        try:
            with transaction():
                suggestion_scores.score(suggestion, member, form.marks(), **said, by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Your marks are kept. Nobody else sees them before they are revealed.", "success")
            return redirect(url_for("my_suggestions.index"))
    [standing] = suggestion_scores.standings([suggestion])
    asked = {"form": form, "scheme": scoring_schemes.in_use()} if form else {}
    about = measure_follow_ups.public_only(measure_follow_ups.of_suggestion(suggestion.id))
    return render_template(
        "my_suggestions/show.html", suggestion=suggestion, standing=standing, about=about, section=SECTION, **asked
    )


def form_said(form: OwnForm) -> Said:
    """What was typed, as the service takes it."""
    return {"title": form.title.data or "", "why": form.why.data or "", "committee_id": form.committee_id.data}


def _form(suggestion: Suggestion, member: Member):
    own = suggestion_scores.own_score(suggestion, member) or SuggestionScore(marks={}, remark="")
    return marks_form(scoring_schemes.in_use()).of(own)


def _member() -> Member:
    member = db.session.get(Member, g.actor.member_id) if g.actor.member_id else None
    return member or abort(404)
