"""Matters arising: the page, the Word file, and one press to put it under the minutes item of the agenda."""

from io import BytesIO

from flask import Blueprint, flash, g, redirect, render_template, send_file, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.clock import now, today
from webapp.database import finish_reading, works_before_writing
from webapp.services import documents, matters_arising, matters_papers, minutes
from webapp.services.papers import WORD_TYPE
from webapp.transaction import transaction

bp = Blueprint("matters_arising", __name__, url_prefix="/staff/meetings/<int:meeting_id>")


@bp.get("/matters-arising")
@requires(Permission.RECORD_MEETING)
def show(meeting_id: int):
    """What arises at a meeting from those before it, and where each thing stands today."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    item = matters_papers.minutes_item(meeting)
    enclosed = [one for one in documents.attached(item) if one.title == matters_papers.TITLE] if item else []
    return render_template(
        "matters_arising/show.html",
        meeting=meeting,
        last=matters_arising.last_before(meeting),
        arising=matters_arising.of_meeting(meeting, by=g.actor, on=today()),
        item=item,
        enclosed=enclosed[0] if enclosed else None,
    )


@bp.get("/matters-arising.docx")
@requires(Permission.RECORD_MEETING)
def word(meeting_id: int):
    """The same as a Word file, without what comes from Part 2."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    content = BytesIO(matters_papers.word_file(meeting, by=g.actor, on=today()))
    called = f"matters-arising-{meeting.committee.slug}-{meeting.held_on}.docx"
    answer = send_file(content, mimetype=WORD_TYPE, as_attachment=True, download_name=called)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.post("/matters-arising/enclose")
@requires(Permission.EDIT_AGENDA)
@works_before_writing
def enclose(meeting_id: int):
    """Put the paper under the agenda's item for the minutes, as it stands now."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    g.actor.check(Permission.EDIT_AGENDA, meeting.committee_id)
    try:
        file = matters_papers.received(meeting, by=g.actor, at=now())
        finish_reading()
        with transaction():
            matters_papers.enclose(minutes.meeting_for(meeting_id, by=g.actor), file, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("It is under the item for the minutes, as things stand now.", "success")
    return redirect(url_for("matters_arising.show", meeting_id=meeting_id))
