"""Minutes in the publishing ledger: what the public reads of them, and the drafts that were issued."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from sqlalchemy import select

from models.attendance import Attendance
from models.bodies import MeetingBody
from models.meeting import Meeting
from models.member import Member
from models.minutes import IssuedDraft, Minutes
from models.minutes_bodies import MinutesBody, every_minute
from models.publication import Publication, PublishedMeeting
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import Part, SubjectKind, Verb
from webapp.database import db
from webapp.services import (
    action_publishing,
    agenda_tree,
    declaration_bodies,
    ledger,
    live_minutes,
    papers,
    publishing,
    recommendation_publishing,
)
from webapp.services.canonical import canonical, digest
from webapp.services.ledger import Act
from webapp.services.papers import Prepared

KIND = SubjectKind.MINUTES
SAID = {
    "decisions": "The decisions changed.",
    "draft": "The draft minutes are issued.",
    "approved": "The minutes are approved.",
}


def append(meeting: Meeting, body: MinutesBody, act: Act, prepared: Prepared | None = None) -> Publication:
    """Make a body what the public reads of a meeting's minutes, with its Word and PDF files. Earlier versions stay.

    They go when they show what is private since: an item put in Part 2, or a nature found sensitive.
    """
    if db.session.get(PublishedMeeting, meeting.id) is None:
        raise RuleBroken("The public cannot see this meeting yet. Publish it first: its minutes stand under it.")
    now = ledger.locked(KIND, meeting.id)
    if now is not None and not now.is_withdrawn and act.verb is Verb.PUBLISH:
        act = replace(act, verb=Verb.SUPPLEMENT, reason=act.reason.strip() or SAID[body["status"]])
    if _reveals_what_is_now_private(meeting):
        act = replace(act, hides_earlier=True)
    publishing.introduce(_named(meeting), act)
    publication = ledger.append(KIND, meeting.id, body, act, title=live_minutes.title_of(body))
    live_minutes.list_minutes(meeting, body, publication)
    papers.attach(publication, papers.wanted(meeting, body), prepared)
    action_publishing.publish_of(meeting, act)
    recommendation_publishing.publish_of(meeting, act)
    return publication


def withdraw(meeting: Meeting, act: Act) -> Publication:
    """Take the minutes away from the public, with every version and file. Their address answers 410 with the reason."""
    act.by.check(Permission.WITHDRAW, meeting.committee_id)
    publication = ledger.withdraw(KIND, meeting.id, act)
    live_minutes.unlist_minutes(meeting, publication)
    action_publishing.publish_of(meeting, act)
    recommendation_publishing.publish_of(meeting, act)
    return publication


def live_body_of(meeting: Meeting) -> MinutesBody | None:
    """What the public reads of a meeting's minutes now, or None."""
    live = ledger.live(KIND, meeting.id)
    return None if live is None or live.is_withdrawn else cast(MinutesBody, json.loads(live.body))


def is_withdrawn(meeting: Meeting) -> bool:
    """Whether the minutes were public and are no more: then nobody reads them, members neither."""
    live = ledger.live(KIND, meeting.id)
    return live is not None and live.is_withdrawn


def last_draft(kept: Minutes) -> IssuedDraft | None:
    """The draft as it was last issued; None before it ever was."""
    found = select(IssuedDraft).where(IssuedDraft.minutes_id == kept.id).order_by(IssuedDraft.id.desc()).limit(1)
    return db.session.scalar(found)


def body_of(draft: IssuedDraft) -> MinutesBody:
    """What a draft said when it was issued."""
    return cast(MinutesBody, json.loads(draft.body))


def fingerprint(body: MinutesBody) -> str:
    """A short hash of what would be issued."""
    return digest(canonical(body))[:20]


def _named(meeting: Meeting) -> Sequence[Member]:
    """The members whom the minutes name, to be given a page of their own if they have none."""
    marked = select(Attendance.member_id).where(Attendance.meeting_id == meeting.id)
    here = list(db.session.scalars(select(Member).where(Member.id.in_(marked)).order_by(Member.id)))
    return [*here, *declaration_bodies.declarers(meeting)]


def _reveals_what_is_now_private(meeting: Meeting) -> bool:
    """Whether a version the public can still read shows an item that is private since, or a nature withheld since."""
    readable = cast(list[MinutesBody], ledger.readable(KIND, meeting.id))
    if declaration_bodies.shows_what_is_now_withheld(meeting, cast(list[MeetingBody], readable)):
        return True
    private = {item.id for item in meeting.items if agenda_tree.is_private(item)}
    shown = (one for body in readable for one in every_minute(body))
    return any(one["id"] in private and one["part"] == Part.PUBLIC for one in shown)
