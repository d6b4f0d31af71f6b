"""The trail, newest first; one event; and whether the chain is whole."""

from flask import Blueprint, g, render_template, request, url_for

from models.audit import AuditEvent
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.audit.forms import LookForm
from webapp.choices import records
from webapp.database import db
from webapp.services import audit, audit_trail, people
from webapp.services.audit_trail import Wanted

bp = Blueprint("audit", __name__, url_prefix="/staff/audit")


@bp.route("/")
@requires(Permission.READ_AUDIT)
def index():
    form = LookForm(formdata=request.args)
    form.kind.choices = {"": "Anything"} | audit_trail.kinds()
    form.person.choices = records(people.everybody(), none="Anybody")
    form.validate()
    wanted = Wanted(_or_nothing(form.kind) or "", _or_nothing(form.person), form.since.data, form.until.data)
    older_than, newer_than = (number_in(request.args.get(name)) for name in ("older", "newer"))
    leaf = audit_trail.read(wanted, by=g.actor, older_than=older_than, newer_than=newer_than)
    findings = list(audit.verify()) if "verify" in request.args else None
    return render_template(
        "audit/index.html",
        form=form,
        leaf=leaf,
        trail=audit_trail,
        findings=findings,
        newer=_beside("newer", leaf.newer_than),
        older=_beside("older", leaf.older_than),
        section="Audit",
    )


@bp.route("/<int:event_id>")
@requires(Permission.READ_AUDIT)
def show(event_id: int):
    event = db.session.get_one(AuditEvent, event_id)
    changes = audit_trail.changes(event, by=g.actor)
    return render_template("audit/show.html", event=event, changes=changes, trail=audit_trail, section="Audit")


def _or_nothing(field):
    """What was chosen, unless it was not on the list."""
    return None if field.errors else field.data


def _beside(direction: str, event_id: int | None) -> str | None:
    """The address of the next page in a direction, with the same search."""
    kept = {name: request.args.getlist(name) for name in ("kind", "person", "since", "until")}
    return url_for(".index", **kept, **{direction: event_id}) if event_id is not None else None
