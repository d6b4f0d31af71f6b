"""A meeting and its agenda as the public may see them, by allow-list. Dates in standing text are computed here."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from exports import guidance
from models.agenda import AgendaItem, LateDecision
from models.bodies import (
    AgendaBody,
    ChangeBody,
    DocumentBody,
    ExemptionBody,
    ItemBody,
    LateBody,
    MeetingBody,
    NoticeBody,
    StandingTextBody,
    SubstitutionBody,
)
from models.document import Document
from models.meeting import Meeting
from models.member import Member, Seat
from models.rules import addresses, standing_text
from models.rules.notice import Notice
from models.rules.working_days import working_days_before
from models.vocabulary import ItemKind, MeetingStatus, Part, ReportState
from webapp.clock import day_of
from webapp.database import db
from webapp.services import (
    agenda_tree,
    bodies,
    declaration_bodies,
    late_routes,
    minutes_to_confirm,
    substitutions,
    working_calendar,
)


def meeting_body(meeting: Meeting) -> MeetingBody:
    """The date, time and place of a meeting, without its agenda."""
    council = bodies.the_council()
    return {
        "kind": "meeting",
        "id": meeting.id,
        "uid": meeting.uid,
        "address": address_of(meeting),
        "council": {"name": council.name, "address": addresses.COUNCIL},
        "committee": bodies.named(meeting.committee),
        "meeting_kind": meeting.kind.value,
        "held_on": meeting.held_on.isoformat(),
        "starts_at": meeting.starts_at.strftime("%H:%M"),
        "ends_at": meeting.ends_at.strftime("%H:%M") if meeting.ends_at else None,
        "venue": meeting.venue,
        "room": meeting.room,
        "status": meeting.status.value,
        "changes": [_change(change.what, change.reason, change.changed_at) for change in meeting.changes],
        "webcast": meeting.committee.webcast,
        "substitutions": [substitution_body(one.seat, one.member) for one in substitutions.in_force(meeting)],
        "agenda": None,
        "notice": None,
    }


def substitution_body(seat: Seat, member: Member) -> SubstitutionBody:
    """Who sits, and in whose place."""
    assert seat.member is not None
    return {"in_place_of": bodies.named_member(seat.member), "member": bodies.named_member(member)}


def body_with_agenda(meeting: Meeting, *, noticed: Notice | None) -> MeetingBody:
    """A meeting with its agenda, and the notice that the public had of it; None for one entered after it was held."""
    facts, tree = facts_of(meeting), agenda_tree.tree_of(meeting)
    body: MeetingBody = {
        **meeting_body(meeting),
        "agenda": agenda_body(meeting, tree, facts),
        "notice": _notice(meeting, noticed),
    }
    if declared := declaration_bodies.of_agenda(meeting, tree, facts):
        body["declarations"] = declared
    return body


def address_of(meeting: Meeting) -> str:
    """The public address of a meeting, on the day it is now planned for."""
    return addresses.meeting_address(meeting.committee.slug, meeting.held_on, meeting.day_number)


def agenda_body(meeting: Meeting, tree: Sequence[agenda_tree.Node], facts: standing_text.MeetingFacts) -> AgendaBody:
    """The agenda in public: Part 2 items by their public heading only."""
    seats = [seat for seat in meeting.committee.seats if seat.is_held_on(meeting.held_on)]
    texts: list[StandingTextBody] = [
        {"place": text.place.value, "heading": text.heading, "text": standing_text.fill(text.text, facts)}
        for text in meeting.committee.standing_texts
    ]
    return {
        "texts": texts + _guidance(meeting),
        "items": [item_body(node, facts) for node in tree],
        "membership": bodies.membership_bodies(meeting.committee, seats),
        "contacts": [bodies.contact_body(contact) for contact in meeting.committee.contacts],
    }


def item_body(node: agenda_tree.Node, facts: standing_text.MeetingFacts) -> ItemBody:
    """One item: in Part 1 what was written, in Part 2 the public heading, the paragraphs, and nothing more."""
    item = node.item
    shown = _private_item(item) if item.part is Part.PRIVATE else _open_item(item, facts)
    shown["label"] = node.label
    # What lies below a private item is private too: the most restrictive of a thing and everything above it.
    shown["items"] = [] if item.part is Part.PRIVATE else [item_body(below, facts) for below in node.children]
    return shown


def facts_of(meeting: Meeting) -> standing_text.MeetingFacts:
    """What standing text can say of this meeting: its deadline, and the meetings before and after it."""
    committee, style = meeting.committee, meeting.committee.house_style.settings
    deadline: date | None = None
    if committee.speaking_days:
        closed = working_calendar.closed_days(meeting.held_on)
        deadline = working_days_before(meeting.held_on, committee.speaking_days, closed)
    before, after = _neighbour(meeting, later=False), _neighbour(meeting, later=True)
    return standing_text.MeetingFacts(
        committee=committee.name,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        venue=meeting.venue,
        speaking_deadline_on=deadline,
        speaking_deadline_at=committee.speaking_at,
        next_held_on=after.held_on if after else None,
        next_starts_at=after.starts_at if after else None,
        next_venue=after.venue if after else "",
        previous_held_on=before.held_on if before else None,
        date_style="18 June 2019",
        time_style="10.00 am" if style["time_style"] == "10.00 a.m." else style["time_style"],
    )


def late_body(decision: LateDecision | None) -> LateBody | None:
    """The lawful route by which something late is taken."""
    if decision is None:
        return None
    return {"route": decision.route.value, "circumstances": decision.circumstances, "chair": decision.chair_name}


def _guidance(meeting: Meeting) -> list[StandingTextBody]:
    """The council's guidance on declaring interests, where the committee prints it in its agenda packs."""
    written = bodies.the_council().interests_guidance if meeting.committee.prints_guidance else ""
    if not written.strip():
        return []
    heading, text = guidance.parts(written)
    return [{"place": guidance.PLACE, "heading": heading, "text": text}]


