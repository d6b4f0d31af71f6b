"""The files: the Word and PDF papers of a meeting, and the documents its agenda names."""

from flask import Blueprint, Response, abort, send_file

from models.rules.addresses import document_address
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.blueprints.published.meetings import address_of
from webapp.headers import SHARED
from webapp.services import published_files
from webapp.services.papers import PDF, WORD
from webapp.services.published_files import PublicFile

bp = Blueprint("published_files", __name__)
SHOWN_IN_THE_BROWSER = frozenset({"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp"})
MEETING = "/committees/<committee>/meetings/<day>"


@bp.route(f"{MEETING}/{WORD}", defaults={"filename": WORD})
@bp.route(f"{MEETING}/{PDF}", defaults={"filename": PDF})
@public
def paper(committee: str, day: str, filename: str):
    head = answers.live_at(address_of(committee, day))
    return _paper(published_files.paper(head, filename, head.version), f"{committee}-{day}-{filename}")


@bp.route(f"{MEETING}/versions/<int:number>/{WORD}", defaults={"filename": WORD})
@bp.route(f"{MEETING}/versions/<int:number>/{PDF}", defaults={"filename": PDF})
@public
def earlier_paper(committee: str, day: str, number: int, filename: str):
    head = answers.live_at(address_of(committee, day))
    file = published_files.paper(head, filename, number)
    if file is not None and number < head.readable_from:
        abort(410)
    return _paper(file, f"{committee}-{day}-version-{number}-{filename}")


@bp.route("/documents/<int:document_id>/<filename>")
@public
def document(document_id: int, filename: str):
    file = published_files.document(document_id)
    if file is None:
        abort(404)
    if file.is_withdrawn:
        abort(410)
    if filename != file.filename:
        answers.move_to(document_address(document_id, file.filename))
    return send(file, file.filename)


def send(file: PublicFile, name: str) -> Response:
    """The bytes, or the part of them asked for; pictures and PDF to be looked at, all else to be kept."""
    response = send_file(
        file.path,
        mimetype=file.media_type,
        as_attachment=file.media_type not in SHOWN_IN_THE_BROWSER,
        download_name=name,
        etag=file.sha256,
    )
    response.headers["Cache-Control"] = SHARED
    # When the file came to be here is nobody's business: it may have been long before it was published.
    response.headers.pop("Last-Modified", None)
    return response


def _paper(file: PublicFile | None, name: str) -> Response:
    if file is None:
        abort(404)
    return send(file, name)
