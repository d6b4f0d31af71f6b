"""The forward plan: every decision with what is due next; each with its notices, its record and whom it concerns."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.forward_plan import KeyDecision
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import Verb
from webapp.access import requires
from webapp.blueprints.forward_plan.forms import DecisionForm, RecordForm, WithdrawForm
from webapp.choices import records
from webapp.clock import now, today
from webapp.edit_form import EditForm
from webapp.room import as_pressed
from webapp.services import (
    decision_choices,
    decision_matches,
    decision_notices,
    forward_plan_desk,
    forward_plan_publishing,
    key_decisions,
    still_said,
)
from webapp.services.day_keys import DayKey
from webapp.services.key_decisions import RecordDetails
from webapp.services.ledger import Act
from webapp.services.revisions import ChangedMeanwhile
from webapp.transaction import transaction

bp = Blueprint("forward_plan", __name__, url_prefix="/staff/forward-plan")


@bp.get("")
@requires(Permission.EDIT_AGENDA)
def index():
    """Every decision of the bodies this person works for, the soonest first; or an earlier part of those that ended."""
    try:
        place = DayKey.from_text(request.args.get("before", ""))
    except ValueError:
        return render_template("forward_plan/index.html", desk=forward_plan_desk.desk(by=g.actor, on=today()))
    desk = forward_plan_desk.ended_before(place, by=g.actor, on=today())
    return render_template("forward_plan/ended.html", desk=desk)


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def new():
    """Enter a decision that the executive intends to take."""
    form = DecisionForm.from_request(data={"is_key": True, **decision_choices.usual_words(by=g.actor)})
    form.offer(**_offers(None))
    if form.submitted():
        try:
            with transaction():
                made = key_decisions.add(form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The decision is in the plan. Give its notice to publish it.", "success")
            return redirect(url_for("forward_plan.show", decision_id=made.id))
    return render_template("forward_plan/edit.html", form=form, decision=None, is_public=False)


@bp.get("/<int:decision_id>")
@requires(Permission.EDIT_AGENDA)
def show(decision_id: int):
    """One decision: what is due next and why, its notices, whose remit it touches, call-in, and what was recorded."""
    decision = key_decisions.get(decision_id, by=g.actor)
    return render_template(
        "forward_plan/show.html",
        one=forward_plan_desk.one(decision, on=today()),
        kinds=forward_plan_desk.kinds_to_give(decision),
        notices=[(notice, decision_notices.has_changed_since(notice)) for notice in decision_notices.of(decision)],
        matches=decision_matches.matches(decision),
        call_in=forward_plan_desk.call_in_of(decision, on=today()),
        still_said=still_said.of(decision),
        history=forward_plan_desk.history(decision),
    )


@bp.route("/<int:decision_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def edit(decision_id: int):
    """Put right what is to be decided, by whom and when."""
    decision = key_decisions.get(decision_id, by=g.actor)
    form = DecisionForm.of(decision, **_offers(decision))

    def keep() -> None:
        key_decisions.change(decision, form.details(), revision=form.revision.data, by=g.actor, at=now())

    return _edited(decision, form, keep, "forward_plan/edit.html")


@bp.route("/<int:decision_id>/take", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def take(decision_id: int):
    """Record what was decided, with the reasons and what else was considered."""
    decision = key_decisions.get(decision_id, by=g.actor)
    form = RecordForm.of(decision)

    def keep() -> None:
        said = form.values(RecordDetails)
        key_decisions.take(decision, said, revision=form.revision.data, by=g.actor, at=now())

    return _edited(decision, form, keep, "forward_plan/take.html")


@bp.route("/<int:decision_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def withdraw(decision_id: int):
    """Say that it is not to be taken after all, and why."""
    decision = key_decisions.get(decision_id, by=g.actor)
    form = WithdrawForm.of(decision)

    def keep() -> None:
        reason = form.withdrawn_reason.data
        key_decisions.withdraw(decision, reason=reason, revision=form.revision.data, by=g.actor, at=now())

    return _edited(decision, form, keep, "forward_plan/withdraw.html")


@bp.post("/<int:decision_id>/publish")
@requires(Permission.PUBLISH)
def publish(decision_id: int):
    """Put it into the public forward plan without a notice: one that is neither key nor private needs none."""
    decision = key_decisions.get(decision_id, by=g.actor)
    act = Act(Verb.PUBLISH, by=g.actor, at=now())
    return _pressed(
        decision,
        lambda: forward_plan_publishing.publish(decision, act, revision=as_pressed()["revision"]),
        "The decision is published.",
    )


@bp.post("/<int:decision_id>/put-back")
@requires(Permission.EDIT_AGENDA)
def put_back(decision_id: int):
    """Put one withdrawn, or recorded by mistake, back into the plan."""
    decision = key_decisions.get(decision_id, by=g.actor)
    return _pressed(
        decision, lambda: key_decisions.put_back(decision, **as_pressed()), "The decision is back in the plan."
    )


@bp.post("/<int:decision_id>/remove")
@requires(Permission.EDIT_AGENDA)
def remove(decision_id: int):
    """Take away one entered by mistake."""
    decision = key_decisions.get(decision_id, by=g.actor)
    return _pressed(decision, lambda: key_decisions.remove(decision, **as_pressed()), "The decision is taken away.")


def _pressed(decision: KeyDecision, do: Callable[[], object], done: str) -> Any:
    """What a single press does, and the way back."""
    try:
        with transaction():
            do()
    except ChangedMeanwhile as changed:
        flash(f"{changed.who} changed this after you opened it. Look at it as it is now, then decide again.", "warning")
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash(done, "success")
    return redirect(url_for("forward_plan.show", decision_id=decision.id))


def _edited(decision: KeyDecision, form: EditForm, keep: Callable[[], None], page: str) -> Any:
    """The page of a form, or what was typed kept and the way back."""
    if form.submitted():
        try:
            with transaction():
                keep()
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(url_for("forward_plan.show", decision_id=decision.id))
    is_public = forward_plan_publishing.is_public(decision)
    return render_template(page, form=form, decision=decision, is_public=is_public)


def _offers(decision: KeyDecision | None) -> dict[str, dict[str, str]]:
    found = decision_choices.offered(decision, by=g.actor, on=today())
    return {
        "decider_committee_id": records(found.bodies, "Choose the body"),
        "decider_member_id": records(found.members, "Choose the member"),
        "portfolio_holder_id": records(found.members, "None"),
        "meeting_id": {"": "No meeting, or not known yet"} | found.meetings,
    }