def _notice(meeting: Meeting, noticed: Notice | None) -> NoticeBody | None:
    if noticed is None:
        return None
    whole = late_routes.whole_route(meeting)
    return {
        "published_on": noticed.published_on.isoformat(),
        "clear_days": noticed.clear_days,
        "late": None if noticed.is_enough else late_body(whole),
    }


def _neighbour(meeting: Meeting, *, later: bool) -> Meeting | None:
    """The committee's next meeting that is to be held, or the last before this one."""
    here = Meeting.held_on > meeting.held_on if later else Meeting.held_on < meeting.held_on
    order = Meeting.held_on.asc() if later else Meeting.held_on.desc()
    return db.session.scalar(
        select(Meeting)
        .where(Meeting.committee_id == meeting.committee_id, Meeting.status == MeetingStatus.SCHEDULED, here)
        .order_by(order, Meeting.id)
        .limit(1)
    )


def _open_item(item: AgendaItem, facts: standing_text.MeetingFacts) -> ItemBody:
    return {
        **_bare_item(item),
        "heading": standing_text.fill(item.heading, facts),
        "text": standing_text.fill(item.text, facts) or _minutes_to_confirm(item),
        "recommendations": list(item.recommendations),
        "presenter": item.presenter,
        "documents": [_document(document) for document in item.documents if document.removed_at is None],
    }


def _minutes_to_confirm(item: AgendaItem) -> str:
    """An item for the minutes says by itself which they are."""
    return minutes_to_confirm.said_of(item) if item.kind is ItemKind.MINUTES else ""


def _private_item(item: AgendaItem) -> ItemBody:
    exemption: ExemptionBody = {"paragraphs": list(item.exempt_paragraphs), "reason": item.exempt_reason}
    late = late_body(item.late_decision)
    # The circumstances could reveal what the item is about: the public learns that the chair took it as urgent.
    shown_late: LateBody | None = {**late, "circumstances": ""} if late else None
    return {
        **_bare_item(item),
        "heading": item.public_heading,
        "report_state": ReportState.NONE.value,
        "exemption": exemption,
        "late": shown_late,
    }


def _bare_item(item: AgendaItem) -> ItemBody:
    """What may be said of any item, open or private."""
    return {
        "id": item.id,
        "label": "",
        "kind": item.kind.value,
        "heading": "",
        "text": "",
        "recommendations": [],
        "report_state": item.report_state.value,
        "presenter": "",
        "pages": item.pages,
        "part": item.part.value,
        "exemption": None,
        "late": late_body(item.late_decision),
        "documents": [],
        "items": [],
    }


def _document(document: Document) -> DocumentBody:
    return {
        "id": document.id,
        "title": document.title,
        "filename": document.filename,
        "media_type": document.media_type,
        "size": document.size,
        "sha256": document.sha256,
        "address": addresses.document_address(document.id, document.filename),
    }


def _change(what: str, reason: str, at: datetime) -> ChangeBody:
    return {"on": day_of(at).isoformat(), "what": what, "reason": reason}
