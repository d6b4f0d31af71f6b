"""Look at what the public would read of a programme, publish it in one press, take its files, or take it away."""

from io import BytesIO

from flask import Blueprint, flash, g, redirect, render_template, send_file, url_for

from exports.work_programme import CSV_TYPE
from models.committee import Committee
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import Verb
from webapp.access import requires
from webapp.blueprints.programme_publishing.forms import PublishForm
from webapp.clock import now, today
from webapp.database import db, finish_reading, works_before_writing
from webapp.programme_year import year_asked
from webapp.publish_form import WithdrawForm
from webapp.services import programme_papers, programme_publishing, published_programmes, work_programmes
from webapp.services.ledger import Act
from webapp.services.papers import WORD_TYPE
from webapp.transaction import transaction

bp = Blueprint("programme_publishing", __name__, url_prefix="/staff/committees/<int:committee_id>/work-programme")
TYPES = {"docx": WORD_TYPE, "csv": CSV_TYPE}


@bp.route("/publish", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
@works_before_writing
def show(committee_id: int):
    """What changes for the public, what it would read, and one press."""
    committee, year = _committee(committee_id, Permission.PUBLISH), year_asked()
    proposal = _proposal(committee, year)
    form = PublishForm.from_request(data=_suggested(proposal))
    if form.submitted():
        try:
            hides = form.hides_earlier.data
            prepared = _files_ahead(committee, year, _proposal(committee, year, hides), proposal.seen == form.seen.data)
            with transaction():
                programme = work_programmes.begun(committee, year)
                verb = Verb.CORRECT if hides else Verb.PUBLISH
                act = Act(verb, by=g.actor, at=now(), reason=form.reason.data or "", hides_earlier=hides)
                programme_publishing.publish(programme, act, seen=form.seen.data, prepared=prepared)
        except RuleBroken as broken:
            form.explain(broken)
            proposal = _proposal(committee, year)
            form.seen.data = proposal.seen
        else:
            flash("Published.", "success")
            return redirect(_here("show", committee_id, year))
    shown = published_programmes.shown(proposal.body, today())
    return render_template(
        "programme_publishing/show.html", committee=committee, year=year, proposal=proposal, form=form, shown=shown
    )


@bp.route("/withdraw", methods=["GET", "POST"])
@requires(Permission.WITHDRAW)
def withdraw(committee_id: int):
    """Take the programme and its topics away from the public."""
    committee, year = _committee(committee_id, Permission.WITHDRAW), year_asked()
    form = WithdrawForm.from_request()
    if form.submitted():
        try:
            with transaction():
                programme = work_programmes.begun(committee, year)
                db.session.flush()
                act = Act(Verb.WITHDRAW, by=g.actor, at=now(), reason=form.reason.data)
                programme_publishing.withdraw(programme, act)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("It is withdrawn. Its address now says so, with your reason.")
            return redirect(_here("show", committee_id, year))
    return render_template("programme_publishing/withdraw.html", committee=committee, year=year, form=form)


@bp.get(f"/draft.<any({', '.join(TYPES)}):ending>")
@requires(Permission.EDIT_AGENDA)
def file(committee_id: int, ending: str):
    """The programme as it stands now: the file the public would be given."""
    committee, year = _committee(committee_id, Permission.EDIT_AGENDA), year_asked()
    programme = work_programmes.of_committee(committee, year)
    make = programme_papers.draft_csv if ending == "csv" else programme_papers.draft_word
    called = f"{committee.slug}-work-programme-{year}.{ending}"
    content = BytesIO(make(programme, on=today()))
    answer = send_file(content, mimetype=TYPES[ending], as_attachment=True, download_name=called)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _proposal(committee: Committee, year: int, hides_earlier: bool = False):
    programme = work_programmes.of_committee(committee, year)
    return programme_publishing.propose(programme, on=today(), hides_earlier=hides_earlier)


def _suggested(proposal):
    return {"seen": proposal.seen, "reason": programme_publishing.summary(proposal) if proposal.live else ""}


def _files_ahead(committee: Committee, year: int, proposal, was_seen: bool):
    """The files of what would be published, made while nobody waits; None where nothing will be."""
    programme = work_programmes.of_committee(committee, year)
    wanted = programme_papers.wanted(programme, proposal.body, on=today())
    finish_reading()
    return programme_papers.prepare(wanted) if proposal.is_behind and was_seen else None


def _committee(committee_id: int, permission: Permission) -> Committee:
    committee = db.session.get_one(Committee, committee_id)
    g.actor.check(permission, committee.id)
    return committee


def _here(view: str, committee_id: int, year: int) -> str:
    return url_for(f"programme_publishing.{view}", committee_id=committee_id, year=year)
