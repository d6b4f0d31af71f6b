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
    TopicChangeBody,
    TopicMeetingBody,
    WhenBody,
)
from models.programme_vocabulary import TopicEvent, TopicSource, TopicTiming
from models.publication import (
    PublishedAction,
    PublishedKeyDecision,
    PublishedMeeting,
    PublishedMember,
    PublishedResolution,
)
from models.rules import addresses, task_groups
from models.rules.programme_changes import public_lines
from models.rules.wording import long_date
from models.rules.work_programme import in_words
from models.work_programme import Topic, TopicChange, TopicItem
from webapp.database import db
from webapp.services import agenda_tree, topic_reports, topic_slots, topics
from webapp.services.unsaid_words import Unsaid

IN_PRIVATE = "A decision to be taken in private"
Found = Row[*tuple[Any, ...]]
State = Literal["on the agenda", "returned"]

# What the public is told when one of these changes; of any other, that it was not told.
TOLD = frozenset(
    topics.LABELS[name]
    for name in (
        "title", "detail", "kind", "lead_officer", "portfolio_holder_id", "every_months", "last_report_note", "notes",
        "follow_up",
    )
)  # fmt: skip


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
        "when": _when(topic),
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


def changes(topic: Topic, unsaid: Unsaid) -> Iterator[TopicChangeBody]:
    """What happened to a topic, in order, as far as the public is told."""
    for one in topic.changes:
        told = told_of(topic, one, unsaid)
        if told is not None:
            was, now, reason = told
            yield {
                "id": one.id,
                "at": one.changed_at.isoformat(),
                "event": one.event.value,
                "was": was,
                "now": now,
                "reason": reason,
            }


def told_of(topic: Topic, change: TopicChange, unsaid: Unsaid) -> tuple[str, str, str] | None:
    """What was, what is and why, as far as the public is told; None of a change of which it is told nothing.

    What agendas say of it they say themselves, once they are public; and of an item in Part 2 nothing is said. Of words
    taken back only that something changed.
    """
    told = _told_of(topic, change)
    if told is None:
        return None
    return ("", "", "") if unsaid.covers(change) or _names_what_is_not_told(topic, change) else (*told, change.reason)


def _names_what_is_not_told(topic: Topic, change: TopicChange) -> bool:
    """Whether a change says into which topic this one was merged, and the public is not told of that."""
    into = topic.merged_into
    return change.event is TopicEvent.MERGED and (into is None or not is_told(into))


def _told_of(topic: Topic, change: TopicChange) -> tuple[str, str] | None:
    if change.event in (TopicEvent.ON_AGENDA, TopicEvent.OFF_AGENDA):
        return None
    if change.event is TopicEvent.CONSIDERED and change.now not in _days_in_public(topic):
        return None
    if change.event is not TopicEvent.CHANGED:
        return change.was, change.now
    told = TOLD | {task_groups.IN_HISTORY}
    was, now = public_lines(change.was, told, LABELS), public_lines(change.now, told, LABELS)
    return (was, now) if was or now else None


LABELS = frozenset({*topics.LABELS.values(), task_groups.IN_HISTORY, task_groups.TAKEN_IN_HISTORY})


def _days_in_public(topic: Topic) -> frozenset[str]:
    """The days on which every item that carries it was open to the public. One merged into another carries none."""
    private = {one.item.meeting.held_on for one in topic.appearances if agenda_tree.is_private(one.item)}
    days = {one.item.meeting.held_on for one in topic.appearances}
    return frozenset(map(long_date, days - private))


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


def _when(topic: Topic) -> WhenBody:
    when = topic_slots.when_of(topic)
    return {
        "timing": when.timing.value,
        "words": in_words(when),
        "meeting_id": topic.meeting_id,
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
