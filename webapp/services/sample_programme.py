"""The sample council's work programme: topics of every kind and timing, what became of them, and suggestions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from models.committee import Committee
from models.council import Council
from models.meeting import Meeting
from models.member import Member
from models.programme_vocabulary import PeriodKind, SuggestedBy, TopicKind, TopicSource, TopicTiming
from models.rules.municipal_year import municipal_year_of, span
from models.vocabulary import ItemKind, SeatRole, Verb
from models.work_programme import NotedReport, Topic, TopicItem
from webapp import clock
from webapp.database import db
from webapp.services import (
    key_dates,
    programme_publishing,
    publishing,
    sample_group,
    scoring_schemes,
    suggestion_scores,
    suggestions,
    topic_ends,
    topic_slots,
    topics,
    work_programmes,
)
from webapp.services.actors import Actor
from webapp.services.ledger import Act
from webapp.services.topic_slots import NOT_FIXED, Slot
from webapp.services.work_programmes import ProgrammeSettings

INTRODUCTION = (
    "The Committee looks at one or two matters in depth at each meeting. Other reports go to members between meetings, "
    "and come to a meeting when a member asks."
)
SETTINGS: ProgrammeSettings = {
    "introduction": INTRODUCTION,
    "most_in_depth": 2,
    "minutes_available": 120,
    "stale_after": 3,
}
Said = dict[str, Any]
HEAD_OF_SERVICE = "Caspian Underbridge"
EVERY_MEETING = Slot(TopicTiming.EVERY_MEETING)
GROUP: Said = {"kind": TopicKind.TASK_AND_FINISH, "detail": "What helps young people before they are in danger."}
GIVEN: Said = {"kind": TopicKind.PERFORMANCE, "lead_officer": HEAD_OF_SERVICE, "every_months": 6, "minutes": 25}


@dataclass(frozen=True, slots=True)
class Sample:
    """The committee whose programme it is, its meetings in order, the next of them, and who keeps it when."""

    committee: Committee
    meetings: Sequence[Meeting]
    coming: int
    by: Actor
    opened_at: datetime
    now: datetime

    @property
    def year(self) -> int:
        """This municipal year."""
        return municipal_year_of(clock.day_of(self.now))

    def days_ago(self, days: int) -> dict[str, Any]:
        """By whom, and when that was."""
        return {"by": self.by, "at": self.now - timedelta(days=days)}

    def ahead(self, number: int) -> Slot:
        """At the next meeting, or so many after it."""
        return topic_slots.at_meeting(self.meetings[self.coming + number])

    def topic(self, title: str, slot: Slot = NOT_FIXED, *, ago: int = 100, **said: Any) -> Topic:
        """A topic of this year's programme, added so many days ago."""
        return topics.add(self.committee, title=title, year=self.year, slot=slot, **said, **self.days_ago(ago))


def add(committee: Committee, meetings: Sequence[Meeting], *, coming: int, by: Actor, now: datetime) -> None:
    """Plan a committee's year, agree and publish it, then let something happen to it, and publish that too."""
    sample = Sample(committee, meetings, coming, by, now - timedelta(days=120), now)
    work_programmes.settle(committee, sample.year, SETTINGS, revision="0", **sample.days_ago(110))
    _standing(sample)
    planned = _planned(sample)
    _waiting(sample)
    _taken_before(sample)
    _key_dates(sample)
    held = [one for one in meetings if one.held_on < clock.day_of(now)]
    _publish(sample, 90)
    work_programmes.agree(committee, sample.year, agreed_on=held[-1].held_on, **sample.days_ago(1))
    _changed(sample, planned)
    _suggested(sample)
    sample_group.add(sample.topic("Self-harm among young people", ago=60, **GROUP), by=by, now=now)
    _publish(sample, 0)


def _standing(sample: Sample) -> None:
    detail = "What the Cabinet members bring, and what is in the forward plan. Members may ask about anything in them."
    sample.topic("Updates and questions to Cabinet members", EVERY_MEETING, kind=TopicKind.STANDING, detail=detail)
    said: Said = {"kind": TopicKind.STANDING, "detail": "Whether what the committee recommended was done."}
    sample.topic("Recommendations and what came of them", EVERY_MEETING, minutes=10, **said)


