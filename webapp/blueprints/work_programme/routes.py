"""A committee's programme of a year: read, settled, agreed, and begun from the year before."""

from flask import Blueprint, flash, g, redirect, render_template

from models.committee import Committee
from models.rules import RuleBroken, municipal_year
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.work_programme.addresses import programme_address
from webapp.blueprints.work_programme.forms import AgreedForm, CarryForm, SettingsForm
from webapp.clock import now, today
from webapp.database import db
from webapp.programme_year import year_asked
from webapp.services import programme_check, programme_view, work_programmes
from webapp.services.work_programmes import ProgrammeSettings
from webapp.transaction import transaction

bp = Blueprint("work_programme", __name__, url_prefix="/staff/committees/<int:committee_id>/work-programme")


@bp.get("")
@requires(Permission.EDIT_AGENDA)
def index(committee_id: int):
    """The programme: topics under their meetings and months, what stands, what may come, and what ended."""
    g.actor.check(Permission.EDIT_AGENDA, committee_id)
    view = programme_view.view(committee_id, year_asked(), on=today())
    check = programme_check.check_lately(view.committee, view.year, on=today())
    return render_template("work_programme/index.html", view=view, check=check, today=today())


@bp.route("/settings", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def settings(committee_id: int):
    """What the committee settles for the year: words before the programme, and its own limits of a meeting."""
    committee, year = _committee(committee_id), year_asked()
    form = SettingsForm.of(work_programmes.of_committee(committee, year))
    if form.submitted():
        try:
            with transaction():
                work_programmes.settle(
                    committee,
                    year,
                    form.values(ProgrammeSettings),
                    revision=form.revision.data,
                    by=g.actor,
                    at=now(),
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(programme_address(committee.id, year))
    return render_template("work_programme/settings.html", form=form, committee=committee, year=year)


@bp.route("/agreed", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def agreed(committee_id: int):
    """The day on which the committee agreed its programme."""
    committee, year = _committee(committee_id), year_asked()
    form = AgreedForm.of(work_programmes.of_committee(committee, year))
    if form.submitted():
        said = {"agreed_on": form.agreed_on.data, "revision": form.revision.data}
        try:
            with transaction():
                work_programmes.agree(committee, year, **said, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Kept. What changes from now on is told as changes since that day.", "success")
            return redirect(programme_address(committee.id, year))
    return render_template("work_programme/agreed.html", form=form, committee=committee, year=year)


@bp.route("/carry-forward", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def carry_forward(committee_id: int):
    """Take into this year's programme what earlier ones left unfinished."""
    committee, year = _committee(committee_id), year_asked()
    unfinished = work_programmes.unfinished(committee, year)
    rows = programme_view.rows_of(unfinished, on=today())
    meets = work_programmes.meets_before(committee, year, on=today())
    waiting = [one.id for one in unfinished if not work_programmes.still_comes(one, year, on=today(), meets=meets)]
    form = CarryForm.from_request(data={"numbers": waiting})
    form.numbers.choices = [(row.topic.id, f"{row.topic.title}: {row.when_in_words}") for row in rows]
    if form.submitted():
        try:
            with transaction():
                carried = work_programmes.carry_forward(
                    committee, year, numbers=form.numbers.data, by=g.actor, at=now()
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"{len(carried)} carried forward into {municipal_year.in_words(year)}.", "success")
            return redirect(programme_address(committee.id, year))
    return render_template("work_programme/carry_forward.html", form=form, committee=committee, year=year)


def _committee(committee_id: int) -> Committee:
    committee = db.session.get_one(Committee, committee_id)
    g.actor.check(Permission.EDIT_AGENDA, committee.id)
    return committee
