"""Quarters named with months that are not theirs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.rules.linter.days_in_words import MONTH, NUMBERS
from models.rules.linter.facts import ProgrammeFacts, TopicFacts
from models.rules.linter.finding import Finding, Mend, MendKind, Rule, key
from models.rules.wording import MONTHS, and_list

NAME = "quarter with the wrong months"
WHY = "A month counted in two quarters, or in none, makes figures that cannot be compared."
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
QUARTER = re.compile(
    rf"\b(?:quarter\s*(?P<number>[1-4])|q(?P<short>[1-4])|(?P<ordinal>{'|'.join(ORDINALS)})\s+quarter)"
    rf"[^()\n]{{0,16}}?[(:,\s]\s*"
    rf"(?P<months>(?P<first>{MONTH})\.?\s*(?P<dash>[-–—/]|to)\s*(?P<last>{MONTH}))\b",
    re.IGNORECASE,
)
# The financial year first: where a council's quarters could be of either, they are those of the financial year.
BEGINS = {"financial": 4, "calendar": 1}


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter as a topic names it: its number, its first and last month, and where the months stand."""

    topic: TopicFacts
    field: str
    number: int
    first: int
    last: int
    months: str
    dash: str

    @property
    def counted(self) -> frozenset[int]:
        """The months it counts."""
        length = (self.last - self.first) % 12 + 1
        return frozenset((self.first - 1 + n) % 12 + 1 for n in range(length))


def wrong_months(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Quarters whose months are not those of the year that most of the programme's quarters are of."""
    named = [quarter for topic in facts.open_topics for quarter in quarters_named(topic)]
    begins = max(BEGINS.values(), key=lambda month: sum(_is_right(one, month) for one in named))
    for one in named:
        if not _is_right(one, begins):
            yield _found(one, named, begins)


def quarters_named(topic: TopicFacts) -> Iterator[Quarter]:
    """The quarters that a topic names together with their months."""
    for field, text in topic.said.items():
        for found in QUARTER.finditer(text) if "q" in text.lower() else ():
            number = found["number"] or found["short"] or str(ORDINALS[found["ordinal"].lower()])
            first, last = (NUMBERS[found[name].lower()[:3]] for name in ("first", "last"))
            yield Quarter(topic, field, int(number), first, last, found["months"], found["dash"])


def _right(number: int, begins: int) -> tuple[int, int]:
    first = (begins - 1 + 3 * (number - 1)) % 12 + 1
    return first, (first + 1) % 12 + 1


def _is_right(quarter: Quarter, begins: int) -> bool:
    return (quarter.first, quarter.last) == _right(quarter.number, begins)


def _found(one: Quarter, named: Sequence[Quarter], begins: int) -> Finding:
    first, last = _right(one.number, begins)
    meant = f"{MONTHS[first - 1]}–{MONTHS[last - 1]}"
    twice = sorted({month for other in named if other.number != one.number for month in one.counted & other.counted})
    counted = f" {and_list([MONTHS[month - 1] for month in twice])} would be counted twice." if twice else ""
    return Finding(
        rule=NAME,
        key=key(one.topic.title, one.field, f"quarter {one.number}", one.months),
        topic_id=one.topic.id,
        words=f"“{one.topic.title}”: quarter {one.number} is {meant}, not {one.months}.{counted}",
        why=WHY,
        mend=Mend(
            kind=MendKind.CHANGE_WORDS,
            topic_id=one.topic.id,
            field=one.field,
            words=one.topic.said[one.field].replace(one.months, meant),
        ),
    )


RULES = (
    Rule(
        NAME,
        "A quarter is named with months that are not its own.",
        "“Quarter 2 (June–Sept)” beside “Quarter 1 (April–June)”: June is counted twice",
        wrong_months,
    ),
)
