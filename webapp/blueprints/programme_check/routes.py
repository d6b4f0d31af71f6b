"""The findings of a work programme's check: each with its rule, why, a button that mends it, and a way to let it be."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from sqlalchemy import select

from models.committee import Committee
from models.rules import RuleBroken, linter
from models.rules.municipal_year import municipal_year_of
from models.rules.permissions import Permission
from models.rules.work_programme import in_words
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.programme_check.forms import WaiveForm
from webapp.blueprints.programme_check.ways import way_to_mend
from webapp.clock import now, today
from webapp.database import db
from webapp.room import press
from webapp.services import programme_check, topic_slots
from webapp.services.work_programmes import FIRST_YEAR, LAST_YEAR
from webapp.transaction import transaction

bp = Blueprint("programme_check", __name__, url_prefix="/staff")
bp.add_app_template_global(way_to_mend)
HERE = "/committees/<int:committee_id>/work-programme/findings"


@bp.get("/work-programmes/findings")
@requires(Permission.EDIT_AGENDA)
def everywhere():
    """The programmes of every committee this person keeps, checked: how much each has to look at."""
    named = select(Committee).where(Committee.ended_on.is_(None)).order_by(Committee.name, Committee.id)
    committees = [one for one in db.session.scalars(named) if g.actor.may(Permission.EDIT_AGENDA, one.id)]
    checked = programme_check.check_everything(committees, on=today())
    return render_template(
        "programme_check/everywhere.html",
        checked=[one for one in checked if one.found or one.waived],
        committees={one.id: one for one in committees},
        rules=linter.RULES,
    )


@bp.get(HERE)
@requires(Permission.EDIT_AGENDA)
def index(committee_id: int):
    """What the check finds in one programme, by rule; what was let stand; and what it looks for at all."""
    return _shown(_committee(committee_id), WaiveForm.from_request())


@bp.post(f"{HERE}/waive")
@requires(Permission.EDIT_AGENDA)
def waive(committee_id: int):
    """Let something stand, with the reason."""
    committee, form = _committee(committee_id), WaiveForm.from_request()
    if form.submitted():
        said = {"rule": form.rule.data or "", "key": form.key.data or "", "reason": form.reason.data or ""}
        try:
            with transaction():
                programme_check.waive(committee, _year(), **said, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("It may stand. The reason is kept below.", "success")
            return redirect(_address(committee))
    return _shown(committee, form)


@bp.post(f"{HERE}/mend")
@requires(Permission.EDIT_AGENDA)
def mend(committee_id: int):
    """Put something right by one press, where there is one way to do it."""
    committee, form = _committee(committee_id), WaiveForm.from_request()

    def put_right() -> None:
        found = {"rule": form.rule.data or "", "key": form.key.data or ""}
        topic = programme_check.mend(committee, _year(), **found, by=g.actor, at=now())
        flash(f"“{topic.title}”: {in_words(topic_slots.when_of(topic))}.", "success")

    return press(put_right, _came_from(committee))


@bp.post("/waived-findings/<int:waived_id>/look-again")
@requires(Permission.EDIT_AGENDA)
def look_again(waived_id: int):
    """Have something that was let stand looked at again."""
    waived = programme_check.get(waived_id, by=g.actor)
    back = _address(db.session.get_one(Committee, waived.committee_id))

    def take_back() -> None:
        programme_check.unwaive(waived, by=g.actor, at=now())
        flash("It is looked at again.", "success")

    return press(take_back, back)


def _shown(committee: Committee, form: WaiveForm):
    year = _year()
    return render_template(
        "programme_check/index.html",
        committee=committee,
        year=year,
        check=programme_check.check_lately(committee, year, on=today()),
        form=form,
        rules=linter.RULES,
    )


def _committee(committee_id: int) -> Committee:
    committee = db.session.get_one(Committee, committee_id)
    g.actor.check(Permission.EDIT_AGENDA, committee.id)
    return committee


def _year() -> int:
    """The municipal year the address asks for; this one where it asks for none, or for none that councils plan."""
    asked = number_in(request.args.get("year"))
    return asked if asked is not None and FIRST_YEAR <= asked <= LAST_YEAR else municipal_year_of(today())


def _came_from(committee: Committee) -> str:
    """The page that was pressed on: the programme itself, or its findings."""
    if request.form.get("back") == "programme":
        return url_for("work_programme.index", committee_id=committee.id, year=_year())
    return _address(committee)


def _address(committee: Committee) -> str:
    return url_for("programme_check.index", committee_id=committee.id, year=_year())
