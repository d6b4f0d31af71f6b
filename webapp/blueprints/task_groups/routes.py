"""A task and finish group: set up for a topic, read whole, put right, moved on, and its report taken."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.committee import Committee
from models.programme_vocabulary import TaskGroupStage
from models.rules import RuleBroken, transitions
from models.rules.permissions import Permission
from models.task_group import TaskGroup
from webapp import clock
from webapp.access import requires
from webapp.blueprints.task_groups.forms import GroupForm, NewGroupForm, ReportForm, StageForm
from webapp.choices import records
from webapp.database import db
from webapp.filters import long_date, short_date
from webapp.services import seats, task_group_log, task_group_reports, task_groups, topics
from webapp.services.task_group_log import Part
from webapp.transaction import transaction

bp = Blueprint("task_groups", __name__, url_prefix="/staff")
STAGES = {
    TaskGroupStage.SCOPING: "It works out what to look into",
    TaskGroupStage.GATHERING: "It gathers evidence",
    TaskGroupStage.REPORTING: "It writes its report",
    TaskGroupStage.CLOSED: "It closes without a report",
}
NOT_WRITTEN = "Its report is not written yet: the group is still {}. Say first that it writes its report."
WAITS = {
    TaskGroupStage.SCOPING: NOT_WRITTEN.format("working out what to look into"),
    TaskGroupStage.GATHERING: NOT_WRITTEN.format("gathering evidence"),
    TaskGroupStage.REPORTED: "Its report was taken, and all that it recommends is the committee’s own.",
    TaskGroupStage.CLOSED: "The group closed without a report. Say first that it goes on.",
}


@bp.get("/committees/<int:committee_id>/task-groups")
@requires(Permission.EDIT_AGENDA)
def index(committee_id: int):
    """The groups that a committee set up, and how far each has come."""
    committee = db.session.get_one(Committee, committee_id)
    g.actor.check(Permission.EDIT_AGENDA, committee.id)
    return render_template(
        "task_groups/index.html",
        committee=committee,
        groups=task_groups.of_committee(committee),
        today=clock.today(),
    )


@bp.route("/topics/<int:topic_id>/task-group", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def new(topic_id: int):
    """Set up a group for a topic; where it has one, that one."""
    topic = topics.get(topic_id, by=g.actor)
    there = task_groups.of_topic(topic)
    if there is not None:
        return redirect(_address(there))
    form = NewGroupForm.from_request(data={"revision": topic.revision, "scope": topic.detail})
    form.committee_id.choices = records(task_groups.without_a_task(on=clock.today()), "A new one, named above")
    if form.submitted():
        named = {"committee_id": form.committee_id.data, "name": form.name.data or ""}
        try:
            with transaction():
                made = task_groups.begin(topic, form.details(), **named, by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The group is set up. Give its seats to its members.", "success")
            return redirect(_address(made))
    return render_template("task_groups/new.html", form=form, topic=topic)


@bp.get("/task-groups/<int:task_group_id>")
@requires(Permission.EDIT_AGENDA)
def show(task_group_id: int):
    """Everything about one group."""
    group = task_groups.get(task_group_id, by=g.actor)
    return render_template(
        "task_groups/show.html",
        group=group,
        membership=seats.membership(group.committee, on=clock.today()),
        kept={part.value: task_group_log.kept(group, part) for part in Part},
        may_move=bool(task_groups.next_stages(group)),
        may_report=_may_report(group),
        today=clock.today(),
    )


@bp.route("/task-groups/<int:task_group_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def edit(task_group_id: int):
    """Put right what it looks into."""
    group = task_groups.get(task_group_id, by=g.actor)
    form = GroupForm.of(group)

    def keep() -> None:
        task_groups.edit(group, form.details(), revision=form.revision.data, by=g.actor, at=clock.now())

    return _kept(group, form, keep, "What it looks into")


@bp.route("/task-groups/<int:task_group_id>/stage", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def stage(task_group_id: int):
    """Say how far it has come."""
    group = task_groups.get(task_group_id, by=g.actor)
    form = StageForm.from_request(data={"revision": group.revision})
    form.record = group
    form.stage.choices = {one.value: STAGES[one] for one in task_groups.next_stages(group)}

    def keep() -> None:
        said = {"reason": form.stage_reason.data or "", "revision": form.revision.data}
        task_groups.move_to(group, form.stage.data, **said, by=g.actor, at=clock.now())

    return _kept(group, form, keep, "How far it has come")


@bp.route("/task-groups/<int:task_group_id>/report", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def report(task_group_id: int):
    """Record that its committee took its report, and which recommendations it made its own."""
    group = task_groups.get(task_group_id, by=g.actor)
    g.actor.check(Permission.RECORD_MEETING, group.topic.committee_id)
    open_ones = task_group_reports.not_taken(group)
    items = task_group_reports.items_for(group, on=clock.today())
    filled = {"revision": group.revision, "numbers": [one.id for one in open_ones]}
    likely = task_group_reports.likely(group, items)
    form = ReportForm.from_request(data={**filled, "item_id": likely.id if likely else None})
    form.record = group
    form.item_id.choices = {"": "Choose an item"} | {
        str(item.id): f"{short_date(item.meeting.held_on)}: {item.heading}" for item in items
    }
    form.numbers.choices = {str(one.id): one.text for one in open_ones}

    def keep() -> None:
        chosen = {"numbers": form.numbers.data or [], "revision": form.revision.data}
        task_group_reports.take(group, form.item_id.data, **chosen, by=g.actor, at=clock.now())

    waits = _waits(group) if not _may_report(group) or not items else ""
    is_taken = not waits or group.stage is TaskGroupStage.REPORTED
    return _kept(group, form, keep, "Its report was taken" if is_taken else "Its report", waits=waits)


def _may_report(group: TaskGroup) -> bool:
    if group.stage is TaskGroupStage.REPORTED:
        return bool(task_group_reports.not_taken(group))
    return TaskGroupStage.REPORTED in transitions.MOVES[TaskGroupStage][group.stage]


def _waits(group: TaskGroup) -> str:
    """Why nothing can be recorded of its report yet: it is not written, or no meeting can have taken it."""
    if not _may_report(group):
        return WAITS[group.stage]
    until = task_group_reports.heard_until(group, on=clock.today())
    since = f" since the group heard evidence on {long_date(until)}" if until else ""
    return f"{group.topic.committee.name} has not met{since}. Record this once a meeting of it has taken the report."


def _kept(group: TaskGroup, form, keep, heading: str, **shown: str):
    if form.submitted():
        try:
            with transaction():
                keep()
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(_address(group))
    return render_template("task_groups/edit.html", form=form, group=group, heading=heading, **shown)


def _address(group: TaskGroup) -> str:
    return url_for("task_groups.show", task_group_id=group.id)
