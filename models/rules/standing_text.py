"""Words a committee repeats on every agenda, with their dates computed and never typed."""

import re
from dataclasses import dataclass
from datetime import date, time

from models.rules.broken import RuleBroken
from models.rules.wording import DateStyle, TimeStyle, and_list, long_date, month_and_year, time_of_day

NO_DATE = "a date to be fixed"
NO_TIME = "a time to be fixed"
NO_VENUE = "a place to be fixed"

PLACEHOLDERS = (
    "committee",
    "meeting date",
    "meeting time",
    "venue",
    "month",
    "speaking deadline",
    "speaking deadline time",
    "next meeting date",
    "next meeting time",
    "next meeting venue",
    "previous meeting date",
)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """What standing text can say of a meeting. None, or no words, is what is not known yet.

    `speaking_deadline_on` is counted with `working_days.working_days_before`. The styles are those of the committee's
    house style; a deadline's time is printed closed up ("9.00am") unless another style is given.
    """

    committee: str
    held_on: date
    starts_at: time
    venue: str = ""
    speaking_deadline_on: date | None = None
    speaking_deadline_at: time | None = None
    next_held_on: date | None = None
    next_starts_at: time | None = None
    next_venue: str = ""
    previous_held_on: date | None = None
    date_style: DateStyle = "18 June 2019"
    time_style: TimeStyle = "10.00 am"
    deadline_time_style: TimeStyle = "10.00am"


def fill(text: str, facts: MeetingFacts) -> str:
    """The text with each {placeholder} replaced; a fact not known yet reads "a date to be fixed".

    `{month}` is the month of the meeting ("June 2019"). Capitals and spaces inside the braces do not matter. Raises
    RuleBroken, as check_placeholders does.
    """
    check_placeholders(text)
    values = _values(facts)
    return _PLACEHOLDER.sub(lambda found: values[_name(found[1])], text)


def check_placeholders(text: str) -> None:
    """Refuse a placeholder that is not one of PLACEHOLDERS, or a brace without its pair. RuleBroken beside `text`."""
    known = f"You can use {and_list([f'{{{name}}}' for name in PLACEHOLDERS])}."
    for found in _PLACEHOLDER.finditer(text):
        if _name(found[1]) not in PLACEHOLDERS:
            raise RuleBroken(f"There is no {found[0]} to fill in. {known}", "text")
    if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
        raise RuleBroken(f"A {{ has no }} to match it, or the other way round. {known}", "text")


def _name(typed: str) -> str:
    return " ".join(typed.lower().split())


def _values(facts: MeetingFacts) -> dict[str, str]:
    return {
        "committee": facts.committee,
        "meeting date": _date(facts.held_on, facts.date_style),
        "meeting time": _time(facts.starts_at, facts.time_style),
        "venue": facts.venue or NO_VENUE,
        "month": month_and_year(facts.held_on),
        "speaking deadline": _date(facts.speaking_deadline_on, facts.date_style),
        "speaking deadline time": _time(facts.speaking_deadline_at, facts.deadline_time_style),
        "next meeting date": _date(facts.next_held_on, facts.date_style),
        "next meeting time": _time(facts.next_starts_at, facts.time_style),
        "next meeting venue": facts.next_venue or NO_VENUE,
        "previous meeting date": _date(facts.previous_held_on, facts.date_style),
    }


def _date(day: date | None, style: DateStyle) -> str:
    return long_date(day, style) if day else NO_DATE


def _time(at: time | None, style: TimeStyle) -> str:
    return time_of_day(at, style) if at else NO_TIME
