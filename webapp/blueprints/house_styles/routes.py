"""House styles: the list, one to edit, a copy, and a sample agenda to see it by."""

from dataclasses import replace

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for

from exports import agenda, html, sample
from exports import house_styles as shipped
from exports.agenda import SECTIONS
from exports.paper import Heading, readable
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import ReportState
from webapp.access import requires
from webapp.blueprints.house_styles.forms import REPORTS, HouseStyleForm
from webapp.clock import now
from webapp.services import council, house_styles
from webapp.transaction import transaction

bp = Blueprint("house_styles", __name__, url_prefix="/staff/house-styles")


@bp.get("")
@requires(Permission.EDIT_COUNCIL)
def index():
    """Every style, each with a sample to see it by."""
    g.actor.check(Permission.EDIT_COUNCIL)
    kept, offered = house_styles.all_styles(), house_styles.not_here()
    return render_template("house_styles/index.html", styles=kept, offered=offered, reports=REPORTS)


@bp.post("/bring-in")
@requires(Permission.EDIT_COUNCIL)
def bring_in():
    """Make a style that comes with the product one of the council's."""
    try:
        with transaction():
            made = house_styles.bring_in(request.form.get("name", ""), by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash(f"“{made.name}” is one of your styles now. A committee chooses it among its own settings.", "success")
    return redirect(url_for("house_styles.index"))


@bp.route("/<int:style_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_COUNCIL)
def edit(style_id: int):
    """Every part of a style."""
    g.actor.check(Permission.EDIT_COUNCIL)
    style = house_styles.get(style_id)
    form = HouseStyleForm.of(style)
    if form.submitted():
        try:
            with transaction():
                house_styles.edit(style, form.settings(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The house style is saved. Agendas published from now on follow it.")
            return redirect(url_for("house_styles.edit", style_id=style.id))
    return render_template(
        "house_styles/edit.html", form=form, style=style, parts=list(SECTIONS), states=list(ReportState)
    )


@bp.post("/<int:style_id>/copy")
@requires(Permission.EDIT_COUNCIL)
def copy(style_id: int):
    """Start a new style from this one."""
    with transaction():
        made = house_styles.copy(house_styles.get(style_id), by=g.actor, at=now())
    flash("This is the copy. Give it a name of its own.")
    return redirect(url_for("house_styles.edit", style_id=made.id))


@bp.get("/<int:style_id>/sample")
@requires(Permission.EDIT_COUNCIL)
def show(style_id: int):
    """A made-up agenda in the style."""
    g.actor.check(Permission.EDIT_COUNCIL)
    style = house_styles.get(style_id)
    body = shipped.check(style.settings)
    paper = agenda.compose(sample.meeting(body, council.current().name or "Your council"), body)
    # The page has its own h1: the paper's title comes below it.
    blocks = tuple(
        replace(one, level=2) if isinstance(one, Heading) and one.level == 1 else one for one in paper.blocks
    )
    return render_template("house_styles/show.html", style=style, footer=paper.footer, sheet=html.fragment(blocks))


@bp.get("/<int:style_id>/sample.css")
@requires(Permission.EDIT_COUNCIL)
def colours(style_id: int):
    """The style's own font and colour, in a style sheet of their own because the page allows no other."""
    g.actor.check(Permission.EDIT_COUNCIL)
    body = shipped.check(house_styles.get(style_id).settings)
    css = f'.sheet {{ --sheet-accent: {readable(body["accent"])}; font-family: "{body["font"]}", sans-serif; }}\n'
    return Response(css, mimetype="text/css")
