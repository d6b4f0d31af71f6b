"""Actions of committees: what is owed, by whom, by when, and what was said of it since."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.action import Action
from models.committee import Committee
from models.rules import RuleBroken
from models.rules.actions import Source
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.actions.forms import ActionForm, UpdateForm
from webapp.choices import records
from webapp.clock import now, today
from webapp.database import db
from webapp.filters import long_date, short_date
from webapp.room import came_from_room, room_address
from webapp.services import (
    action_facts,
    action_lists,
    action_publishing,
    action_sources,
    actions,
    committees,
    measure_follow_ups,
    members,
    outbox,
    topics,
)
from webapp.services.action_sources import Found
from webapp.transaction import transaction

bp = Blueprint("actions", __name__, url_prefix="/staff")


@bp.get("/actions")
@requires(Permission.RECORD_MEETING)
def every():
    """The actions that are not ended, of every committee this person works for, the most overdue first."""
    return render_template("actions/index.html", committee=None, found=action_lists.open_for(by=g.actor, on=today()))


@bp.get("/committees/<int:committee_id>/actions")
@requires(Permission.RECORD_MEETING)
def index(committee_id: int):
    """The actions of one committee, those that ended with them."""
    committee = _committee(committee_id)
    found, ended = action_lists.of_committee(committee, on=today())
    return render_template(
        "actions/index.html", committee=committee, found=found, ended=ended, unanswered=topics.unanswered(committee)
    )


@bp.route("/committees/<int:committee_id>/actions/new", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def new(committee_id: int):
    """Give somebody an action; the address may say from which item, resolution or undertaking it comes."""
    committee = _committee(committee_id)
    found = action_sources.find(
        committee,
        item_id=number_in(request.args.get("item")),
        resolution_id=number_in(request.args.get("resolution")),
        owed_id=number_in(request.args.get("owed")),
    )
    form = ActionForm.from_request(data={"text": found.words, "owner": found.owner_id, "is_public": True})
    form.offer(**_offers(committee))
    if form.submitted():
        try:
            with transaction():
                made = _give(committee, form, found.source)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The action is given.", "success")
            return redirect(_way_back(found) or url_for("actions.show", action_id=made.id))
    return render_template(
        "actions/edit.html", form=form, committee=committee, action=None, found=found, way_back=_way_back(found)
    )


@bp.route("/actions/<int:action_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def show(action_id: int):
    """One action: whose it is, how it stands, its history, the letters sent; and a form to say what is new."""
    action = actions.get(action_id, by=g.actor)
    form = UpdateForm.from_request(data={"status": action.status})
    if form.submitted():
        said = {name: form[name].data for name in ("status", "text", "evidence", "is_public")}
        try:
            with transaction():
                actions.update(action, **said, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            again = actions.next_of(action)
            flash(
                f"Kept. It is due again by {long_date(again.due_on)}." if again and again.due_on else "Kept.", "success"
            )
            return redirect(url_for("actions.show", action_id=action.id))
    return render_template(
        "actions/show.html",
        form=form,
        listed=action_lists.listed(action, on=today()),
        letters=outbox.of_action(action.id),
        public_address=action_publishing.public_address_of(action),
        about=measure_follow_ups.of_action(action.id),
        is_private=action_facts.is_from_private_item(action),
        is_unanswered=action in topics.unanswered(action.committee),
    )


@bp.route("/actions/<int:action_id>/edit", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def edit(action_id: int):
    """Put right what is to be done, by whom and by when."""
    action = actions.get(action_id, by=g.actor)
    form = ActionForm.of(action, **_offers(action.committee, action))
    if form.submitted():
        try:
            with transaction():
                _correct(action, form)
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("Saved.", "success")
            return redirect(url_for("actions.show", action_id=action.id))
    return render_template(
        "actions/edit.html", form=form, committee=action.committee, action=action, found=None, way_back=None
    )


@bp.post("/actions/<int:action_id>/remove")
@requires(Permission.RECORD_MEETING)
def remove(action_id: int):
    """Take away an action given by mistake."""
    action = actions.get(action_id, by=g.actor)
    try:
        with transaction():
            actions.remove(action, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("The action is taken away.", "success")
    return redirect(url_for("actions.index", committee_id=action.committee_id))


def _committee(committee_id: int) -> Committee:
    committee = db.session.get_one(Committee, committee_id)
    g.actor.check(Permission.RECORD_MEETING, committee.id)
    return committee


def _way_back(found: Found) -> str | None:
    """The place in the running order that the clerk came from; None for who came from elsewhere."""
    if found.meeting is None or not came_from_room():
        return None
    source = found.source
    anchor = "owed" if source.owed_id else f"resolution-{source.resolution_id}" if source.resolution_id else "in-hand"
    return room_address(found.meeting.id, anchor)


def _offers(committee: Committee, action: Action | None = None) -> dict[str, dict[str, str]]:
    coming = action_lists.meetings_to_come(committee, on=today(), kept=action.due_meeting if action else None)
    return {
        "owner": records(members.all_members(), "Choose a person"),
        "owner_committee_id": records(committees.all_committees(), "Choose a body"),
        "due_meeting_id": {"": "Choose a meeting"} | {str(one.id): short_date(one.held_on) for one in coming},
    }


def _give(committee: Committee, form: ActionForm, source: Source) -> Action:
    return actions.give(
        committee,
        text=form.text.data,
        owner=form.chosen_owner(),
        due=form.chosen_due(),
        from_=source,
        is_public=form.is_public.data,
        by=g.actor,
        at=now(),
    )


def _correct(action: Action, form: ActionForm) -> None:
    actions.correct(
        action,
        text=form.text.data,
        owner=form.chosen_owner(),
        due=form.chosen_due(),
        is_public=form.is_public.data,
        revision=form.revision.data,
        by=g.actor,
        at=now(),
    )
