"""What a task and finish group keeps: whom it hears, the evidence it is given, its timetable, what it recommends."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from exports import links
from models.committee import Committee
from models.rules import RuleBroken
from models.rules import task_groups as rules
from models.rules.permissions import Permission
from models.task_group import Evidence, TaskGroup, TaskGroupRecommendation, TaskGroupStep, Witness
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, ordering, revisions
from webapp.services.actors import Actor

Entry = Witness | Evidence | TaskGroupStep | TaskGroupRecommendation


class Part(StrEnum):
    """A part of what a group keeps, by the word in its addresses."""

    WITNESSES = "witnesses"
    EVIDENCE = "evidence"
    TIMETABLE = "timetable"
    RECOMMENDATIONS = "recommendations"


RECORDS: dict[Part, type[Any]] = {
    Part.WITNESSES: Witness,
    Part.EVIDENCE: Evidence,
    Part.TIMETABLE: TaskGroupStep,
    Part.RECOMMENDATIONS: TaskGroupRecommendation,
}
NAMES = {
    Part.WITNESSES: "witness",
    Part.EVIDENCE: "evidence",
    Part.TIMETABLE: "step",
    Part.RECOMMENDATIONS: "recommendation",
}


def get(part: Part, number: int, *, by: Actor) -> Entry:
    """One thing of a group's log that this person may change. NoResultFound or NotAllowed otherwise."""
    found: Entry = db.session.get_one(RECORDS[part], number)
    by.check(Permission.EDIT_AGENDA, found.group.topic.committee_id)
    return found


def add(group: TaskGroup, part: Part, values: Mapping[str, Any], *, by: Actor, at: datetime) -> Entry:
    """Add to a group's log. Fields are those of the record. Sent twice, it is kept once."""
    by.check(Permission.EDIT_AGENDA, group.topic.committee_id)
    revisions.hold(group)
    clean = _clean(values)
    if same := next((one for one in kept(group, part) if _says(one, clean)), None):
        return same
    _check(group, part, clean, None, day_of(at))
    made: Entry = RECORDS[part](group=group, **clean)
    if isinstance(made, TaskGroupRecommendation):
        made.position = ordering.last_place([one for one in group.recommendations if one is not made])
    db.session.add(made)
    _keep(f"{NAMES[part]} added", made, by=by, at=at)
    return made


def change(part: Part, one: Entry, values: Mapping[str, Any], *, revision: str, by: Actor, at: datetime) -> None:
    """Put right what was entered. What a committee resolved on is changed there."""
    revisions.check_revision(one, revision)
    _check_changeable(one, by)
    clean = _clean(values)
    _check(one.group, part, clean, one, day_of(at))
    name, what, committee_id = name_of(one), f"{NAMES[part]} edited", one.group.topic.committee_id
    revisions.change(one, clean, what, name=name, revision=revision, by=by, at=at, committee_id=committee_id)


def remove(part: Part, one: Entry, *, by: Actor, at: datetime) -> None:
    """Take away what was entered by mistake. It stays in the record as removed."""
    revisions.read_anew(one)
    _check_changeable(one, by)
    one.removed_at = at
    _keep(f"{NAMES[part]} removed", one, by=by, at=at)


def move_up(one: TaskGroupRecommendation, *, by: Actor, at: datetime) -> None:
    """Have a recommendation stand before the one above it."""
    revisions.hold(one.group)
    _check_changeable(one, by)
    beside = [each for each in one.group.recommendations if each.removed_at is None]
    ordering.move_up(one, beside)
    for each in [each for each in beside if db.session.is_modified(each)]:
        _keep("recommendation moved", each, by=by, at=at)


def kept(group: TaskGroup, part: Part) -> list[Entry]:
    """A part of a group's log without what was removed, in its order."""
    parts: dict[Part, list[Any]] = {
        Part.WITNESSES: group.witnesses,
        Part.EVIDENCE: group.evidence,
        Part.TIMETABLE: group.steps,
        Part.RECOMMENDATIONS: group.recommendations,
    }
    return [one for one in parts[part] if one.removed_at is None]


def name_of(one: Entry) -> str:
    """How the audit trail names it."""
    if isinstance(one, Witness):
        return one.name
    if isinstance(one, TaskGroupStep):
        return one.what
    return (one.says if isinstance(one, Evidence) else one.text)[:120]


def _check(group: TaskGroup, part: Part, said: Mapping[str, Any], own: Entry | None, today: date) -> None:
    if part is Part.WITNESSES:
        rules.check_witness(said["name"], said["heard_on"], said["said"], today)
    elif part is Part.EVIDENCE:
        is_address = links.is_whole(said["link"])
        rules.check_evidence(said["says"], said["received_on"], said["link"], is_address, today)
    elif part is Part.TIMETABLE:
        rules.check_step(said["what"], said["planned_on"], said["done_on"], today)
    else:
        others = [one.text for one in group.recommendations if one.removed_at is None and one is not own]
        to_id, body = said["to_committee_id"], said["to_body"]
        rules.check_recommendation(said["text"], to_id, body, reports_to=group.topic.committee_id, others=others)
        if to_id is not None and db.session.get(Committee, to_id) is None:
            raise RuleBroken("That body is not there any more. Choose another.", "to_committee_id")


def _check_changeable(one: Entry, by: Actor) -> None:
    by.check(Permission.EDIT_AGENDA, one.group.topic.committee_id)
    if one.removed_at is not None:
        raise RuleBroken("This was taken away. Add it again if it is wanted.")
    if isinstance(one, TaskGroupRecommendation) and one.resolution_id is not None:
        raise RuleBroken("The committee has made it its own: correct the resolution of its meeting instead.")


def _says(one: Entry, values: Mapping[str, Any]) -> bool:
    return all(getattr(one, name) == value for name, value in values.items())


def _clean(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def _keep(what: str, one: Entry, *, by: Actor, at: datetime) -> None:
    with db.session.no_autoflush:
        committee_id = one.group.topic.committee_id
    audit.record(what, one, name=name_of(one), by=by, at=at, committee_id=committee_id)
