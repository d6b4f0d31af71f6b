"""The board of a programme, a move on it, and the picture of the year."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.committee import Committee
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.work_programme import in_words
from webapp.access import requires
from webapp.blueprints.programme_board.forms import CardForm
from webapp.clock import now, today
from webapp.database import db
from webapp.programme_year import year_asked
from webapp.services import board_rows, programme_board, programme_timeline, topic_slots, topics
from webapp.transaction import transaction

bp = Blueprint("programme_board", __name__, url_prefix="/staff")
OF_COMMITTEE = "/committees/<int:committee_id>/work-programme"


@bp.get(f"{OF_COMMITTEE}/board")
@requires(Permission.EDIT_AGENDA)
def show(committee_id: int):
    """Meetings with what they bear, the days between them, and what waits for one."""
    g.actor.check(Permission.EDIT_AGENDA, committee_id)
    return _board(committee_id, year_asked())


@bp.post("/topics/<int:topic_id>/board")
@requires(Permission.EDIT_AGENDA)
def move(topic_id: int):
    """Move a topic, from its card. Refused, the card comes back open with what was typed and why not."""
    topic = topics.get(topic_id, by=g.actor)
    year, form = year_asked(), CardForm.from_request()
    form.belongs_to(topic.id)
    if form.submitted():
        try:
            with transaction():
                said = {"reason": form.reason.data or "", "revision": form.revision.data or ""}
                topics.move(topic, form.slot(), **said, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"“{topic.title}”: {in_words(topic_slots.when_of(topic))}.", "success")
            here = {"committee_id": topic.committee_id, "year": year}
            return redirect(url_for("programme_board.show", **here, _anchor=f"topic-{topic.id}"))
    return _board(topic.committee_id, year, form=form, refused=topic.id)


@bp.get(f"{OF_COMMITTEE}/timeline")
@requires(Permission.EDIT_AGENDA)
def timeline(committee_id: int):
    """The year as a picture: topics down, its meetings across."""
    committee, year = _committee(committee_id), year_asked()
    picture = programme_timeline.of_committee(committee, year, on=today())
    return render_template("programme_board/timeline.html", picture=picture, committee=committee, year=year)


def _board(committee_id: int, year: int, *, form: CardForm | None = None, refused: int | None = None):
    committee = board_rows.owner(committee_id, year)
    board = programme_board.board(committee, year, on=today())
    return render_template(
        "programme_board/show.html",
        board=board,
        committee=committee,
        year=year,
        form=form or CardForm(formdata=None),
        refused=refused,
        topics_at=url_for("topics.show", topic_id=0).removesuffix("/0"),
        agendas_at=url_for("agendas.edit", meeting_id=0).removesuffix("/0"),
    )


def _committee(committee_id: int) -> Committee:
    committee = db.session.get_one(Committee, committee_id)
    g.actor.check(Permission.EDIT_AGENDA, committee.id)
    return committee
