"""Issue the draft, publish the decisions ahead, approve, sign, put right, take away: one press each."""

from flask import Blueprint, Response, abort, flash, g, redirect, render_template, request, url_for

from models.minutes_bodies import every_minute
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import Verb
from webapp import minutes_page
from webapp.access import requires
from webapp.blueprints.minutes.forms import ApproveForm, CorrectionForm, IssueForm, SignForm
from webapp.clock import now, today
from webapp.database import finish_reading, works_before_writing
from webapp.publish_form import WithdrawForm
from webapp.room import came_from_room, room_address
from webapp.services import issue_proposals, issuing, minutes, minutes_bodies, minutes_publishing, papers
from webapp.services.ledger import Act
from webapp.transaction import transaction

bp = Blueprint("minutes", __name__, url_prefix="/staff/meetings/<int:meeting_id>/minutes")


@bp.route("", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
@works_before_writing
def show(meeting_id: int):
    """How far the minutes have come, what stops them, and what their readers would see; and, in one press, issue."""
    meeting = _meeting(meeting_id)
    proposal = issue_proposals.of(meeting, on=today())
    form = IssueForm.from_request(data={"seen": proposal.seen})
    if form.submitted():
        act = Act(Verb.PUBLISH, by=g.actor, at=now(), reason=form.reason.data or "")
        try:
            prepared = _papers_ahead(meeting, proposal.body) if proposal.may_issue else None
            with transaction():
                issuing.issue(meeting, act, seen=form.seen.data, prepared=prepared)
        except RuleBroken as broken:
            form.explain(broken)
            proposal = issue_proposals.of(meeting, on=today())
            form.seen.data = proposal.seen
        else:
            flash("The draft minutes are issued.")
            return redirect(url_for("minutes.show", meeting_id=meeting_id))
    page = minutes_page.drawn(proposal.body)
    return render_template("minutes/show.html", meeting=meeting, proposal=proposal, form=form, page=page)


@bp.post("/decisions")
@requires(Permission.PUBLISH)
@works_before_writing
def publish_decisions(meeting_id: int):
    """Publish what was decided, ahead of the minutes."""
    meeting = _meeting(meeting_id)
    try:
        prepared = _papers_ahead(meeting, minutes_bodies.decisions_body(meeting))
        with transaction():
            issuing.publish_decisions(meeting, Act(Verb.PUBLISH, by=g.actor, at=now()), prepared=prepared)
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("The decisions are public.")
    return redirect(url_for("minutes.show", meeting_id=meeting_id))


@bp.route("/approve", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def approve(meeting_id: int):
    """Approve the draft as a later meeting did, with the corrections it made; from its running order, and back."""
    kept, meeting = _kept(meeting_id), _meeting(meeting_id)
    offered = {one.id: one for one in issuing.meetings_that_may_approve(meeting, on=today())}
    form = ApproveForm.from_request(data={"approved_at": request.args.get("at")})
    is_asked_for_more = "another" in request.form
    if is_asked_for_more:
        form.add_one()
    form.offer_items(every_minute(minutes_bodies.minutes_body(meeting)))
    form.offer_meetings(offered.values())
    if not is_asked_for_more and form.submitted():
        at_meeting = offered[int(form.approved_at.data)]
        try:
            with transaction():
                issuing.approve(kept, at_meeting, form.made(), Act(Verb.PUBLISH, by=g.actor, at=now()))
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(_done("The minutes are approved", kept))
            return redirect(_way_back(meeting_id, at_meeting))
    return render_template("minutes/approve.html", meeting=meeting, form=form, has_meetings=bool(offered))


@bp.route("/sign", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def sign(meeting_id: int):
    """Note who signed the approved minutes, and when."""
    kept = _kept(meeting_id)
    form = SignForm.from_request(data={"signed_by": issuing.presided(kept), "signed_on": kept.approved_on})
    if form.submitted():
        act = Act(Verb.PUBLISH, by=g.actor, at=now())
        try:
            with transaction():
                issuing.sign(kept, signed_on=form.signed_on.data, signed_by=form.signed_by.data, act=act)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The signature is noted.")
            return redirect(_way_back(meeting_id, kept.approved_at))
    return render_template("minutes/sign.html", meeting=kept.meeting, form=form)


@bp.route("/correct", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def correct(meeting_id: int):
    """Put right approved minutes by an entry of its own, in a new version."""
    kept = _kept(meeting_id)
    since = {str(one.id): one for one in issuing.meetings_held_since(kept.meeting, on=today())}
    form = CorrectionForm.from_request()
    form.offer_items(every_minute(minutes_bodies.minutes_body(kept.meeting)))
    form.offer_meetings(since.values())
    if form.submitted():
        act = Act(Verb.CORRECT, by=g.actor, at=now())
        try:
            with transaction():
                issuing.correct(kept, form.correction(), since.get(form.agreed_at.data), act)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(_done("The correction is kept", kept))
            return redirect(url_for("minutes.show", meeting_id=meeting_id))
    return render_template("minutes/correct.html", meeting=kept.meeting, form=form)


@bp.route("/withdraw", methods=["GET", "POST"])
@requires(Permission.WITHDRAW)
def withdraw(meeting_id: int):
    """Take the minutes away from the public."""
    kept = _kept(meeting_id)
    g.actor.check(Permission.WITHDRAW, kept.meeting.committee_id)
    form = WithdrawForm.from_request()
    if form.submitted():
        act = Act(Verb.WITHDRAW, by=g.actor, at=now(), reason=form.reason.data)
        try:
            with transaction():
                minutes_publishing.withdraw(kept.meeting, act)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The minutes are withdrawn. Their address now says so, with your reason.")
            return redirect(url_for("minutes.show", meeting_id=meeting_id))
    return render_template("minutes/withdraw.html", meeting=kept.meeting, form=form)


@bp.post("/publish-again")
@requires(Permission.PUBLISH)
def publish_again(meeting_id: int):
    """Publish approved minutes that were withdrawn."""
    kept = _kept(meeting_id)
    try:
        with transaction():
            issuing.publish_again(kept, Act(Verb.PUBLISH, by=g.actor, at=now()))
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("The minutes are public again.")
    return redirect(url_for("minutes.show", meeting_id=meeting_id))


@bp.route("/draft.docx", defaults={"filename": papers.MINUTES_WORD})
@bp.route("/draft.pdf", defaults={"filename": papers.MINUTES_PDF})
@requires(Permission.RECORD_MEETING)
def draft(meeting_id: int, filename: str):
    """The minutes as they stand, as a file."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    return sent(meeting, minutes_bodies.minutes_body(meeting), filename)


def sent(meeting, body, filename: str) -> Response:
    """A paper of minutes as an answer that nobody else keeps."""
    if filename == papers.MINUTES_PDF and papers.pdf_is_missing():
        abort(404)
    kind = papers.WORD_TYPE if filename == papers.MINUTES_WORD else papers.PDF_TYPE
    response = Response(papers.minutes_file(meeting, body, filename), content_type=kind)
    name = f"{meeting.committee.slug}-{meeting.held_on}-{filename}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _meeting(meeting_id: int):
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    g.actor.check(Permission.PUBLISH, meeting.committee_id)
    return meeting


def _kept(meeting_id: int):
    return minutes.of_meeting(_meeting(meeting_id)) or abort(404)


def _done(what: str, kept) -> str:
    if minutes_publishing.is_withdrawn(kept.meeting):
        return f"{what}. The minutes stay withdrawn until you publish them again."
    return f"{what} and public."


def _way_back(meeting_id: int, at_meeting):
    """To the running order of the meeting that approves them, for who came from there; or to the minutes."""
    if came_from_room():
        return room_address(at_meeting.id, "to-confirm")
    return url_for("minutes.show", meeting_id=meeting_id)


def _papers_ahead(meeting, body):
    """The Word and PDF files of what would go out, made while nobody waits."""
    wanted = papers.wanted(meeting, body)
    finish_reading()
    return papers.prepare(wanted)
