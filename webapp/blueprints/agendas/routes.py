"""An agenda: the page it is built on, how it starts, and its drafts to download."""

from collections.abc import Callable
from io import BytesIO

from flask import Blueprint, abort, flash, g, redirect, render_template, request, send_file, url_for

from exports import pdf as pdf_files
from models.meeting import Meeting
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.wording import count_of
from models.scorecard import Scorecard
from models.vocabulary import ItemKind
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.agendas.forms import AddForm
from webapp.clock import now, today
from webapp.services import (
    agenda_items,
    agenda_outline,
    agendas,
    papers,
    publishing,
    scorecards,
    topic_items,
    working_calendar,
)
from webapp.services.agenda_outline import Outline
from webapp.transaction import transaction

bp = Blueprint("agendas", __name__, url_prefix="/staff/agendas")

STARTS: dict[str, Callable[..., Meeting]] = {
    "standing": agendas.start_from_standing_items,
    "last": agendas.start_from_last,
}
IN_ONE_PART = {"last": "At the end", "first": "At the beginning"}
# Of an agenda on which the public are excluded.
IN_TWO_PARTS = {
    "public": "At the end of what is public, before the public are excluded",
    "last": "At the very end, once the public are excluded",
    "first": "At the beginning",
}


@bp.get("/<int:meeting_id>")
@requires(Permission.EDIT_AGENDA)
def edit(meeting_id: int):
    """The whole agenda as it will print, with the means to change it."""
    place = f"after-{request.args.get('after', '')}" if "after" in request.args else ""
    form = AddForm.from_request(data={"kind": "other", "place": place})
    return _builder(agendas.get(meeting_id, by=g.actor), form)


@bp.post("/<int:meeting_id>/items")
@requires(Permission.EDIT_AGENDA)
def add(meeting_id: int):
    """One more item; the page comes back ready for the next."""
    meeting = agendas.get(meeting_id, by=g.actor)
    form = AddForm.from_request()
    outline = agenda_outline.outline_of(meeting)
    form.place.choices = places(outline)
    if form.submitted():
        try:
            with transaction():
                item = _add(meeting, form)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            goes_on = None if form.place.data == _usual_place(outline) else item.id
            return redirect(
                url_for("agendas.edit", meeting_id=meeting_id, added=item.id, after=goes_on, _anchor="heading")
            )
    return _builder(agendas.get(meeting_id, by=g.actor), form)


