"""Key decisions within a committee's remit that it has no slot for."""

from collections.abc import Iterator
from datetime import date

from models.rules.linter.content_words import content_words, likeness
from models.rules.linter.doubles import ALIKE
from models.rules.linter.facts import DecisionFacts, ProgrammeFacts, TopicFacts
from models.rules.linter.finding import Finding, Mend, MendKind, Rule, key
from models.rules.wording import and_list, long_date

NAME = "key decision with no slot"


def without_a_slot(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Decisions to come that the committee wants to look at, or has not answered, and no topic before their day."""
    for decision in facts.decisions:
        if decision.is_wanted is False or decision.decide_on < facts.today:
            continue
        topics = [topic for topic in facts.topics if _is_about(topic, decision)]
        days = [topic.planned_on for topic in topics if topic.planned_on]
        if any(day < decision.decide_on for day in days):
            continue
        yield _found(decision, topics, min(days, default=None))


def _is_about(topic: TopicFacts, decision: DecisionFacts) -> bool:
    if topic.key_decision_id:
        return topic.key_decision_id == decision.id
    return likeness(content_words(topic.title), content_words(decision.title)) >= ALIKE


def _found(decision: DecisionFacts, topics: list[TopicFacts], comes_on: date | None) -> Finding:
    taken = f"“{decision.title}” is to be decided by {decision.decider} on {long_date(decision.decide_on)}"
    touches = f" It touches the remit: {and_list(list(decision.shared))}." if decision.shared else ""
    if comes_on:
        said = f"{taken}; the topic comes only on {long_date(comes_on)}."
    elif topics:
        said = f"{taken}; its topic has no date before then."
    elif decision.is_wanted:
        said = f"{taken}. The committee wants to look at it before, and no topic is planned."
    else:
        said = f"{taken}, and nobody has said whether the committee takes it before.{touches}"
    mend = Mend(kind=MendKind.TAKE_DECISION, decision_id=decision.id)
    if topics:
        mend = Mend(kind=MendKind.MOVE, topic_id=topics[0].id, decision_id=decision.id)
    return Finding(
        rule=NAME,
        key=key(decision.title, decision.decide_on, comes_on or "no date"),
        topic_id=topics[0].id if topics else 0,
        words=said,
        why="After the decision the committee can only look back, or call it in.",
        mend=mend,
    )


RULES = (
    Rule(
        NAME,
        "A decision in the forward plan touches the committee's remit, and no topic comes before its day.",
        "Cabinet decides on the school transport policy on 12 December; the committee meets on 13 November",
        without_a_slot,
    ),
)
