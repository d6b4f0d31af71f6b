"""The sample council's task and finish group: what it asks, whom it has heard, and what it was given."""

from datetime import date, datetime, timedelta
from typing import Any

from models.member import Seat
from models.programme_vocabulary import TaskGroupStage
from models.vocabulary import SeatRole, Verb
from models.work_programme import Topic
from webapp import clock
from webapp.database import db
from webapp.services import publishing, task_group_log, task_groups
from webapp.services.actors import Actor
from webapp.services.ledger import Act
from webapp.services.task_group_log import Part

NAME = "Self-harm Task and Finish Group"
SCOPE = "What schools, the health service and the council each do, and where young people fall between them."
LINES = ["Who notices first?", "How long does help take?", "What do young people say helped?"]
STEPS = ((-40, "Scope agreed", -40), (-12, "School nurses and teachers heard", -12), (25, "Young people heard", None))
NURSE = {"name": "Isaura Brindlecombe", "capacity": "School nurse"}
SAID = "Most who come have told nobody else. A quiet room matters."
SURVEY = {"given_by": "Moorshire Youth Council", "says": "Of 412 young people asked, one in five knew whom to turn to."}


def add(topic: Topic, *, by: Actor, now: datetime) -> None:
    """Set up a group for a topic, with four members of its committee, and have it hear a witness."""
    db.session.flush()
    today = clock.day_of(now)

    def ago(days: int) -> dict[str, Any]:
        return {"by": by, "at": now - timedelta(days=days)}

    due_on = today + timedelta(days=90)
    details: task_groups.GroupDetails = {"scope": SCOPE, "lines_of_enquiry": LINES, "report_due_on": due_on}
    group = task_groups.begin(topic, details, committee_id=None, name=NAME, **ago(50))
    db.session.flush()
    sitting = [one.member for one in topic.committee.seats if one.member and one.role is SeatRole.MEMBER]
    for position, member in enumerate(sitting[:4]):
        role, since = SeatRole.MEMBER if position else SeatRole.CHAIR, today - timedelta(days=50)
        group.committee.seats.append(Seat(member=member, role=role, starts_on=since, position=position))
    db.session.flush()
    publishing.publish_committee(group.committee, Act(Verb.PUBLISH, **ago(49)))
    task_groups.move_to(group, TaskGroupStage.GATHERING, revision=str(group.revision), **ago(40))
    heard_on, received_on = today - timedelta(days=12), today - timedelta(days=20)
    task_group_log.add(group, Part.WITNESSES, {**NURSE, "heard_on": heard_on, "said": SAID}, **ago(11))
    task_group_log.add(group, Part.EVIDENCE, {**SURVEY, "received_on": received_on, "link": ""}, **ago(19))
    for planned, what, done in STEPS:
        task_group_log.add(group, Part.TIMETABLE, _step(today, planned, what, done), **ago(5))


def _step(today: date, planned: int, what: str, done: int | None) -> dict[str, Any]:
    done_on = today + timedelta(days=done) if done is not None else None
    return {"planned_on": today + timedelta(days=planned), "what": what, "done_on": done_on}
