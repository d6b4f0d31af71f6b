"""Task and finish groups for tests: set up for a topic, with something of everything they keep."""

from datetime import timedelta
from typing import Any

from models.committee import Committee
from models.programme_vocabulary import TaskGroupStage
from models.task_group import TaskGroup
from tests import planned_topics
from tests.planned_topics import act
from webapp import clock
from webapp.database import db
from webapp.services import task_group_log, task_groups
from webapp.services.task_group_log import Entry, Part


def group(committee: Committee, name: str = "Exclusions task and finish group", **said: Any) -> TaskGroup:
    """A group that a committee set up for a topic of its own."""
    topic = said.pop("topic", None) or planned_topics.topic(committee, "School exclusions")
    due_on = clock.today() + timedelta(days=120)
    details = {"scope": "Why they rise.", "lines_of_enquiry": ["Who is excluded?"], "report_due_on": due_on, **said}
    made = task_groups.begin(topic, details, committee_id=None, name=name, **act())
    db.session.commit()
    return made


def entry(group: TaskGroup, part: Part, **said: Any) -> Entry:
    """One thing that a group keeps."""
    today = clock.today()
    usual: dict[Part, dict[str, Any]] = {
        Part.WITNESSES: {"name": "A Head Teacher", "capacity": "Moor School", "heard_on": None, "said": ""},
        Part.EVIDENCE: {"received_on": today, "given_by": "The Director", "says": "Figures by school", "link": ""},
        Part.TIMETABLE: {"what": "Visit two schools", "planned_on": today, "done_on": None},
        Part.RECOMMENDATIONS: {"text": "That each school names a lead.", "to_committee_id": None, "to_body": "Cabinet"},
    }
    made = task_group_log.add(group, part, {**usual[part], **said}, **act())
    db.session.commit()
    return made


def recommending(group: TaskGroup, *texts: str) -> list[Entry]:
    """A group that writes its report, with what it recommends."""
    for stage in (TaskGroupStage.GATHERING, TaskGroupStage.REPORTING):
        task_groups.move_to(group, stage, revision=str(group.revision), **act())
    return [entry(group, Part.RECOMMENDATIONS, text=text) for text in texts]


def with_everything(committee: Committee) -> dict[str, object]:
    """A group that keeps one of each thing, and the numbers that addresses name it by."""
    made = group(committee)
    recommended = recommending(made, "That each school names a lead.", "That the fair access protocol be reviewed.")[-1]
    for part in (Part.WITNESSES, Part.EVIDENCE, Part.TIMETABLE):
        entry(made, part)
    return {"task_group_id": made.id, "part": Part.RECOMMENDATIONS.value, "entry_id": recommended.id}
