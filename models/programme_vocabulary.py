"""The words stored of the work programme and the forward plan: topics, suggestions, task groups, call-in."""

from enum import StrEnum


class TopicKind(StrEnum):
    """How a committee deals with a topic."""

    SCRUTINY = "scrutiny item"
    STANDING = "standing item"
    PRE_DECISION = "pre-decision"
    STATUTORY_ANNUAL = "statutory annual report"
    PERFORMANCE = "performance"
    BRIEFING = "briefing circulated outside the meeting"
    TASK_AND_FINISH = "task and finish group"
    REFERRAL = "referral"
    SITE_VISIT = "site visit"


class TopicTiming(StrEnum):
    """When a topic is to be considered: how its date is fixed, or that it is not."""

    MEETING = "a meeting"
    EVERY_MEETING = "every meeting"
    MONTH = "a month"
    CONDITION = "a condition"
    NOT_YET = "not yet"


class TopicSource(StrEnum):
    """Who asked for a topic."""

    NOT_RECORDED = "not recorded"
    MINUTE = "minute"
    ACTION = "action"
    FORWARD_PLAN = "forward plan"
    COMMITTEE = "another committee"
    MEMBER = "member"
    OFFICER = "officer"
    RESIDENT = "resident"


class TopicStatus(StrEnum):
    """How a topic ended, or that it has not."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    MERGED = "merged into another"


class TopicEvent(StrEnum):
    """What happened to a topic, as its history tells it."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    ON_AGENDA = "put on an agenda"
    OFF_AGENDA = "taken off an agenda"
    RETURNED = "returned to the programme"
    CONSIDERED = "considered"
    DONE = "done"
    DROPPED = "dropped"
    REOPENED = "taken up again"
    MERGED = "merged into another"
    CARRIED_FORWARD = "carried forward"
    REMOVED = "taken away"


class PeriodKind(StrEnum):
    """What a period shown beside the meetings is."""

    PRE_ELECTION = "pre-election period"
    SCHOOL_HOLIDAY = "school holiday"
    DATA_RELEASE = "release of data"


class SuggestedBy(StrEnum):
    """Who suggested a topic."""

    MEMBER = "member"
    OFFICER = "officer"
    RESIDENT = "resident"


class SuggestionStatus(StrEnum):
    """What became of a suggestion."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class TaskGroupStage(StrEnum):
    """How far a task and finish group has come."""

    SCOPING = "scoping"
    GATHERING = "gathering evidence"
    REPORTING = "writing its report"
    REPORTED = "reported"
    CLOSED = "closed without a report"


class KeyDecisionStatus(StrEnum):
    """What became of a decision in the forward plan."""

    PLANNED = "planned"
    TAKEN = "taken"
    WITHDRAWN = "withdrawn"


class DecisionNoticeKind(StrEnum):
    """Which notice of an executive decision was given (SI 2012/2089 regs 5, 9, 10 and 11)."""

    KEY_DECISION = "key decision"
    PRIVATE_MEETING = "private meeting"
    PRIVATE_MEETING_FURTHER = "private meeting, further notice"
    PRIVATE_MEETING_URGENT = "private meeting, urgent"
    GENERAL_EXCEPTION = "general exception"
    SPECIAL_URGENCY = "special urgency"


class CallInStatus(StrEnum):
    """How far a call-in has come."""

    REQUESTED = "requested"
    VALID = "valid"
    REFUSED = "refused"
    HEARD = "heard"


class CallInOutcome(StrEnum):
    """What the committee that heard a call-in did."""

    AWAITED = "awaited"
    DECISION_STANDS = "the decision stands"
    REFERRED_BACK = "referred back to the decision maker"
    REFERRED_TO_COUNCIL = "referred to the council"
