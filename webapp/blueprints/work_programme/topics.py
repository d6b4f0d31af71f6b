"""A topic of a work programme: added, read with its history, put right, and moved."""

from collections.abc import Sequence

from flask import Blueprint, flash, g, redirect, render_template, request
from sqlalchemy.exc import NoResultFound

from models.action import Action
from models.committee import Committee
from models.programme_vocabulary import TopicKind, TopicSource, TopicTiming
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.work_programme import in_words
from models.work_programme import NotedReport, Topic
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.work_programme.addresses import after_mending, programme_address, topic_address
from webapp.blueprints.work_programme.forms import (
    MoveForm,
    NewTopicForm,
    NotedReportForm,
    PressForm,
    TopicForm,
    meetings_offered,
    months_offered,
)
from webapp.choices import records
from webapp.clock import now, today
from webapp.database import db
from webapp.programme_year import year_asked
from webapp.room import press
from webapp.services import (
    actions,
    measure_follow_ups,
    members,
    noted_reports,
    programme_meetings,
    programme_view,
    task_groups,
    topic_history,
    topic_items,
    topic_order,
    topic_slots,
)
from webapp.services import topics as service
from webapp.services.revisions import revision_of
from webapp.services.topics import TopicDetails
from webapp.transaction import transaction

LONGEST_TITLE = 300
topics = Blueprint("topics", __name__, url_prefix="/staff")


