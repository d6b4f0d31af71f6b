"""A member's page of performance: what their committees were shown, measure by measure, and the question why."""

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for

from exports.scorecard_measures import by_area
from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.scorecard import MeasureFollowUp
from webapp.access import requires
from webapp.blueprints.my_performance.forms import WhyForm
from webapp.clock import now, today
from webapp.database import db
from webapp.services import measure_evidence, measure_follow_ups, measures, own_performance, scorecards
from webapp.services.own_performance import Opened
from webapp.transaction import transaction

bp = Blueprint("my_performance", __name__, url_prefix="/my/performance")
SECTION = "My work"


@bp.get("")
@requires(Permission.VIEW_OWN_AREA)
def index():
    """The newest scorecard of each of their committees, what is wrong in it first; and those before."""
    member = _member()
    return render_template(
        "my_performance/index.html",
        latest=own_performance.latest(member, on=today()),
        earlier=own_performance.earlier(member, on=today()),
        section=SECTION,
    )


@bp.get("/<int:scorecard_id>")
@requires(Permission.VIEW_OWN_AREA)
def show(scorecard_id: int):
    """One scorecard, each measure a picture first, with the way to ask why and what came of it before."""
    found = own_performance.opened(scorecard_id, _member(), on=today())
    return render_template(
        "my_performance/show.html",
        found=found,
        body=found.body,
        areas=by_area(found.body["measures"]),
        came=_asked_before(found, [one["id"] for one in found.body["measures"]]),
        section=SECTION,
    )


@bp.route("/<int:scorecard_id>/measures/<int:measure_id>/why", methods=["GET", "POST"])
@requires(Permission.VIEW_OWN_AREA)
def why(scorecard_id: int, measure_id: int):
    """Ask why: it is suggested for the work programme of their committee, with the figures."""
    member = _member()
    found = own_performance.opened(scorecard_id, member, on=today())
    body = measure_evidence.in_body(found.body, measure_id) or abort(404)
    form = WhyForm.from_request(data={"title": body["name"][:300]})
    if form.submitted():
        said = {"committee_id": found.committee.id, "asked": form.asked.data or ""}
        try:
            with transaction():
                measure_follow_ups.ask_as_member(
                    member,
                    measures.get(measure_id),
                    scorecards.get(scorecard_id),
                    {**said, "asked_on": today(), "asked_by_id": member.id},
                    form.title.data or "",
                    by=g.actor,
                    at=now(),
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("It is with the officers. You see here what becomes of it, and are told by letter.", "success")
            return redirect(url_for("my_suggestions.index"))
    came = _asked_before(found, [measure_id]).get(measure_id, [])
    return render_template("my_performance/why.html", form=form, found=found, measure=body, came=came, section=SECTION)


def _asked_before(found: Opened, numbers: list[int]) -> dict[int, list[MeasureFollowUp]]:
    """What their committee asked of measures, as far as the evidence is public."""
    return {
        number: [one for one in measure_follow_ups.public_only(ones) if one.committee_id == found.committee.id]
        for number, ones in measure_follow_ups.of_measures(numbers).items()
    }


def _member() -> Member:
    member = db.session.get(Member, g.actor.member_id) if g.actor.member_id else None
    return member or abort(404)
