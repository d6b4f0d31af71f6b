"""What changes for the public when a programme is published again: sentences for the officer who publishes it."""

from collections.abc import Iterator, Mapping

from models.programme_bodies import ProgrammeBody, ProgrammeTopicBody
from models.programme_vocabulary import TopicStatus

TOLD_APART: Mapping[str, str] = {
    "title": "title",
    "detail": "what is to be considered",
    "topic_kind": "kind",
    "lead_officer": "lead officer",
    "portfolio_holder": "portfolio holder",
    "source": "source",
    "decision": "decision of the forward plan",
    "every_months": "how often it comes",
    "last_reports": "dates of last report",
    "last_report_note": "dates of last report",
    "meetings": "meetings",
    "notes": "notes",
    "follow_up": "follow-up",
}


def differences(live: ProgrammeBody | None, body: ProgrammeBody) -> list[str]:
    """Every difference between what is public and what would be, each a sentence. All of it is new the first time."""
    if live is None:
        number = len(body["topics"])
        return [
            f"The programme becomes public for the first time, with {number} {'topic' if number == 1 else 'topics'}."
        ]
    return [*_of_topics(live, body), *_of_the_rest(live, body)]


def _of_topics(live: ProgrammeBody, body: ProgrammeBody) -> Iterator[str]:
    before = {one["id"]: one for one in live["topics"]}
    now = {one["id"]: one for one in body["topics"]}
    for number, topic in now.items():
        if number not in before:
            yield f"“{topic['title']}” is added: {topic['when']['words']}."
        elif before[number] != topic:
            yield from _of_one(before[number], topic)
    for number, topic in before.items():
        if number not in now:
            yield f"“{topic['title']}” is no longer in it."
    if list(before) != list(now) and sorted(before) == sorted(now):
        yield "The order of its topics changes."


def _of_one(before: ProgrammeTopicBody, now: ProgrammeTopicBody) -> Iterator[str]:
    name = f"“{now['title']}”"
    if before["status"] != now["status"]:
        is_open = now["status"] == TopicStatus.OPEN
        yield f"{name} is taken up again." if is_open else f"{name} is {now['status']}. {now['end_reason']}".strip()
    if before["when"]["words"] != now["when"]["words"]:
        yield f"{name} moves from {before['when']['words']} to {now['when']['words']}."
    has_moved = before["when"] != now["when"]
    was, said = dict(before), dict(now)
    changed = [
        words
        for field, words in TOLD_APART.items()
        if was[field] != said[field] and not (field == "meetings" and has_moved)
    ]
    if changed:
        yield f"{name}: {', '.join(dict.fromkeys(changed))}."


def _of_the_rest(live: ProgrammeBody, body: ProgrammeBody) -> Iterator[str]:
    if live["introduction"] != body["introduction"]:
        yield "Its introduction changes."
    if live["agreed_on"] != body["agreed_on"]:
        yield "The day it was agreed changes."
    if live["meetings"] != body["meetings"]:
        yield "The dates of the year's meetings change."
    if live["champions"] != body["champions"]:
        yield "Its scrutiny champions change."
    if live["carried_forward"] != body["carried_forward"]:
        yield "What a later year took on changes."
    if (live["changed_since"], live["changes"]) != (body["changed_since"], body["changes"]):
        yield "What it tells of changes since it was agreed is brought up to date."
