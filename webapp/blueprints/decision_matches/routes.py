"""The decisions that touch a committee's remit: each taken into its work programme before the date, or left."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.committee import Committee
from models.forward_plan import KeyDecision
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.decision_matches.forms import LeaveForm, TakeForm
from webapp.clock import now, today
from webapp.filters import short_date
from webapp.findings import after_mending
from webapp.services import committees, decision_matches
from webapp.transaction import transaction

bp = Blueprint("decision_matches", __name__, url_prefix="/staff/committees/<int:committee_id>/forward-plan")


@bp.get("")
@requires(Permission.EDIT_AGENDA)
def index(committee_id: int):
    """The planned decisions in the committee's remit, the soonest first, and what it does about each."""
    committee = _committee(committee_id)
    found = decision_matches.in_remit(committee, on=today())
    return render_template("decision_matches/index.html", committee=committee, found=found, today=today())


@bp.route("/<int:decision_id>/take", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def take(committee_id: int, decision_id: int):
    """Take a decision as a pre-decision topic."""
    committee = _committee(committee_id)
    decision = decision_matches.seen_from(committee, decision_id, by=g.actor)
    usual = decision_matches.last_meeting_before(committee, decision, on=today())
    form = TakeForm.from_request(data={"title": decision.title, "meeting_id": usual.id if usual else None})
    form.meeting_id.choices = _meetings(committee, decision)
    if form.submitted():
        said = {"title": form.title.data, "meeting_id": form.meeting_id.data}
        try:
            with transaction():
                topic = decision_matches.take(decision, committee, **said, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            kept = "" if topic.is_public else " The public reads neither yet: say in the topic when it may."
            flash(f"The decision is a topic of the work programme now.{kept}", "success")
            return redirect(_back(committee.id))
    return _page("take", form, committee, decision)


@bp.route("/<int:decision_id>/leave", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def leave(committee_id: int, decision_id: int):
    """Say why the committee does not look at it before it is taken."""
    committee = _committee(committee_id)
    decision = decision_matches.seen_from(committee, decision_id, by=g.actor)
    form = LeaveForm.from_request()
    if form.submitted():
        try:
            with transaction():
                decision_matches.leave(decision, committee, reason=form.reason.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Kept: the committee does not look at it.", "success")
            return redirect(_back(committee.id))
    return _page("leave", form, committee, decision)


def _page(name: str, form: TakeForm | LeaveForm, committee: Committee, decision: KeyDecision):
    facts = {"committee": committee, "decision": decision, "back": _back(committee.id)}
    return render_template(f"decision_matches/{name}.html", form=form, **facts)


def _back(committee_id: int) -> str:
    return after_mending(committee_id, url_for("decision_matches.index", committee_id=committee_id))


def _committee(committee_id: int) -> Committee:
    committee = committees.get(committee_id)
    g.actor.check(Permission.EDIT_AGENDA, committee.id)
    return committee


def _meetings(committee: Committee, decision: KeyDecision) -> dict[str, str]:
    coming = decision_matches.meetings_before(committee, decision, on=today())
    return {"": "Not fixed yet"} | {str(one.id): short_date(one.held_on) for one in coming}
