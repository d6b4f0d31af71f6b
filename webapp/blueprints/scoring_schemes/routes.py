"""Council settings of suggestions: whether the public may make them, and the schemes that members score by."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.suggestion import ScoringScheme
from webapp.access import requires
from webapp.blueprints.scoring_schemes.forms import OpenForm, SchemeForm
from webapp.clock import now
from webapp.room import press
from webapp.services import council
from webapp.services import scoring_schemes as service
from webapp.transaction import transaction

bp = Blueprint("scoring_schemes", __name__, url_prefix="/staff/council/suggestions")


@bp.route("", methods=["GET", "POST"])
@requires(Permission.EDIT_COUNCIL)
def index():
    """Whether anybody may suggest a topic, and every scheme, that in use first."""
    g.actor.check(Permission.EDIT_COUNCIL)
    form = OpenForm.of(council.current())
    if form.submitted():
        said = {"revision": form.revision.data, "by": g.actor, "at": now()}
        try:
            with transaction():
                service.open_to_public(form.takes_suggestions.data, **said)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(url_for("scoring_schemes.index"))
    return render_template("scoring_schemes/index.html", form=form, schemes=service.every())


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_COUNCIL)
def new():
    """Add a scheme of the council's own."""
    g.actor.check(Permission.EDIT_COUNCIL)
    form = SchemeForm.of(ScoringScheme(name="", criteria=[], lowest=0, highest=3))

    def keep() -> None:
        service.add(form.details(), by=g.actor, at=now())

    return _kept(form, keep, "A new scheme")


@bp.route("/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_COUNCIL)
def edit():
    """Change a scheme, which the address names."""
    g.actor.check(Permission.EDIT_COUNCIL)
    scheme = service.get(request.args.get("name", service.in_use().name))
    form = SchemeForm.of(scheme)

    def keep() -> None:
        service.edit(scheme, form.details(), revision=form.revision.data, by=g.actor, at=now())

    return _kept(form, keep, scheme.name)


@bp.post("/use")
@requires(Permission.EDIT_COUNCIL)
def use():
    """Have members mark by a scheme from now on."""
    name, act = request.form.get("name", ""), {"by": g.actor, "at": now()}
    return press(lambda: service.use(name, **act), url_for("scoring_schemes.index"))


def _kept(form: SchemeForm, keep, heading: str):
    if form.submitted():
        try:
            with transaction():
                keep()
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The scheme is saved.", "success")
            return redirect(url_for("scoring_schemes.index"))
    return render_template("scoring_schemes/edit.html", form=form, heading=heading)
