"""Publishing a scorecard that stands on no agenda, correcting one that is public, and taking one away."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from exports.scorecard_measures import by_area
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.scorecard import Scorecard
from models.vocabulary import Verb
from webapp.access import requires
from webapp.blueprints.scorecards.forms import CorrectForm
from webapp.clock import now, today
from webapp.database import finish_reading, works_before_writing
from webapp.publish_form import WithdrawForm
from webapp.services import scorecard_papers, scorecard_publishing, scorecards
from webapp.services.ledger import Act
from webapp.transaction import transaction

bp = Blueprint("scorecard_publication", __name__, url_prefix="/staff/scorecards/<int:scorecard_id>")


@bp.route("/publish", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
@works_before_writing
def show(scorecard_id: int):
    """What the public reads, what it would read, and one press."""
    scorecard = _scorecard(scorecard_id, Permission.PUBLISH)
    proposal = scorecard_publishing.propose(scorecard, on=today())
    form = CorrectForm.from_request(data={"seen": proposal.seen})
    if form.submitted():
        hides = proposal.live is not None and form.hides_earlier.data
        act = Act(Verb.PUBLISH, by=g.actor, at=now(), reason=form.reason.data or "", hides_earlier=hides)
        try:
            prepared = _files_ahead(scorecard, proposal, form.seen.data)
            with transaction():
                scorecard_publishing.publish(scorecard, act, seen=form.seen.data, prepared=prepared)
        except RuleBroken as broken:
            form.explain(broken)
            proposal = scorecard_publishing.propose(scorecard, on=today())
            form.seen.data = proposal.seen
        else:
            flash("The correction is public." if proposal.live else "Published.", "success")
            return redirect(url_for("scorecard_publication.show", scorecard_id=scorecard_id))
    return render_template(
        "scorecards/publish.html",
        scorecard=scorecard,
        proposal=proposal,
        form=form,
        committee_id=scorecard_publishing.committee_of(scorecard),
        areas=by_area(proposal.body["measures"]),
    )


@bp.route("/withdraw", methods=["GET", "POST"])
@requires(Permission.WITHDRAW)
def withdraw(scorecard_id: int):
    """Take it away from the public."""
    scorecard = _scorecard(scorecard_id, Permission.WITHDRAW)
    form = WithdrawForm.from_request()
    if form.submitted():
        try:
            with transaction():
                act = Act(Verb.WITHDRAW, by=g.actor, at=now(), reason=form.reason.data)
                scorecard_publishing.withdraw(scorecard, act)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("It is withdrawn. Its address now says so, with your reason.")
            return redirect(url_for("scorecard_publication.show", scorecard_id=scorecard_id))
    return render_template("scorecards/withdraw.html", scorecard=scorecard, form=form)


def _scorecard(scorecard_id: int, permission: Permission) -> Scorecard:
    scorecard = scorecards.get(scorecard_id)
    g.actor.check(permission, scorecard_publishing.committee_of(scorecard))
    return scorecard


def _files_ahead(scorecard: Scorecard, proposal, seen: str):
    """Its files, made while nobody waits; None where nothing will be published."""
    will_be = proposal.seen == seen and proposal.goes_with is None
    wanted = scorecard_papers.wanted(scorecard, proposal.body) if will_be else None
    finish_reading()
    return scorecard_papers.prepare(wanted) if wanted else None
