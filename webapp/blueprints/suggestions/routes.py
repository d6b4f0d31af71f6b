"""The queue of suggestions: read, put right, scored marks revealed, accepted or declined."""

from itertools import groupby

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.programme_vocabulary import SuggestionStatus, TopicStatus
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.suggestion import Suggestion
from webapp import clock
from webapp.access import requires
from webapp.blueprints.suggestions.forms import AcceptForm, DeclineForm, EnterForm, SuggestionForm
from webapp.choices import records
from webapp.filters import municipal_year
from webapp.findings import after_mending, carried_on
from webapp.room import as_pressed, press
from webapp.services import committees, measure_follow_ups, members, outbox, suggestion_scores, topics
from webapp.services import suggestions as service
from webapp.services.suggestions import Said, Sender
from webapp.transaction import transaction

bp = Blueprint("suggestions", __name__, url_prefix="/staff/suggestions")


@bp.get("")
@requires(Permission.EDIT_AGENDA)
def index():
    """What waits for an answer, committee by committee and in the order of revealed marks; then what was answered."""
    waiting = suggestion_scores.with_scores(one.id for one in service.waiting(by=g.actor))
    by_committee = sorted(waiting, key=lambda one: (one.committee.name if one.committee else "", one.committee_id or 0))
    queues = [
        (found[0].committee, suggestion_scores.standings(found))
        for _, group in groupby(by_committee, key=lambda one: one.committee_id)
        if (found := list(group))
    ]
    return render_template("suggestions/index.html", queues=queues, answered=service.answered(by=g.actor))


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def new():
    """Enter a suggestion that came another way."""
    form = EnterForm.from_request()
    form.committee_id.choices = _committees()
    form.member_id.choices = records(members.all_members(), "Nobody")
    if form.submitted():
        who = {"suggested_by": form.suggested_by.data, "member_id": form.member_id.data}
        try:
            with transaction():
                made = service.enter(_said(form), _sender(form), **who, by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The suggestion is kept.", "success")
            return redirect(url_for("suggestions.show", suggestion_id=made.id))
    return render_template("suggestions/new.html", form=form)


@bp.get("/<int:suggestion_id>")
@requires(Permission.EDIT_AGENDA)
def show(suggestion_id: int):
    """One suggestion: who made it, its marks once revealed, what is to be done, and the letters about it."""
    suggestion = service.get(suggestion_id, by=g.actor)
    asked_by_check = carried_on() if suggestion.status is SuggestionStatus.WAITING else {}
    [standing] = suggestion_scores.standings([suggestion])
    letters = outbox.of_suggestion(suggestion.id)
    return render_template(
        "suggestions/show.html",
        suggestion=suggestion,
        standing=standing,
        letters=letters,
        goes_to=service.answer_goes_to(suggestion),
        about=measure_follow_ups.of_suggestion(suggestion.id),
        carried=asked_by_check,
    )


@bp.route("/<int:suggestion_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def edit(suggestion_id: int):
    """Put it in clearer words, or give it to another committee."""
    suggestion = service.get(suggestion_id, by=g.actor)
    form = SuggestionForm.of(suggestion, committee_id=_committees())

    def keep() -> str:
        service.edit(suggestion, form.values(Said), revision=form.revision.data, by=g.actor, at=clock.now())
        return "Saved."

    back = url_for("suggestions.show", suggestion_id=suggestion.id, **carried_on())
    return _answered(suggestion, form, keep, "edit", back)


@bp.route("/<int:suggestion_id>/accept", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def accept(suggestion_id: int):
    """Make a topic of it, or note the topic that takes it up."""
    suggestion = service.get(suggestion_id, by=g.actor)
    if suggestion.committee is None:
        flash("Choose first which committee it is for.", "warning")
        return redirect(url_for("suggestions.edit", suggestion_id=suggestion.id, **carried_on()))
    filled = {"title": suggestion.title, "detail": suggestion.why, "revision": suggestion.revision}
    form = AcceptForm.from_request(data=filled)
    form.record = suggestion
    there = [one for one in topics.of_committee(suggestion.committee) if one.status is TopicStatus.OPEN]
    form.topic_id.choices = {"": "None: add it as a new topic"} | {str(one.id): one.title for one in there}

    def keep() -> str:
        said = {"title": form.title.data or "", "detail": form.detail.data or "", "reason": form.reason.data or ""}
        chosen = {"topic_id": form.topic_id.data, "revision": form.revision.data}
        service.accept(suggestion, **said, **chosen, by=g.actor, at=clock.now())
        year = municipal_year(suggestion.topic.year)
        return f"Accepted: “{suggestion.topic.title}” is in the work programme for {year}.{_told(suggestion)}"

    return _answered(suggestion, form, keep, "accept")


@bp.route("/<int:suggestion_id>/decline", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def decline(suggestion_id: int):
    """Decline it, with the reason."""
    suggestion = service.get(suggestion_id, by=g.actor)
    form = DeclineForm.from_request(data={"revision": suggestion.revision})
    form.record = suggestion

    def keep() -> str:
        said = {"reason": form.reason.data or "", "revision": form.revision.data}
        service.decline(suggestion, **said, by=g.actor, at=clock.now())
        return f"Declined.{_told(suggestion)}"

    return _answered(suggestion, form, keep, "decline")


@bp.post("/<int:suggestion_id>/reopen")
@requires(Permission.EDIT_AGENDA)
def reopen(suggestion_id: int):
    """Take up again one that was declined."""
    suggestion = service.get(suggestion_id, by=g.actor)
    return press(lambda: service.reopen(suggestion, **as_pressed()), _address(suggestion))


@bp.post("/<int:suggestion_id>/remove")
@requires(Permission.EDIT_AGENDA)
def remove(suggestion_id: int):
    """Take away what is no suggestion."""
    suggestion = service.get(suggestion_id, by=g.actor)
    return press(lambda: service.remove(suggestion, **as_pressed()), url_for("suggestions.index"))


@bp.post("/reveal/<int:committee_id>")
@requires(Permission.EDIT_AGENDA)
def reveal(committee_id: int):
    """Show the members of a committee each other's marks; 0 is for what no committee was named for."""
    act = {"by": g.actor, "at": clock.now()}
    return press(lambda: suggestion_scores.reveal(committee_id or None, **act), url_for("suggestions.index"))


def _answered(suggestion: Suggestion, form, keep, way: str, back: str = ""):
    back = back or after_mending(suggestion.committee_id or 0, _address(suggestion))
    if form.submitted():
        try:
            with transaction():
                told = keep()
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(told, "success")
            return redirect(back)
    goes_to = service.answer_goes_to(suggestion)
    return render_template(f"suggestions/{way}.html", form=form, suggestion=suggestion, goes_to=goes_to)


def _said(form: EnterForm) -> Said:
    return {"title": form.title.data or "", "why": form.why.data or "", "committee_id": form.committee_id.data}


def _sender(form: EnterForm) -> Sender:
    return {"name": form.name.data or "", "email": form.email.data or ""}


def _told(suggestion: Suggestion) -> str:
    is_written_to = service.answer_goes_to(suggestion)
    return " A letter that says so goes out by itself." if is_written_to else " No address was given: tell them."


def _address(suggestion: Suggestion) -> str:
    return url_for("suggestions.show", suggestion_id=suggestion.id)


def _committees() -> dict[str, str]:
    kept = [one for one in committees.all_committees() if g.actor.may(Permission.EDIT_AGENDA, one.id)]
    sitting = [one for one in kept if one.ended_on is None or one.ended_on >= clock.today()]
    return records(sitting, "Not known yet")
