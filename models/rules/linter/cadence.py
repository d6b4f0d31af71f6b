"""Topics that are to come back every so often, and come too late or have no date."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from models.rules import municipal_year
from models.rules.linter.cadence_words import months_between
from models.rules.linter.facts import MeetingFacts, ProgrammeFacts, TopicFacts
from models.rules.linter.finding import Finding, Mend, MendKind, Rule, key
from models.rules.months import months_after
from models.rules.topics import plain
from models.rules.wording import count_of, long_date, month_and_year

NAME = "cadence missed"
WHY = "The committee said how often it wants to hear of this, and nobody decided that it should wait longer."
# How late is still in time: five days for each month of the cadence, or at the meeting nearest to the day it is due.
GRACE = timedelta(days=5)


def missed(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Topics whose next date is later than their last report and their cadence together, with a little grace."""
    coming, named = facts.coming, [(plain(topic.title), topic) for topic in facts.open_topics]
    _, last_day = municipal_year.span(facts.year)
    for _, topic in named:
        months = cadence_of(topic)
        last = max((one.reported_on for one in topic.reports if one.reported_on <= facts.today), default=None)
        if months is None or last is None or topic.is_standing:
            continue
        due = months_after(last, months)
        planned = _next(topic, named, last)
        if planned is None and due > last_day:
            continue
        if planned is None or planned > _latest(due, months, coming):
            yield _found(topic, months, last, due, planned, facts)


def cadence_of(topic: TopicFacts) -> int | None:
    """After how many months a topic is to come again: as its record says, or the words of the topic or its source.

    A report of one quarter, half or month comes again with the next year, whatever the series it belongs to.
    """
    if topic.every_months:
        return topic.every_months
    texts = (topic.asked_words, topic.detail, topic.title, topic.notes, topic.follow_up)
    return next((months for text in texts if (months := months_between(text)) is not None), None)


def _next(topic: TopicFacts, named: Sequence[tuple[str, TopicFacts]], last: date) -> date | None:
    """When it comes next: at its own date, or as another topic of the same name or the same source."""
    title = plain(topic.title)
    days = [one.planned_on for name, one in named if name == title or _shares_its_source(one, topic)]
    return min((day for day in days if day and day > last), default=None)


def _shares_its_source(one: TopicFacts, other: TopicFacts) -> bool:
    if other.resolution_id and one.resolution_id == other.resolution_id:
        return True
    return bool(other.owed_id) and one.owed_id == other.owed_id


def _latest(due: date, months: int, coming: Sequence[MeetingFacts]) -> date:
    nearest = _nearest(due, coming)
    return max(nearest.held_on if nearest else due, due + GRACE * months)


def _nearest(day: date, coming: Sequence[MeetingFacts]) -> MeetingFacts | None:
    return min(coming, key=lambda one: abs(one.held_on - day), default=None)


def _found(
    topic: TopicFacts, months: int, last: date, due: date, planned: date | None, facts: ProgrammeFacts
) -> Finding:
    often = f"every {count_of(months, 'month')}" if months != 1 else "every month"
    when = "has no date"
    if planned:
        comes = "comes next in" if planned >= facts.today else "was planned for"
        when = f"{comes} {month_and_year(planned)}, {count_of(_months_from(last, planned), 'month')} on"
    best = _nearest(due, facts.coming)
    mend = Mend(kind=MendKind.MOVE, topic_id=topic.id)
    reason = f"It is to come {often}, and was last reported on {long_date(last)}."
    if best is not None and best.id != topic.meeting_id:
        mend = Mend(
            kind=MendKind.MOVE_TO, topic_id=topic.id, meeting_id=best.id, words=long_date(best.held_on), reason=reason
        )
    return Finding(
        rule=NAME,
        key=key(topic.title, last, planned or "no date"),
        topic_id=topic.id,
        words=f"“{topic.title}” is to come {often}. It was last reported on {long_date(last)}, so it is due by "
        f"{long_date(due)}; it {when}.",
        why=WHY,
        mend=mend,
    )


def _months_from(first: date, last: date) -> int:
    """How many months lie between two days, to the nearest."""
    return round((last - first).days * 12 / 365.25)


RULES = (
    Rule(
        NAME,
        "A topic that is to come back every so many months comes later than that, or has no date.",
        "“Reported back on a 6 monthly basis”, resolved on 12 March 2019 and next programmed 11 months later",
        missed,
    ),
)
