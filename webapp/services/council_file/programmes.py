"""Work programmes in a council file: their topics with all that happened to them, and what the council plans around.

Topics stand in the order of their programmes. What a topic comes from, and what it became part of, is named by its
place: an item of an agenda, an action, a decision, another topic.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from models.action import Action
from models.base import Record
from models.committee import Committee
from models.forward_plan import KeyDecision
from models.meeting import Meeting
from models.member import Member
from models.rules.municipal_year import municipal_year_of
from models.user import User
from models.work_programme import (
    ColumnMeaning,
    IncomingProgramme,
    KeyDate,
    NotedReport,
    Topic,
    TopicChange,
    TopicItem,
    WaivedFinding,
    WorkProgramme,
)
from webapp.clock import day_of
from webapp.database import db
from webapp.services.council_file import item_places
from webapp.services.council_file.fields import written
from webapp.services.council_file.making import Entry, Loaded, made
from webapp.services.council_file.rows import every, grouped, names, said
from webapp.services.council_file.sources import There, owed_places, resolution_places
from webapp.services.incoming_programme.waiting import KEPT_ON

Dumped = dict[str, Any]


def work_programmes() -> list[Dumped]:
    """What committees settled about their programmes, year by year."""
    slugs = names(Committee, Committee.slug)
    return [{**written(one), "committee": slugs[one.committee_id]} for one in every(select(WorkProgramme))]


def topics() -> list[Dumped]:
    """Every topic, by committee, year and place in the programme, with its history."""
    source, under = _source_dumper(), _under_topics()
    slugs, uids, members = names(Committee, Committee.slug), names(Meeting, Meeting.uid), names(Member, Member.slug)
    found = in_order()
    places = places_of(found)

    def topic(one: Topic) -> Dumped:
        return {
            **written(one),
            "committee": slugs[one.committee_id],
            "planned_meeting": uids.get(one.meeting_id),
            "portfolio_holder": members.get(one.portfolio_holder_id),
            "asking_member": members.get(one.asked_by_id),
            **source(one),
            "merged_into": places.get(one.merged_into_id),
            **under(one.id),
        }

    return [said(topic(one)) for one in found]


def in_order() -> list[Topic]:
    """Every topic as the file lists them."""
    return sorted(every(select(Topic)), key=lambda one: (one.committee_id, one.year, one.position, one.id))


def places_of(found: Sequence[Record]) -> dict[int | None, int]:
    """The place of each thing in a list of the file, by its number."""
    return {one.id: place for place, one in enumerate(found, start=1)}


def waived_findings() -> list[Dumped]:
    """What officers let stand of that which the check of programmes points out."""
    slugs, emails = names(Committee, Committee.slug), names(User, User.email)
    return [
        said({**written(one), "committee": slugs[one.committee_id], "account": emails.get(one.waived_by_id)})
        for one in every(select(WaivedFinding))
    ]


def brought_in() -> list[Dumped]:
    """The tables that programmes were brought in from: how each was built, which the check of programmes asks for."""
    slugs, emails = names(Committee, Committee.slug), names(User, User.email)
    confirmed = select(IncomingProgramme).where(IncomingProgramme.confirmed_at.is_not(None))
    return [
        said(
            {
                **written(one),
                **{name: one.found.get(name) for name in KEPT_ON},
                "committee": slugs[one.committee_id],
                "account": emails[one.uploaded_by_id],
            }
        )
        for one in every(confirmed)
    ]


def key_dates() -> list[Dumped]:
    """The days and periods that the council plans around."""
    return [written(one) for one in every(select(KeyDate))]


def column_meanings() -> list[Dumped]:
    """What the headings of columns mean in the programmes that the council brings in."""
    return [written(one) for one in every(select(ColumnMeaning))]


def add(data: Entry, loaded: Loaded, there: There) -> None:
    """Add the programmes and their topics; actions and decisions have been added."""
    for one in data.get("work_programmes", ()):
        loaded.programmes.append(made(WorkProgramme, one, loaded, committee_id=there.committee(one)))
    db.session.add_all(loaded.programmes)
    positions: dict[tuple[object, int], int] = {}
    for entry in data.get("topics", ()):
        topic = _topic(entry, loaded, there)
        there_already = positions.get((topic.committee_id, topic.year), 0)
        topic.position = positions[topic.committee_id, topic.year] = there_already + 1
        loaded.topics.append(topic)
    db.session.add_all(loaded.topics)
    db.session.flush()
    for topic, entry in zip(loaded.topics, data.get("topics", ()), strict=True):
        if place := entry.get("merged_into"):
            topic.merged_into_id = loaded.topics[place - 1].id
    for one in data.get("waived_findings", ()):
        by = there.account(one)
        db.session.add(made(WaivedFinding, one, loaded, committee_id=there.committee(one), waived_by_id=by))
    for one in data.get("programmes_brought_in", ()):
        to = {"committee_id": there.committee(one), "uploaded_by_id": there.account(one)}
        found = {name: one[name] for name in KEPT_ON if name in one}
        db.session.add(made(IncomingProgramme, one, loaded, found=found, **to))
    db.session.add_all(made(KeyDate, one, loaded) for one in data.get("key_dates", ()))
    db.session.add_all(made(ColumnMeaning, one, loaded) for one in data.get("column_meanings", ()))
    db.session.flush()


def _source_dumper() -> Any:
    items, owed, resolutions = item_places.by_number(), owed_places(), resolution_places()
    actions, decisions = places_of(every(select(Action))), places_of(every(select(KeyDecision)))

    def source(one: Topic) -> Dumped:
        item_id, place = owed[one.owed_id] if one.owed_id else (0, None)
        resolved_at, resolution = resolutions[one.resolution_id] if one.resolution_id else (0, None)
        return {
            **items.get(item_id or resolved_at, {}),
            "resolution": resolution,
            "owed": place,
            "action": actions.get(one.action_id),
            "key_decision": decisions.get(one.key_decision_id),
        }

    return source


def _under_topics() -> Any:
    changes, noted = grouped(TopicChange, "topic_id"), grouped(NotedReport, "topic_id")
    carried, items, emails = grouped(TopicItem, "topic_id"), item_places.by_number(), names(User, User.email)

    def under(topic_id: int) -> Dumped:
        return {
            "changes": [
                said({**written(one), "account": emails.get(one.changed_by_id)}) for one in changes.get(topic_id, ())
            ],
            "last_reports": [written(one) for one in noted.get(topic_id, ())],
            "appearances": [{**written(one), **items[one.item_id]} for one in carried.get(topic_id, ())],
        }

    return under


def _topic(entry: Entry, loaded: Loaded, there: There) -> Topic:
    """A file of before programmes had years says none: then it is that in which the topic was added."""
    _, from_ = there.source(entry)
    year = entry.get("year") or municipal_year_of(day_of(datetime.fromisoformat(entry["added_at"])))
    action, decision = entry.get("action"), entry.get("key_decision")
    topic = made(
        Topic,
        {**entry, "year": year},
        loaded,
        committee_id=there.committee(entry),
        meeting_id=there.meeting(entry, "planned_meeting"),
        portfolio_holder_id=there.member(entry, "portfolio_holder"),
        asked_by_id=there.member(entry, "asking_member"),
        action_id=loaded.actions[action - 1].id if action else None,
        key_decision_id=loaded.decisions[decision - 1].id if decision else None,
        **from_,
    )
    topic.changes = [
        made(TopicChange, one, loaded, changed_by_id=there.account(one)) for one in entry.get("changes", ())
    ]
    topic.noted_reports = [made(NotedReport, one, loaded) for one in entry.get("last_reports", ())]
    topic.appearances = [
        made(TopicItem, one, loaded, item_id=there.items[item_places.named(one)].id)
        for one in entry.get("appearances", ())
    ]
    return topic
