"""Facts of a made-up work programme, as the tests of its check need them."""

from dataclasses import replace
from datetime import date
from typing import Any

from models.programme_vocabulary import TopicTiming
from models.rules.linter.facts import (
    DecisionFacts,
    ElsewhereFacts,
    MeetingFacts,
    ProgrammeFacts,
    ReportFacts,
    RequestFacts,
    TopicFacts,
)
from models.rules.seats import Unseated
from models.rules.work_programme import When
from models.vocabulary import SeatRole

TODAY = date(2030, 6, 18)
MAY, SEPTEMBER, NOVEMBER, FEBRUARY = date(2030, 5, 21), date(2030, 9, 24), date(2030, 11, 26), date(2031, 2, 11)
MEETINGS = [
    MeetingFacts(id=1, held_on=date(2030, 1, 15)),
    MeetingFacts(id=2, held_on=date(2030, 3, 12)),
    MeetingFacts(id=3, held_on=MAY),
    MeetingFacts(id=4, held_on=SEPTEMBER),
    MeetingFacts(id=5, held_on=NOVEMBER),
    MeetingFacts(id=6, held_on=FEBRUARY),
]
EVERY_MEETING = When(TopicTiming.EVERY_MEETING)
MARCH = date(2030, 3, 12)
SUNDAY, SATURDAY = date(2030, 1, 13), date(2030, 5, 25)
ASKED = "The Chair stated that there were two items to be added to the work programme: Compass and talented children."
BUDGET = Unseated("Cllr Ada Grey", SeatRole.CHAMPION, "Budget", MAY, has_sat=True)
TRANSPORT = DecisionFacts(
    id=7, title="School transport policy", decider="Cabinet", decide_on=date(2030, 12, 12), shared=["school"]
)
JULY = (TopicTiming.MONTH, None, date(2030, 7, 1))
ELSEWHERE = [ElsewhereFacts(id=40, committee="Transport Panel", title="Home to school transport", when=JULY)]
HOME = "Home to school transport: update"
FULL = [replace(MEETINGS[3], minutes_available=60)]


def at(meeting_id: int) -> dict[str, Any]:
    """When a topic comes, for one at a meeting."""
    held_on = next(one.held_on for one in MEETINGS if one.id == meeting_id)
    return {"meeting_id": meeting_id, "when": When(TopicTiming.MEETING, held_on=held_on)}


def in_month(first: date, *, is_tentative: bool = False) -> dict[str, Any]:
    """When a topic comes, for one in a month."""
    return {"when": When(TopicTiming.MONTH, month=first, is_tentative=is_tentative)}


def waiting(condition: str, review_on: date | None = None) -> dict[str, Any]:
    """When a topic comes, for one that waits on a condition."""
    return {"when": When(TopicTiming.CONDITION, condition=condition, review_on=review_on)}


def topic(title: str = "School places", number: int = 1, **more: Any) -> TopicFacts:
    """A topic of a made-up programme, to be allocated unless it is said when."""
    return TopicFacts(id=number, title=title, **more)


def reported(*days: date, note: str = "") -> list[ReportFacts]:
    """Days of last report, as noted from paper."""
    return [ReportFacts(reported_on=day, report_id=number, note=note) for number, day in enumerate(days, 1)]


def programme(*topics: TopicFacts, **more: Any) -> ProgrammeFacts:
    """A programme of a made-up committee on 18 June 2030, with three meetings held and three to come."""
    kept: dict[str, Any] = {"committee": "Children’s Panel", "today": TODAY, "year": 2030, "meetings": MEETINGS}
    return ProgrammeFacts(topics=topics, **{**kept, **more})


def request(words: str, **more: object) -> RequestFacts:
    """Something asked for in the minutes of 12 March 2030."""
    return RequestFacts(words=words, asked_on=MARCH, where="in the minutes of 12 March 2030", **more)  # type: ignore[arg-type]
