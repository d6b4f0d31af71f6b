"""A topic as a row of its programme, by allow-list: what is not named here does not become public."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import Row, select

from models.bodies import NamedAddress
from models.member import Member
from models.programme_bodies import (
    ProgrammePersonBody,
    ProgrammeTopicBody,
    ReportedBody,
    SourceBody,
    TopicMeetingBody,
    WhenBody,
)
from models.programme_vocabulary import TopicSource, TopicTiming
from models.publication import (
    PublishedAction,
    PublishedKeyDecision,
    PublishedMeeting,
    PublishedMember,
    PublishedResolution,
)
from models.rules import addresses
from models.rules.wording import long_date
from models.rules.work_programme import When, in_words
from models.work_programme import Topic, TopicItem
from webapp.database import db
from webapp.services import agenda_tree, topic_reports, topic_slots

IN_PRIVATE = "A decision to be taken in private"
Found = Row[*tuple[Any, ...]]
State = Literal["on the agenda", "returned"]


@dataclass(frozen=True, slots=True)
class Known:
    """What the public can find already of all that some topics name, each by its number.

    `reports` are the ties of topics to items that were taken by the day it is read on.
    """

    members: dict[int, str]
    meetings: dict[int, Found]
    resolutions: dict[int, Found]
    actions: dict[int, str]
    decisions: dict[int, Found]
    reports: frozenset[int]


def known_of(every: Sequence[Topic], *, on: date, members: Iterable[int] = ()) -> Known:
    """What the public can find of these topics' members, meetings, minutes, actions and decisions: six statements."""
    people = {one for topic in every for one in (topic.portfolio_holder_id, topic.asked_by_id) if one} | set(members)
    met = {one for topic in every for one in _meetings_named(topic)}
    resolved = {topic.resolution_id for topic in every if topic.resolution_id}
    given = {topic.action_id for topic in every if topic.action_id}
    planned = {topic.key_decision_id for topic in every if topic.key_decision_id}
    meeting, resolution = PublishedMeeting, PublishedResolution
    decision, action, member = PublishedKeyDecision, PublishedAction, PublishedMember
    return Known(
        {row[0]: row[1] for row in _found(people, member.member_id, member.address)},
        _by_number(met, meeting.meeting_id, meeting.address, meeting.has_agenda, meeting.minutes, meeting.held_on),
        _by_number(resolved, resolution.resolution_id, resolution.address, resolution.held_on),
        {row[0]: row[1] for row in _found(given, action.action_id, action.address)},
        _by_number(planned, decision.decision_id, decision.address, decision.title, decision.is_private),
        topic_reports.reported([topic.id for topic in every], on=on),
    )


def row(topic: Topic, known: Known) -> ProgrammeTopicBody:
    """What the public is told of a topic in its programme."""
    into = topic.merged_into
    names_nothing_untold = into is None or is_told(into)
    return {
        "id": topic.id,
        "address": address_of(topic),
        "title": topic.title,
        "detail": topic.detail,
        "topic_kind": topic.kind.value,
        "lead_officer": topic.lead_officer,
        "portfolio_holder": person(topic.portfolio_holder, known),
        "source": _source(topic, known),
        "decision": _decision(topic, known),
        "when": when_body(topic_slots.when_of(topic), topic.meeting_id),
        "every_months": topic.every_months,
        "last_reports": _last_reports(topic, known),
        "last_report_note": topic.last_report_note,
        "meetings": _meetings(topic, known),
        "notes": topic.notes,
        "follow_up": topic.follow_up,
        "status": topic.status.value,
        "ended_on": topic.ended_on.isoformat() if topic.ended_on else None,
        # Why it became part of one that is not told may say which.
        "end_reason": topic.end_reason if names_nothing_untold else "",
        "merged_into": {"name": into.title, "address": address_of(into)} if into and names_nothing_untold else None,
    }


def is_told(topic: Topic) -> bool:
    """Whether a topic stands in what the public reads of its programme."""
    return topic.is_public and topic.removed_at is None


def address_of(topic: Topic) -> str:
    """The public address of a topic."""
    return addresses.topic_address(topic.committee.slug, topic.id)


def person(member: Member | None, known: Known) -> ProgrammePersonBody | None:
    """A member by name, with their page if the public has one."""
    return None if member is None else {"name": member.name, "address": known.members.get(member.id)}


def _decision(topic: Topic, known: Known) -> NamedAddress | None:
    """The decision of the forward plan it looks at. Of a private one the forward plan alone says what it is about."""
    found = known.decisions.get(topic.key_decision_id or 0)
    if found is None:
        return None
    return {"name": IN_PRIVATE if found.is_private else found.title, "address": found.address}


