"""What is said of a topic that an agenda does not carry any more: why it came back, and what somebody must say next."""

from models.minutes_vocabulary import MinuteOutcome
from models.programme_vocabulary import TopicEvent, TopicKind, TopicTiming

# What a committee deals with outside its meetings: no agenda carries it.
OUTSIDE_MEETINGS = frozenset({TopicKind.BRIEFING, TopicKind.SITE_VISIT})
PUT_OFF = frozenset({MinuteOutcome.DEFERRED, MinuteOutcome.WITHDRAWN, MinuteOutcome.NOT_REACHED})


def why_put_off(outcome: MinuteOutcome, day: str, reason: str) -> str:
    """Why a topic comes back from a meeting: "Deferred at the meeting of 24 September 2019: the report was late."

    `day` is in words. No reason is told of an item that was not open to the public: give none.
    """
    said = f"{outcome.capitalize()} at the meeting of {day}"
    return f"{said}: {reason.strip().rstrip('.')}." if reason.strip() else f"{said}."


def why_cancelled(day: str, reason: str) -> str:
    """Why a topic comes back from a meeting that is called off."""
    said = f"The meeting of {day} is cancelled"
    return f"{said}: {reason.strip().rstrip('.')}." if reason.strip() else f"{said}."


def attention(event: TopicEvent | None, was: str, timing: TopicTiming) -> str:
    """What somebody must say next of a topic that came back and that nobody has touched since; nothing for any other.

    `event` is the last thing that happened to it, and `was` the day of the meeting, in words.
    """
    if event is TopicEvent.RETURNED and timing is TopicTiming.NOT_YET:
        return f"Came back from the meeting of {was}: say when it comes."
    if event is TopicEvent.OFF_AGENDA and timing is TopicTiming.MEETING:
        return "Its item was taken off the agenda: put it on again, or say when it comes."
    return ""
