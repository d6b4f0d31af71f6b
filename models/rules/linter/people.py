"""People a programme names who have left."""

from collections.abc import Iterator
from datetime import date

from models.rules.linter.facts import ProgrammeFacts, TopicFacts
from models.rules.linter.finding import Finding, Mend, MendKind, Rule, key
from models.rules.wording import long_date

NAME = "champion or lead who has left"


def left(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Champions and spokespersons without a seat, and portfolio holders and lead officers who have gone."""
    for holder in facts.holders:
        who = holder.unseated
        yield Finding(
            rule=NAME,
            key=key(who.name, who.role, who.capacity, who.since),
            topic_id=0,
            words=who.sentence,
            why="Members and the public turn to somebody who no longer sits on the committee.",
            mend=Mend(kind=MendKind.END_SEAT, seat_id=holder.seat_id, member_id=holder.member_id),
        )
    for topic in facts.open_topics:
        if topic.portfolio_holder_left_on and topic.portfolio_holder_left_on <= facts.today:
            yield _gone(topic, "portfolio holder", topic.portfolio_holder, topic.portfolio_holder_left_on)
        if topic.lead_left_on and topic.lead_left_on <= facts.today:
            yield _gone(topic, "lead officer", topic.lead_officer, topic.lead_left_on)


def _gone(topic: TopicFacts, part: str, name: str, left_on: date) -> Finding:
    return Finding(
        rule=NAME,
        key=key(topic.title, part, name, left_on),
        topic_id=topic.id,
        words=f"“{topic.title}” names {name} as its {part}, who left on {long_date(left_on)}.",
        why="Nobody prepares it until somebody else is named.",
        mend=Mend(kind=MendKind.EDIT, topic_id=topic.id, field=part.replace(" ", "_")),
    )


RULES = (
    Rule(
        NAME,
        "A scrutiny champion or spokesperson has no seat on the committee, or a topic's portfolio holder or lead "
        "officer has left.",
        "“Finance/budget – Cllr Bob Banks”, who no longer sits on the panel",
        left,
    ),
)