def when_body(when: When, meeting_id: int | None) -> WhenBody:
    """When a topic comes; `meeting_id` is that of the meeting at which it does, if it is one."""
    return {
        "timing": when.timing.value,
        "words": in_words(when),
        "meeting_id": meeting_id,
        "held_on": _iso(when.held_on),
        "month": _iso(when.month),
        "until_month": _iso(when.until_month),
        "is_tentative": when.is_tentative,
        "condition": when.condition,
        "review_on": _iso(when.review_on),
    }


def _source(topic: Topic, known: Known) -> SourceBody:
    """Who asked. Nothing of a resident but that it was one, and nothing of what comes from Part 2."""
    words, address = topic.source_words, None
    resolution = known.resolutions.get(topic.resolution_id or 0)
    if topic.source is TopicSource.RESIDENT or _is_from_part_2(topic):
        words = ""
    elif topic.source is TopicSource.MEMBER and topic.asked_by is not None:
        words = words or topic.asked_by.name
        address = known.members.get(topic.asked_by.id)
    elif resolution is not None:
        words, address = words or f"Minutes of {long_date(resolution.held_on)}", resolution.address
    elif topic.owed is not None and (met := known.meetings.get(topic.owed.minute.meeting_id)) and met.minutes:
        words, address = words or f"Minutes of {long_date(met.held_on)}", addresses.minutes_address(met.address)
    elif topic.action_id in known.actions:
        address = known.actions[topic.action_id]
    return {"kind": topic.source.value, "words": words, "address": address}


def _is_from_part_2(topic: Topic) -> bool:
    items = (
        topic.resolution.item if topic.resolution else None,
        topic.owed.minute.item if topic.owed else None,
        topic.action.item if topic.action else None,
    )
    return any(item is not None and agenda_tree.is_private(item) for item in items)


def _last_reports(topic: Topic, known: Known) -> list[ReportedBody]:
    """The days it was reported: those noted from earlier papers, and those of agendas that carried it, once taken."""
    noted = {one.reported_on: ReportedBody(on=one.reported_on.isoformat(), note=one.note, address=None)
             for one in topic.noted_reports}  # fmt: skip
    for one in topic.appearances:
        item, meeting, public = one.item, one.item.meeting, known.meetings.get(one.item.meeting_id)
        if one.id in known.reports and not agenda_tree.is_private(item):
            note = noted[meeting.held_on]["note"] if meeting.held_on in noted else ""
            place = public.address if public else None
            noted[meeting.held_on] = ReportedBody(on=meeting.held_on.isoformat(), note=note, address=place)
    return [noted[day] for day in sorted(noted)]


def _meetings(topic: Topic, known: Known) -> list[TopicMeetingBody]:
    """The meetings at which it comes or came. What only a draft agenda says is not told."""
    found: dict[int, TopicMeetingBody] = {}
    if topic.timing is TopicTiming.MEETING and topic.meeting is not None:
        day = topic.meeting.held_on.isoformat()
        found[topic.meeting.id] = {"meeting_id": topic.meeting.id, "held_on": day, "state": "planned"}
    for one in topic.appearances:
        meeting, public = one.item.meeting, known.meetings.get(one.item.meeting_id)
        if one.returned_at and meeting.id in found:
            continue
        was_shown = one.returned_at or one.item.removed_at is None
        if public is not None and public.has_agenda and was_shown and not agenda_tree.is_private(one.item):
            state: State = "returned" if one.returned_at else "on the agenda"
            found[meeting.id] = {"meeting_id": meeting.id, "held_on": meeting.held_on.isoformat(), "state": state}
    return sorted(found.values(), key=lambda one: (one["held_on"], one["meeting_id"]))


def _meetings_named(topic: Topic) -> Iterator[int]:
    if topic.meeting_id:
        yield topic.meeting_id
    if topic.owed is not None:
        yield topic.owed.minute.meeting_id
    appearances: Sequence[TopicItem] = topic.appearances
    yield from (one.item.meeting_id for one in appearances)


def _by_number(numbers: set[int], key: Any, *columns: Any) -> dict[int, Found]:
    return {found[0]: found for found in _found(numbers, key, *columns)}


def _found(numbers: set[int], key: Any, *columns: Any) -> Sequence[Found]:
    if not numbers:
        return ()
    return db.session.execute(select(key, *columns).where(key.in_(sorted(numbers))).order_by(key)).all()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
