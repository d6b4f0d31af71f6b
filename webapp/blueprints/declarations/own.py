"""A member's own declarations, at the items of the published agendas of the meetings they sit at."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for

from models.declaration import Declaration
from models.meeting import Meeting
from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.declarations.forms import DeclarationForm, changed_meanwhile
from webapp.clock import now, today
from webapp.database import db
from webapp.edit_form import RemovalForm
from webapp.filters import short_date
from webapp.services import council as council_service
from webapp.services import declarable, declaration_kinds, declarations
from webapp.services.revisions import ChangedMeanwhile
from webapp.transaction import transaction

bp = Blueprint("own_declarations", __name__, url_prefix="/my")


@bp.get("/meetings/<int:meeting_id>/declarations")
@requires(Permission.VIEW_OWN_AREA)
def index(meeting_id: int):
    """Each item of the agenda, with what the member has declared about it."""
    meeting, member = _here(meeting_id)
    made = declarations.of_member_at(meeting.id, member.id)
    return render_template(
        "declarations/own.html",
        meeting=meeting,
        items=declarable.public_items(meeting),
        made=made,
        due={one.id: declarations.register_by(one) for one in made},
        is_past=today() > meeting.held_on,
    )


@bp.route("/meetings/<int:meeting_id>/items/<int:item_id>/declare", methods=["GET", "POST"])
@requires(Permission.VIEW_OWN_AREA)
def declare(meeting_id: int, item_id: int):
    """First the kind, then what it is and what follows. Neither is ever in an address, where a log would keep it."""
    meeting, member = _here(meeting_id)
    shown = declarable.public_item(meeting, item_id)
    item = declarable.item_of(meeting_id, item_id)
    kinds = declaration_kinds.offered(today())
    kind = next((one for one in kinds if str(one.id) == request.form.get("kind")), None)
    if kind is None:
        return render_template("declarations/kinds.html", meeting=meeting, shown=shown, kinds=kinds)
    council, form = council_service.current(), DeclarationForm.after_the_choice()
    form.suit(item, member, kind, council, is_clerk=False)
    if form.is_told():
        try:
            with transaction():
                made = declarations.declare(
                    item, member, form.details(kind), withdraws=council.withdraws_for_dpi, by=g.actor, at=now()
                )
                due = declarations.register_by(made)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _done(meeting_id, "Your declaration is recorded.", due)
    return _form(form, meeting, shown, kind, member)


@bp.route("/declarations/<int:declaration_id>", methods=["GET", "POST"])
@requires(Permission.VIEW_OWN_AREA)
def edit(declaration_id: int):
    """Put a declaration right."""
    made, council = _own(declaration_id), council_service.current()
    shown = declarable.public_item(made.meeting, made.item_id)
    form = DeclarationForm.of(made)
    form.suit(made.item, made.member, made.kind, council, is_clerk=False)
    if form.submitted():
        try:
            with transaction():
                details = form.details(made.kind)
                revision, withdraws = form.revision.data, council.withdraws_for_dpi
                declarations.correct(made, details, withdraws=withdraws, revision=revision, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _done(made.meeting_id, "Your declaration is corrected.", declarations.register_by(made))
    return _form(form, made.meeting, shown, made.kind, made.member, made)


@bp.post("/declarations/<int:declaration_id>/remove")
@requires(Permission.VIEW_OWN_AREA)
def remove(declaration_id: int):
    """Take away one made by mistake."""
    made = _own(declaration_id)
    try:
        with transaction():
            declarations.remove(made, revision=RemovalForm.from_request().revision.data, by=g.actor, at=now())
    except ChangedMeanwhile:
        flash(changed_meanwhile(made), "warning")
        return redirect(url_for("own_declarations.index", meeting_id=made.meeting_id))
    except RuleBroken as broken:
        flash(broken.message, "warning")
        return redirect(url_for("own_declarations.index", meeting_id=made.meeting_id))
    return _done(made.meeting_id, "Your declaration is taken away.", None)


def _here(meeting_id: int) -> tuple[Meeting, Member]:
    """The meeting and the member: for one who sits at it, and once its agenda is public. 404 for anybody else."""
    meeting = db.session.get_one(Meeting, meeting_id)
    member = next((one for one in declarable.members(meeting) if one.id == g.actor.member_id), None)
    if member is None or not declarable.public_items(meeting):
        abort(404)
    return meeting, member


def _own(declaration_id: int) -> Declaration:
    made = declarations.get(declaration_id)
    g.actor.check_is(made.member_id)
    return made


def _form(form, meeting, shown, kind, member, made=None):
    return render_template(
        "declarations/edit.html",
        form=form,
        meeting=meeting,
        shown=shown,
        kind=kind,
        member=member,
        made=made,
        dispensation=declarable.dispensation_for(
            member.id, made.item if made else declarable.item_of(meeting.id, shown.id)
        ),
        is_own=True,
        back=url_for("own_declarations.index", meeting_id=meeting.id),
    )


def _done(meeting_id: int, said: str, due):
    more = (
        f" Tell the monitoring officer of the interest by {short_date(due)}, so that it is registered." if due else ""
    )
    flash(said + more)
    return redirect(url_for("own_declarations.index", meeting_id=meeting_id))
