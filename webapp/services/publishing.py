"""Publishing: the only way anything becomes public. Private records become a body, the body a version of the ledger."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import cast

from sqlalchemy import select

from models.bodies import CommitteeBody, CouncilBody, MeetingBody, MemberBody, every_item
from models.committee import Committee
from models.council import Council
from models.meeting import Meeting
from models.member import Member
from models.publication import Publication, PublishedMeeting
from models.rules import RuleBroken
from models.rules.former_bodies import as_today
from models.rules.permissions import Permission
from models.vocabulary import MeetingStatus, Part, SubjectKind, Verb
from webapp.clock import day_of
from webapp.database import db
from webapp.services import (
    action_publishing,
    agenda_checks,
    agenda_tree,
    bodies,
    declaration_bodies,
    late_routes,
    ledger,
    live_index,
    live_membership,
    live_scorecards,
    meeting_bodies,
    meetings,
    papers,
    published_declarations,
    revisions,
    scorecard_items,
    scorecard_publishing,
    substitutions,
)
from webapp.services import working_calendar as days
from webapp.services.canonical import canonical, digest
from webapp.services.ledger import Act
from webapp.services.papers import Prepared
from webapp.services.scorecard_papers import Prepared as PreparedReport

Subject = Council | Committee | Member | Meeting
Body = CouncilBody | CommitteeBody | MemberBody | MeetingBody
KINDS: dict[type[Subject], SubjectKind] = {
    Council: SubjectKind.COUNCIL,
    Committee: SubjectKind.COMMITTEE,
    Member: SubjectKind.MEMBER,
    Meeting: SubjectKind.MEETING,
}


def publish(
    subject: Subject, act: Act, *, seen: str, prepared: Prepared | None = None, reports: Sequence[PreparedReport] = ()
) -> Publication:
    """Publish what an officer has just looked at; refused when it has changed since (see fingerprint).

    A second press, or one press sent twice, is refused too: it would be one more version of the same. `prepared` and
    `reports` are files made ahead of the lock.
    """
    revisions.hold(subject)
    if seen != fingerprint(body_as_it_would_be(subject, at=act.at)):
        raise RuleBroken("This changed while you were looking at it. Look at what it is now, then publish.")
    live = ledger.locked(KINDS[type(subject)], subject.id)
    if live is not None and not live.is_withdrawn and fingerprint(cast(Body, as_today(json.loads(live.body)))) == seen:
        raise RuleBroken("This is public already, just as it stands here. Nothing has changed since.")
    if isinstance(subject, Council):
        return publish_council(subject, act)
    if isinstance(subject, Committee):
        return publish_committee(subject, act)
    if isinstance(subject, Member):
        return publish_member(subject, act)
    if not has_agenda(subject):
        return publish_meeting(subject, act)
    return publish_agenda(subject, act, prepared=prepared, reports=reports)


def fingerprint(body: Body) -> str:
    """A short hash of what would be published, whatever the day it is counted from."""
    return digest(canonical({**body, "notice": None}))[:20]


def publish_council(council: Council, act: Act) -> Publication:
    """Make the council's name, contacts and colours public as they are now."""
    act.by.check(Permission.PUBLISH)
    return ledger.append(SubjectKind.COUNCIL, council.id, bodies.council_body(council), act, title=council.name)


def publish_member(member: Member, act: Act) -> Publication:
    """Make a member's page public as the records are now; refused for those who attend without being members."""
    act.by.check(Permission.PUBLISH)
    if member.kind.attends_only:
        raise RuleBroken(f"{member.name} is kept as {member.kind}, not a member, so there is no public page.")
    return _append_member(member, act)


def publish_committee(committee: Committee, act: Act) -> Publication:
    """Make a committee's page and its membership public as the records are now."""
    act.by.check(Permission.PUBLISH, committee.id)
    _introduce_members(committee, act)
    body = bodies.committee_body(committee)
    publication = ledger.append(SubjectKind.COMMITTEE, committee.id, body, act, title=committee.name)
    live_membership.list_committee(committee, body, publication)
    return publication


