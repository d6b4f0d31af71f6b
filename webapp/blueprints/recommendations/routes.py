"""Recommendations to other bodies: those of a committee with how they fared, and each with its notice and answer."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, send_file, url_for

from models.resolution import Recommendation
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.recommendations.forms import AgainForm, NoticeForm, ProgressForm, ReasonForm, ResponseForm
from webapp.clock import now, today
from webapp.edit_form import EditForm
from webapp.services import (
    committees,
    measure_follow_ups,
    recommendation_lists,
    recommendation_notices,
    recommendations,
)
from webapp.services.papers import WORD_TYPE
from webapp.transaction import transaction

bp = Blueprint("recommendations", __name__, url_prefix="/staff")


@bp.get("/recommendations")
@requires(Permission.RECORD_MEETING)
def every():
    """Those that wait for an answer, of every committee this person works for, the soonest due first."""
    found = recommendation_lists.awaiting(by=g.actor, on=today())
    return render_template("recommendations/every.html", found=found)


@bp.get("/committees/<int:committee_id>/recommendations")
@requires(Permission.RECORD_MEETING)
def index(committee_id: int):
    """What a committee recommended in one municipal year, and how it fared."""
    committee = committees.get(committee_id)
    g.actor.check(Permission.RECORD_MEETING, committee.id)
    found = recommendation_lists.of_committee(committee, number_in(request.args.get("year")), on=today())
    return render_template("recommendations/index.html", committee=committee, found=found)


@bp.get("/recommendations/<int:recommendation_id>")
@requires(Permission.RECORD_MEETING)
def show(recommendation_id: int):
    """One recommendation: how it stands, what comes next, and what was recorded so far."""
    found = recommendations.get(recommendation_id, by=g.actor)
    return render_template(
        "recommendations/show.html",
        one=recommendation_lists.listed(found, on=today()),
        can_require=recommendations.requires_answer(found),
        is_corrected=recommendations.is_corrected_since(found),
        history=recommendation_lists.history(found),
        about=measure_follow_ups.of_recommendation(found.id),
    )


@bp.get("/recommendations/<int:recommendation_id>/notice.docx")
@requires(Permission.RECORD_MEETING)
def word(recommendation_id: int):
    """The notice for signature, as a Word file."""
    found = recommendations.get(recommendation_id, by=g.actor)
    try:
        name, content = recommendation_notices.notice_file(found)
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("recommendations.show", recommendation_id=found.id))
    answer = send_file(BytesIO(content), mimetype=WORD_TYPE, as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.route("/recommendations/<int:recommendation_id>/notice", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def notice(recommendation_id: int):
    """The day the notice was received: the two months begin with it."""
    found = recommendations.get(recommendation_id, by=g.actor)
    form = NoticeForm.of(found)

    def keep() -> None:
        days = {"reported_on": form.reported_on.data, "notice_on": form.notice_on.data}
        recommendations.give_notice(found, **days, revision=form.revision.data, by=g.actor, at=now())

    return _edited(found, form, keep, "notice")


@bp.route("/recommendations/<int:recommendation_id>/response", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def response(recommendation_id: int):
    """What the body answered, with its reasons."""
    found = recommendations.get(recommendation_id, by=g.actor)
    form = ResponseForm.of(found)

    def keep() -> None:
        said = form.values(recommendations.Response)
        recommendations.respond(found, said, revision=form.revision.data, by=g.actor, at=now())

    return _edited(found, form, keep, "response")


@bp.route("/recommendations/<int:recommendation_id>/progress", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def progress(recommendation_id: int):
    """How far it has been carried out, and where that can be seen."""
    found = recommendations.get(recommendation_id, by=g.actor)
    form = ProgressForm.of(found)

    def keep() -> None:
        said = form.values(recommendations.Progress)
        recommendations.carry_out(found, said, revision=form.revision.data, by=g.actor, at=now())

    return _edited(found, form, keep, "progress")


@bp.route("/recommendations/<int:recommendation_id>/again", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def send_again(recommendation_id: int):
    """Send it as its resolution reads since it was corrected, and say why."""
    found = recommendations.get(recommendation_id, by=g.actor)
    form = AgainForm.of(found)

    def keep() -> None:
        said = {"text": form.text.data or "", "revision": form.revision.data, "by": g.actor, "at": now()}
        recommendations.send_again(found, form.reason.data, **said)

    return _edited(found, form, keep, "again")


@bp.route("/recommendations/<int:recommendation_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def withdraw(recommendation_id: int):
    """Withdraw it, and say why."""
    found = recommendations.get(recommendation_id, by=g.actor)
    form = ReasonForm.of(found)

    def keep() -> None:
        recommendations.withdraw(found, form.reason.data, revision=form.revision.data, by=g.actor, at=now())

    return _edited(found, form, keep, "withdrawal")


def _edited(found: Recommendation, form: EditForm, keep: Callable[[], None], view: str) -> Any:
    """The page of a form, or what was typed kept and the way back."""
    if form.submitted():
        try:
            with transaction():
                keep()
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(url_for("recommendations.show", recommendation_id=found.id))
    one = recommendation_lists.listed(found, on=today())
    return render_template("recommendations/edit.html", form=form, one=one, view=view)
