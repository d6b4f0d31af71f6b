"""Suggest a topic: a page of the public site, if the council opens it."""

from flask import Blueprint, abort, redirect, render_template, request, url_for

from models.rules import RuleBroken
from webapp import clock
from webapp.access import anyone_signing_in, public
from webapp.blueprints.suggest_a_topic.forms import PublicForm
from webapp.choices import records
from webapp.services import council, published_names, suggestions, throttling
from webapp.services.actors import visitor
from webapp.services.suggestions import Said, Sender
from webapp.transaction import transaction

bp = Blueprint("suggest_a_topic", __name__, url_prefix="/suggest-a-topic")
SECTION = "Suggest a topic"


@bp.route("", methods=["GET", "POST"])
@anyone_signing_in
def new():
    """Say what should be looked into. Nothing here is published; how many come from one place is limited."""
    _check_open()
    form = PublicForm.from_request()
    form.committee_id.choices = records(published_names.committees(clock.today()), "I do not know")
    if form.submitted():
        try:
            _keep(form)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(url_for("suggest_a_topic.sent"))
    return render_template("suggest_a_topic/new.html", form=form, section=SECTION)


@bp.get("/sent")
@public
def sent():
    """Say that it arrived, and what happens next."""
    _check_open()
    return render_template("suggest_a_topic/sent.html", section=SECTION)


def _check_open() -> None:
    if not council.current().takes_suggestions:
        abort(404)


def _keep(form: PublicForm) -> None:
    with transaction():
        throttling.count([throttling.by_suggestions(request.remote_addr)], at=clock.now())
    said: Said = {
        "title": form.title.data or "",
        "why": form.why.data or "",
        "committee_id": form.committee_id.data,
    }
    sender: Sender = {"name": form.name.data or "", "email": form.email.data or ""}
    with transaction():
        suggestions.offer_in_public(said, sender, by=visitor(on=clock.today()), at=clock.now())
