"""Who came to a meeting and who sent apologies, as its minutes say it: plain data, under the headings of minutes."""

from collections.abc import Iterator
from datetime import time

from models.attendance import Attendance
from models.meeting import Meeting
from models.member import Member
from models.minutes_bodies import AttendingBody, PresentBody
from models.rules import addresses
from models.vocabulary import AttendanceStatus, MemberKind, SeatRole
from webapp.services import attendance, attendees, sitting_at
from webapp.services.sitting_at import Capacity, Listed

MEMBER, CO_OPTED = "member", "co-opted member"
HEADINGS = {Capacity.VOTING: MEMBER, Capacity.EDUCATION: CO_OPTED}
IN_THE_CHAIR = "in the chair"
LAST = 2**31


def present(meeting: Meeting, chair_id: int | None) -> list[PresentBody]:
    """Who came, the members of the committee first. `chair_id` is who presided."""
    marks = attendance.of_meeting(meeting)
    came: dict[str, list[AttendingBody]] = {MEMBER: [], CO_OPTED: []}
    offices = meeting.committee.house_style.settings["offices"]
    for one, kept in _marked(meeting, AttendanceStatus.PRESENT):
        came[HEADINGS[one.capacity]].append(_member(one, kept, _office(one, offices, chair_id)))
    for category, people in attendees.present(meeting):
        # In the order in which they were noted, and those who are only named last.
        noted = sorted(people, key=lambda one: marks[one.member.id].id if one.member else LAST)
        came[category.value] = [_attending(one, marks) for one in noted]
    return [{"category": category, "people": people} for category, people in came.items() if people]


def apologies(meeting: Meeting) -> list[AttendingBody]:
    """Who sent apologies, those who are not on the committee too."""
    sent = [_member(one, kept, "") for one, kept in _marked(meeting, AttendanceStatus.APOLOGIES)]
    return sent + [_attending(one, {}) for one in attendees.apologies(meeting)]


def absent(meeting: Meeting) -> list[AttendingBody]:
    """The members of the committee who did not come and sent no apologies."""
    return [_member(one, kept, "") for one, kept in _marked(meeting, AttendanceStatus.ABSENT)]


def members_of(meeting: Meeting) -> dict[int, str]:
    """Whether each member of the committee came, by the member's number: what their own attendance is counted from."""
    listed = sitting_at.listed(meeting, sitting_at.seats_on_the_day(meeting))
    marks = attendance.of_meeting(meeting)
    return {
        one.member.id: marks[one.member.id].status.value
        for one in listed
        if one.member.id in marks and not one.member.kind.attends_only
    }


def _marked(meeting: Meeting, status: AttendanceStatus) -> Iterator[tuple[Listed, Attendance]]:
    marks, seats = attendance.of_meeting(meeting), sitting_at.seats_on_the_day(meeting)
    # In the order of the membership list, where a chair stands among the others.
    places = {seat.member_id: seat.position for seat in reversed(seats)}
    for one in sorted(sitting_at.listed(meeting, seats), key=lambda each: places.get(each.member.id, LAST)):
        kept = marks.get(one.member.id)
        # Whoever is replaced by a substitute and sent apologies is a member of the committee all the same.
        has_heading = one.capacity in HEADINGS or (one.sitting.replaced_by and status is AttendanceStatus.APOLOGIES)
        if kept is not None and kept.status is status and has_heading:
            yield one, kept


def _member(one: Listed, kept: Attendance, office: str) -> AttendingBody:
    in_place = f"substitute for {one.sitting.in_place_of}" if one.sitting.in_place_of else ""
    capacity = kept.capacity or in_place or (one.as_what if one.capacity is Capacity.EDUCATION else "")
    return _body(one.member, one.member.name, office, capacity, kept)


def _attending(one: attendees.Attending, marks: dict[int, Attendance]) -> AttendingBody:
    kept = marks.get(one.member.id) if one.member else None
    return _body(one.member, one.name, "", one.capacity, kept)


def _body(member: Member | None, name: str, office: str, capacity: str, kept: Attendance | None) -> AttendingBody:
    has_page = member is not None and not member.kind.attends_only
    return {
        "name": name,
        "is_councillor": member is not None and member.kind is MemberKind.COUNCILLOR,
        "office": office,
        "capacity": capacity,
        "address": addresses.member_address(member.slug) if member and has_page else None,
        "arrived_at": _time(kept.arrived_at) if kept else None,
        "left_at": _time(kept.left_at) if kept else None,
    }


def _office(one: Listed, offices: dict[str, str], chair_id: int | None) -> str:
    """The office of their seat in the council's own words; whoever else presided was in the chair."""
    role = next((role for role in (SeatRole.CHAIR, SeatRole.VICE_CHAIR) if role in one.sitting.roles), None)
    if one.member.id == chair_id and role is not SeatRole.CHAIR:
        return IN_THE_CHAIR
    return offices.get(role.value, "") if role else ""


def _time(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None
