"""Seats on a committee: given, corrected, ended, filled, taken off and put in order."""

from datetime import date, timedelta

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.committee import Committee
from models.member import Seat
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import CommitteeKind
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.seats.forms import EndForm, FillForm, RemoveForm, SeatForm
from webapp.choices import records
from webapp.clock import now, today
from webapp.findings import after_mending
from webapp.services import committees, members, role_holders, seats
from webapp.services.revisions import RemovedMeanwhile
from webapp.transaction import transaction

bp = Blueprint("seats", __name__, url_prefix="/staff")
NOBODY = "Nobody: the seat is vacant"


@bp.get("/committees/<int:committee_id>/seats")
@requires(Permission.EDIT_COMMITTEES)
def index(committee_id: int):
    """Who sits today, who will, and who did."""
    committee = committees.get(committee_id)
    g.actor.check(Permission.EDIT_COMMITTEES, committee.id)
    return render_template(
        "seats/index.html",
        committee=committee,
        membership=seats.membership(committee, on=today()),
        unseated=role_holders.without_a_seat(committee, on=today()),
    )


@bp.route("/committees/<int:committee_id>/seats/new", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def new(committee_id: int):
    """Give a seat to a member, or open a vacancy; the address may say to whom."""
    committee = committees.get(committee_id)
    g.actor.check(Permission.EDIT_COMMITTEES, committee.id)
    member_id = number_in(request.args.get("member"))
    form = SeatForm.from_request(data={"member_id": member_id, "role": "member", "starts_on": today()})
    form.offer(member_id=_members(NOBODY))
    if form.submitted():
        try:
            with transaction():
                seats.give(committee, form.details(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The seat is given.")
            return redirect(_back(committee.id))
    return _giving(committee, form)


@bp.route("/seats/<int:seat_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def edit(seat_id: int):
    """Correct what was entered for a seat."""
    seat = _seat(seat_id)
    form = SeatForm.of(seat, member_id=_members(NOBODY))
    if form.submitted():
        try:
            with transaction():
                seats.edit(seat, form.details(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The seat is corrected.")
            return redirect(url_for("seats.index", committee_id=seat.committee_id))
    return render_template("seats/edit.html", form=form, seat=seat, committee=seat.committee)


@bp.route("/seats/<int:seat_id>/end", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def end(seat_id: int):
    """End a seat after its last day, and leave a vacancy or not."""
    seat = _seat(seat_id)
    leaves_vacancy = seat.committee.kind is CommitteeKind.COUNCIL
    form = EndForm.from_request(data={"ends_on": _last_day(seat), "leaves_vacancy": leaves_vacancy})
    if form.submitted():
        try:
            with transaction():
                seats.end(seat, ends_on=form.ends_on.data, by=g.actor, at=now())
                if form.leaves_vacancy.data:
                    seats.leave_vacancy(seat, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The seat ends on that day.")
            return redirect(_back(seat.committee_id))
    return render_template("seats/end.html", form=form, seat=seat, committee=seat.committee)


@bp.route("/seats/<int:seat_id>/fill", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def fill(seat_id: int):
    """Give a vacant seat to a member."""
    seat = _seat(seat_id)
    form = FillForm.from_request(data={"starts_on": max(today(), seat.starts_on)})
    form.member_id.choices = _members("Choose a member")
    if form.submitted():
        try:
            with transaction():
                day, member_id = form.starts_on.data, form.member_id.data
                seats.fill(seat, member_id=member_id, starts_on=day, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The vacancy is filled.")
            return redirect(url_for("seats.index", committee_id=seat.committee_id))
    return render_template("seats/fill.html", form=form, seat=seat, committee=seat.committee, may_enter=_may_enter())


@bp.route("/seats/<int:seat_id>/remove", methods=["GET", "POST"])
@requires(Permission.EDIT_COMMITTEES)
def remove(seat_id: int):
    """Take off a seat that was entered by mistake."""
    seat = _seat(seat_id)
    committee = seat.committee
    form = RemoveForm.from_request()
    if form.submitted():
        try:
            with transaction():
                seats.remove(seat, reason=form.reason.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The seat is taken off. If it is public, publish the committee again: the public sees it until then.")
            return redirect(url_for("seats.index", committee_id=committee.id))
    return render_template("seats/remove.html", form=form, seat=seat, committee=committee)


@bp.post("/seats/<int:seat_id>/move-up")
@requires(Permission.EDIT_COMMITTEES)
def move_up(seat_id: int):
    """One place earlier among the seats of its role."""
    with transaction():
        seat = _seat(seat_id)
        seats.move_up(seat, on=today(), by=g.actor, at=now())
    return redirect(url_for("seats.index", committee_id=seat.committee_id, _anchor=f"seat-{seat.id}"))


@bp.post("/seats/<int:seat_id>/move-down")
@requires(Permission.EDIT_COMMITTEES)
def move_down(seat_id: int):
    """One place later among the seats of its role."""
    with transaction():
        seat = _seat(seat_id)
        seats.move_down(seat, on=today(), by=g.actor, at=now())
    return redirect(url_for("seats.index", committee_id=seat.committee_id, _anchor=f"seat-{seat.id}"))


@bp.errorhandler(RemovedMeanwhile)
def give_again(removed: RemovedMeanwhile):
    """Another officer took the seat off: what was typed of it comes back, to be given as a new one."""
    if request.endpoint not in ("seats.edit", "seats.fill"):
        flash(f"{removed.by} has taken it off already.", "warning")
        return redirect(url_for("seats.index", committee_id=removed.committee_id))
    committee = committees.get(removed.committee_id)
    return _giving(committee, SeatForm.again(removed, member_id=_members(NOBODY))), 410


def _giving(committee: Committee, form: SeatForm):
    facts = {"committee": committee, "may_enter": _may_enter(), "back": _back(committee.id)}
    return render_template("seats/new.html", form=form, **facts)


def _back(committee_id: int) -> str:
    return after_mending(committee_id, url_for("seats.index", committee_id=committee_id))


def _last_day(seat: Seat) -> date:
    """Today; the day before for a role whose holder does not sit any more, so that it is over at once."""
    at_fault = role_holders.without_a_seat(seat.committee, on=today())
    held = (seat.member.name if seat.member else "", seat.role, seat.capacity)
    is_at_fault = held in [(one.name, one.role, one.capacity) for one in at_fault]
    return max(seat.starts_on, today() - timedelta(days=1)) if is_at_fault else today()


def _seat(seat_id: int) -> Seat:
    return committees.belonging(Seat, seat_id, by=g.actor)


def _members(none: str) -> dict[str, str]:
    return records((one for one in members.all_members() if not one.kind.attends_only), none=none)


def _may_enter() -> bool:
    return bool(g.actor.may(Permission.EDIT_MEMBERS))
