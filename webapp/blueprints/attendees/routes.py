"""Who attends without a vote: noted one a line, again with one press, and put right."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for

from models.minutes_vocabulary import AttendeeCategory
from models.rules import RuleBroken
from models.rules.attendance_categories import HEADINGS
from models.rules.permissions import Permission
from models.rules.wording import and_list
from models.vocabulary import AttendanceStatus
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.attendees.forms import AddForm, AttendeeForm, MemberForm
from webapp.clock import now, today
from webapp.services import attendance, attendees, members, minutes
from webapp.transaction import transaction

bp = Blueprint("attendees", __name__, url_prefix="/staff")


@bp.route("/meetings/<int:meeting_id>/attendees", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def index(meeting_id: int):
    """Who is noted, who came to earlier meetings, and a box to note more."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    usual = AttendanceStatus.APOLOGIES if meeting.held_on > today() else AttendanceStatus.PRESENT
    form = AddForm.from_request(data={"category": AttendeeCategory.OFFICER, "status": usual})
    if form.submitted():
        typed = {"category": form.category.data, "status": form.status.data}
        try:
            with transaction():
                noted = attendees.add(meeting, form.lines.data, **typed, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"{and_list(noted)} noted.")
            return _again(meeting.id, "lines")
    return render_template(
        "attendees/index.html",
        form=form,
        meeting=meeting,
        headings=HEADINGS,
        present=attendees.present(meeting),
        sorry=attendees.apologies(meeting),
        earlier=attendees.earlier(meeting) if meeting.held_on <= today() else [],
    )


@bp.post("/meetings/<int:meeting_id>/attendees/again/<int:attendee_id>")
@requires(Permission.RECORD_MEETING)
def again(meeting_id: int, attendee_id: int):
    """One press: somebody of an earlier meeting is here too."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    found = attendees.get(attendee_id, by=g.actor)
    try:
        with transaction():
            attendees.again(meeting, found, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    return _again(meeting.id, "earlier")


@bp.route("/attendees/<int:attendee_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def edit(attendee_id: int):
    """Put right what is noted for somebody."""
    found = attendees.get(attendee_id, by=g.actor)
    form = AttendeeForm.of(found)
    if form.submitted():
        try:
            with transaction():
                attendees.edit(found, **form.typed(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _again(found.meeting_id)
    return render_template("attendees/person.html", form=form, meeting=found.meeting, name=found.name, attendee=found)


@bp.post("/attendees/<int:attendee_id>/remove")
@requires(Permission.RECORD_MEETING)
def remove(attendee_id: int):
    """Take away somebody noted by mistake."""
    found = attendees.get(attendee_id, by=g.actor)
    meeting_id, name = found.meeting_id, found.name
    try:
        with transaction():
            attendees.remove(found, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash(f"{name} is taken away.")
    return _again(meeting_id)


@bp.route("/meetings/<int:meeting_id>/attendees/members/<int:member_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def member(meeting_id: int, member_id: int):
    """Say under which heading a member who attends is printed, and as what."""
    meeting, found = minutes.meeting_for(meeting_id, by=g.actor), members.get(member_id)
    kept = attendance.marked(meeting, found.id)
    if kept is None:
        abort(404)
    form = MemberForm.of(kept)
    if form.submitted():
        try:
            with transaction():
                attendees.edit_member(kept, **form.typed(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return _again(meeting.id)
    return render_template("attendees/person.html", form=form, meeting=meeting, name=found.name, member=found)


def _again(meeting_id: int, anchor: str | None = None):
    """The same page, which still knows the item that the clerk came from."""
    item = number_in(request.args.get("item"))
    return redirect(url_for("attendees.index", meeting_id=meeting_id, item=item, _anchor=anchor))
