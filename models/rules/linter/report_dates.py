"""Days on which nothing can have been reported: a weekend, a bank holiday, a day on which the body did not meet."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from models.rules.linter import clauses
from models.rules.linter.days_in_words import Named, days_named
from models.rules.linter.facts import ProgrammeFacts, ReportFacts, TopicFacts
from models.rules.linter.finding import Finding, Mend, MendKind, Rule, key
from models.rules.wording import WEEKDAYS, long_date
from models.rules.working_days import why_closed

NAME = "last report on no meeting"
WHY = "Who looks for the earlier report and its minutes will not find them under a day on which nobody met."
NEAR = 60
# What a body does at a meeting, or the body itself, said within a few words of the day.
A_BODY = re.compile(
    r"\b(?:referred|reported|considered|agreed|discussed|resolved|presented|meeting|committee|panel|board|council|"
    r"cabinet)\b",
    re.IGNORECASE,
)
ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
NOT_A_MEETING = re.compile(
    r"\b(?:open day|festival|exhibition|election|half[- ]term|weekend|deadline|clos(?:es|ed)|consultation)\b",
    re.IGNORECASE,
)
REPORTED_ELSEWHERE = re.compile(r"\b(?:[Cc]irculated|[Bb]riefing|[Cc]ouncil|[Cc]abinet|[Bb]oard|[Pp]anel|[A-Z]{3,6})\b")


def no_meeting(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Days of last report, and days in what the programme says, on which the body cannot have met."""
    days = {one.held_on: one.is_cancelled for one in facts.meetings}
    days |= {one.held_on: False for one in facts.meetings if not one.is_cancelled}
    met = sorted(day for day, is_cancelled in days.items() if not is_cancelled and day <= facts.today)
    for topic in facts.open_topics:
        for report in topic.reports:
            if report.report_id and (said := _why_not(report, days, met[:1], facts.closed)):
                yield _noted(topic, report, said, _nearest(report.reported_on, met))
        for field, text in topic.dated.items():
            for named in days_named(text):
                closed = _closed(named.day, facts.closed)
                if closed and days.get(named.day, True) and _is_of_a_meeting(text, named):
                    yield _said(topic, field, named, closed)


def _noted(topic: TopicFacts, report: ReportFacts, said: str, nearest: date | None) -> Finding:
    day = report.reported_on
    meant = f" The nearest meeting was on {long_date(nearest)}." if nearest else ""
    return Finding(
        rule=NAME,
        key=key(topic.title, day),
        topic_id=topic.id,
        words=f"“{topic.title}” was last reported on {long_date(day)}, which was {said}.{meant}",
        why=WHY,
        mend=Mend(kind=MendKind.CORRECT_REPORT, topic_id=topic.id, report_id=report.report_id),
    )


def _said(topic: TopicFacts, field: str, named: Named, closed: str) -> Finding:
    text = topic.said[field]
    return Finding(
        rule=NAME,
        key=key(topic.title, field, named.day),
        topic_id=topic.id,
        words=f"“{topic.title}” says “{clauses.around(text, named.start, named.end)}”: that day was {closed}.",
        why=WHY,
        mend=Mend(kind=MendKind.EDIT, topic_id=topic.id, field=field),
    )


def _why_not(report: ReportFacts, days: Mapping[date, bool], first: Sequence[date], closed: Mapping[date, str]) -> str:
    """Why nothing can have been reported to this body on a day; nothing of one before the first meeting kept here."""
    day = report.reported_on
    if day in days:
        return "a meeting that was cancelled" if days[day] else ""
    if said := _closed(day, closed):
        return said
    is_before = not first or day < first[0]
    return "" if is_before or REPORTED_ELSEWHERE.search(report.note) else "no meeting of this committee"


def _closed(day: date, closed: Mapping[date, str]) -> str:
    if day.weekday() >= 5:
        return f"a {WEEKDAYS[day.weekday()]}"
    why = why_closed(day, closed)
    return f"the {why}" if why.endswith(" bank holiday") and ", " not in why else why


def _nearest(day: date, met: Sequence[date]) -> date | None:
    """The meeting nearest to a day, within ten days of it. `met` is in order."""
    place = bisect(met, day)
    near = min(met[max(0, place - 1) : place + 1], key=lambda one: abs(one - day), default=None)
    return near if near and abs(near - day) <= timedelta(days=10) else None


def _is_of_a_meeting(text: str, named: Named) -> bool:
    if named.ends_a_range:
        return False
    before, after = clauses.before(text, named.start)[-NEAR:], clauses.after(text, named.end)[:NEAR]
    if NOT_A_MEETING.search(before) or NOT_A_MEETING.search(after):
        return False
    return bool(A_BODY.search(before) or ACRONYM.search(before) or A_BODY.search(after))


RULES = (
    Rule(
        NAME,
        "A day of last report, or a day in the notes on which something was reported or referred, is at a weekend, a "
        "day the council is closed, or no meeting of this committee.",
        "Date of last report: 14 January 2018, which was a Sunday",
        no_meeting,
    ),
)
