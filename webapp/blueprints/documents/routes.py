"""The files of an item. Officers read them here; the public only once they are published, at another address."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, send_file, url_for

from models.agenda import AgendaItem
from models.document import Document
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.documents.forms import AttachForm, ReplaceForm, TitleForm
from webapp.clock import now
from webapp.database import finish_reading, works_before_writing
from webapp.services import agenda_items, agenda_outline, agendas, documents
from webapp.services.deployment import storage
from webapp.transaction import transaction

bp = Blueprint("documents", __name__, url_prefix="/staff/documents")

STEPS = {"up": documents.move_up, "down": documents.move_down}


@bp.route("/items/<int:item_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
@works_before_writing
def index(item_id: int):
    """The files of an item, in order, and the way to attach more."""
    item = agenda_items.get(item_id, by=g.actor)
    form = AttachForm.from_request()
    if form.submitted() and _attach_each(item, form):
        return redirect(url_for("documents.index", item_id=item.id))
    return render_template("documents/index.html", form=form, documents=documents.attached(item), **_named(item))


@bp.route("/<int:document_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def edit(document_id: int):
    """What a file is called."""
    document = documents.get(document_id, by=g.actor)
    form = TitleForm.from_request(obj=document)
    if form.submitted():
        try:
            with transaction():
                documents.retitle(document, title=form.title.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _back(document)
    return _editor(document, form, ReplaceForm(formdata=None))


@bp.post("/<int:document_id>/replace")
@requires(Permission.EDIT_AGENDA)
@works_before_writing
def replace(document_id: int):
    """Another file under the same title."""
    document = documents.get(document_id, by=g.actor)
    form = ReplaceForm.from_request()
    if form.submitted():
        sent = form.files.data
        try:
            finish_reading()
            file = documents.receive(sent.stream, sent.filename)
            with transaction():
                documents.replace(document, file, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _back(document)
    return _editor(document, TitleForm(formdata=None, obj=document), form)


@bp.post("/<int:document_id>/move")
@requires(Permission.EDIT_AGENDA)
def move(document_id: int):
    """One place earlier or later among the files of its item."""
    document = documents.get(document_id, by=g.actor)
    return _done(document, STEPS.get(request.form.get("direction", "")) or abort(400))


@bp.post("/<int:document_id>/remove")
@requires(Permission.EDIT_AGENDA)
def remove(document_id: int):
    """Off its item."""
    return _done(documents.get(document_id, by=g.actor), documents.remove)


@bp.get("/<int:document_id>/<filename>")
@requires(Permission.EDIT_AGENDA)
def download(document_id: int, filename: str):
    """The file itself. A PDF opens in the browser, anything else is saved."""
    document = documents.get(document_id, by=g.actor)
    if filename != document.filename:
        abort(404)
    is_pdf = document.media_type == "application/pdf"
    path = storage().path(document.sha256)
    answer = send_file(path, mimetype=document.media_type, as_attachment=not is_pdf, download_name=filename)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _attach_each(item: AgendaItem, form: AttachForm) -> bool:
    """Attach those that may be, each on its own; False when one was refused, which the form then explains."""
    kept = 0
    for sent in form.files.data:
        try:
            finish_reading()
            file = documents.receive(sent.stream, sent.filename or "")
            with transaction():
                documents.attach(item, file, by=g.actor, at=now())
            kept += 1
        except RuleBroken as broken:
            several = f"{sent.filename}: " if len(form.files.data) > 1 else ""
            form.explain(RuleBroken(several + broken.message, broken.field))
    if kept:
        flash(f"{kept} attached." if kept > 1 else "The file is attached.")
    return not form.error_list


def _done(document: Document, act):
    try:
        with transaction():
            act(document, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    return _back(document)


def _back(document: Document):
    return redirect(url_for("documents.index", item_id=document.item_id, _anchor=f"document-{document.id}"))


def _editor(document: Document, form: TitleForm, replacing: ReplaceForm):
    context = _named(document.item)
    return render_template("documents/edit.html", form=form, replacing=replacing, document=document, **context)


def _named(item: AgendaItem) -> dict[str, object]:
    meeting = agendas.get(item.meeting_id, by=g.actor)
    return {"item": item, "meeting": meeting, "label": agenda_outline.label_of(item)}