@bp.post("/<int:meeting_id>/start")
@requires(Permission.EDIT_AGENDA)
def start(meeting_id: int):
    """Open the agenda with the committee's standing items, or with those of its last agenda."""
    meeting = agendas.to_start(meeting_id, by=g.actor)
    begin = STARTS.get(request.form.get("origin", "")) or abort(400)
    try:
        with transaction():
            begin(meeting, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("The agenda is started. Change it until it is right: the public sees nothing until you publish.")
    return redirect(url_for("agendas.edit", meeting_id=meeting_id))


@bp.post("/<int:meeting_id>/topics")
@requires(Permission.EDIT_AGENDA)
def put_topics(meeting_id: int):
    """One press: the topics planned for the meeting onto its agenda, or the one whose button was pressed."""
    meeting = agendas.get(meeting_id, by=g.actor)
    only = [number_in(request.form["topic"]) or 0] if "topic" in request.form else None
    starts_it = topic_items.is_to_start(meeting)
    try:
        with transaction():
            items = topic_items.put_on(meeting, only=only, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("agendas.edit", meeting_id=meeting_id, _anchor="work-programme"))
    if not items:
        flash("Nothing was left to put on.")
        return redirect(url_for("agendas.edit", meeting_id=meeting_id, _anchor="work-programme"))
    started = "The agenda is started from its standing items, and " if starts_it else ""
    flash(f"{started}{count_of(len(items), 'topic')} put on the agenda.", "success")
    return redirect(url_for("agendas.edit", meeting_id=meeting_id, _anchor=f"item-{items[0].id}"))


@bp.get("/<int:meeting_id>/agenda.docx")
@requires(Permission.EDIT_AGENDA)
def word(meeting_id: int):
    """The agenda as it stands, as a Word file marked as a draft."""
    return _draft(meeting_id, papers.WORD, papers.WORD_TYPE)


@bp.get("/<int:meeting_id>/agenda.pdf")
@requires(Permission.EDIT_AGENDA)
def pdf(meeting_id: int):
    """The agenda as it stands, as a PDF marked as a draft."""
    if lacking := pdf_files.is_available():
        flash(lacking, "warning")
        return redirect(url_for("agendas.edit", meeting_id=meeting_id))
    return _draft(meeting_id, papers.PDF, papers.PDF_TYPE)


def places(outline: Outline, moved: int | None = None) -> dict[str, str]:
    """Every place on an agenda that an item may go to, in words; for one that moves, none under itself."""
    others = (line.item for line in outline.lines if line.item.id != moved)
    in_two_parts = any(item.kind is ItemKind.EXCLUSION for item in others)
    offered = dict(IN_TWO_PARTS if in_two_parts else IN_ONE_PART)
    inside: set[int] = set()
    for line in outline.every_line:
        if line.item.id == moved or line.item.parent_id in inside:
            inside.add(line.item.id)
            continue
        name = f"{line.label} {line.heading}".strip()
        offered[f"after-{line.item.id}"] = f"After {name}"
        if not line.below:
            offered[f"below-{line.item.id}"] = f"Under {name}"
        elif line.below[0].item.id != moved:
            offered[f"first-{line.item.id}"] = f"First under {name}"
    return offered


def _usual_place(outline: Outline) -> str:
    """Where a new item goes unless an officer says otherwise: it is public until it is made private."""
    return "public" if any(line.item.kind is ItemKind.EXCLUSION for line in outline.lines) else "last"


def _builder(meeting: Meeting, form: AddForm):
    outline = agenda_outline.outline_of(meeting)
    lines = outline.every_line
    ties = topic_items.of_items([line.item.id for line in lines])
    form.place.choices = places(outline)
    if form.place.data not in form.place.choices:
        form.place.data = _usual_place(outline)
    return render_template(
        "agendas/edit.html",
        meeting=meeting,
        outline=outline,
        form=form,
        added=next((line for line in lines if str(line.item.id) == request.args.get("added")), None),
        taken_off=agenda_items.taken_off(meeting),
        ties=ties,
        reports=_reports(meeting),
        programme=topic_items.for_agenda(meeting, ties),
        last_agenda=None if lines else agendas.last_agenda(meeting),
        notice=working_calendar.notice_if_published(meeting.held_on, at=now()),
        is_public=agendas.is_public(meeting),
        is_past=meeting.held_on < today(),
    )


def _reports(meeting: Meeting) -> dict[int | None, list[Scorecard]]:
    """The scorecards under each item."""
    bound = scorecards.bound_to(meeting)
    return {one.item_id: [each for each in bound if each.item_id == one.item_id] for one in bound}


def _add(meeting: Meeting, form: AddForm):
    kind, _, number = form.place.data.partition("-")
    said = {"heading": form.heading.data, "kind": form.kind.data, "by": g.actor, "at": now()}
    other = agenda_items.get(int(number), by=g.actor) if number else None
    if kind == "first":
        return agenda_items.add_first(meeting, below=other, **said)
    if kind == "public":
        return agenda_items.add_last_in_public(meeting, **said)
    if kind == "after" and other is not None:
        return agenda_items.add_after(other, **said)
    return agenda_items.add_last(meeting, below=other, **said)


def _draft(meeting_id: int, filename: str, media_type: str):
    meeting = agendas.get(meeting_id, by=g.actor)
    try:
        body = publishing.agenda_as_it_would_be(meeting, publishing.live_body_of(meeting), at=now())
        content = papers.draft(meeting, body, filename)
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("agendas.edit", meeting_id=meeting_id))
    called = f"draft-{meeting.committee.slug}-{meeting.held_on.isoformat()}-{filename}"
    answer = send_file(BytesIO(content), mimetype=media_type, as_attachment=True, download_name=called)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
