"""Scorecards as performance officers keep them: made for a period, written up, looked at as they would be read."""

from io import BytesIO

from flask import Blueprint, flash, g, redirect, render_template, request, send_file, url_for

from exports.scorecard_measures import by_area
from models.committee import Committee
from models.measure import Framework
from models.rules import RuleBroken, periods
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.scorecards.forms import NewForm, WordsForm
from webapp.choices import records
from webapp.clock import now, today
from webapp.database import db
from webapp.edit_form import RemovalForm
from webapp.services import committees, frameworks, scorecard_papers, scorecard_publishing, scorecards
from webapp.services.scorecard_papers import CSV, PDF, WORD
from webapp.transaction import transaction

bp = Blueprint("scorecards", __name__, url_prefix="/staff/scorecards")
ENDINGS = {name.rpartition(".")[2]: name for name in (WORD, PDF, CSV)}
WHOLE = "The whole framework"


@bp.get("")
@requires(Permission.EDIT_SCORECARDS)
def index():
    """Every scorecard, the latest period first, and where each stands."""
    listed = scorecards.every()
    return render_template(
        "scorecards/index.html",
        listed=listed,
        states=scorecard_publishing.states(listed),
        period_of=scorecards.period_of,
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def new():
    """Make one for a period."""
    kept = frameworks.every()
    asked = request.args.get("framework", type=int)
    chosen = next((one for one in kept if one.id == asked), None)
    form = NewForm.from_request(data={"framework_id": asked, "frequency": chosen.frequency if chosen else None})
    form.framework_id.choices = records(kept)
    form.committee_id.choices = records(
        (one for one in committees.all_committees() if one.ended_on is None), none=WHOLE
    )
    if form.submitted():
        try:
            with transaction():
                made = scorecards.make(
                    db.session.get_one(Framework, form.framework_id.data),
                    _committee(form.committee_id.data),
                    frequency=form.frequency.data,
                    period_on=periods.named(form.frequency.data, form.period.data).ends_on,
                    by=g.actor,
                    at=now(),
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(url_for("scorecards.show", scorecard_id=made.id))
    return render_template("scorecards/new.html", form=form)


@bp.get("/<int:scorecard_id>")
@requires(Permission.VIEW_STAFF_PAGES)
def show(scorecard_id: int):
    """How it would be read now, where it stands, and what is still missing."""
    scorecard = scorecards.opened(scorecard_id, by=g.actor)
    proposal = scorecard_publishing.propose(scorecard, on=today())
    return render_template(
        "scorecards/show.html",
        scorecard=scorecard,
        proposal=proposal,
        body=proposal.body,
        areas=by_area(proposal.body["measures"]),
        committee_id=scorecards.committee_of(scorecard),
    )


@bp.route("/<int:scorecard_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def edit(scorecard_id: int):
    """The words of the report."""
    scorecard = scorecards.get(scorecard_id)
    form = WordsForm.of(scorecard)
    if form.submitted():
        try:
            with transaction():
                scorecards.edit(scorecard, form.words(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(url_for("scorecards.show", scorecard_id=scorecard.id))
    return render_template("scorecards/edit.html", form=form, scorecard=scorecard)


@bp.post("/<int:scorecard_id>/remove")
@requires(Permission.EDIT_SCORECARDS)
def remove(scorecard_id: int):
    """Take away one made by mistake."""
    scorecard = scorecards.get(scorecard_id)
    try:
        with transaction():
            scorecards.remove(scorecard, revision=RemovalForm.from_request().revision.data, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("scorecards.show", scorecard_id=scorecard_id))
    flash(f"“{scorecard.title}” is taken away.", "success")
    return redirect(url_for("scorecards.index"))


@bp.get(f"/<int:scorecard_id>/draft.<any({', '.join(ENDINGS)}):ending>")
@requires(Permission.VIEW_STAFF_PAGES)
def file(scorecard_id: int, ending: str):
    """It as it stands now, as the file the public would be given."""
    scorecard = scorecards.opened(scorecard_id, by=g.actor)
    body = scorecard_publishing.propose(scorecard, on=today()).body
    content = scorecard_papers.file_of(scorecard_papers.wanted(scorecard, body), ENDINGS[ending])
    called = f"{scorecard.framework.slug}-{body['period']['key']}-draft.{ending}"
    media_type = scorecard_papers.TYPES[ENDINGS[ending]]
    answer = send_file(BytesIO(content), mimetype=media_type, as_attachment=True, download_name=called)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _committee(number: int | None) -> Committee | None:
    return db.session.get_one(Committee, number) if number else None
