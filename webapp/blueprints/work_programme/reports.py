"""The days on which a topic was reported, as earlier papers say them: noted, corrected, taken away."""

from flask import flash, g, redirect, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.work_programme import NotedReport
from webapp.access import requires
from webapp.blueprints.work_programme.addresses import after_mending
from webapp.blueprints.work_programme.forms import NotedReportForm
from webapp.blueprints.work_programme.topics import shown, topics
from webapp.clock import now, today
from webapp.room import as_pressed, press
from webapp.services import noted_reports, programme_check
from webapp.services import topics as service
from webapp.services.revisions import RemovedMeanwhile
from webapp.transaction import transaction


@topics.post("/topics/<int:topic_id>/reports")
@requires(Permission.EDIT_AGENDA)
def note_report(topic_id: int):
    """Note a day on which a topic was reported, as an earlier paper says."""
    topic = service.get(topic_id, by=g.actor)
    form = NotedReportForm.from_request()
    if form.submitted():
        said = {"reported_on": form.reported_on.data, "note": form.note.data or ""}
        try:
            with transaction():
                noted_reports.add(topic, **said, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(url_for("topics.show", topic_id=topic.id, _anchor="reports"))
    return shown(topic, form)


@topics.route("/noted-reports/<int:noted_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def correct_report(noted_id: int):
    """Put right a day that was noted wrongly, where it stands on its topic's page."""
    noted = noted_reports.get(noted_id, by=g.actor)
    form = NotedReportForm.of(noted)
    if form.submitted():
        said = {"reported_on": form.reported_on.data, "note": form.note.data or ""}
        try:
            with transaction():
                noted_reports.correct(noted, **said, revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The report is corrected. The topic’s history keeps what it was.", "success")
            here = url_for("topics.show", topic_id=noted.topic_id, _anchor="reports")
            return redirect(after_mending(noted.topic, here))
    return shown(noted.topic, form, correcting=noted, why=_pointed_out(noted))


@topics.errorhandler(RemovedMeanwhile)
def note_again(removed: RemovedMeanwhile):
    """Another officer took the day away: what was typed comes back, to be noted anew. 410: it will never be here."""
    return shown(service.get(removed.was["topic_id"], by=g.actor), NotedReportForm.again(removed)), 410


@topics.post("/noted-reports/<int:noted_id>/remove")
@requires(Permission.EDIT_AGENDA)
def remove_report(noted_id: int):
    """Take away a day that was noted by mistake."""
    noted = noted_reports.get(noted_id, by=g.actor)
    address = url_for("topics.show", topic_id=noted.topic_id, _anchor="reports")
    return press(lambda: noted_reports.remove(noted, **as_pressed()), address)


def _pointed_out(noted: NotedReport) -> list[str]:
    """What the check of the programme says of this day."""
    check = programme_check.check_lately(noted.topic.committee, noted.topic.year, on=today())
    return [one.words for one in check.found if one.mend.report_id == noted.id]
