"""Topics that wait: on a condition nobody looks at, on a day that went by, on nobody at all."""

from collections.abc import Iterator
from datetime import date

from models.programme_vocabulary import TopicTiming
from models.rules.linter.facts import ProgrammeFacts, TopicFacts
from models.rules.linter.finding import Finding, Mend, MendKind, Rule, key
from models.rules.months import month_after
from models.rules.wording import count_of, long_date, month_and_year

CONDITION, UNTOUCHED, GONE_BY = "condition past its review date", "topic untouched", "date gone by"
WAITS = frozenset({TopicTiming.CONDITION, TopicTiming.NOT_YET})


def past_review(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Topics that wait on a condition without a day to review it by, or whose day has come."""
    for topic in facts.open_topics:
        when = topic.when
        if when.timing is not TopicTiming.CONDITION or (when.review_on and when.review_on >= facts.today):
            continue
        # Once its day has come, the condition may be met: all of when it comes is to be said anew.
        way, field = (MendKind.MOVE, "") if when.review_on else (MendKind.REVIEW, "review_on")
        said = f"was to be reviewed by {long_date(when.review_on)}" if when.review_on else "has no day to review it by"
        yield Finding(
            rule=CONDITION,
            key=key(topic.title, when.condition, when.review_on or "none"),
            topic_id=topic.id,
            words=f"“{topic.title}” waits ({when.condition}), and {said}.",
            why="Nobody says when a condition is met. A day to look at it again keeps the topic from waiting for ever.",
            mend=Mend(kind=way, topic_id=topic.id, field=field),
        )


def untouched(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Topics without a date that nobody touched while so many meetings were held as the programme allows."""
    held = [one.held_on for one in facts.held]
    for topic in facts.open_topics:
        if topic.touched_on is None or topic.is_standing or topic.when.timing not in WAITS:
            continue
        since = sum(day > topic.touched_on for day in held)
        if since >= facts.stale_after:
            yield Finding(
                rule=UNTOUCHED,
                key=key(topic.title, topic.touched_on, since // facts.stale_after),
                topic_id=topic.id,
                words=f"“{topic.title}” has no date, and nothing was done about it since "
                f"{long_date(topic.touched_on)}: {count_of(since, 'meeting')} ago.",
                why="A topic nobody takes up is a promise nobody keeps: plan it, or drop it and say why.",
                mend=Mend(kind=MendKind.END_OR_MOVE, topic_id=topic.id),
            )


def gone_by(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Topics whose meeting or month is over, and that no agenda of that meeting carried."""
    meetings = {one.id: one for one in facts.meetings}
    for topic in facts.open_topics:
        meeting = meetings.get(topic.meeting_id or 0)
        if meeting and meeting.is_cancelled:
            yield _gone_by(topic, f"the meeting of {long_date(meeting.held_on)}, which is cancelled")
        elif meeting and meeting.held_on < facts.today and topic.id not in meeting.was_taken:
            yield _gone_by(topic, f"the meeting of {long_date(meeting.held_on)}, which did not take it")
        elif (last := _last_month(topic)) and month_after(last) <= facts.today:
            yield _gone_by(topic, f"{month_and_year(last)}, which is over")


def _last_month(topic: TopicFacts) -> date | None:
    return (topic.when.until_month or topic.when.month) if topic.when.timing is TopicTiming.MONTH else None


def _gone_by(topic: TopicFacts, when: str) -> Finding:
    return Finding(
        rule=GONE_BY,
        key=key(topic.title, topic.coming),
        topic_id=topic.id,
        words=f"“{topic.title}” was planned for {when}, and is still open.",
        why="It was not considered when people were told that it would be, and nothing says when it will be.",
        mend=Mend(kind=MendKind.MOVE, topic_id=topic.id),
    )


RULES = (
    Rule(
        CONDITION,
        "A topic waits on a condition whose day of review has passed, or that has none.",
        "“TBC (when business case is ready)”, with no day on which anybody looks whether it is",
        past_review,
    ),
    Rule(
        UNTOUCHED,
        "A topic without a date was not touched while as many meetings were held as the programme's settings say.",
        "“School Sufficiency Strategy: to be allocated”, unchanged through three meetings",
        untouched,
    ),
    Rule(
        GONE_BY,
        "A topic's meeting was held without it or cancelled, or its month is over, and it is still open.",
        "“October 2019 (?)”, read in November 2019",
        gone_by,
    ),
)
