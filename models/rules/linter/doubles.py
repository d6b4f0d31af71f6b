"""The same matter twice: in one programme, or in the programmes of two committees."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product
from math import ceil

from models.rules.linter.content_words import content_words, likeness, numbers
from models.rules.linter.facts import ElsewhereFacts, Listed, ProgrammeFacts, TopicFacts
from models.rules.linter.finding import Finding, Mend, MendKind, Rule, key

TWO_COMMITTEES, DUPLICATES = "topic on two committees’ programmes", "duplicates by wording"
ALIKE = 0.75
FEWEST = 2
# What this many other committees plan too is something that every committee does, such as looking at its risks.
EVERYBODYS = 3


def on_two_programmes(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Topics whose wording is like that of another committee's topic of the same year."""
    for topic in facts.open_topics:
        if topic.is_standing or topic.is_referral:
            continue
        sharing = {
            one.id: one for one in _may_be_alike(topic.title, facts.elsewhere) if one.committee != facts.committee
        }
        alike = [one for one in sharing.values() if _are_alike(topic.title, one.title)]
        if 0 < len({one.committee for one in alike}) < EVERYBODYS:
            yield _elsewhere(topic, alike[0])


def twice(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Pairs of topics worded alike that are not told apart by when they come."""
    by_day: dict[date | None, list[TopicFacts]] = {}
    for topic in facts.open_topics:
        if not topic.is_standing and content_words(topic.title):
            by_day.setdefault(topic.planned_on, []).append(topic)
    # One matter that comes back on another day comes back as it should.
    undated = by_day.pop(None, [])
    dated = [topic for together in by_day.values() for topic in together]
    together = (pair for some in (undated, *by_day.values()) for pair in combinations(some, 2))
    for first, second in (*together, *product(dated, undated)):
        if _are_alike(first.title, second.title):
            yield _twice(first, second)


def by_word(topics: Iterable[ElsewhereFacts]) -> dict[str, list[Listed]]:
    """Topics by each of the words of their titles that say what they are about."""
    found: dict[str, list[Listed]] = {}
    for one in topics:
        words = content_words(one.title)
        for word in words:
            found.setdefault(word, []).append((words, one))
    return found


def _are_alike(one: str, other: str) -> bool:
    first, second = content_words(one), content_words(other)
    if min(len(first), len(second)) < FEWEST and one.lower() != other.lower():
        return False
    return likeness(first, second) >= ALIKE and numbers(one) == numbers(other)


def _may_be_alike(title: str, listed: Mapping[str, Sequence[Listed]]) -> Iterator[ElsewhereFacts]:
    """Those that share enough words with a title to be alike: each of them has one of its rarest words."""
    words = content_words(title)
    needed = ceil(ALIKE * len(words))
    if len(words) >= FEWEST:
        rarest = sorted(words, key=lambda word: (len(listed.get(word, ())), word))[: len(words) - needed + 1]
        for word in rarest:
            yield from (one for theirs, one in listed.get(word, ()) if len(words & theirs) >= needed)


def _elsewhere(topic: TopicFacts, other: ElsewhereFacts) -> Finding:
    there = f"“{other.title}” ({other.coming})"
    return Finding(
        rule=TWO_COMMITTEES,
        key=key(topic.title, other.committee, other.title),
        topic_id=topic.id,
        words=f"“{topic.title}” is also in the programme of {other.committee}: {there}.",
        why="Officers would write the same report twice, and two committees could say different things of it.",
        mend=Mend(kind=MendKind.DROP_OR_REFER, topic_id=topic.id, other_id=other.id),
    )


def _twice(first: TopicFacts, second: TopicFacts) -> Finding:
    other = f"“{second.title}”" if first.title != second.title else "another topic"
    return Finding(
        rule=DUPLICATES,
        key=key(first.title, second.title, first.coming),
        topic_id=second.id,
        words=f"“{first.title}” ({first.coming}) and {other} ({second.coming}) read alike.",
        why="One matter under two names is prepared twice, or each waits for the other.",
        mend=Mend(kind=MendKind.MERGE, topic_id=second.id, other_id=first.id),
    )


RULES = (
    Rule(
        TWO_COMMITTEES,
        "A topic is worded like one in the same year's programme of another committee, and is no referral.",
        "“Home to school transport” for Children and Families, and for Transport and Highways",
        on_two_programmes,
        compares=True,
    ),
    Rule(
        DUPLICATES,
        "Two topics of one programme are worded alike and come at the same time, or one has no date.",
        "“Children who are educated otherwise” and “Children educated otherwise: update”, both to be allocated",
        twice,
    ),
)
