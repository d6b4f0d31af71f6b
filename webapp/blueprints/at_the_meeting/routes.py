"""One screen for the whole meeting, and a page for the corrections of one person."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, g, redirect, render_template, request, url_for

from models.meeting import Meeting
from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import AttendanceStatus
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.at_the_meeting.forms import MomentForm, PersonForm, SomebodyElseForm, WithdrawalForm
from webapp.choices import records
from webapp.clock import LONDON, now, today
from webapp.room import as_pressed, came_from_room, press, room_address
from webapp.services import at_the_meeting, attendance, members, withdrawals
from webapp.transaction import transaction

bp = Blueprint("at_the_meeting", __name__, url_prefix="/staff")


@dataclass(frozen=True, slots=True)
class Refused:
    """A time that could not be kept: whose, what was typed, and why."""

    member_id: int
    typed: str
    why: str


@bp.get("/meetings/<int:meeting_id>/at-the-meeting")
@requires(Permission.RECORD_MEETING)
def show(meeting_id: int):
    """The agenda, the people, what each may do at the item in hand, and the quorum."""
    return _screen(at_the_meeting.get(meeting_id, by=g.actor))


@bp.post("/meetings/<int:meeting_id>/at-the-meeting/<int:member_id>/mark")
@requires(Permission.RECORD_MEETING)
def mark(meeting_id: int, member_id: int):
    """One press: present, apologies or absent."""
    meeting, member = _found(meeting_id, member_id)
    sent = request.form.get("status", "")
    status = AttendanceStatus(sent) if sent in list(AttendanceStatus) else AttendanceStatus.PRESENT
    return press(
        lambda: attendance.mark(meeting, member, status=status, by=g.actor, at=now()), _address(meeting, member)
    )


@bp.post("/meetings/<int:meeting_id>/at-the-meeting/mark-the-rest")
@requires(Permission.RECORD_MEETING)
def mark_the_rest(meeting_id: int):
    """One press: everybody with a vote who is not marked is present."""
    meeting = at_the_meeting.get(meeting_id, by=g.actor)
    return press(lambda: attendance.mark_the_rest_present(meeting, by=g.actor, at=now()), _address(meeting))


@bp.post("/meetings/<int:meeting_id>/at-the-meeting/<int:member_id>/withdraw")
@requires(Permission.RECORD_MEETING)
def withdraw(meeting_id: int, member_id: int):
    """One press: they leave the room, now or at the time typed."""
    meeting, member = _found(meeting_id, member_id)
    item_id = number_in(request.args.get("item"))
    return _at_a_time(
        meeting,
        member,
        lambda at: withdrawals.withdraw(meeting, member, withdrew_at=at, item_id=item_id, by=g.actor, at=now()),
    )


@bp.post("/meetings/<int:meeting_id>/at-the-meeting/<int:member_id>/return")
@requires(Permission.RECORD_MEETING)
def come_back(meeting_id: int, member_id: int):
    """One press: they are back in the room."""
    meeting, member = _found(meeting_id, member_id)
    return _at_a_time(
        meeting, member, lambda at: withdrawals.come_back(meeting, member, returned_at=at, by=g.actor, at=now())
    )


@bp.route("/meetings/<int:meeting_id>/at-the-meeting/<int:member_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def person(meeting_id: int, member_id: int):
    """Everything marked for one person, to be put right."""
    meeting, member = _found(meeting_id, member_id)
    kept = attendance.marked(meeting, member.id)
    form = PersonForm.for_one(kept)
    if form.submitted():
        try:
            with transaction():
                attendance.put_right(meeting, member, **form.marks(), by=g.actor, at=now())
        except RuleBroken as broken:
            kept = attendance.marked(meeting, member.id)
            form.explain_beside(kept, broken)
        else:
            return redirect(_address(meeting, member))
    gone = attendance.withdrawals_of(meeting, member.id)
    return render_template(
        "at_the_meeting/person.html", form=form, meeting=meeting, member=member, kept=kept, withdrawals=gone
    )


@bp.post("/meetings/<int:meeting_id>/at-the-meeting/<int:member_id>/clear")
@requires(Permission.RECORD_MEETING)
def clear(meeting_id: int, member_id: int):
    """Take back what was marked by mistake."""
    meeting, member = _found(meeting_id, member_id)
    return press(lambda: attendance.clear(meeting, member, **as_pressed()), _address(meeting, member))


@bp.route("/meetings/<int:meeting_id>/at-the-meeting/somebody-else", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def somebody_else(meeting_id: int):
    """Note somebody without a seat here who came."""
    meeting = at_the_meeting.get(meeting_id, by=g.actor)
    listed = {one.listed.member.id for one in at_the_meeting.room(meeting).people}
    form = SomebodyElseForm.from_request()
    form.member_id.choices = records((one for one in members.all_members() if one.id not in listed), "Choose who")
    if form.submitted():
        try:
            with transaction():
                member = members.get(form.member_id.data)
                attendance.mark(meeting, member, status=AttendanceStatus.PRESENT, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(_address(meeting, member))
    return render_template("at_the_meeting/somebody_else.html", form=form, meeting=meeting)


@bp.route("/withdrawals/<int:withdrawal_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def withdrawal(withdrawal_id: int):
    """Put right when somebody withdrew and returned."""
    found = withdrawals.get(withdrawal_id, by=g.actor)
    meeting = at_the_meeting.get(found.meeting_id, by=g.actor)
    form = WithdrawalForm.of(found)
    if form.submitted():
        try:
            with transaction():
                withdrawals.correct(found, **form.times(), revision=form.revision.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(_address(meeting, found.member))
    return render_template("at_the_meeting/withdrawal.html", form=form, meeting=meeting, withdrawal=found)


@bp.post("/withdrawals/<int:withdrawal_id>/remove")
@requires(Permission.RECORD_MEETING)
def remove_withdrawal(withdrawal_id: int):
    """Take away a withdrawal noted by mistake."""
    found = withdrawals.get(withdrawal_id, by=g.actor)
    meeting = at_the_meeting.get(found.meeting_id, by=g.actor)
    return press(lambda: withdrawals.remove(found, **as_pressed()), _address(meeting, found.member))


def _found(meeting_id: int, member_id: int) -> tuple[Meeting, Member]:
    meeting = at_the_meeting.get(meeting_id, by=g.actor)
    return meeting, members.get(member_id)


def _screen(meeting: Meeting, refused: Refused | None = None):
    room = at_the_meeting.room(meeting, item_id=number_in(request.args.get("item")))
    is_today = meeting.held_on == today()
    return render_template(
        "at_the_meeting/show.html",
        room=room,
        meeting=meeting,
        refused=refused,
        is_to_come=meeting.held_on > today(),
        time_now=now().astimezone(LONDON).time().replace(second=0, microsecond=0) if is_today else None,
    )


def _at_a_time(meeting: Meeting, member: Member, act: Callable[..., object]):
    """Do it at the time typed; one that cannot be kept is shown again in its box, with the reason."""
    form = MomentForm.from_request()
    if not form.submitted():
        return _screen(meeting, Refused(member.id, request.form.get("at", ""), str(form.error_list[0]["text"])))
    try:
        with transaction():
            act(form.at.data)
    except RuleBroken as broken:
        return _screen(meeting, Refused(member.id, request.form.get("at", ""), broken.message))
    return redirect(_address(meeting, member))


def _address(meeting: Meeting, member: Member | None = None) -> str:
    """The screen, the same item in hand, with the keyboard on the person."""
    if came_from_room():
        return room_address(meeting.id, f"person-{member.id}" if member else "people")
    item = number_in(request.args.get("item"))
    anchor = f"person-{member.id}" if member else None
    return url_for("at_the_meeting.show", meeting_id=meeting.id, item=item, _anchor=anchor)
