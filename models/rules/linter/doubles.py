"""The same matter twice: in one programme, or in the programmes of two committees."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil

from models.rules.linter.content_words import content_words, likeness, numbers
from models.rules.linter.facts import ElsewhereFacts, ProgrammeFacts, TopicFacts
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
    listed = [topic for topic in facts.open_topics if not topic.is_standing and content_words(topic.title)]
    for place, first in enumerate(listed):
        for second in listed[place + 1 :]:
            if not _are_apart(first, second) and _are_alike(first.title, second.title):
                yield _twice(first, second)


def by_word(topics: Iterable[ElsewhereFacts]) -> dict[str, list[ElsewhereFacts]]:
    """Topics by each of the words of their titles that say what they are about."""
    found: dict[str, list[ElsewhereFacts]] = {}
    for one in topics:
        for word in content_words(one.title):
            found.setdefault(word, []).append(one)
    return found


def _are_alike(one: str, other: str) -> bool:
    first, second = content_words(one), content_words(other)
    if min(len(first), len(second)) < FEWEST and one.lower() != other.lower():
        return False
    return likeness(first, second) >= ALIKE and numbers(one) == numbers(other)


def _are_apart(first: TopicFacts, second: TopicFacts) -> bool:
    """Whether two come at different times: then they are one matter that comes back, as it should."""
    if first.meeting_id and second.meeting_id:
        return first.meeting_id != second.meeting_id
    return bool(first.planned_on and second.planned_on) and first.planned_on != second.planned_on


def _may_be_alike(title: str, listed: Mapping[str, Sequence[ElsewhereFacts]]) -> Iterator[ElsewhereFacts]:
    """Those that share enough words with a title to be alike: each of them has one of its rarest words."""
    words = content_words(title)
    needed = ceil(ALIKE * len(words))
    if len(words) >= FEWEST:
        rarest = sorted(words, key=lambda word: (len(listed.get(word, ())), word))[: len(words) - needed + 1]
        for one in (one for word in rarest for one in listed.get(word, ())):
            if len(words & content_words(one.title)) >= needed:
                yield one


def _elsewhere(topic: TopicFacts, other: ElsewhereFacts) -> Finding:
    when = f" ({other.coming})" if other.coming else ""
    return Finding(
        rule=TWO_COMMITTEES,
        key=key(topic.title, other.committee, other.title),
        topic_id=topic.id,
        words=f"“{topic.title}” is also in the programme of {other.committee}: “{other.title}”{when}.",
        why="Officers would write the same report twice, and two committees could say different things of it.",
        mend=Mend(kind=MendKind.END_OR_MOVE, topic_id=topic.id, other_id=other.id),
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
