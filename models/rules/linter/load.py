"""Meetings with too much on them, and with nothing."""

from collections.abc import Iterator, Sequence

from models.rules import board, municipal_year
from models.rules.linter.facts import MeetingFacts, ProgrammeFacts, TopicFacts
from models.rules.linter.finding import Finding, Mend, MendKind, Rule, key
from models.rules.wording import count_of, long_date

OVERLOADED, EMPTY = "meeting overloaded", "meeting empty"


def overloaded(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Meetings to come whose topics take more minutes than there are, or with more items in depth than is the rule."""
    every = [topic for topic in facts.open_topics if topic.is_standing]
    first, last = municipal_year.span(facts.year)
    for meeting in facts.coming:
        own, available = _at(meeting, facts), meeting.minutes_available or facts.minutes_available
        if not (first <= meeting.held_on <= last or own):
            continue
        theirs: list[board.Planned] = [*own, *(one for one in meeting.beside if one.year != facts.year)]
        borne = board.borne(meeting.held_on, facts.year, theirs=theirs, every_time=every)
        load = board.load(borne, available=available, most_in_depth=facts.most_in_depth)
        if load.minutes_over:
            said = f"its topics take {count_of(load.minutes, 'minute')} of the {available} there are"
            yield _overloaded(meeting, said, f"{load.minutes} of {available}")
        if load.in_depth_over:
            rule = count_of(facts.most_in_depth or 0, "item")
            said = f"{count_of(load.in_depth, 'item')} in depth, where the committee's rule is {rule} at the most"
            yield _overloaded(meeting, said, f"{load.in_depth} in depth")


def empty(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Meetings of the programme's year to come that only what always comes is planned for."""
    first, last = municipal_year.span(facts.year)
    for meeting in facts.coming if facts.open_topics else ():
        if first <= meeting.held_on <= last and not meeting.is_used and not _planned(meeting, facts):
            yield Finding(
                rule=EMPTY,
                key=key(meeting.held_on),
                topic_id=0,
                words=f"{long_date(meeting.held_on)}: nothing is planned but what comes to every meeting.",
                why="There is time on it for a topic that waits; or the meeting is not needed.",
                mend=Mend(kind=MendKind.FILL, meeting_id=meeting.id),
            )


def _planned(meeting: MeetingFacts, facts: ProgrammeFacts) -> bool:
    """Whether a topic comes to a meeting, or in a month that it falls in."""
    month = meeting.held_on.replace(day=1)
    return bool(_at(meeting, facts)) or any(
        topic.when.month and topic.when.month <= month <= (topic.when.until_month or topic.when.month)
        for topic in facts.open_topics
    )


def _at(meeting: MeetingFacts, facts: ProgrammeFacts) -> Sequence[TopicFacts]:
    return [topic for topic in facts.open_topics if topic.meeting_id == meeting.id]


def _overloaded(meeting: MeetingFacts, said: str, about: str) -> Finding:
    return Finding(
        rule=OVERLOADED,
        key=key(meeting.held_on, about),
        topic_id=0,
        words=f"{long_date(meeting.held_on)}: {said}.",
        why="What is not reached comes back late, and what is reached is not looked at properly.",
        mend=Mend(kind=MendKind.BOARD, meeting_id=meeting.id),
    )


RULES = (
    Rule(
        OVERLOADED,
        "A meeting's topics take more minutes than it has, or more of them are looked at in depth than is the rule.",
        "24 September 2019: six topics of 30 minutes each in a meeting of two hours",
        overloaded,
    ),
    Rule(
        EMPTY,
        "Nothing is planned for a meeting to come but what comes to every meeting.",
        "11 February 2020: only questions to portfolio holders and quarterly performance",
        empty,
    ),
)