def publish_meeting(meeting: Meeting, act: Act) -> Publication:
    """Make a meeting's date, time and place public; its agenda too, once that has been published."""
    if has_public_agenda(meeting):
        return publish_agenda(meeting, act)
    act.by.check(Permission.PUBLISH, meeting.committee_id)
    return _append(meeting, meeting_bodies.meeting_body(meeting), act)


def publish_date(meeting: Meeting, act: Act) -> Publication:
    """Make a meeting's date, time and place public before its agenda; refused once that can be read."""
    if has_public_agenda(meeting):
        raise RuleBroken("The public can read the agenda already. Look at what would change, then publish all of it.")
    return publish_meeting(meeting, act)


def publish_agenda(
    meeting: Meeting, act: Act, *, prepared: Prepared | None = None, reports: Sequence[PreparedReport] = ()
) -> Publication:
    """Make the agenda public, so long as it is whole and either in time or taken by a lawful route.

    The scorecards that stand on it go out with it, and stay as they are then. Its Word and PDF files are kept before
    anything changes for the public: `prepared` and, of scorecards, `reports` are those made ahead of the lock.
    """
    act.by.check(Permission.PUBLISH, meeting.committee_id)
    check_agenda(meeting)
    _introduce_members(meeting.committee, act)
    introduce(declaration_bodies.declarers(meeting), act)
    live_body = live_body_of(meeting)
    late_routes.check_notice(meeting, live_body, at=act.at)
    body = agenda_as_it_would_be(meeting, live_body, at=act.at)
    if _reveals_what_is_now_private(meeting):
        act = replace(act, hides_earlier=True)
    publication = _append(meeting, body, act)
    papers.attach(publication, papers.wanted(meeting, body), prepared)
    scorecard_publishing.follow_agenda(meeting, body, act, reports)
    return publication


def withdraw(subject: Subject, act: Act) -> Publication:
    """Take a subject away from the public, with its earlier versions and its files. Only a reason stays to be read."""
    act.by.check(Permission.WITHDRAW, committee_id_of(subject))
    publication = ledger.withdraw(KINDS[type(subject)], subject.id, act)
    if isinstance(subject, Meeting):
        live_index.unlist_meeting(subject, publication)
        published_declarations.unlist_meeting(subject, publication)
        action_publishing.follow_meeting(subject, act)
        scorecard_publishing.follow_withdrawal(subject, act)
        live_scorecards.touch_marking_meeting(subject.id, publication)
    elif isinstance(subject, Committee):
        live_membership.unlist_committee(subject, publication)
    elif isinstance(subject, Member):
        live_membership.unlist_member(subject)
    return publication


def body_as_it_would_be(subject: Subject, *, at: datetime) -> Body:
    """What the public would see if the subject were published now; of a meeting, the agenda too if there is one."""
    if isinstance(subject, Council):
        return bodies.council_body(subject)
    if isinstance(subject, Committee):
        return bodies.committee_body(subject)
    if isinstance(subject, Member):
        return bodies.member_body(subject)
    if has_agenda(subject):
        return agenda_as_it_would_be(subject, live_body_of(subject), at=at)
    return meeting_bodies.meeting_body(subject)


def agenda_as_it_would_be(meeting: Meeting, live_body: MeetingBody | None, *, at: datetime) -> MeetingBody:
    """The meeting with its agenda. Notice, once given of its day, is not given again by a correction."""
    noticed = days.notice_if_published(meeting.held_on, at=at)
    is_first = late_routes.is_first_notice(meeting, live_body)
    if live_body is not None and live_body["notice"] is not None and not is_first:
        first_on = date.fromisoformat(live_body["notice"]["published_on"])
        noticed = days.notice_from(first_on, meeting.held_on)
    entered_later = noticed.published_on > meeting.held_on
    body = meeting_bodies.body_with_agenda(meeting, noticed=None if entered_later else noticed)
    return scorecard_items.put_on(body, meeting, on=day_of(at))


