"""A member checks an agenda against their own register before the meeting, and marks each item. Nobody else sees it."""

from flask import Blueprint, abort, g, redirect, render_template, url_for

from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import Mark
from webapp.access import requires
from webapp.blueprints.my_agenda.forms import CLEAR, MarkForm
from webapp.clock import now, today
from webapp.database import db
from webapp.services import declarable, declarations, marks, public_agendas, touching
from webapp.services.public_agendas import PublicAgenda
from webapp.transaction import transaction

bp = Blueprint("my_agenda", __name__, url_prefix="/my/meetings")


@bp.route("/<int:meeting_id>", methods=["GET", "POST"])
@requires(Permission.VIEW_OWN_AREA)
def show(meeting_id: int):
    """The agenda as the member's own checklist. Which item a mark is on stands in the form: addresses are logged."""
    agenda, member = public_agendas.get(meeting_id), _member()
    form = MarkForm.from_request()
    if form.submitted():
        try:
            with transaction():
                _mark(agenda, member, form)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(url_for("my_agenda.show", meeting_id=meeting_id, _anchor=f"item-{form.item_id.data}"))
    looked_at = touching.look(agenda, member, by=g.actor)
    items = {item["id"]: item for item in touching.items_in(agenda.body)}
    return render_template(
        "my_agenda/show.html",
        form=form,
        body=agenda.body,
        looked_at=looked_at,
        touched=[items[item_id] for item_id in looked_at.reasons],
        others=[item for item in items.values() if item["id"] not in looked_at.reasons],
        marks=marks.of(agenda, member, by=g.actor),
        declared={one.item_id for one in declarations.of_member_at(meeting_id, member.id)},
        may_declare=declarable.may_declare(meeting_id, member.id, on=today()),
        section="My work",
    )


def _member() -> Member:
    if g.actor.member_id is None:
        abort(404)
    return db.session.get_one(Member, g.actor.member_id)


def _mark(agenda: PublicAgenda, member: Member, form: MarkForm) -> None:
    item_id = int(form.item_id.data)
    if form.mark.data == CLEAR:
        marks.clear(agenda, member, item_id, by=g.actor, at=now())
    else:
        marks.set_mark(agenda, member, item_id, Mark(form.mark.data), by=g.actor, at=now())
