"""Proposals for the registers: the list that waits, one beside what stands now, accepted or declined."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.interest import InterestProposal
from models.rules import RuleBroken
from models.rules.interest_fields import CATEGORIES
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.interest_proposals.forms import AcceptForm, DeclineForm
from webapp.clock import now, today
from webapp.services import interest_proposals, proposed_interests, registers
from webapp.services.revisions import revision_of
from webapp.transaction import transaction

bp = Blueprint("interest_proposals", __name__, url_prefix="/staff/register-proposals")


@bp.get("")
@requires(Permission.EDIT_REGISTER)
def index():
    """What members have asked for and is not answered yet."""
    waiting = proposed_interests.waiting(by=g.actor)
    return render_template("interest_proposals/index.html", waiting=waiting, categories=CATEGORIES, on=today())


@bp.route("/<int:proposal_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def show(proposal_id: int):
    """One proposal beside what stands in the register now; and, in one press, accept it."""
    kept = interest_proposals.get(proposal_id)
    asked = proposed_interests.read(kept, by=g.actor)
    form = AcceptForm.from_request(data={"seen": _seen(kept), "is_sensitive": asked.is_sensitive})
    if form.submitted():
        answer = {"is_sensitive": form.is_sensitive.data, "seen": form.seen.data}
        try:
            with transaction():
                interest = interest_proposals.accept(kept, **answer, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
            form.seen.data = _seen(kept)
        else:
            flash("It is in the register. The public reads it when you publish the register.")
            return redirect(url_for("registers.show", member_id=interest.member_id))
    return render_template("interest_proposals/show.html", **_shown(kept), form=form)


@bp.route("/<int:proposal_id>/decline", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def decline(proposal_id: int):
    """Refuse a proposal, with the reason that the member reads."""
    kept = interest_proposals.get(proposal_id)
    form = DeclineForm.from_request()
    if form.submitted():
        try:
            with transaction():
                interest_proposals.decline(kept, reason=form.reason.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("It is declined. The member reads your reason on their own page.")
            return redirect(url_for("interest_proposals.index"))
    return render_template("interest_proposals/decline.html", **_shown(kept), form=form)


def _seen(kept: InterestProposal) -> str:
    return revision_of(kept.interest) if kept.interest else ""


def _shown(kept: InterestProposal) -> dict[str, object]:
    """What stands now beside what is proposed. An entry taken out meanwhile stands nowhere."""
    interest = kept.interest if kept.interest and kept.interest.removed_at is None else None
    proposal = proposed_interests.read(kept, by=g.actor)
    entry = registers.read(interest, by=g.actor) if interest else None
    return {
        "proposal": proposal,
        "rows": proposed_interests.compared(proposal, entry),
        "entry": entry,
        "about": CATEGORIES[proposal.category],
        "on": today(),
    }
