"""Commentary: what is still to be written of a period, and the words on one measure."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.rules import RuleBroken, periods
from models.rules.permissions import Permission
from models.rules.reported_periods import last_reported
from webapp.access import requires
from webapp.blueprints.commentaries.forms import CommentaryForm
from webapp.clock import now, today
from webapp.services import commentaries, frameworks, measure_facts, measures
from webapp.transaction import transaction

bp = Blueprint("commentaries", __name__, url_prefix="/staff")


@bp.get("/frameworks/<int:framework_id>/commentary")
@requires(Permission.EDIT_SCORECARDS)
def index(framework_id: int):
    """Every measure of a period: how it stands, and whether anything is said of it."""
    framework = frameworks.get(framework_id)
    key = request.args.get("period", "")
    latest = last_reported(framework.frequency, today(), framework.ends_on)
    period = periods.named(framework.frequency, key) if key else latest
    reported = [one for one in measures.of_framework(framework) if measures.is_reported(one, period.ends_on)]
    return render_template(
        "commentaries/index.html",
        framework=framework,
        period=period,
        before=periods.before(period),
        after=periods.after(period) if period.ends_on < latest.ends_on else None,
        rows=measure_facts.facts(reported, period.ends_on, today()),
    )


@bp.route("/measures/<int:measure_id>/commentary/<period>", methods=["GET", "POST"])
@requires(Permission.EDIT_SCORECARDS)
def edit(measure_id: int, period: str):
    """The words on one measure in one period, beside its figures and what was said before."""
    measure = measures.get(measure_id)
    chosen = periods.named(measure.frequency, period)
    form = CommentaryForm.of(commentaries.of(measure, chosen.ends_on))
    form.projected.read_as(measure.unit)
    if form.submitted():
        try:
            with transaction():
                commentaries.write(measure, chosen, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Kept.", "success")
            back = periods.period_of(measure.framework.frequency, chosen.ends_on)
            address = url_for("commentaries.index", framework_id=measure.framework_id, period=back.key)
            return redirect(f"{address}#measure-{measure.id}")
    (facts,) = measure_facts.facts([measure], chosen.ends_on, today())
    return render_template(
        "commentaries/edit.html",
        form=form,
        measure=measure,
        period=chosen,
        facts=facts,
        earlier=commentaries.earlier(measure, chosen.ends_on),
    )