def _planned(sample: Sample) -> list[Topic]:
    """What comes at each of the next meetings and in the months after them."""
    performance: Said = {"detail": "How well the service does against its own targets.", **GIVEN}
    depth: Said = {"is_in_depth": True, "minutes": 50, "portfolio_holder_id": _member("greta-hollinsedge").id}
    asked: Said = {"source": TopicSource.MEMBER, "asked_by_id": _member("maud-peverelle").id}
    ofsted: Said = {
        "detail": "What the inspectors said, and the plan that answers it.",
        "lead_officer": HEAD_OF_SERVICE,
    }
    yearly: Said = {"kind": TopicKind.STATUTORY_ANNUAL, "every_months": 12, "minutes": 30}
    places = sample.topic("School places in the north of the county", sample.ahead(1), **depth, **asked)
    transport = sample.topic("Home to school transport", sample.ahead(0), **depth, lead_officer="Odette Fellrunner")
    first = sample.topic("Performance, quarter 1 (April to June)", sample.ahead(0), **performance)
    sample.topic("Performance, quarter 2 (July to September)", sample.ahead(2), **performance)
    sample.topic("Improvement plan after the inspection", sample.ahead(1), minutes=35, **ofsted)
    sample.topic("Annual report on children in care and care leavers", sample.ahead(2), **yearly)
    sample.topic("Safeguarding partnership’s annual report", sample.ahead(3), **yearly)
    month = sample.meetings[-1].held_on.replace(day=1)
    after = (month + timedelta(days=40)).replace(day=1)
    budget: Said = {
        "detail": "What the budget means for children’s services.",
        "lead_officer": "The Director of Finance",
    }
    sample.topic("Budget scrutiny", Slot(TopicTiming.MONTH, month=after, is_tentative=True), **budget)
    _noted(first, date(sample.year - 1, 9, 14), date(sample.year, 3, 9))
    _noted(places, date(sample.year - 1, 11, 16))
    return [places, transport]


def _waiting(sample: Sample) -> None:
    """What waits for a condition, or for a day that nobody has named yet."""
    review = clock.day_of(sample.now) + timedelta(days=45)
    when = Slot(TopicTiming.CONDITION, condition="when the business case is ready", review_on=review)
    said: Said = {"kind": TopicKind.REFERRAL, "source": TopicSource.COMMITTEE, "source_words": "Audit Committee"}
    sample.topic("Children’s homes: buying or building", when, minutes=40, **said)
    briefing: Said = {"kind": TopicKind.BRIEFING, "detail": "A note for members between meetings."}
    sample.topic("Elective home education", notes="Suggested in the discussion of the budget.", **briefing)
    sample.topic("A visit to the new family centre", kind=TopicKind.SITE_VISIT)


def _taken_before(sample: Sample) -> None:
    """The reports of meetings that were held, so that the days of last report are computed from their agendas."""
    for meeting in sample.meetings[1 : sample.coming]:
        report = next(item for item in meeting.items if item.kind is ItemKind.REPORT)
        slot, ago = topic_slots.at_meeting(meeting), (clock.day_of(sample.now) - meeting.held_on).days
        topic = sample.topic(report.heading, slot, ago=max(ago + 30, 100), minutes=30)
        at = sample.now - timedelta(days=ago + 15)
        db.session.add(TopicItem(topic=topic, item=report, put_on_at=at))
        db.session.flush()
        topic_ends.finish(topic, reason="Considered; its recommendations are followed.", **sample.days_ago(ago - 1))


