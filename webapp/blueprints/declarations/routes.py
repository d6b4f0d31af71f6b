"""What members declare at a meeting, recorded for them by its clerk."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for

from models.declaration import Declaration
from models.meeting import Meeting
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.declarations.forms import DeclarationForm, WhoForm, changed_meanwhile
from webapp.clock import now
from webapp.database import db
from webapp.edit_form import RemovalForm
from webapp.filters import short_date
from webapp.services import agenda_outline, agenda_tree, declarable, declaration_kinds, declarations
from webapp.services import council as council_service
from webapp.services.revisions import ChangedMeanwhile
from webapp.transaction import transaction

bp = Blueprint("declarations", __name__, url_prefix="/staff")


@bp.get("/meetings/<int:meeting_id>/declarations")
@requires(Permission.RECORD_MEETING)
def meeting(meeting_id: int):
    """Every item, with what was declared about it."""
    held = _meeting(meeting_id)
    made = declarations.of_meeting(held.id)
    return render_template(
        "declarations/meeting.html",
        meeting=held,
        nodes=list(agenda_tree.walk(agenda_tree.tree_of(held))),
        made=made,
        due={one.id: declarations.register_by(one) for one in made},
    )


@bp.get("/meetings/<int:meeting_id>/items/<int:item_id>/declarations")
@requires(Permission.RECORD_MEETING)
def index(meeting_id: int, item_id: int):
    """What was declared about one item, and who declares next."""
    held = _meeting(meeting_id)
    item = declarable.item_of(meeting_id, item_id)
    made = declarations.of_item(item)
    members, kinds = declarable.members(held), declaration_kinds.offered(g.actor.on)
    return render_template(
        "declarations/index.html",
        meeting=held,
        item=item,
        label=agenda_outline.label_of(item),
        made=made,
        due={one.id: declarations.register_by(one) for one in made},
        form=WhoForm.offering(members, kinds),
        has_members=bool(members),
        has_kinds=bool(kinds),
    )


@bp.route("/meetings/<int:meeting_id>/items/<int:item_id>/declarations/new", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def new(meeting_id: int, item_id: int):
    """Record what the member chosen declares, of the kind chosen. Neither is in an address: a log would keep it."""
    held = _meeting(meeting_id)
    item = declarable.item_of(meeting_id, item_id)
    member = next((one for one in declarable.members(held) if str(one.id) == request.form.get("member")), None)
    offered = declaration_kinds.offered(g.actor.on)
    kind = next((one for one in offered if str(one.id) == request.form.get("kind")), None)
    if member is None or kind is None:
        flash("Choose the member and the kind of interest.", "warning")
        return redirect(url_for("declarations.index", meeting_id=meeting_id, item_id=item_id))
    council, form = council_service.current(), DeclarationForm.after_the_choice()
    form.suit(item, member, kind, council, is_clerk=True)
    if form.is_told():
        try:
            with transaction():
                made = declarations.declare(
                    item, member, form.details(kind), withdraws=council.withdraws_for_dpi, by=g.actor, at=now()
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _done(made, "The declaration is recorded.")
    return _form(form, item, kind, member)


@bp.route("/declarations/<int:declaration_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def edit(declaration_id: int):
    """Put a declaration right."""
    made, council = _made(declaration_id), council_service.current()
    form = DeclarationForm.of(made)
    form.suit(made.item, made.member, made.kind, council, is_clerk=True)
    if form.submitted():
        try:
            with transaction():
                details = form.details(made.kind)
                revision, withdraws = form.revision.data, council.withdraws_for_dpi
                declarations.correct(made, details, withdraws=withdraws, revision=revision, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _done(made, "The declaration is corrected.")
    return _form(form, made.item, made.kind, made.member, made)


@bp.post("/declarations/<int:declaration_id>/remove")
@requires(Permission.RECORD_MEETING)
def remove(declaration_id: int):
    """Take away one made by mistake."""
    made = _made(declaration_id)
    try:
        with transaction():
            declarations.remove(made, revision=RemovalForm.from_request().revision.data, by=g.actor, at=now())
    except ChangedMeanwhile:
        flash(changed_meanwhile(made), "warning")
    else:
        flash("The declaration is taken away.")
    return redirect(url_for("declarations.index", meeting_id=made.meeting_id, item_id=made.item_id))


def _meeting(meeting_id: int) -> Meeting:
    held = db.session.get_one(Meeting, meeting_id)
    g.actor.check(Permission.RECORD_MEETING, held.committee_id)
    return held


def _made(declaration_id: int) -> Declaration:
    made = declarations.get(declaration_id)
    g.actor.check(Permission.RECORD_MEETING, made.meeting.committee_id)
    if made.item.removed_at is not None:
        abort(404)
    return made


def _form(form, item, kind, member, made=None):
    return render_template(
        "declarations/edit.html",
        form=form,
        meeting=item.meeting,
        shown={"label": agenda_outline.label_of(item), "heading": item.heading},
        kind=kind,
        member=member,
        made=made,
        dispensation=declarable.dispensation_for(member.id, item),
        is_own=False,
        back=url_for("declarations.index", meeting_id=item.meeting_id, item_id=item.id),
    )


def _done(made: Declaration, said: str):
    due = declarations.register_by(made)
    more = f" The interest is to be registered by {short_date(due)}." if due else ""
    flash(f"{said}{more} Publish the meeting again to show it to the public.")
    return redirect(url_for("declarations.index", meeting_id=made.meeting_id, item_id=made.item_id))
