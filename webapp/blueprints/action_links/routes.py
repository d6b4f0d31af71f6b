"""An action's owner, come by the link of a letter, says how it stands. Opening the link changes nothing."""

from flask import Blueprint, Response, flash, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules import actions as rules
from webapp import action_links, clock
from webapp.access import anyone_signing_in
from webapp.progress_form import ProgressForm
from webapp.services import action_facts, actions, measure_follow_ups
from webapp.services.actors import by_link
from webapp.transaction import transaction

bp = Blueprint("action_links", __name__)


@bp.after_request
def keep_addresses_private(response: Response) -> Response:
    """Say at most which site a person came from. (Nothing at all would fail the check against forged forms.)"""
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


@bp.route("/action/<secret>", methods=["GET", "POST"])
@anyone_signing_in
def show(secret: str):
    """What is to be done and by when, how it stands, and a form to say what is new."""
    action = action_links.action_of(secret)
    if action is None:
        return render_template("action_links/ended.html"), 404
    form = ProgressForm.from_request(data={"status": action.status})
    if form.submitted():
        said = {"status": form.status.data, "text": form.text.data, "evidence": form.evidence.data}
        owner = action_facts.owner_of(action)
        try:
            with transaction():
                by = by_link(owner, on=clock.today())
                actions.update(action, **said, said_by=owner, by=by, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Thank you. What you said is kept, and whoever follows the action sees it.", "success")
            return redirect(url_for("action_links.show", secret=secret))
    due_on = action_facts.due_on(action)
    return render_template(
        "action_links/show.html",
        action=action,
        form=form,
        owner=action_facts.owner_of(action),
        updates=action_facts.heard_by_owner(action),
        about=measure_follow_ups.public_only(measure_follow_ups.of_action(action.id)),
        due_on=due_on,
        stands=rules.due_in_words(due_on, today=clock.today(), status=action.status),
    )
