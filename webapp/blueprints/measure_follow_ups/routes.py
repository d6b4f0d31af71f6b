"""Why is it so? A committee's question about a measure, and what comes of it."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from sqlalchemy.exc import NoResultFound

from models.committee import Committee
from models.measure import Measure
from models.rules import RuleBroken, asking_why
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.scorecard import MeasureFollowUp, Scorecard
from models.scorecard_bodies import EvidenceBody
from models.scorecard_vocabulary import FollowUpKind, Standing
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.measure_follow_ups.forms import WAYS, AnswerForm, QuestionForm
from webapp.choices import records
from webapp.clock import now, today
from webapp.edit_form import RemovalForm
from webapp.filters import short_date
from webapp.services import action_lists, measure_evidence, measures, members, scorecard_bodies, scorecards
from webapp.services import measure_follow_ups as service
from webapp.transaction import transaction

bp = Blueprint("measure_follow_ups", __name__, url_prefix="/staff")
KEPT = {
    FollowUpKind.ACTION: "The action is given, with what the scorecard says.",
    FollowUpKind.SUGGESTION: "It is suggested for the work programme, with what the scorecard says.",
    FollowUpKind.RECOMMENDATION: "Linked. Charts published from now on mark the day it was sent, once it is public.",
    FollowUpKind.QUESTION: "The question is noted, with its answer where you wrote one.",
}
TAKEN = "Taken away. An action or a suggestion that was made of it stays."


@bp.get("/scorecards/<int:scorecard_id>/asked")
@requires(Permission.VIEW_STAFF_PAGES)
def index(scorecard_id: int):
    """Every measure of a scorecard with how it stands there, what was asked of it and what came of that."""
    scorecard = scorecards.opened(scorecard_id, by=g.actor)
    listed = scorecards.measures_on(scorecard)
    body = measure_evidence.live_body(scorecard.id) or scorecard_bodies.scorecard_body(scorecard, on=today())
    return render_template(
        "measure_follow_ups/index.html",
        scorecard=scorecard,
        listed=listed,
        said={one["id"]: one for one in body["measures"]},
        came=service.of_measures(one.id for one in listed),
    )


@bp.route(f"/measures/<int:measure_id>/why/<any({', '.join(WAYS)}):way>", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def new(measure_id: int, way: str):
    """Ask why: an action, a suggestion, a recommendation that was made, or only a note."""
    measure, scorecard = measures.get(measure_id), _scorecard()
    asking = service.askers(measure, scorecard, by=g.actor)
    evidence = measure_evidence.of(measure, scorecard, on=today())
    form = QuestionForm.from_request(data={**_filling(measure, scorecard, evidence), "way": way})
    taken = _taken_away_beside()
    _offer(form, measure, asking)
    if not taken and form.submitted():
        try:
            with transaction():
                made = _keep(form, measure, scorecard)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(_kept(made), "success")
            return redirect(_after(made, scorecard))
    return render_template(
        "measure_follow_ups/new.html",
        form=form,
        measure=measure,
        scorecard=scorecard,
        evidence=evidence,
        came=service.of_measures([measure.id]).get(measure.id, []),
    )


@bp.route("/follow-ups/<int:follow_up_id>/answer", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def answer(follow_up_id: int):
    """The words of the answer to a question that was only noted."""
    found = service.get(follow_up_id, by=g.actor)
    form = AnswerForm.of(found)
    if found.kind is not FollowUpKind.QUESTION:
        abort(404)
    if form.submitted():
        try:
            with transaction():
                words = form.answer.data or ""
                service.write_answer(found, words, revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The answer is kept with its question.", "success")
            return redirect(_after(found, found.scorecard))
    return render_template("measure_follow_ups/answer.html", form=form, found=found)


@bp.post("/follow-ups/<int:follow_up_id>/remove")
@requires(Permission.RECORD_MEETING)
def remove(follow_up_id: int):
    """Take away what was written down by mistake, from a scorecard's list or a measure's page."""
    found = service.get(follow_up_id, by=g.actor)
    _take_away(found, RemovalForm.from_request().revision.data)
    listed_on = number_in(request.form.get("listed_on"))
    if listed_on:
        return redirect(url_for("measure_follow_ups.index", scorecard_id=listed_on))
    return redirect(url_for("measures.show", measure_id=found.measure_id))


def _take_away(found: MeasureFollowUp, revision: str) -> None:
    try:
        with transaction():
            service.take_away(found, revision=revision, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash(TAKEN, "success")


def _taken_away_beside() -> bool:
    """Whether the press was to take away what stands beside the form, which is drawn again as it was typed."""
    number, _, revision = request.form.get("take_away", "").partition("-")
    if not number:
        return False
    try:
        found = service.get(number_in(number) or 0, by=g.actor)
    except NoResultFound:
        flash("That was taken away already.", "warning")
    else:
        _take_away(found, revision)
    return True


def _scorecard() -> Scorecard | None:
    number = number_in(request.args.get("scorecard"))
    return scorecards.opened(number, by=g.actor) if number else None


def _filling(measure: Measure, scorecard: Scorecard | None, evidence: EvidenceBody) -> dict[str, Any]:
    meeting = scorecard.item.meeting if scorecard and scorecard.item else None
    return {
        "committee_id": meeting.committee_id if meeting else None,
        "asked_on": meeting.held_on if meeting and meeting.held_on <= today() else today(),
        "text": asking_why.to_do(evidence["measure"], Standing(evidence["standing"])),
        "title": measure.name[:300],
        "is_public": True,
    }


def _offer(form: QuestionForm, measure: Measure, asking: list[Committee]) -> None:
    form.committee_id.choices = records(asking)
    form.asked_by_id.choices = records(members.all_members(), "The committee as a whole")
    form.owner.choices = records(members.all_members(), "Choose a person")
    coming = [each for one in asking for each in action_lists.meetings_to_come(one, on=today(), kept=None)]
    form.due_meeting_id.choices = {"": "Choose a meeting"} | {
        str(one.id): f"{short_date(one.held_on)}, {one.committee.name}" for one in coming
    }
    form.recommendation_id.choices = {"": "Choose a recommendation"} | {
        str(one.id): f"{short_date(one.resolution.meeting.held_on)}: {one.text[:120]}"
        for one in service.to_link(measure, asking)
    }


def _keep(form: QuestionForm, measure: Measure, scorecard: Scorecard | None) -> MeasureFollowUp:
    act = {"by": g.actor, "at": now()}
    keep: dict[str, Callable[[], MeasureFollowUp]] = {
        "question": lambda: service.note(measure, scorecard, form.said(), form.answer.data or "", **act),
        "action": lambda: service.act(measure, scorecard, form.said(), form.to_do(), **act),
        "suggestion": lambda: service.suggest(measure, scorecard, form.said(), form.title.data or "", **act),
        "recommendation": lambda: service.link(measure, scorecard, form.said(), form.recommendation_id.data, **act),
    }
    return keep[form.way.data]()


def _kept(made: MeasureFollowUp) -> str:
    """What is kept now; of a recommendation of another day than the question, which day is whose."""
    if made.recommendation is None or made.recommendation.resolution.meeting.held_on == made.asked_on:
        return KEPT[made.kind]
    recommended_on = made.recommendation.resolution.meeting.held_on
    days = f"The question keeps its day, {long_date(made.asked_on)}; it was recommended on {long_date(recommended_on)}."
    return f"{KEPT[made.kind]} {days}"


def _after(made: MeasureFollowUp, scorecard: Scorecard | None) -> str:
    if made.action_id:
        return url_for("actions.show", action_id=made.action_id)
    if made.suggestion_id:
        return url_for("suggestions.show", suggestion_id=made.suggestion_id)
    if scorecard is not None:
        return url_for("measure_follow_ups.index", scorecard_id=scorecard.id)
    return url_for("measure_follow_ups.new", measure_id=made.measure_id, way="question")
