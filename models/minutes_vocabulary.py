"""The words stored of a meeting and what comes of it: minutes, votes, resolutions, what is owed, actions."""

from enum import StrEnum


class AttendeeCategory(StrEnum):
    """Under which heading the minutes print somebody who attends without sitting on the committee, in order."""

    PORTFOLIO_HOLDER = "portfolio holder"
    COUNCILLOR = "other councillor"
    REPRESENTATIVE = "other representative"
    INVITEE = "invitee"
    PARTNER = "partner"
    OFFICER = "officer"
    PUBLIC_SPEAKER = "public speaker"


class MinutesStatus(StrEnum):
    """How far the minutes of a meeting have come. Once approved they are not edited: a correction is a new version."""

    IN_HAND = "in hand"
    ISSUED = "draft issued"
    APPROVED = "approved"


class MinutesAudience(StrEnum):
    """Who reads minutes that are issued and not yet approved."""

    MEMBERS = "members"
    PUBLIC = "public"


class MinuteOutcome(StrEnum):
    """What became of an item at the meeting."""

    TAKEN = "taken"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    NOT_REACHED = "not reached"


class MotionKind(StrEnum):
    """What was put to the meeting."""

    MOTION = "motion"
    AMENDMENT = "amendment"


class MotionOutcome(StrEnum):
    """What became of a motion once put."""

    CARRIED = "carried"
    LOST = "lost"
    WITHDRAWN = "withdrawn"


class VoteMethod(StrEnum):
    """How a vote was taken."""

    SHOW_OF_HANDS = "show of hands"
    BY_NAME = "recorded vote"
    WITHOUT_DISSENT = "without dissent"


class Choice(StrEnum):
    """How somebody voted."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


class ResolutionOutcome(StrEnum):
    """What the committee did about an item."""

    RESOLVED = "resolved"
    RECOMMENDED = "recommended"
    NOTED = "noted"
    DEFERRED = "deferred"
    LOST = "lost"


class ResolutionNumbering(StrEnum):
    """How a council numbers the resolutions of one item, where there are several."""

    BRACKET = "1)"
    BRACKETS = "(1)"
    POINT = "1."
    LETTER = "(a)"


class OwedKind(StrEnum):
    """What words of the minutes owe: an ask is something a member asked for, an undertaking something promised."""

    ASK = "ask"
    UNDERTAKING = "undertaking"


class OwedStatus(StrEnum):
    """How an ask or an undertaking ended, or that it has not."""

    OWED = "owed"
    FOLLOWED = "followed up"
    DONE = "done"
    DECLINED = "declined"


class ActionStatus(StrEnum):
    """Where an action stands. Whether it is overdue is computed from its date."""

    OPEN = "not started"
    IN_PROGRESS = "in progress"
    DONE = "done"
    CANCELLED = "no longer needed"


class RecommendationResponse(StrEnum):
    """What the body a recommendation was sent to answered."""

    AWAITED = "awaited"
    ACCEPTED = "accepted"
    PARTLY = "partly accepted"
    REJECTED = "rejected"


class Implementation(StrEnum):
    """How far an accepted recommendation has been carried out."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    DONE = "carried out"


class LetterPurpose(StrEnum):
    """Why a letter of the outbox is written."""

    ACTION_GIVEN = "action given"
    ACTION_DUE = "action due"
    ACTION_OVERDUE = "action overdue"
    MINUTES_ISSUED = "draft minutes issued"
    SUGGESTION_ANSWERED = "suggestion answered"
