"""Who attends a meeting without a vote, and who sends apologies without a seat: under the headings of the minutes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from models.attendance import Attendance, Attendee
from models.meeting import Meeting
from models.member import Member
from models.minutes_vocabulary import AttendeeCategory
from models.rules import RuleBroken
from models.rules import attendance_categories as rules
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import AttendanceStatus
from webapp.clock import day_of
from webapp.database import db
from webapp.services import attendance, audit, executive, minutes, revisions, sitting_at
from webapp.services.actors import Actor
from webapp.services.sitting_at import Capacity, Listed

TITLES = ("councillor ", "cllr ", "cllr. ")
MEETINGS_LOOKED_BACK = 3
HEADING_CHOSEN = "heading in the minutes chosen"


@dataclass(frozen=True, slots=True)
class Attending:
    """Somebody under a heading of the minutes: a member kept here, or only named."""

    name: str
    capacity: str
    category: AttendeeCategory
    status: AttendanceStatus
    attendee: Attendee | None = None
    member: Member | None = None


def get(attendee_id: int, *, by: Actor) -> Attendee:
    """Somebody at a meeting this person records. NoResultFound or NotAllowed otherwise."""
    found = db.session.get(Attendee, attendee_id)
    if found is None:
        raise revisions.removal_of(Attendee, attendee_id)
    by.check(Permission.RECORD_MEETING, found.meeting.committee_id)
    return found


def of_meeting(meeting: Meeting) -> list[Attendee]:
    """Those who are only named, as they were entered."""
    found = select(Attendee).where(Attendee.meeting_id == meeting.id)
    return list(db.session.scalars(found.order_by(Attendee.position, Attendee.id)))


def attending(meeting: Meeting) -> list[Attending]:
    """Everybody who is no voting member of the meeting and for whom something is marked; absence is not.

    Those without a vote who sit or are invited by their seat are among them, and members kept here who came.
    """
    marks = attendance.of_meeting(meeting)
    listed = sitting_at.listed(meeting, sitting_at.seats_on_the_day(meeting))
    of_executive = executive.since(on=meeting.held_on)
    known = [_member(one, marks[one.member.id], of_executive) for one in listed if _is_beside(one, marks)]
    named = [Attending(one.name, one.capacity, one.category, one.status, one) for one in of_meeting(meeting)]
    return [one for one in (*known, *named) if one.status is not AttendanceStatus.ABSENT]


def present(meeting: Meeting) -> list[tuple[AttendeeCategory, list[Attending]]]:
    """Who came without a vote, under the headings of the minutes."""
    return rules.by_heading([one for one in attending(meeting) if one.status is AttendanceStatus.PRESENT])


def apologies(meeting: Meeting) -> list[Attending]:
    """Who sent apologies and has no vote at the meeting."""
    return [one for one in attending(meeting) if one.status is AttendanceStatus.APOLOGIES]


def earlier(meeting: Meeting) -> list[Attendee]:
    """Who was named at the committee's last meetings and is not here yet: to be noted again with one press."""
    before = select(Meeting.id).where(Meeting.committee_id == meeting.committee_id, Meeting.held_on < meeting.held_on)
    last = db.session.scalars(before.order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(MEETINGS_LOOKED_BACK))
    came = select(Attendee).where(Attendee.meeting_id.in_(last.all()), Attendee.status == AttendanceStatus.PRESENT)
    lasting = came.where(Attendee.category != AttendeeCategory.PUBLIC_SPEAKER)
    here = {_folded(one.name) for one in of_meeting(meeting)}
    by_name = {_folded(one.name): one for one in db.session.scalars(lasting.order_by(Attendee.id))}
    return [one for name, one in by_name.items() if name not in here]


def add(
    meeting: Meeting,
    lines: str,
    *,
    category: AttendeeCategory,
    status: AttendanceStatus,
    by: Actor,
    at: datetime,
) -> list[str]:
    """Note people, one a line: a name, and after a comma what they are. Gives the names that were noted.

    A name that is a member's marks that member, so that it counts as their attending (LGA 1972 s85).
    """
    minutes.check_writable(meeting, by=by)
    read = [rules.read_line(line) for line in lines.splitlines() if line.strip()]
    _check_lines(read, meeting)
    if status is not AttendanceStatus.APOLOGIES and day_of(at) < meeting.held_on:
        raise RuleBroken(f"The meeting is on {long_date(meeting.held_on)}. Until then only apologies can be noted.")
    listed = {one.member.id for one in _voting(meeting)}
    for name, capacity in read:
        member = _member_called(name)
        if member is None:
            position = len(of_meeting(meeting)) + 1
            found = Attendee(id=revisions.new_number(Attendee), meeting_id=meeting.id, position=position)
            found.name, found.capacity, found.category, found.status = name, capacity, category, status
            db.session.add(found)
            _keep(f"{status} noted", found, by=by, at=at)
        elif member.id in listed:
            raise RuleBroken(f"{member.name} sits on the committee. Mark them among its members.", "lines")
        else:
            _mark(meeting, member, status, category, capacity, by=by, at=at)
    return [name for name, _ in read]


def again(meeting: Meeting, attendee: Attendee, *, by: Actor, at: datetime) -> None:
    """Note somebody who was named at an earlier meeting of the committee as present at this one too.

    Who is kept as a member since is marked as one.
    """
    if attendee.meeting.committee_id != meeting.committee_id:
        raise RuleBroken("They were at a meeting of another committee. Type their name.")
    line = ", ".join(filter(None, (attendee.name, attendee.capacity)))
    add(meeting, line, category=attendee.category, status=AttendanceStatus.PRESENT, by=by, at=at)


