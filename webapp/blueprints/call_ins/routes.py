"""Call-in of a decision, from the request to what the committee that heard it did."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.forward_plan import CallIn
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.call_ins.forms import OutcomeForm, RefusalForm, RequestForm, SignForm
from webapp.choices import records
from webapp.clock import now, today
from webapp.filters import short_date
from webapp.services import call_in_rules, call_ins, key_decisions
from webapp.services.call_ins import Outcome
from webapp.transaction import transaction

bp = Blueprint("call_ins", __name__, url_prefix="/staff")


@bp.route("/forward-plan/<int:decision_id>/call-in", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def new(decision_id: int):
    """Note that members ask for a decision to be looked at again."""
    decision = key_decisions.get(decision_id, by=g.actor)
    form = RequestForm.from_request(data={"requested_on": today()})
    form.grounds.choices = {one: one for one in call_in_rules.current().grounds}
    form.member_id.choices = records(call_ins.may_sign(on=today()))
    if form.submitted():
        try:
            with transaction():
                made = _ask(decision, form)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The request is kept.", "success")
            return redirect(url_for("call_ins.show", call_in_id=made.id))
    return render_template(
        "call_ins/new.html",
        form=form,
        decision=decision,
        standing=call_ins.standing(decision, on=today()),
        rules=call_in_rules.current(),
    )


@bp.get("/call-ins/<int:call_in_id>")
@requires(Permission.EDIT_AGENDA)
def show(call_in_id: int):
    """One call-in: who signed, what is to be done next, and what came of it."""
    return _page(call_ins.get(call_in_id, by=g.actor), SignForm.from_request(data={"signed_on": today()}))


@bp.post("/call-ins/<int:call_in_id>/sign")
@requires(Permission.EDIT_AGENDA)
def sign(call_in_id: int):
    """Add the signature of a member."""
    found = call_ins.get(call_in_id, by=g.actor)
    form = SignForm.from_request()
    form.member_id.choices = _who()
    if form.submitted():
        try:
            with transaction():
                _sign(found, form)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The signature is added.", "success")
            return redirect(url_for("call_ins.show", call_in_id=found.id))
    return _page(found, form)


@bp.post("/call-ins/<int:call_in_id>/unsign")
@requires(Permission.EDIT_AGENDA)
def unsign(call_in_id: int):
    """Take out a signature entered by mistake."""
    found, member_id = call_ins.get(call_in_id, by=g.actor), number_in(request.form.get("member_id")) or 0
    return _pressed(
        found,
        lambda: call_ins.unsign(found, member_id=member_id, by=g.actor, at=now()),
        "The signature is taken out.",
    )


@bp.post("/call-ins/<int:call_in_id>/accept")
@requires(Permission.EDIT_AGENDA)
def accept(call_in_id: int):
    """Take the request as valid."""
    found = call_ins.get(call_in_id, by=g.actor)
    return _pressed(found, lambda: call_ins.accept(found, by=g.actor, at=now()), "The request is valid.")


@bp.post("/call-ins/<int:call_in_id>/remove")
@requires(Permission.EDIT_AGENDA)
def remove(call_in_id: int):
    """Take away one entered by mistake."""
    found = call_ins.get(call_in_id, by=g.actor)
    return _pressed(found, lambda: call_ins.remove(found, by=g.actor, at=now()), "The call-in is taken away.")


@bp.route("/call-ins/<int:call_in_id>/refuse", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def refuse(call_in_id: int):
    """Turn the request down, and say why."""
    found = call_ins.get(call_in_id, by=g.actor)
    form = RefusalForm.from_request()

    def keep() -> None:
        call_ins.refuse(found, reason=form.status_reason.data, by=g.actor, at=now())

    return _edited(found, form, keep, "Refuse the call-in")


@bp.route("/call-ins/<int:call_in_id>/outcome", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def outcome(call_in_id: int):
    """Record what the committee that heard it did."""
    found = call_ins.get(call_in_id, by=g.actor)
    coming = {str(one.id): short_date(one.held_on) for one in call_ins.meetings_to_hear(found)}
    form = OutcomeForm.of(found, meeting_id={"": "Not at a meeting kept here"} | coming)

    def keep() -> None:
        call_ins.hear(found, form.values(Outcome), revision=form.revision.data, by=g.actor, at=now())

    return _edited(found, form, keep, "What came of the call-in")


def _ask(decision: Any, form: RequestForm) -> CallIn:
    if form.requested_on.data is None:
        raise RuleBroken("Enter the day the request was received.", "requested_on")
    return call_ins.ask(
        decision,
        grounds=form.grounds.data or [],
        explanation=form.explanation.data or "",
        member_ids=form.member_id.data or [],
        requested_on=form.requested_on.data,
        by=g.actor,
        at=now(),
    )


def _sign(found: CallIn, form: SignForm) -> None:
    if form.signed_on.data is None:
        raise RuleBroken("Enter the day they signed.", "signed_on")
    if form.member_id.data is None:
        raise RuleBroken("Choose who signs.", "member_id")
    call_ins.sign(found, member_id=form.member_id.data, signed_on=form.signed_on.data, by=g.actor, at=now())


def _who() -> dict[str, str]:
    return records(call_ins.may_sign(on=today()), "Choose a member")


def _page(found: CallIn, form: SignForm) -> str:
    form.member_id.choices = _who()
    return render_template(
        "call_ins/show.html",
        found=found,
        form=form,
        rules=call_in_rules.current(),
        standing=call_ins.standing(found.decision, on=today()),
    )


def _pressed(found: CallIn, do: Callable[[], object], done: str) -> Any:
    """What a single press does, and the way back."""
    try:
        with transaction():
            do()
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash(done, "success")
    return redirect(url_for("call_ins.show", call_in_id=found.id))


def _edited(found: CallIn, form: Any, keep: Callable[[], None], heading: str) -> Any:
    """The page of a form, or what was typed kept and the way back."""
    if form.submitted():
        try:
            with transaction():
                keep()
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(url_for("call_ins.show", call_in_id=found.id))
    return render_template("call_ins/edit.html", form=form, found=found, heading=heading)
