"""Political balance: as it stands, worked out anew, as it was kept, and departed from."""

from datetime import date

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.balance.forms import PREFIX, DepartureForm, WorkingForm, working_form
from webapp.blueprints.balance.picture import grid_of, held_grid, picture_of
from webapp.clock import now, today
from webapp.services import allocation_changes, allocations, balance_inputs
from webapp.services.allocations import Proposal
from webapp.transaction import transaction

bp = Blueprint("balance", __name__, url_prefix="/staff/balance")


@bp.get("")
@requires(Permission.EDIT_COMMITTEES)
def index():
    """The council as it stands, whether the kept allocation still holds, and who has too many seats or too few."""
    g.actor.check(Permission.EDIT_COMMITTEES)
    kept = allocations.all_allocations()
    latest = kept[0] if kept else None
    inputs = balance_inputs.read(on=today())
    return render_template(
        "balance/index.html",
        kept=kept,
        latest=latest,
        changes=allocation_changes.since(latest, on=today()) if latest else [],
        held=held_grid(allocations.standings(latest, on=today())) if latest else None,
        picture=picture_of(inputs.groups),
        inputs=inputs,
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def new():
    """Work it out for a day, see every step, answer the ties, and keep it."""
    g.actor.check(Permission.EDIT_COMMITTEES)
    asked = WorkingForm.from_request(data={"worked_out_on": today()})
    on = asked.worked_out_on.data or today()
    choices = {name.removeprefix(PREFIX): value for name, value in request.form.items() if name.startswith(PREFIX)}
    try:
        proposal = allocations.propose(on=on, choices=choices)
    except RuleBroken as broken:
        asked.validate_on_submit()
        return render_template("balance/nothing.html", broken=broken, form=asked, inputs=balance_inputs.read(on=on))
    form = working_form(proposal.working.ties, on=on, seen=proposal.fingerprint)
    if form.submitted() and "keep" in request.form:
        try:
            with transaction():
                kept = allocations.keep(on=on, choices=choices, seen=form.seen.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The working is kept.")
            return redirect(url_for("balance.show", allocation_id=kept.id))
    return _proposed(proposal, form, on)


@bp.get("/<int:allocation_id>")
@requires(Permission.EDIT_COMMITTEES)
def show(allocation_id: int):
    """A working as it was kept."""
    g.actor.check(Permission.EDIT_COMMITTEES)
    kept = allocations.get(allocation_id)
    latest = allocations.latest()
    is_latest = latest is not None and latest.id == kept.id
    return render_template(
        "balance/show.html",
        kept=kept,
        is_latest=is_latest,
        changes=allocation_changes.since(kept, on=today()) if is_latest else [],
        picture=picture_of(kept.groups),
        grid=grid_of(kept.committees, kept.result),
    )


@bp.route("/<int:allocation_id>/departure", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def departure(allocation_id: int):
    """Record what the council decided instead, nobody voting against."""
    g.actor.check(Permission.EDIT_COMMITTEES)
    kept = allocations.get(allocation_id)
    form = DepartureForm.of(kept)
    if form.submitted():
        words, day, revision = form.departure.data or "", form.nem_con_on.data, form.revision.data
        try:
            with transaction():
                allocations.record_departure(
                    kept, departure=words, nem_con_on=day, revision=revision, by=g.actor, at=now()
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The departure is recorded." if words else "No departure is recorded.")
            return redirect(url_for("balance.show", allocation_id=kept.id))
    return render_template("balance/departure.html", form=form, kept=kept)


def _proposed(proposal: Proposal, form: WorkingForm, on: date):
    """The page of a working that is not kept. What was changed meanwhile has now been seen."""
    form.seen.data = proposal.fingerprint
    result = allocations.as_kept(proposal.working)
    return render_template(
        "balance/new.html",
        form=form,
        on=on,
        result=result,
        inputs=proposal.inputs,
        questions=[form[PREFIX + tie.key] for tie in proposal.working.ties],
        picture=picture_of(proposal.inputs.groups),
        grid=grid_of(proposal.inputs.committees, result),
    )
