"""The published bodies of a work programme and of its topics: plain data, of one shape wherever they are read.

Built by webapp/services/programme_bodies.py from an allow-list. Dates are ISO 8601, texts Markdown, addresses paths
from the root of the site. A resident who asked for a topic is never named.
"""

from typing import Literal, NotRequired, TypedDict

from models.bodies import NamedAddress


class ProgrammePersonBody(TypedDict):
    """A member named by a programme; `address` leads to their page where they have one."""

    name: str
    address: str | None


class WhenBody(TypedDict):
    """When a topic comes. `words` is what the programme prints; `timing` a word of TopicTiming.

    `meeting_id` and `held_on` are those of its meeting when it was published. Months are written as their first day.
    """

    timing: str
    words: str
    meeting_id: int | None
    held_on: str | None
    month: str | None
    until_month: str | None
    is_tentative: bool
    condition: str
    review_on: str | None


class SourceBody(TypedDict):
    """Who asked for a topic: a word of TopicSource, what a reader is told of it, and where that can be read."""

    kind: str
    words: str
    address: str | None


class ReportedBody(TypedDict):
    """A day on which a topic was reported. `address` leads to the meeting where its agenda is kept here."""

    on: str
    note: str
    address: str | None


class TopicMeetingBody(TypedDict):
    """A meeting at which a topic comes or came.

    It is "planned", "on the agenda", or "returned" to the programme: not reached, deferred or withdrawn.
    """

    meeting_id: int
    held_on: str
    state: Literal["planned", "on the agenda", "returned"]


class TopicChangeBody(TypedDict):
    """One thing that happened to a topic, at a moment: `event` is a word of TopicEvent."""

    id: int
    at: str
    event: str
    was: str
    now: str
    reason: str


class WitnessBody(TypedDict):
    """Somebody a task and finish group hears or heard."""

    name: str
    capacity: str
    heard_on: str | None


class EvidenceBody(TypedDict):
    """Something a group was given, and where to read it."""

    received_on: str
    given_by: str
    says: str
    link: str


class GroupStepBody(TypedDict):
    """A step of a group's timetable."""

    planned_on: str
    what: str
    done_on: str | None


class TaskGroupBody(TypedDict):
    """The task and finish group that looks into a topic: who sits on it, what it asks, and what it recommends."""

    committee: ProgrammePersonBody
    stage: str
    stage_reason: str
    scope: str
    lines_of_enquiry: list[str]
    members: list[ProgrammePersonBody]
    witnesses: list[WitnessBody]
    evidence: list[EvidenceBody]
    timetable: list[GroupStepBody]
    report_due_on: str | None
    reported_on: str | None
    recommendations: list[str]


class PlacedBody(TypedDict):
    """Of a topic what says where a programme prints it; its words are those of ProgrammeTopicBody."""

    id: int
    title: str
    topic_kind: str
    when: WhenBody
    status: str


class ProgrammeTopicBody(TypedDict):
    """A topic as a row of its programme: what, for whom, when, when it was last reported, and what became of it.

    `topic_kind` is a word of TopicKind, `status` one of TopicStatus. `decision` leads to the forward plan.
    """

    id: int
    address: str
    title: str
    detail: str
    topic_kind: str
    lead_officer: str
    portfolio_holder: ProgrammePersonBody | None
    source: SourceBody
    decision: NamedAddress | None
    when: WhenBody
    every_months: int | None
    last_reports: list[ReportedBody]
    last_report_note: str
    meetings: list[TopicMeetingBody]
    notes: str
    follow_up: str
    status: str
    ended_on: str | None
    end_reason: str
    merged_into: NamedAddress | None


class TopicBody(TypedDict):
    """A topic by itself: its row, all that happened to it, and the group that looks into it."""

    kind: Literal["topic"]
    id: int
    address: str
    council: NamedAddress
    committee: NamedAddress
    programme: NamedAddress
    year: int
    topic: ProgrammeTopicBody
    changes: list[TopicChangeBody]
    task_group: NotRequired[TaskGroupBody]


class ProgrammeMeetingBody(TypedDict):
    """A meeting of the committee in the programme's year; `status` is a word of MeetingStatus.

    Of one that is not public itself only the day is told: a topic comes there. Its time and status are null.
    """

    id: int
    held_on: str
    starts_at: str | None
    status: str | None


class ChampionBody(TypedDict):
    """A member who champions a subject for the committee."""

    subject: str
    member: ProgrammePersonBody


class ProgrammeChangeBody(TypedDict):
    """What happened to one topic since the programme was agreed, all its changes taken together.

    `what` is a key of models.rules.programme_changes.HEADINGS: "added", "moved", "dropped"; `was` and `now` are when it
    came and when it comes, in words.
    """

    topic_id: int
    title: str
    address: str
    on: str
    what: str
    was: str
    now: str
    reason: str


class ProgrammeBody(TypedDict):
    """A committee's work programme for the municipal year that begins in `year`, with all its public topics in order.

    `carried_forward` are topics of this year that a later one took on. `changes` are those since `changed_since`: the
    day it was last agreed, or first published. Null where neither was yet.
    """

    kind: Literal["work programme"]
    id: int
    address: str
    council: NamedAddress
    committee: NamedAddress
    year: int
    introduction: str
    agreed_on: str | None
    meetings: list[ProgrammeMeetingBody]
    topics: list[ProgrammeTopicBody]
    carried_forward: list[NamedAddress]
    champions: list[ChampionBody]
    changed_since: str | None
    changes: list[ProgrammeChangeBody]
