"""Committees: the list, a new one, and everything about one."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.committee import Committee
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp import choices
from webapp.access import requires
from webapp.blueprints.committees.forms import CommitteeForm, DisqualifiedForm
from webapp.clock import now, today
from webapp.services import (
    committees,
    disqualifications,
    house_styles,
    meetings,
    role_holders,
    seats,
    standing_items,
    substitutions,
)
from webapp.transaction import transaction

bp = Blueprint("committees", __name__, url_prefix="/staff/committees")


@bp.get("")
@requires(Permission.VIEW_STAFF_PAGES)
def index():
    """Every committee: those that sit, and those that have ended."""
    every = committees.all_committees()
    ended = [one for one in every if one.ended_on and one.ended_on < today()]
    return render_template(
        "committees/index.html",
        sitting=[one for one in every if one not in ended],
        ended=ended,
        may_create=g.actor.may(Permission.EDIT_COMMITTEES),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def new():
    """Set up a committee."""
    g.actor.check(Permission.EDIT_COMMITTEES)
    form = CommitteeForm.from_request(data=_usual())
    form.offer(**_offered())
    if form.submitted():
        try:
            with transaction():
                committee = committees.create(form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"{committee.name} is set up. Next, give out its seats.")
            return redirect(url_for("committees.show", committee_id=committee.id))
    return render_template("committees/new.html", form=form)


@bp.get("/<int:committee_id>")
@requires(Permission.VIEW_STAFF_PAGES)
def show(committee_id: int):
    """Everything about one committee, each part with the way to change it."""
    committee = committees.get(committee_id)
    return render_template(
        "committees/show.html",
        committee=committee,
        membership=seats.membership(committee, on=today()),
        agenda=standing_items.agenda(committee),
        unseated=role_holders.without_a_seat(committee, on=today()),
        own=substitutions.own_rules(committee),
        coming=meetings.next_of(committee, on=today()),
        numberings=choices.NUMBERINGS,
    )


@bp.route("/<int:committee_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def edit(committee_id: int):
    """A committee's details."""
    committee = committees.get(committee_id)
    g.actor.check(Permission.EDIT_COMMITTEES, committee.id)
    form = CommitteeForm.of(committee, **_offered(committee))
    if form.submitted():
        try:
            with transaction():
                committees.edit(committee, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The details are saved.")
            return redirect(url_for("committees.show", committee_id=committee.id))
    return render_template("committees/edit.html", form=form, committee=committee)


@bp.route("/<int:committee_id>/disqualified", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def disqualified(committee_id: int):
    """Members of the council who became disqualified together: its quorum is then of those who remain."""
    committee = committees.get(committee_id)
    g.actor.check(Permission.EDIT_COMMITTEES, committee.id)
    form = DisqualifiedForm.of(committee)
    try:
        disqualifications.check_is_council(committee)
        if form.submitted():
            with transaction():
                typed = {name: form[name].data for name in ("disqualified_at_once", "disqualified_on", "revision")}
                disqualifications.note(committee, **typed, by=g.actor, at=now())
            flash("The change is saved. Meetings from that day on count their quorum by it.")
            return redirect(url_for("committees.show", committee_id=committee.id))
    except RuleBroken as broken:
        form.explain(broken)
    return render_template("committees/disqualified.html", form=form, committee=committee)


def _offered(committee: Committee | None = None) -> dict[str, dict[str, str]]:
    others = [one for one in committees.all_committees() if one is not committee]
    return {
        "parent_id": choices.records(others, none="No other committee"),
        "house_style_id": choices.records(house_styles.all_styles()),
    }


def _usual() -> dict[str, object]:
    """What most committees are, for a new one."""
    numbering = {"numbering": "2", "sub_numbering": "5(2)"}
    return {"usual_minutes": 120, "kind": "committee", "allows_substitutes": True, "substitutes_share_group": True} | (
        numbering
    )
