"""Publishing a register: look at what will be public, publish it, or take it away."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import Verb
from webapp.access import requires
from webapp.clock import now
from webapp.publish_form import PublishForm, WithdrawForm
from webapp.services import members, register_publishing
from webapp.services.ledger import Act
from webapp.transaction import transaction

publication = Blueprint("register_publication", __name__, url_prefix="/staff/registers")


@publication.route("/<int:member_id>/publish", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def show(member_id: int):
    """What the public reads now beside what it would; and, in one press, publish it."""
    member = members.get(member_id)
    proposal = register_publishing.proposal(member, at=now())
    form = PublishForm.from_request(data={"seen": proposal.seen})
    if form.submitted():
        verb = form.chosen_verb() if proposal.asks_why else Verb.PUBLISH
        act = Act(verb, by=g.actor, at=now(), reason=form.reason.data or "")
        try:
            with transaction():
                register_publishing.publish(member, act, seen=form.seen.data)
        except RuleBroken as broken:
            form.explain(broken)
            proposal = register_publishing.proposal(member, at=now())
            form.seen.data = proposal.seen
        else:
            flash("The register is public.")
            return redirect(url_for("registers.show", member_id=member.id))
    return render_template("registers/publish.html", member=member, proposal=proposal, form=form)


@publication.route("/<int:member_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def withdraw(member_id: int):
    """Take a register away from the public."""
    member = members.get(member_id)
    form = WithdrawForm.from_request()
    if form.submitted():
        try:
            with transaction():
                act = Act(Verb.WITHDRAW, by=g.actor, at=now(), reason=form.reason.data)
                register_publishing.withdraw(member, act)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("It is withdrawn. Its address now says so, with your reason.")
            return redirect(url_for("registers.show", member_id=member.id))
    return render_template("registers/withdraw.html", member=member, form=form)
