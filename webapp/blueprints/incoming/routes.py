"""Bringing in a table of members, seats or interests: nothing is loaded until somebody has looked and confirmed."""

from io import BytesIO

from flask import Blueprint, abort, flash, g, redirect, render_template, request, send_file, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import IncomingKind
from webapp.access import requires
from webapp.blueprints.incoming.forms import LoadForm, SeatsForm, TableForm
from webapp.clock import now
from webapp.database import finish_reading, works_before_writing
from webapp.services.incoming import columns, results, waiting
from webapp.services.incoming.steps import Outcome
from webapp.transaction import transaction

bp = Blueprint("incoming", __name__, url_prefix="/staff/incoming")

KINDS = {kind.value: kind for kind in IncomingKind}
NOUNS = {IncomingKind.MEMBERS: "members", IncomingKind.SEATS: "seats", IncomingKind.REGISTER: "interests"}
BACK = {
    IncomingKind.MEMBERS: ("Members", "members.index"),
    IncomingKind.SEATS: ("Committees", "committees.index"),
    IncomingKind.REGISTER: ("Registers", "registers.index"),
}


@bp.route("/<what>", methods=["GET", "POST"])
@requires(Permission.VIEW_STAFF_PAGES)
@works_before_writing
def new(what: str):
    """Choose a file, and learn which columns it may have."""
    kind = _kind(what)
    form = (SeatsForm if kind is IncomingKind.SEATS else TableForm).from_request()
    if form.submitted():
        try:
            finish_reading()
            read = waiting.read(kind, form.files.data.stream)
            with transaction():
                named = {"filename": form.files.data.filename or "", "others_end_on": form.others_end_on()}
                table = waiting.keep(kind, read, **named, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(url_for("incoming.show", table_id=table.id))
    return render_template(
        "incoming/new.html",
        form=form,
        columns=columns.COLUMNS[kind],
        tables=waiting.all_waiting(kind, by=g.actor),
        loaded=waiting.all_loaded(kind, by=g.actor),
        others=[one for one in IncomingKind if one is not kind and waiting.may_bring(one, by=g.actor)],
        **_named(kind),
    )


@bp.get("/<what>/empty.csv")
@requires(Permission.VIEW_STAFF_PAGES)
def empty(what: str):
    """An empty table with the right headings."""
    kind = _kind(what)
    content = BytesIO(columns.template(kind))
    return send_file(content, "text/csv; charset=utf-8", as_attachment=True, download_name=f"{NOUNS[kind]}.csv")


@bp.route("/tables/<int:table_id>", methods=["GET", "POST"])
@requires(Permission.VIEW_STAFF_PAGES)
def show(table_id: int):
    """What a table would do; and, in one press, all of it."""
    table = waiting.get(table_id, by=g.actor)
    form = LoadForm.from_request()
    if form.submitted():
        try:
            with transaction():
                waiting.confirm(table, seen=form.seen.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The table is loaded.")
            return redirect(url_for("incoming.show", table_id=table.id))
    # As it is at this moment: another person may have loaded it.
    table = waiting.get(table_id, by=g.actor)
    if table.sealed_rows is None:
        done = {"result": results.read(table), "outcomes": Outcome}
        return render_template("incoming/done.html", table=table, form=form, **done, **_named(table.kind))
    plan = waiting.plan(table, by=g.actor, at=now())
    form.seen.data = plan.seen
    ends_on = waiting.others_end_on(table)
    sheets, chosen = waiting.sheets_in(table)
    drawn = {"table": table, "form": form, "plan": plan, "outcomes": Outcome, "ends_on": ends_on}
    drawn |= {"counted": results.counted(plan), "sheets": sheets, "chosen": chosen}
    return render_template("incoming/show.html", **drawn, **_named(table.kind))


@bp.post("/tables/<int:table_id>/sheet")
@requires(Permission.VIEW_STAFF_PAGES)
def sheet(table_id: int):
    """Look at another sheet of the same workbook."""
    table = waiting.get(table_id, by=g.actor)
    place = request.form.get("place", "")
    try:
        with transaction():
            waiting.choose_sheet(table, int(place) if place.isdecimal() else -1, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    return redirect(url_for("incoming.show", table_id=table_id))


@bp.post("/tables/<int:table_id>/put-aside")
@requires(Permission.VIEW_STAFF_PAGES)
def put_aside(table_id: int):
    """Let go of a table without loading it."""
    table = waiting.get(table_id, by=g.actor)
    try:
        with transaction():
            waiting.put_aside(table, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("incoming.show", table_id=table_id))
    flash("The table is put aside. Nothing of it was loaded.")
    return redirect(url_for("incoming.new", what=table.kind))


def _kind(what: str) -> IncomingKind:
    kind = KINDS.get(what) or abort(404)
    waiting.check_may(kind, by=g.actor)
    return kind


def _named(kind: IncomingKind) -> dict[str, object]:
    words, endpoint = BACK[kind]
    return {"kind": kind, "noun": NOUNS[kind], "nouns": NOUNS, "back": (words, url_for(endpoint)), "section": words}
