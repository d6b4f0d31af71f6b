"""The picture of a published work programme, from its body and nothing else."""

from datetime import date

from exports import timeline
from exports.timeline import PLANNED, Picture, Sitting, Topic
from models.programme_bodies import ProgrammeBody, ProgrammeTopicBody, WhenBody
from models.programme_vocabulary import TopicStatus
from models.rules.programme_order import is_standing
from models.rules.programme_words import at_meeting
from models.vocabulary import MeetingStatus

SHOWN = (TopicStatus.OPEN, TopicStatus.DONE)


def picture(body: ProgrammeBody, *, today: date) -> Picture:
    """Its topics and meetings; those dropped or merged are left out."""
    sittings = [
        Sitting(date.fromisoformat(one["held_on"]), one["status"] == MeetingStatus.CANCELLED)
        for one in body["meetings"]
    ]
    topics = [_topic(one) for one in body["topics"] if one["status"] in SHOWN]
    return timeline.draw(body["year"], sittings, topics, (), today=today)


def _topic(body: ProgrammeTopicBody) -> Topic:
    when = body["when"]
    return Topic(
        title=body["title"],
        address=body["address"],
        when=when["words"],
        at=_days(body),
        is_every_time=is_standing(body),
        months=_months(when),
        is_tentative=when["is_tentative"],
        is_done=body["status"] == TopicStatus.DONE,
    )


def _days(body: ProgrammeTopicBody) -> list[tuple[date, str]]:
    """The meetings it comes or came to; where it stands now, if nothing else is said of that day."""
    planned = {body["when"]["held_on"]: PLANNED} if body["when"]["held_on"] else {}
    said = {**planned, **{one["held_on"]: at_meeting(one, body) for one in body["meetings"]}}
    return [(date.fromisoformat(day), state) for day, state in sorted(said.items()) if day]


def _months(when: WhenBody) -> tuple[date, date] | None:
    if not when["month"]:
        return None
    return date.fromisoformat(when["month"]), date.fromisoformat(when["until_month"] or when["month"])
