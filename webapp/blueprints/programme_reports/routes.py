"""The programme report of a meeting: the page, the Word file, and one press to put it under the work programme item."""

from io import BytesIO

from flask import Blueprint, flash, g, redirect, render_template, send_file, url_for

from exports.work_programme import CSV_TYPE
from models.meeting import Meeting
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.programme_changes import HEADINGS
from webapp.access import requires
from webapp.clock import now, today
from webapp.database import finish_reading, works_before_writing
from webapp.services import minutes, programme_papers, programme_reports
from webapp.services.papers import WORD_TYPE
from webapp.transaction import transaction

bp = Blueprint("programme_reports", __name__, url_prefix="/staff/meetings/<int:meeting_id>")


@bp.get("/work-programme-report")
@requires(Permission.RECORD_MEETING)
def show(meeting_id: int):
    """What changed since the programme was agreed, what is coming and what is owed, as things stand today."""
    report = programme_reports.show(meeting_id, by=g.actor, on=today())
    return render_template("programme_reports/show.html", report=report, headings=HEADINGS)


@bp.get("/work-programme-report.docx")
@requires(Permission.RECORD_MEETING)
def word(meeting_id: int):
    """The same as a Word file in the committee's house style."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    return _sent(meeting, programme_papers.report_file(meeting, by=g.actor, on=today()), WORD_TYPE, "docx")


@bp.get("/work-programme-report.csv")
@requires(Permission.RECORD_MEETING)
def table(meeting_id: int):
    """The same as CSV, for a spreadsheet."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    return _sent(meeting, programme_papers.report_csv(meeting, by=g.actor, on=today()), CSV_TYPE, "csv")


@bp.post("/work-programme-report/enclose")
@requires(Permission.EDIT_AGENDA)
@works_before_writing
def enclose(meeting_id: int):
    """Put the report under the agenda's item for the work programme, as it stands now."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    g.actor.check(Permission.EDIT_AGENDA, meeting.committee_id)
    try:
        file = programme_papers.received(meeting, by=g.actor, at=now())
        finish_reading()
        with transaction():
            programme_papers.enclose(minutes.meeting_for(meeting_id, by=g.actor), file, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("It is under the item for the work programme, as things stand now.", "success")
    return redirect(url_for("programme_reports.show", meeting_id=meeting_id))


def _sent(meeting: Meeting, content: bytes, kind: str, ending: str):
    called = f"work-programme-{meeting.committee.slug}-{meeting.held_on}.{ending}"
    answer = send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=called)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
