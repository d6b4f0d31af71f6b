"""Look at what will be public, publish it, record a late route, or take it away."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import SubjectKind, Verb
from webapp.access import requires
from webapp.blueprints.publishing.forms import RouteForm
from webapp.clock import now, today
from webapp.database import finish_reading, works_before_writing
from webapp.publish_form import PublishForm, WithdrawForm
from webapp.services import (
    agenda_previews,
    late_routes,
    meetings_waiting,
    papers,
    proposals,
    publishing,
    scorecard_papers,
    scorecard_publishing,
    subjects,
)
from webapp.services.ledger import Act
from webapp.transaction import transaction

bp = Blueprint("publishing", __name__, url_prefix="/staff/publishing")

SAID = {
    Verb.PUBLISH: "Published.",
    Verb.CORRECT: "The correction is public.",
    Verb.SUPPLEMENT: "The supplement is public.",
}


@bp.route("/<any(council, committee, member, meeting):kind>/<int:subject_id>", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
@works_before_writing
def show(kind: str, subject_id: int):
    """What is public now beside what would be; and, in one press, publish it."""
    subject = _subject(kind, subject_id)
    proposal = proposals.of(subject, at=now())
    form = PublishForm.from_request(data=_suggested(proposal))
    if form.submitted():
        verb = form.chosen_verb() if proposal.asks_why else Verb.PUBLISH
        act = Act(verb, by=g.actor, at=now(), reason=form.reason.data or "")
        try:
            prepared, reports = _papers_ahead(subject, proposal, form.seen.data)
            with transaction():
                publishing.publish(subject, act, seen=form.seen.data, prepared=prepared, reports=reports)
        except RuleBroken as broken:
            form.explain(broken)
            proposal = proposals.of(subject, at=now())
            form.seen.data = proposal.seen
        else:
            flash(SAID[verb])
            return redirect(url_for("publishing.show", kind=kind, subject_id=subject_id))
    return _page(subject, proposal, form)


@bp.post("/meeting/<int:subject_id>/date")
@requires(Permission.PUBLISH)
def date_only(subject_id: int):
    """Publish the date, time and place of a meeting whose agenda is not ready."""
    meeting = _subject(SubjectKind.MEETING, subject_id)
    reason = meeting.changes[-1].reason if meeting.changes else ""
    try:
        with transaction():
            publishing.publish_date(meeting, Act(Verb.PUBLISH, by=g.actor, at=now(), reason=reason))
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("The date, time and place are public.")
    return redirect(url_for("publishing.show", kind="meeting", subject_id=subject_id))


@bp.route("/meeting/<int:subject_id>/route", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def route(subject_id: int):
    """Choose the lawful route for an agenda, or an item of it, that is late."""
    meeting = _subject(SubjectKind.MEETING, subject_id)
    proposal = proposals.of(meeting, at=now())
    form = RouteForm.from_request(data={"item": request.args.get("item", "")})
    form.offer(proposal.routes)
    item = late_routes.item_of(meeting, form.item.data)
    if form.submitted():
        try:
            with transaction():
                late_routes.choose(
                    meeting,
                    item,
                    route=form.route.data,
                    circumstances=form.circumstances.data,
                    chair_name=form.chair_name.data,
                    by=g.actor,
                    at=now(),
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The lawful route is recorded, and kept for the minutes.")
            return redirect(url_for("publishing.show", kind="meeting", subject_id=subject_id))
    return render_template("publishing/route.html", meeting=meeting, item=item, proposal=proposal, form=form)


@bp.route("/<any(council, committee, member, meeting):kind>/<int:subject_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.WITHDRAW)
def withdraw(kind: str, subject_id: int):
    """Take something away from the public."""
    subject = _subject(kind, subject_id)
    form = WithdrawForm.from_request()
    if form.submitted():
        try:
            with transaction():
                publishing.withdraw(subject, Act(Verb.WITHDRAW, by=g.actor, at=now(), reason=form.reason.data))
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("It is withdrawn. Its address now says so, with your reason.")
            return redirect(url_for("publishing.show", kind=kind, subject_id=subject_id))
    return render_template("publishing/withdraw.html", **_names(subject), kind=kind, form=form)


@bp.route("/calendar", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def calendar():
    """Publish the dates of many meetings at once."""
    waiting = meetings_waiting.unpublished_dates(by=g.actor, on=g.actor.on)
    if request.method == "POST":
        ticked = set(request.form.getlist("meeting", type=int))
        chosen = [meeting for meeting in waiting if meeting.id in ticked]
        with transaction():
            for meeting in chosen:
                publishing.publish_date(meeting, Act(Verb.PUBLISH, by=g.actor, at=now()))
        flash(f"{len(chosen)} published." if chosen else "Nothing was chosen, so nothing was published.")
        return redirect(url_for("publishing.calendar"))
    return render_template("publishing/calendar.html", waiting=waiting)


def _subject(kind: str, subject_id: int):
    subject = subjects.get(SubjectKind(kind), subject_id)
    g.actor.check(Permission.PUBLISH, publishing.committee_id_of(subject))
    return subject


def _papers_ahead(subject, proposal, seen: str):
    """The files of what would be published, and of the scorecards on it, made while nobody waits; None for no files."""
    is_refused = seen != proposal.seen or proposal.blocking or proposal.is_late
    if is_refused or proposal.kind is not SubjectKind.MEETING or not proposal.body["agenda"]:
        finish_reading()
        return None, []
    wanted, reports = papers.wanted(subject, proposal.body), scorecard_publishing.wanted_with(subject, on=today())
    finish_reading()
    return papers.prepare(wanted), [scorecard_papers.prepare(one) for one in reports]


def _page(subject, proposal, form):
    is_agenda = proposal.kind is SubjectKind.MEETING and proposal.body["agenda"]
    preview = agenda_previews.without_dead_links(proposal.body) if is_agenda else proposal.body
    names = _names(subject)
    return render_template("publishing/show.html", **names, proposal=proposal, preview=preview, form=form, on=today())


def _suggested(proposal):
    given = {"verb": Verb.CORRECT, "reason": proposal.reason_given} if proposal.reason_given else {}
    return {"seen": proposal.seen, **given}


def _names(subject):
    return {"subject": subject, "name": subjects.name_of(subject)}