def edit(
    found: Attendee,
    *,
    name: str,
    capacity: str,
    category: AttendeeCategory,
    status: AttendanceStatus,
    revision: str,
    by: Actor,
    at: datetime,
) -> Attendee:
    """Put right what is noted for somebody. Raises revisions.ChangedMeanwhile when it is not as at `revision`."""
    minutes.check_writable(found.meeting, by=by)
    values = {"name": name.strip(), "capacity": capacity.strip(), "category": category, "status": status}
    what, committee_id = "person attending corrected", found.meeting.committee_id
    revisions.change(
        found, values, what, name=_named(found), revision=revision, by=by, at=at, committee_id=committee_id
    )
    return found


def edit_member(
    kept: Attendance, *, category: AttendeeCategory | None, capacity: str, revision: str, by: Actor, at: datetime
) -> Attendance:
    """Say under which heading a member who attends is printed, and as what. Raises as edit."""
    minutes.check_writable(kept.meeting, by=by)
    values = {"category": category, "capacity": capacity.strip()}
    revisions.change(
        kept,
        values,
        HEADING_CHOSEN,
        name=_named_member(kept),
        revision=revision,
        by=by,
        at=at,
        committee_id=kept.meeting.committee_id,
    )
    return kept


def remove(found: Attendee, *, by: Actor, at: datetime) -> None:
    """Take away somebody noted by mistake. The audit trail keeps who it was."""
    meeting, named = found.meeting, _named(found)
    minutes.check_writable(meeting, by=by)
    revisions.remove(found, "person attending removed", name=named, by=by, at=at, committee_id=meeting.committee_id)
    db.session.flush()


def _voting(meeting: Meeting) -> list[Listed]:
    listed = sitting_at.listed(meeting, sitting_at.seats_on_the_day(meeting))
    return [one for one in listed if one.capacity in attendance.MARKED_BY_THE_PRESS or one.sitting.replaced_by]


def _is_beside(one: Listed, marks: dict[int, Attendance]) -> bool:
    is_voting = one.capacity in attendance.MARKED_BY_THE_PRESS or one.capacity is Capacity.REPLACED
    return one.member.id in marks and not is_voting


def _member(one: Listed, kept: Attendance, of_executive: Collection[int]) -> Attending:
    roles, is_executive = one.sitting.roles, one.member.id in of_executive
    category = rules.category_of(one.member.kind, roles, is_executive=is_executive, chosen=kept.category)
    return Attending(one.member.name, kept.capacity or one.as_what, category, kept.status, None, one.member)


def _mark(
    meeting: Meeting,
    member: Member,
    status: AttendanceStatus,
    category: AttendeeCategory,
    capacity: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    kept = attendance.mark(meeting, member, status=status, by=by, at=at)
    values = {"category": category, "capacity": capacity or kept.capacity}
    now = revisions.revision_of(kept)
    revisions.change(
        kept,
        values,
        HEADING_CHOSEN,
        name=_named_member(kept),
        revision=now,
        by=by,
        at=at,
        committee_id=meeting.committee_id,
    )


def _member_called(name: str) -> Member | None:
    bare = _folded(name)
    # Compared here: SQLite's lower() leaves É as it is.
    named = db.session.execute(select(Member.id, Member.name).order_by(Member.id))
    found = [number for number, called in named if called.lower() == bare]
    if len(found) > 1:
        raise RuleBroken(f"Several people kept here are called {name}. Choose under Somebody else came.", "lines")
    return db.session.get(Member, found[0]) if found else None


def _check_lines(read: Sequence[tuple[str, str]], meeting: Meeting) -> None:
    if not read:
        raise RuleBroken("Enter a name.", "lines")
    here = {_folded(one.name) for one in of_meeting(meeting)}
    for name, capacity in read:
        if not name:
            raise RuleBroken(f"Begin each line with a name: “{capacity}” has none.", "lines")
        if len(name) > 120 or len(capacity) > 200:
            raise RuleBroken(
                f"Use 120 characters or fewer for a name, and 200 for what they are: {name[:60]}.", "lines"
            )
        if _folded(name) in here:
            raise RuleBroken(f"{name} is noted already. Correct that entry instead.", "lines")
        here.add(_folded(name))


def _folded(name: str) -> str:
    lower = name.lower()
    return next((lower.removeprefix(title) for title in TITLES if lower.startswith(title)), lower)


def _named(found: Attendee) -> str:
    with db.session.no_autoflush:
        meeting = db.session.get_one(Meeting, found.meeting_id)
        return f"{found.name}, {meeting.committee.name}, {long_date(meeting.held_on)}"


def _named_member(kept: Attendance) -> str:
    with db.session.no_autoflush:
        meeting, member = db.session.get_one(Meeting, kept.meeting_id), db.session.get_one(Member, kept.member_id)
        return f"{member.name}, {meeting.committee.name}, {long_date(meeting.held_on)}"


def _keep(what: str, found: Attendee, *, by: Actor, at: datetime) -> None:
    with db.session.no_autoflush:
        committee_id = db.session.get_one(Meeting, found.meeting_id).committee_id
    audit.record(what, found, name=_named(found), by=by, at=at, committee_id=committee_id)
