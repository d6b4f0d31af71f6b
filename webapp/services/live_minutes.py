"""What lists and registers need of public minutes: rewritten in the transaction that publishes them."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import delete, insert, select, update

from models.meeting import Meeting
from models.member import Member
from models.minutes_bodies import AttendingBody, MinuteBody, MinutesBody
from models.publication import Publication, PublishedAttendance, PublishedMeeting, PublishedResolution
from models.rules.addresses import member_address
from models.rules.wording import long_date
from models.vocabulary import AttendanceStatus
from webapp.database import db
from webapp.services import live_index

APPROVED = "approved"
NAMES = {"decisions": "Decisions", "draft": "Draft minutes", APPROVED: "Minutes"}


def title_of(body: MinutesBody) -> str:
    """What minutes are called where they are published."""
    day = long_date(date.fromisoformat(body["held_on"]))
    return f"{NAMES[body['status']]} of {body['committee']['name']}, {day}"


def meeting_feed(meeting_id: int) -> str:
    """The name of what a meeting's page depends on beside its own version: whether its minutes can be read."""
    return f"meeting:{meeting_id}"


def list_minutes(meeting: Meeting, body: MinutesBody, publication: Publication) -> None:
    """Put what public minutes resolved, and who they say was there, where lists and registers find it."""
    before = _forget(meeting.id)
    if rows := list(_resolutions(meeting, body)):
        db.session.execute(insert(PublishedResolution), rows)
    came = _attendance(meeting, body)
    if came:
        db.session.execute(insert(PublishedAttendance), came)
    _say(meeting, body["status"], before | {int(str(row["member_id"])) for row in came}, publication)


def unlist_minutes(meeting: Meeting, publication: Publication) -> None:
    """Take what withdrawn minutes resolved, and who was there, out of the lists and registers."""
    _say(meeting, "", _forget(meeting.id), publication)


def _forget(meeting_id: int) -> set[int]:
    """Take away what the last version said; gives the members it named."""
    named = select(PublishedAttendance.member_id).where(PublishedAttendance.meeting_id == meeting_id)
    before = set(db.session.scalars(named.order_by(PublishedAttendance.member_id)))
    db.session.execute(delete(PublishedResolution).where(PublishedResolution.meeting_id == meeting_id))
    db.session.execute(delete(PublishedAttendance).where(PublishedAttendance.meeting_id == meeting_id))
    return before


def _say(meeting: Meeting, status: str, members: set[int], publication: Publication) -> None:
    db.session.execute(update(PublishedMeeting).where(PublishedMeeting.meeting_id == meeting.id).values(minutes=status))
    feeds = [live_index.EVERYTHING, live_index.committee_feed(meeting.committee_id), meeting_feed(meeting.id)]
    live_index.touch([*feeds, *map(live_index.member_feed, sorted(members))], publication)


def _resolutions(meeting: Meeting, body: MinutesBody) -> Iterator[dict[str, object]]:
    for top in body["items"]:
        for minute in _with_those_below(top):
            for one in minute["resolutions"]:
                yield {
                    "resolution_id": one["id"],
                    "meeting_id": meeting.id,
                    "committee_id": meeting.committee_id,
                    "committee_name": body["committee"]["name"],
                    "held_on": date.fromisoformat(body["held_on"]),
                    "address": f"{body['address']}#item-{top['id']}",
                    "number": " ".join(filter(None, (minute["label"], one["number"]))),
                    "heading": minute["heading"],
                    "text": one["text"],
                    "outcome": one["outcome"],
                    "is_draft": body["status"] != APPROVED,
                }


def _with_those_below(minute: MinuteBody) -> Iterator[MinuteBody]:
    yield minute
    for below in minute["items"]:
        yield from _with_those_below(below)


def _attendance(meeting: Meeting, body: MinutesBody) -> list[dict[str, object]]:
    """Whether each member whom the minutes name came, by the address of their page."""
    came = [one for group in body["present"] for one in group["people"]]
    said = (
        (came, AttendanceStatus.PRESENT),
        (body["apologies"], AttendanceStatus.APOLOGIES),
        (body["absent"], AttendanceStatus.ABSENT),
    )
    statuses = {_slug(one): status.value for people, status in said for one in people if one["address"]}
    members = db.session.execute(select(Member.id, Member.slug).where(Member.slug.in_(statuses)).order_by(Member.id))
    held_on = date.fromisoformat(body["held_on"])
    return [
        {"meeting_id": meeting.id, "member_id": row.id, "held_on": held_on, "status": statuses[row.slug]}
        for row in members
    ]


def _slug(one: AttendingBody) -> str:
    return (one["address"] or "").removeprefix(member_address(""))