@topics.route("/committees/<int:committee_id>/work-programme/topics/new", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def new(committee_id: int):
    """Add a topic; the address may say for which year and which meeting."""
    committee = db.session.get_one(Committee, committee_id)
    g.actor.check(Permission.EDIT_AGENDA, committee.id)
    year, action = year_asked(), _action(committee)
    form = NewTopicForm.from_request(data=_fresh(number_in(request.args.get("meeting")), action))
    form.offer(**_people(), **_times(committee, year))
    if form.submitted():
        details = form.values(TopicDetails)
        try:
            with transaction():
                made = service.add(
                    committee, year=year, slot=form.chosen_slot(), action=action, **details, by=g.actor, at=now()
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"“{made.title}” is in the work programme.", "success")
            return redirect(topic_address(made))
    return render_template("work_programme/new.html", form=form, committee=committee, year=year)


@topics.get("/topics/<int:topic_id>")
@requires(Permission.EDIT_AGENDA)
def show(topic_id: int):
    """One topic: all that it says, where it comes from, its reports and its history."""
    return shown(service.get(topic_id, by=g.actor), NotedReportForm.from_request())


@topics.route("/topics/<int:topic_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def edit(topic_id: int):
    """Put right what a topic says of itself."""
    topic = service.get(topic_id, by=g.actor)
    form = TopicForm.of(topic, **_people())
    if form.submitted():
        try:
            with transaction():
                service.change(topic, form.values(TopicDetails), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(after_mending(topic, topic_address(topic)))
    return render_template("work_programme/edit.html", form=form, topic=topic)


@topics.route("/topics/<int:topic_id>/move", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def move(topic_id: int):
    """Say anew when a topic comes, and why."""
    topic = service.get(topic_id, by=g.actor)
    form = MoveForm.of(topic, **_times(topic.committee, topic.year, topic))
    if form.submitted():
        said = {"reason": form.reason.data, "revision": form.revision.data}
        try:
            with transaction():
                service.move(topic, form.chosen_slot(), **said, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _moved(topic)
    return render_template("work_programme/move.html", form=form, topic=topic, when=topic_slots.when_of(topic))


@topics.post("/topics/<int:topic_id>/place")
@requires(Permission.EDIT_AGENDA)
def place(topic_id: int):
    """Move a topic by one press on the programme. Refused, the press and its reason are kept in the form to move it."""
    topic = service.get(topic_id, by=g.actor)
    pressed = PressForm.from_request()
    slot, reason = pressed.slot(), pressed.reason.data or ""
    try:
        with transaction():
            service.move(topic, slot, reason=reason, revision=pressed.revision.data, by=g.actor, at=now())
    except RuleBroken as broken:
        kept = {"timing": slot.timing, "meeting_id": slot.meeting_id, "reason": reason}
        form = MoveForm(formdata=None, data={**kept, "revision": pressed.revision.data})
        form.record = topic
        form.offer(**_times(topic.committee, topic.year, topic))
        form.explain(broken)
        return render_template("work_programme/move.html", form=form, topic=topic, when=topic_slots.when_of(topic))
    return _moved(topic)


@topics.post("/topics/<int:topic_id>/up")
@requires(Permission.EDIT_AGENDA)
def move_up(topic_id: int):
    """Print a topic before the one above it."""
    topic = service.get(topic_id, by=g.actor)
    return press(lambda: topic_order.move_up(topic, by=g.actor, at=now()), topic_address(topic))


@topics.post("/topics/<int:topic_id>/down")
@requires(Permission.EDIT_AGENDA)
def move_down(topic_id: int):
    """Print a topic after the one below it."""
    topic = service.get(topic_id, by=g.actor)
    return press(lambda: topic_order.move_down(topic, by=g.actor, at=now()), topic_address(topic))


@topics.post("/topics/<int:topic_id>/remove")
@requires(Permission.EDIT_AGENDA)
def remove(topic_id: int):
    """Take away a topic added by mistake."""
    topic = service.get(topic_id, by=g.actor)
    return press(lambda: service.remove(topic, by=g.actor, at=now()), programme_address(topic.committee_id, topic.year))


def shown(topic: Topic, form: NotedReportForm, correcting: NotedReport | None = None, why: Sequence[str] = ()):
    """The page of a topic; with one of its noted reports as a form, where that is corrected, and why it should be."""
    (row,) = programme_view.rows_of([topic], on=today())
    return render_template(
        "work_programme/topic.html",
        form=form,
        topic=topic,
        row=row,
        noted=noted_reports.of_topic(topic),
        correcting=correcting,
        why=why,
        history=topic_history.history(topic),
        merged=service.merged_into(topic),
        revision_of=revision_of,
        about=measure_follow_ups.of_topic(topic.id),
        task_group=task_groups.of_topic(topic),
        coming=programme_meetings.to_come(topic.committee, on=today()),
        may_go_on=topic_items.may_go_on(topic, on=today()),
        today=today(),
    )


def _action(committee: Committee) -> Action | None:
    """The action that the address says the topic comes from; 404 for one of another committee."""
    number = number_in(request.args.get("action"))
    if number is None:
        return None
    action = actions.get(number, by=g.actor)
    if action.committee_id != committee.id:
        raise NoResultFound("of another committee")
    return action


def _fresh(meeting_id: int | None, action: Action | None) -> dict[str, object]:
    """What a new topic begins with: the meeting it is for, and the words of the action it comes from."""
    usual = {"kind": TopicKind.SCRUTINY, "source": TopicSource.NOT_RECORDED, "is_public": True}
    when = {"timing": TopicTiming.MEETING if meeting_id else TopicTiming.NOT_YET, "meeting_id": meeting_id}
    if action is None:
        return usual | when
    said = {"source": TopicSource.ACTION, "every_months": action.every_months}
    words = {"title": action.text} if len(action.text) <= LONGEST_TITLE else {"detail": action.text}
    return usual | when | said | words


def _people() -> dict[str, dict[str, str]]:
    everybody = members.all_members()
    return {
        "portfolio_holder_id": records(everybody, "Nobody named"),
        "asked_by_id": records(everybody, "No member"),
    }


def _times(committee: Committee, year: int, topic: Topic | None = None) -> dict[str, dict[str, str]]:
    kept = (topic.month, topic.until_month) if topic else ()
    months = months_offered(year, *kept)
    return {
        "meeting_id": meetings_offered(
            programme_meetings.to_choose(committee, year, on=today(), kept=topic.meeting if topic else None)
        ),
        "month": months,
        "until_month": months | {"": "That month only"},
    }


def _moved(topic: Topic):
    flash(f"“{topic.title}”: {in_words(topic_slots.when_of(topic))}.", "success")
    return redirect(after_mending(topic, topic_address(topic)))