def live_body_of(meeting: Meeting) -> MeetingBody | None:
    """What the public sees of a meeting now, or None."""
    live = ledger.live(SubjectKind.MEETING, meeting.id)
    return None if live is None or live.is_withdrawn else cast(MeetingBody, json.loads(live.body))


def has_agenda(meeting: Meeting) -> bool:
    """Whether there is an agenda to publish: items, or one that is public already. A meeting called off needs none."""
    is_on = meeting.status is MeetingStatus.SCHEDULED
    return (is_on and any(item.removed_at is None for item in meeting.items)) or has_public_agenda(meeting)


def has_public_agenda(meeting: Meeting) -> bool:
    """Whether the public can read an agenda of the meeting now."""
    body = live_body_of(meeting)
    return body is not None and body["agenda"] is not None


def check_agenda(meeting: Meeting) -> None:
    """Refuse an agenda that must not go out: the first thing to put right, as a sentence."""
    for finding in agenda_checks.findings(meeting):
        if finding.is_blocking:
            raise RuleBroken(finding.message)


def introduce(members: Iterable[Member], act: Act) -> None:
    """Give a page to each member to be named in public for the first time, so that their name leads somewhere."""
    first = replace(act, verb=Verb.PUBLISH, reason="")
    for member in {member.id: member for member in members}.values():
        if not member.kind.attends_only and ledger.live(SubjectKind.MEMBER, member.id) is None:
            _append_member(member, first)


def committee_id_of(subject: Subject) -> int | None:
    """The committee whose officers may act on a subject; None for what belongs to the whole council."""
    if isinstance(subject, Meeting):
        return subject.committee_id
    return subject.id if isinstance(subject, Committee) else None


def _introduce_members(committee: Committee, act: Act) -> None:
    introduce((seat.member for seat in committee.seats if seat.member is not None), act)


def _append_member(member: Member, act: Act) -> Publication:
    body = bodies.member_body(member)
    publication = ledger.append(SubjectKind.MEMBER, member.id, body, act, title=member.name)
    live_membership.list_member(member, body)
    return publication


def _append(meeting: Meeting, body: MeetingBody, act: Act) -> Publication:
    title = meetings.name_of(meeting.committee, meeting.held_on)
    introduce((one.member for one in substitutions.in_force(meeting)), act)
    is_marked_anew = ledger.live(SubjectKind.MEETING, meeting.id) is not None and _is_listed_otherwise(meeting.id, body)
    publication = ledger.append(SubjectKind.MEETING, meeting.id, body, act, title=title)
    live_index.list_meeting(meeting, body, publication)
    published_declarations.list_meeting(meeting, body, publication)
    action_publishing.follow_meeting(meeting, act)
    if is_marked_anew:
        live_scorecards.touch_marking_meeting(meeting.id, publication)
    if act.hides_earlier:
        kept = [file["id"] for file in live_index.documents_in(body)]
        live_index.hide_documents(meeting.id, kept=kept)
    return publication


def _is_listed_otherwise(meeting_id: int, body: MeetingBody) -> bool:
    """Whether the public finds a meeting elsewhere than this body says, called off or not otherwise, or not at all."""
    listed = select(PublishedMeeting.address, PublishedMeeting.status).where(PublishedMeeting.meeting_id == meeting_id)
    row = db.session.execute(listed).one_or_none()
    return row is None or tuple(row) != (body["address"], body["status"])


def _reveals_what_is_now_private(meeting: Meeting) -> bool:
    """Whether a version the public can still read shows, in Part 1, an item since put in Part 2 or below one.

    The nature of an interest that is withheld since counts too.
    """
    readable = list(ledger.readable(SubjectKind.MEETING, meeting.id))
    if declaration_bodies.shows_what_is_now_withheld(meeting, readable):
        return True
    private = {item.id for item in meeting.items if agenda_tree.is_private(item)}
    return any(
        item["id"] in private and item["part"] == Part.PUBLIC
        for body in readable
        for item in every_item(body["agenda"])
    )