def _key_dates(sample: Sample) -> None:
    """What the whole council plans around, in this municipal year and early in the next."""
    _, last = span(sample.year)
    election = next(day for day in (last + timedelta(days=number) for number in range(1, 8)) if day.weekday() == 3)
    dates = (
        ("Before the elections", PeriodKind.PRE_ELECTION, election - timedelta(days=38), election),
        ("Christmas holiday", PeriodKind.SCHOOL_HOLIDAY, date(sample.year, 12, 19), date(sample.year + 1, 1, 3)),
        ("Easter holiday", PeriodKind.SCHOOL_HOLIDAY, date(sample.year + 1, 3, 29), date(sample.year + 1, 4, 11)),
        ("Summer holiday", PeriodKind.SCHOOL_HOLIDAY, date(sample.year, 7, 22), date(sample.year, 9, 2)),
        ("Provisional results at 16", PeriodKind.DATA_RELEASE, date(sample.year, 10, 16), date(sample.year, 10, 16)),
        ("Census of schools", PeriodKind.DATA_RELEASE, date(sample.year + 1, 1, 15), date(sample.year + 1, 1, 15)),
    )
    for name, kind, starts_on, ends_on in dates:
        details: key_dates.KeyDateDetails = {"name": name, "kind": kind, "starts_on": starts_on, "ends_on": ends_on}
        key_dates.add(details, **sample.days_ago(100))


def _changed(sample: Sample, planned: Sequence[Topic]) -> None:
    """What happened since the committee agreed its programme: one moved, one dropped, one added."""
    places, _ = planned
    reason = "The forecast of pupil numbers is published only then."
    topics.move(places, sample.ahead(2), reason=reason, **sample.days_ago(0))
    dropped = sample.topic("Music in schools", sample.ahead(3), ago=95)
    topic_ends.drop(dropped, reason="The Cabinet member answered it in writing.", **sample.days_ago(0))
    words = "A petition of 340 residents"
    said: Said = {"source": TopicSource.RESIDENT, "source_words": words, "minutes": 20}
    sample.topic("Waiting times for mental health support", sample.ahead(1), ago=0, **said)


def _suggested(sample: Sample) -> None:
    """Suggestions that wait: two that members have scored in private, and one from the public site."""
    council = db.session.get_one(Council, 1)
    scoring_schemes.open_to_public(True, revision=str(council.revision), **sample.days_ago(20))
    reason = "Residents may suggest topics."
    publishing.publish_council(council, Act(Verb.SUPPLEMENT, reason=reason, **sample.days_ago(20)))
    member = _member("kezia-larkrise-bell")
    for title, why, who in (
        ("Swimming lessons", "One school in three has no pool within reach.", member),
        ("Safe routes to school", "Three crossings have no patrol since the spring.", None),
        ("Free school meals in the holidays", "Families ask at every surgery.", member),
    ):
        said: suggestions.Said = {"title": title, "why": why, "committee_id": sample.committee.id}
        sender: suggestions.Sender = {"name": "" if who else "Wren Fallowfield", "email": ""}
        by = SuggestedBy.MEMBER if who else SuggestedBy.RESIDENT
        member_id = who.id if who else None
        made = suggestions.enter(said, sender, suggested_by=by, member_id=member_id, **sample.days_ago(15))
        db.session.flush()
        _score(sample, made.id, _seated(sample.committee)[: 4 if who else 2])


def _score(sample: Sample, number: int, people: Sequence[Member]) -> None:
    scheme = scoring_schemes.in_use()
    for place, member in enumerate(people):
        suggestion = suggestions.get(number, by=sample.by)
        marks = {one["name"]: (2 * number + place * turn) % 5 for turn, one in enumerate(scheme.criteria)}
        suggestion_scores.score(
            suggestion,
            member,
            {name: min(scheme.lowest + mark, scheme.highest) for name, mark in marks.items()},
            remark="",
            revision="0",
            by=replace(sample.by, member_id=member.id),
            at=sample.now - timedelta(days=10),
        )
        db.session.flush()


def _publish(sample: Sample, ago: int) -> None:
    programme = work_programmes.begun(sample.committee, sample.year)
    db.session.flush()
    told = sample.days_ago(ago)
    seen = programme_publishing.propose(programme, on=clock.day_of(told["at"])).seen
    programme_publishing.publish(programme, Act(Verb.PUBLISH, **told), seen=seen)


def _noted(topic: Topic, *days: date) -> None:
    topic.noted_reports.extend(NotedReport(reported_on=day) for day in days)
    db.session.flush()


def _seated(committee: Committee) -> list[Member]:
    return [seat.member for seat in committee.seats if seat.member and seat.role is SeatRole.MEMBER]


def _member(slug: str) -> Member:
    return db.session.scalars(select(Member).where(Member.slug == slug)).one()
