"""What a group keeps, one thing at a time: a witness, a piece of evidence, a step, a recommendation."""

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.task_group import TaskGroup
from webapp import clock
from webapp.access import requires
from webapp.blueprints.task_groups.forms import FORMS, RecommendationForm, values_of
from webapp.choices import records
from webapp.edit_form import EditForm
from webapp.room import press
from webapp.services import committees, task_groups
from webapp.services import task_group_log as service
from webapp.services.task_group_log import Part
from webapp.transaction import transaction

log = Blueprint("task_group_log", __name__, url_prefix="/staff/task-groups")
HEADINGS = {
    Part.WITNESSES: "Somebody to hear",
    Part.EVIDENCE: "Evidence",
    Part.TIMETABLE: "A step of the timetable",
    Part.RECOMMENDATIONS: "A recommendation",
}


@log.route("/<int:task_group_id>/<part>/new", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def new(task_group_id: int, part: str):
    """Add to what a group keeps."""
    group, which = task_groups.get(task_group_id, by=g.actor), _part(part)
    form = _offered(FORMS[which].from_request(data={"revision": "0", "received_on": clock.today()}), group)
    if form.submitted():
        try:
            with transaction():
                service.add(group, which, values_of(form), by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Added.", "success")
            return redirect(_address(group, which))
    return render_template("task_groups/edit.html", form=form, group=group, heading=HEADINGS[which])


@log.route("/<part>/<int:entry_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def edit(part: str, entry_id: int):
    """Put right what was entered."""
    which = _part(part)
    one = service.get(which, entry_id, by=g.actor)
    form = _offered(FORMS[which].of(one), one.group)
    if form.submitted():
        try:
            with transaction():
                service.change(which, one, values_of(form), revision=form.revision.data, by=g.actor, at=clock.now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(_address(one.group, which))
    removes = url_for("task_group_log.remove", part=which.value, entry_id=one.id)
    return render_template(
        "task_groups/edit.html", form=form, group=one.group, heading=HEADINGS[which], removes=removes
    )


@log.post("/<part>/<int:entry_id>/remove")
@requires(Permission.EDIT_AGENDA)
def remove(part: str, entry_id: int):
    """Take away what was entered by mistake."""
    which = _part(part)
    one = service.get(which, entry_id, by=g.actor)
    return press(lambda: service.remove(which, one, by=g.actor, at=clock.now()), _address(one.group, which))


@log.post("/recommendations/<int:entry_id>/move-up")
@requires(Permission.EDIT_AGENDA)
def move_up(entry_id: int):
    """Have a recommendation stand before the one above it."""
    one = service.get(Part.RECOMMENDATIONS, entry_id, by=g.actor)
    act = {"by": g.actor, "at": clock.now()}
    return press(lambda: service.move_up(one, **act), _address(one.group, Part.RECOMMENDATIONS))


def _part(word: str) -> Part:
    return Part(word) if word in list(Part) else abort(404)


def _offered(form: EditForm, group: TaskGroup) -> EditForm:
    if isinstance(form, RecommendationForm):
        others = [
            one for one in committees.all_committees() if one.id not in (group.topic.committee_id, group.committee_id)
        ]
        form.to_committee_id.choices = records(others, "A body named below")
    return form


def _address(group: TaskGroup, part: Part) -> str:
    return url_for("task_groups.show", task_group_id=group.id, _anchor=part.value)
