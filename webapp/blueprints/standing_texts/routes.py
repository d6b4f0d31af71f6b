"""The words a committee prints on every agenda."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.committee import Committee, StandingText
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.standing_text import PLACEHOLDERS
from models.vocabulary import StandingPlace
from webapp.access import requires
from webapp.blueprints.standing_texts.forms import StandingTextForm
from webapp.clock import now
from webapp.services import committees, standing_texts
from webapp.services.revisions import RemovedMeanwhile
from webapp.transaction import transaction

bp = Blueprint("standing_texts", __name__, url_prefix="/staff")


@bp.get("/committees/<int:committee_id>/standing-texts")
@requires(Permission.EDIT_COMMITTEES)
def index(committee_id: int):
    """The texts, under the part of the agenda where each is printed."""
    committee = committees.get(committee_id)
    g.actor.check(Permission.EDIT_COMMITTEES, committee.id)
    return render_template("standing_texts/index.html", committee=committee, places=list(StandingPlace))


@bp.route("/committees/<int:committee_id>/standing-texts/new", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def new(committee_id: int):
    """One more text."""
    committee = committees.get(committee_id)
    g.actor.check(Permission.EDIT_COMMITTEES, committee.id)
    form = StandingTextForm.from_request(data={"place": "opening"})
    if form.submitted():
        try:
            with transaction():
                standing_texts.add(committee, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The text is added.")
            return redirect(url_for("standing_texts.index", committee_id=committee.id))
    return _adding(committee, form)


@bp.route("/standing-texts/<int:text_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def edit(text_id: int):
    """What a text says, and where it is printed."""
    text = committees.belonging(StandingText, text_id, by=g.actor)
    form = StandingTextForm.of(text)
    if form.submitted():
        try:
            with transaction():
                standing_texts.edit(text, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The text is saved.")
            return redirect(url_for("standing_texts.index", committee_id=text.committee_id))
    return render_template(
        "standing_texts/edit.html", form=form, text=text, committee=text.committee, placeholders=PLACEHOLDERS
    )


@bp.errorhandler(RemovedMeanwhile)
def add_again(removed: RemovedMeanwhile):
    """Another officer removed it: what was typed comes back, to be added as a new one. 410: it will never be here."""
    committee = committees.get(removed.committee_id)
    return _adding(committee, StandingTextForm.again(removed)), 410


def _adding(committee: Committee, form: StandingTextForm):
    return render_template("standing_texts/new.html", form=form, committee=committee, placeholders=PLACEHOLDERS)
