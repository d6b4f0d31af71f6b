"""Task and finish groups in a council file: what one was set up for, whom it heard, and what it recommends."""

from typing import Any

from sqlalchemy import select

from models.committee import Committee
from models.task_group import Evidence, TaskGroup, TaskGroupRecommendation, TaskGroupStep, Witness
from webapp.database import db
from webapp.services.council_file import item_places, programmes
from webapp.services.council_file.fields import written
from webapp.services.council_file.making import Entry, Loaded, listed, made
from webapp.services.council_file.rows import every, grouped, names, said
from webapp.services.council_file.sources import There, resolution_places

Dumped = dict[str, Any]


def task_groups() -> list[Dumped]:
    """Every group, by the committee that it is."""
    slugs, topics = names(Committee, Committee.slug), programmes.places_of(programmes.in_order())
    witnesses, evidence = grouped(Witness, "group_id"), grouped(Evidence, "group_id")
    steps, recommended = grouped(TaskGroupStep, "group_id"), grouped(TaskGroupRecommendation, "group_id")
    items, resolutions = item_places.by_number(), resolution_places()

    def recommendation(one: TaskGroupRecommendation) -> Dumped:
        item_id, place = resolutions[one.resolution_id] if one.resolution_id else (0, None)
        to = slugs.get(one.to_committee_id)
        return said({**written(one), "to_committee": to, **items.get(item_id, {}), "resolution": place})

    def group(one: TaskGroup) -> Dumped:
        return {
            **written(one),
            "committee": slugs[one.committee_id],
            "topic": topics[one.topic_id],
            "witnesses": [written(each) for each in witnesses.get(one.id, ())],
            "evidence": [written(each) for each in evidence.get(one.id, ())],
            "steps": [written(each) for each in steps.get(one.id, ())],
            "recommendations": [recommendation(each) for each in recommended.get(one.id, ())],
        }

    return [said(group(one)) for one in every(select(TaskGroup))]


def add(data: Entry, loaded: Loaded, there: There) -> None:
    """Add the groups; their committees and topics have been added."""
    for entry in data.get("task_groups", ()):
        topic_id = loaded.topics[entry["topic"] - 1].id
        group = made(TaskGroup, entry, loaded, committee_id=there.committee(entry), topic_id=topic_id)
        group.witnesses = listed(Witness, entry.get("witnesses", ()), loaded)
        group.evidence = listed(Evidence, entry.get("evidence", ()), loaded)
        group.steps = listed(TaskGroupStep, entry.get("steps", ()), loaded)
        entries = entry.get("recommendations", ())
        group.recommendations = listed(TaskGroupRecommendation, entries, loaded)
        for recommendation, one in zip(group.recommendations, entries, strict=True):
            recommendation.to_committee_id = there.committee(one, "to_committee")
            _, from_ = there.source(one)
            recommendation.resolution_id = from_["resolution_id"]
        db.session.add(group)
    db.session.flush()
