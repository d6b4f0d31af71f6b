"""A member's own register: what stands in it, what waits, and their word that it is complete."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for

from models.interest import Interest, InterestProposal
from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import InterestCategory, ProposalKind, ProposalStatus
from webapp.access import requires
from webapp.blueprints.my_register.forms import ABOUT, FORMS, ConfirmForm, EndForm, OwnEntryForm, filled_from
from webapp.clock import day_of, now, today
from webapp.services import (
    confirmations,
    dispensations,
    dispensed_items,
    interest_proposals,
    members,
    private_contacts,
    proposed_interests,
    register_due,
    register_publishing,
    registers,
)
from webapp.transaction import transaction

bp = Blueprint("my_register", __name__, url_prefix="/my/register")
BY_ADDRESS = {category.name.lower(): category for category in InterestCategory}
LATELY = timedelta(days=28)
SENT = "It is sent to the monitoring officer. It waits below until it is answered."


@bp.get("")
@requires(Permission.VIEW_OWN_AREA)
def index():
    """Everything registered of the member signed in, and what they can do about it."""
    if g.actor.member_id is None:
        return render_template("my_register/nobody.html")
    member = members.get(g.actor.member_id)
    entries, granted = registers.entries_of(member, by=g.actor), dispensations.of_member(member.id)
    waiting = proposed_interests.waiting_of(member, by=g.actor)
    answered = proposed_interests.answered_of(member, by=g.actor)
    lately = [one for one in answered if today() - day_of(one.answered_at) <= LATELY]
    return render_template(
        "my_register/index.html",
        member=member,
        categories=[(category, about, _in(entries, category)) for category, about in ABOUT.items()],
        has_entries=bool(entries),
        waiting=waiting,
        asked={proposal.interest_id: proposal for proposal in waiting if proposal.interest_id},
        lately=lately,
        answered=[one for one in answered if one not in lately],
        granted=granted,
        named_items=dispensed_items.named(granted),
        owed=register_due.owed_by(member, on=today()),
        confirmation=confirmations.standing_of(member, on=today()),
        form=ConfirmForm.from_request(data={"seen": confirmations.fingerprint(member)}),
        public=register_publishing.live_body_of(member.id, on=today()),
        on=today(),
    )


@bp.post("/confirm")
@requires(Permission.VIEW_OWN_AREA)
def confirm():
    """Keep the member's word that their register is complete and correct."""
    try:
        with transaction():
            confirmations.confirm(_me(), seen=ConfirmForm.from_request().seen.data or "", by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("Thank you. Your register is confirmed.")
    return _back()


@bp.route("/add/<category>", methods=["GET", "POST"])
@requires(Permission.VIEW_OWN_AREA)
def add(category: str):
    """Propose an entry in one category."""
    chosen = BY_ADDRESS.get(category) or abort(404)
    return _propose_adding(FORMS[chosen].from_request(data=_known(chosen)))


@bp.route("/entries/<int:interest_id>/change", methods=["GET", "POST"])
@requires(Permission.VIEW_OWN_AREA)
def change(interest_id: int):
    """Propose that an entry says something else."""
    interest = _my(interest_id)
    return _propose_change(interest, FORMS[interest.category].of(interest))


@bp.route("/entries/<int:interest_id>/end", methods=["GET", "POST"])
@requires(Permission.VIEW_OWN_AREA)
def end(interest_id: int):
    """Propose that an entry ends on a day."""
    interest = _my(interest_id)
    form = EndForm.from_request(data={"ends_on": interest.ends_on or today()})
    if form.submitted():
        try:
            with transaction():
                interest_proposals.propose_end(interest, ends_on=form.ends_on.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(SENT)
            return _back()
    return render_template("my_register/end.html", entry=registers.read(interest, by=g.actor), form=form)


@bp.route("/proposals/<int:proposal_id>/again", methods=["GET", "POST"])
@requires(Permission.VIEW_OWN_AREA)
def again(proposal_id: int):
    """Propose again what was declined, with everything typed then still in the form."""
    kept = _my_proposal(proposal_id)
    proposal = proposed_interests.read(kept, by=g.actor)
    if proposal.status is not ProposalStatus.DECLINED:
        abort(404)
    if proposal.kind is ProposalKind.END:
        return redirect(url_for("my_register.end", interest_id=kept.interest_id))
    if kept.interest_id is None:
        return _propose_adding(FORMS[proposal.category].from_request(data=filled_from(proposal)), proposal.answer)
    interest = _my(kept.interest_id)
    filled = {**filled_from(proposal), "revision": str(interest.revision)}
    form = FORMS[proposal.category].from_request(data=filled)
    form.record = interest
    return _propose_change(interest, form, proposal.answer)


@bp.post("/proposals/<int:proposal_id>/take-back")
@requires(Permission.VIEW_OWN_AREA)
def take_back(proposal_id: int):
    """Withdraw a proposal that is not answered yet."""
    try:
        with transaction():
            interest_proposals.take_back(_my_proposal(proposal_id), by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("You have taken it back. Your register stays as it is.")
    return _back()


def _propose_adding(form: OwnEntryForm, answer: str = ""):
    if form.submitted():
        try:
            with transaction():
                interest_proposals.propose_adding(_me(), form.wanted(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(SENT)
            return _back()
    about = ABOUT[form.category]
    return render_template("my_register/add.html", form=form, about=about, answer=answer)


def _propose_change(interest: Interest, form: OwnEntryForm, answer: str = ""):
    if form.submitted():
        try:
            with transaction():
                typed = {"revision": form.revision.data, "by": g.actor, "at": now()}
                interest_proposals.propose_change(interest, form.wanted(), **typed)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(SENT)
            return _back()
    about = ABOUT[interest.category]
    return render_template("my_register/change.html", interest=interest, form=form, about=about, answer=answer)


def _me() -> Member:
    return members.get(g.actor.member_id or abort(404))


def _my(interest_id: int) -> Interest:
    interest = registers.get(interest_id)
    g.actor.check_is(interest.member_id)
    return interest


def _my_proposal(proposal_id: int) -> InterestProposal:
    kept = interest_proposals.get(proposal_id)
    g.actor.check_is(kept.member_id)
    return kept


def _known(category: InterestCategory) -> dict[str, Any]:
    """What the council knows already of an entry: where the member lives, until their home is in the register."""
    if category is not InterestCategory.LAND:
        return {}
    me = _me()
    if any(one.details.get("is_home") for one in registers.records_of(me.id) if one.category is category):
        return {}
    address = private_contacts.read_home_address(me, by=g.actor)
    return {"is_home": True, "address": address} if address else {}


def _in(entries: list[registers.Entry], category: InterestCategory) -> list[registers.Entry]:
    return [entry for entry in entries if entry.category is category]


def _back():
    return redirect(url_for("my_register.index"))
