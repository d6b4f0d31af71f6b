"""What a council file cannot say of programmes, suggestions, groups and the forward plan, each with its path."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from models.programme_vocabulary import TopicStatus
from models.work_programme import Topic
from tests import factories
from webapp.database import db
from webapp.services.actors import operator
from webapp.services.council_file import loading
from webapp.services.council_file.problems import CouncilFileRefused

AT = "2030-06-01T09:00:00+00:00"
TOPIC = {"committee": "audit", "year": 2030, "title": "Roads", "added_at": AT}
MERGED = {**TOPIC, "status": "merged into another", "ended_on": "2030-06-02"}
DECISION = {"title": "A bridge", "matter": "Whether", "decider_name": "The Mayor", "decide_on": "2030-07-01"} | {
    "added_at": AT
}
CALL_IN = {"requested_at": AT, "signatories": [{"member": "ada-lowe", "signed_on": "2030-07-02"}] * 2}
WANTED = {"committee": "audit", "is_wanted": True, "answered_at": AT}
NOTICE = {"kind": "general exception", "given_on": "2030-06-20", "noted_at": AT}
SUGGESTION = {"title": "Kerbs", "suggested_by": "resident", "suggested_at": AT}
SCHEME = {"name": "Ours"}
SCORE = {"member": "ada-lowe", "scheme": "Ours", "scored_at": AT}
GROUP = {"committee": "roads-group", "topic": 1}
ON_ITEM = {"meeting": "audit-1@test", "item": [1], "put_on_at": AT}
OTHERS = {"timing": "a meeting", "planned_meeting": "roads-1@test"}
WAIVED = {"committee": "audit", "rule": "lost requests", "key": "Roads", "reason": "R", "waived_at": AT} | {
    "waived_by": "Jo"
}


def the_file(**parts: Any) -> dict[str, Any]:
    same = {"held_on": "2030-06-18", "starts_at": "10:00"}
    item = {"heading": "Roads"}
    meetings = [
        {"committee": "audit", "uid": "audit-1@test", **same, "items": [item]},
        {"committee": "roads-group", "uid": "roads-1@test", **same, "items": [item]},
    ]
    return {"format": "moothall council file", "version": 1, "meetings": meetings, **parts}


CASES = [
    ({"topics": [{**TOPIC, "timing": "a meeting"}]}, "topics[0].planned_meeting: Name the meeting of a topic"),
    ({"topics": [{**TOPIC, **OTHERS}]}, "topics[0].planned_meeting: that meeting is another committee's."),
    ({"topics": [{**TOPIC, **OTHERS, "planned_meeting": "no@test"}]}, "topics[0].planned_meeting: there is no meeting"),
    ({"topics": [{**TOPIC, "timing": "a month"}]}, "topics[0].month: Give the month"),
    ({"topics": [{**TOPIC, "timing": "a month", "month": "2030-10-02"}]}, "topics[0].month: Give a month by its first"),
    ({"topics": [{**TOPIC, "timing": "a condition"}]}, "topics[0].condition: Say what it waits for"),
    ({"topics": [{**TOPIC, "status": "done"}]}, "topics[0].ended_on: Give the day"),
    ({"topics": [{**MERGED}]}, "topics[0].merged_into: Name the topic"),
    ({"topics": [{**MERGED, "merged_into": 2}]}, "topics[0].merged_into: there are only 1 topics"),
    ({"topics": [{**MERGED, "merged_into": 1}]}, "topics[0].merged_into: the topic would become part of itself."),
    (
        {"topics": [{**MERGED, "merged_into": 2}, {**MERGED, "title": "Paths", "merged_into": 1}]},
        "topics[1].merged_into: the topic would become part of itself.",
    ),
    (
        {"topics": [{**MERGED, "merged_into": 2}, {**TOPIC, "committee": "roads-group"}]},
        "topics[0].merged_into: the other topic is in the programme of another committee.",
    ),
    ({"topics": [{**TOPIC, "appearances": [{**ON_ITEM, "item": [9]}]}]}, "appearances[0].item: there is no such item"),
    ({"topics": [{**TOPIC, "appearances": [ON_ITEM, ON_ITEM]}]}, "appearances[1]: the same carries a topic at topics"),
    ({"topics": [{**TOPIC, "asking_member": "no-one"}]}, "topics[0].asking_member: there is no member"),
    ({"topics": [{**TOPIC, "key_decision": 1}]}, "topics[0].key_decision: there are only 0 key decisions"),
    ({"work_programmes": [{"committee": "audit", "year": 2030}] * 2}, "work_programmes[1]: the same has a programme"),
    ({"waived_findings": [WAIVED, WAIVED]}, "waived_findings[1]: the same is waived at waived_findings[0]"),
    ({"key_decisions": [{**DECISION, "decider_name": ""}]}, "key_decisions[0].decider_name: Say who is to decide"),
    ({"key_decisions": [{**DECISION, "decide_until": "2030-06-01"}]}, "key_decisions[0].decide_until: Enter a last"),
    ({"key_decisions": [{**DECISION, "status": "taken"}]}, "key_decisions[0].taken_on: Give the day"),
    ({"key_decisions": [{**DECISION, "matches": [WANTED, WANTED]}]}, "key_decisions[0].matches: A committee answers"),
    ({"key_decisions": [{**DECISION, "call_ins": [CALL_IN]}]}, "call_ins[0].signatories: A member signs once."),
    (
        {"key_decisions": [{**DECISION, "notices": [{**NOTICE, "stated": {"title": "A bridge"}}]}]},
        "key_decisions[0].notices[0].stated: has no 'matter'",
    ),
    ({"call_in_rules": {"heard_by": "nobody"}}, "call_in_rules.heard_by: there is no committee 'nobody'"),
    ({"suggestions": [{**SUGGESTION, "status": "declined"}]}, "suggestions[0].decided_at: Say when"),
    ({"suggestions": [{**SUGGESTION, "topic": 1}]}, "suggestions[0].topic: there are only 0 topics"),
    (
        {"suggestions": [{**SUGGESTION, "revealed_at": AT, "scores": [SCORE]}]},
        "suggestions[0].scores[0].scheme: there is no set of criteria 'Ours'",
    ),
    ({"scoring_schemes": [SCHEME, SCHEME]}, "scoring_schemes[1]: the same is there at scoring_schemes[0]"),
    ({"scoring_schemes": [{**SCHEME, "lowest": 3}]}, "scoring_schemes[0].highest: The highest mark must be more"),
    ({"topics": [TOPIC], "task_groups": [GROUP, GROUP]}, "task_groups[1]: the same is a group at task_groups[0]"),
    (
        {"topics": [TOPIC], "task_groups": [{**GROUP, "recommendations": [{"text": "Build it"}]}]},
        "task_groups[0].recommendations[0].to_body: Say which body it is for.",
    ),
    (
        {"key_dates": [{"name": "S", "kind": "school holiday", "starts_on": "2030-07-20", "ends_on": "2030-07-01"}]},
        "key_dates[0].ends_on: Enter a last day on or after the first.",
    ),
    ({"column_meanings": [{"heading": "business", "field": "nonsense"}]}, "column_meanings[0].field: expected one of"),
]


@pytest.fixture
def council(app) -> None:
    factories.council()
    factories.member(slug="ada-lowe")
    factories.committee(name="Audit", slug="audit")
    factories.committee(name="Roads Group", slug="roads-group")


@pytest.mark.parametrize(("said", "sentence"), CASES)
def test_what_could_not_have_been_is_refused_with_its_path(council, said, sentence):
    with pytest.raises(CouncilFileRefused) as refused:
        loading.check(the_file(**said))

    assert [one for one in map(str, refused.value.problems) if sentence in one]


def test_what_could_have_been_is_taken(council):
    topics = [{**MERGED, "merged_into": 2}, {**TOPIC, "title": "Paths", "appearances": [ON_ITEM]}]
    before_years = {name: value for name, value in TOPIC.items() if name != "year"}
    scored = {**SUGGESTION, "revealed_at": AT, "scores": [SCORE], "topic": 2}

    load(
        topics=[*topics, {**before_years, "title": "Kerbs"}],
        key_decisions=[{**DECISION, "notices": [NOTICE], "matches": [WANTED]}],
        call_in_rules={"grounds": ["Evidence"], "heard_by": "audit"},
        scoring_schemes=[SCHEME],
        suggestions=[scored],
        task_groups=[{**GROUP, "topic": 2}],
        waived_findings=[WAIVED],
    )

    first, second, third = db.session.scalars(select(Topic).order_by(Topic.id))
    assert (first.merged_into, first.status, third.year) == (second, TopicStatus.MERGED, 2030)


def test_what_the_database_has_already_is_not_taken_twice(council):
    parts = {
        "scoring_schemes": [SCHEME],
        "call_in_rules": {},
        "work_programmes": [{"committee": "audit", "year": 2030}],
        "waived_findings": [WAIVED],
        "column_meanings": [{"heading": "business", "field": "topic"}],
    }
    load(**parts)
    again = {**the_file(**parts), "meetings": []}

    with pytest.raises(CouncilFileRefused) as refused:
        loading.check(again)

    assert {problem.path.split("[")[0].split(".")[0] for problem in refused.value.problems} == set(parts)


def load(**parts: Any) -> None:
    loading.load(the_file(**parts), by=operator(on=date(2030, 6, 1)), at=datetime(2030, 6, 1, 9, tzinfo=UTC))
