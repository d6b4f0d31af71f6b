"""The words a committee prints on every agenda."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.standing_text import PLACEHOLDERS
from models.vocabulary import StandingPlace
from webapp.access import requires
from webapp.blueprints.standing_texts.forms import StandingTextForm
from webapp.clock import now
from webapp.services import committees, standing_texts
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
    return render_template("standing_texts/new.html", form=form, committee=committee, placeholders=PLACEHOLDERS)


@bp.route("/standing-texts/<int:text_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def edit(text_id: int):
    """What a text says, and where it is printed."""
    text = standing_texts.get(text_id)
    g.actor.check(Permission.EDIT_COMMITTEES, text.committee_id)
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


@bp.post("/standing-texts/<int:text_id>/remove")
@requires(Permission.EDIT_COMMITTEES)
def remove(text_id: int):
    """Print a text no more."""
    with transaction():
        text = standing_texts.get(text_id)
        committee_id = text.committee_id
        standing_texts.remove(text, by=g.actor, at=now())
    flash("The text is removed.")
    return redirect(url_for("standing_texts.index", committee_id=committee_id))


@bp.post("/standing-texts/<int:text_id>/move-up")
@requires(Permission.EDIT_COMMITTEES)
def move_up(text_id: int):
    """One place earlier."""
    with transaction():
        text = standing_texts.get(text_id)
        standing_texts.move_up(text, by=g.actor, at=now())
    return redirect(url_for("standing_texts.index", committee_id=text.committee_id, _anchor=f"text-{text.id}"))


@bp.post("/standing-texts/<int:text_id>/move-down")
@requires(Permission.EDIT_COMMITTEES)
def move_down(text_id: int):
    """One place later."""
    with transaction():
        text = standing_texts.get(text_id)
        standing_texts.move_down(text, by=g.actor, at=now())
    return redirect(url_for("standing_texts.index", committee_id=text.committee_id, _anchor=f"text-{text.id}"))
