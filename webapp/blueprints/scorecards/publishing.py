"""Publishing a scorecard that stands on no agenda, correcting one that is public, and taking one away."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

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
from webapp.services import scorecard_papers, scorecard_publishing, scorecard_returns, scorecards
from webapp.services.ledger import Act
from webapp.transaction import transaction

COMES_BACK_ANEW = "It goes out with the agenda as its figures stand then."
COMES_BACK_AS_SEEN = "It goes out with the agenda as the committee saw it before."

bp = Blueprint("scorecard_publication", __name__, url_prefix="/staff/scorecards/<int:scorecard_id>")


@bp.route("/publish", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
@works_before_writing
def show(scorecard_id: int):
    """What the public reads, what it would read, and one press."""
    scorecard = _scorecard(scorecard_id, Permission.PUBLISH)
    proposal = scorecard_publishing.propose(scorecard, on=today())
    form = CorrectForm.from_request(data={"seen": proposal.seen})
    if proposal.is_withdrawn:
        form.bring_back(proposal.again)
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
        committee_id=scorecards.committee_of(scorecard),
        areas=by_area(proposal.body["measures"]),
    )


@bp.post("/comes-back")
@requires(Permission.PUBLISH)
def comes_back(scorecard_id: int):
    """Choose how one that waits to go out again does so: as the committee saw it, or as it stands."""
    scorecard = _scorecard(scorecard_id, Permission.PUBLISH)
    is_made_anew = request.form.get("anew") == "yes"
    try:
        with transaction():
            revision = request.form.get("revision", "")
            scorecard_returns.choose(scorecard, is_made_anew=is_made_anew, revision=revision, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "error")
    else:
        flash(COMES_BACK_ANEW if is_made_anew else COMES_BACK_AS_SEEN, "success")
    return redirect(url_for("scorecards.show", scorecard_id=scorecard_id))


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
    g.actor.check(permission, scorecards.committee_of(scorecard))
    return scorecard


def _files_ahead(scorecard: Scorecard, proposal, seen: str):
    """Its files, made while nobody waits; None where nothing will be published."""
    will_be = proposal.seen == seen and proposal.goes_with is None
    wanted = scorecard_papers.wanted(scorecard, proposal.body) if will_be else None
    finish_reading()
    return scorecard_papers.prepare(wanted) if wanted else None
