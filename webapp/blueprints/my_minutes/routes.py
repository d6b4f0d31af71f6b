"""A member reads draft minutes that were issued to members: the page, and the same as a Word file or a PDF."""

from flask import Blueprint, Response, abort, render_template

from models.rules.permissions import Permission
from webapp import minutes_page
from webapp.access import requires
from webapp.services import minutes_publishing, own_minutes, papers

bp = Blueprint("my_minutes", __name__, url_prefix="/my/meetings/<int:meeting_id>")


@bp.route("/minutes")
@requires(Permission.VIEW_OWN_AREA)
def show(meeting_id: int):
    """The draft as it was last issued, and what the public reads, once it reads the minutes."""
    meeting, draft = own_minutes.last_draft(meeting_id)
    public = minutes_publishing.live_body_of(meeting)
    body = public if public is not None and public["status"] == "approved" else minutes_publishing.body_of(draft)
    return render_template(
        "my_minutes/show.html",
        meeting=meeting,
        draft=draft,
        body=body,
        page=minutes_page.drawn(body),
        section="My work",
    )


@bp.route("/minutes.docx", defaults={"filename": papers.MINUTES_WORD})
@bp.route("/minutes.pdf", defaults={"filename": papers.MINUTES_PDF})
@requires(Permission.VIEW_OWN_AREA)
def paper(meeting_id: int, filename: str):
    """The draft as a file."""
    meeting, draft = own_minutes.last_draft(meeting_id)
    if filename == papers.MINUTES_PDF and papers.pdf_is_missing():
        abort(404)
    made = papers.minutes_file(meeting, minutes_publishing.body_of(draft), filename)
    kind = papers.WORD_TYPE if filename == papers.MINUTES_WORD else papers.PDF_TYPE
    response = Response(made, content_type=kind)
    name = f"draft-{meeting.committee.slug}-{meeting.held_on}-{filename}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
