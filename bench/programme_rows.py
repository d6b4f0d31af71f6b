"""The work programmes of twenty committees over ten years: 8,000 topics, all of them open, which is the worst case."""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select

from bench import loading
from models.agenda import AgendaItem
from models.base import Base
from models.forward_plan import KeyDecision
from models.meeting import Meeting
from models.rules.municipal_year import municipal_year_of, span
from models.work_programme import NotedReport, Topic, TopicChange, TopicItem

COMMITTEES, YEARS, TOPICS, DECISIONS = 20, 10, 40, 40
MATTERS = tuple(
    """
    admissions adoption allotments apprenticeships archives asbestos asylum attendance broadband bridges buses carers
    cemeteries childminders coastline composting congestion coroners crossings culverts cycling dementia dentistry
    drainage dyslexia electricity exclusions fostering footpaths gritting gullies heritage homelessness hospitals
    inspections insulation kennels lakes landfill leisure libraries lighting loneliness markets museums nurseries
    nutrition obesity orchards parking pavements pensions playgrounds pollution potholes procurement quarries railways
    recruitment recycling reservoirs safeguarding sandbags sewers shelters signage skills speeding sports surveying
    tenancies theatres tourism transport trees truancy tunnels vaccination verges waste wetlands wildfires woodland
    """.split()  # noqa: SIM905 - eighty words are read more easily as they stand
)
SYLLABLES = ("ash", "bor", "cul", "dren", "fen", "gar", "hol", "kes", "lin", "mer", "nor", "pel", "rud", "sto", "tam")
PLACES = tuple(f"{first}{last}".capitalize() for first in SYLLABLES for last in SYLLABLES)
NOTES = (
    "",
    "Progress actions from the last meeting with schools.",
    "Results of consultation going to Cabinet in the autumn.",
    "Referred by the Board on 13 March 2019. To be scheduled once the business case is complete.",
)
DETAILS = (
    "To consider how the council supports it, what it costs, and what those who use it say of it.",
    "Update on the board and the revised delivery plan, including the bid for funding from the Department.",
    "The committee agreed that milestones be identified from the strategy and reported back on a 6 monthly basis.",
)


def write_once(connection: Connection, today: date) -> None:
    """Write the programmes, unless another line has."""
    if not connection.scalar(select(func.count()).select_from(Topic.__table__)):
        write(connection, today)


def write(connection: Connection, today: date) -> None:
    """Write the programmes of the years up to this one, what was noted and carried, and their history."""
    made: dict[type[Base], list[dict[str, Any]]] = defaultdict(list)
    sat, items = _meetings(connection), _items(connection)
    for number, topic in enumerate(_topics(sat, today), 1):
        made[Topic].append({"id": number, **topic})
        earlier = [day for _, day in sat[topic["committee_id"]].get(topic["year"] - 1, ())]
        for record, row in _around(number, topic, items, earlier):
            made[record].append({"id": len(made[record]) + 1, **row})
    made[KeyDecision] += [_decision(number, today) for number in range(1, DECISIONS + 1)]
    for record, rows in made.items():
        connection.execute(insert(record), rows)
    loading.mend_sequences(connection)
    loading.take_statistics(connection, made)


def _topics(sat: dict[int, dict[int, list[tuple[int, date]]]], today: date) -> Iterator[dict[str, Any]]:
    chance, this_year = random.Random(5), municipal_year_of(today)
    for year in range(this_year - YEARS + 1, this_year + 1):
        for committee_id in range(1, COMMITTEES + 1):
            days = sat[committee_id].get(year) or [(0, span(year)[0])]
            for place in range(TOPICS):
                title = f"{' and '.join(chance.sample(MATTERS, 2)).capitalize()} in {chance.choice(PLACES)}"
                yield {
                    "committee_id": committee_id,
                    "year": year,
                    "position": place,
                    "title": title,
                    "detail": chance.choice(DETAILS),
                    "notes": chance.choice(NOTES),
                    "lead_officer": "Janet Marsh",
                    "minutes": 20,
                    "added_at": datetime(year, 5, 1, 9, tzinfo=UTC),
                    **_comes(place, days[place % len(days)][0], year),
                }


def _comes(place: int, meeting_id: int, year: int) -> dict[str, Any]:
    """When the topic at a place of its programme comes: three in four at a meeting, the others in every other way."""
    nothing = {"meeting_id": None, "month": None, "condition": ""}
    if place % 4 and meeting_id:
        return {**nothing, "timing": "a meeting", "meeting_id": meeting_id}
    if place % 12 == 0:
        return {**nothing, "timing": "a month", "month": date(year, 10, 1)}
    if place % 12 == 4:
        return {**nothing, "timing": "a condition", "condition": "when the business case is ready"}
    return {**nothing, "timing": "every meeting" if place % 8 else "not yet"}


def _around(
    number: int, topic: dict[str, Any], items: dict[int, Iterator[int]], earlier: list[date]
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """A day of last report, one in twenty of them wrong; the item that carried it; two changes."""
    reported_on = earlier[number % len(earlier)] if earlier and number % 20 else date(topic["year"], 3, 3)
    yield NotedReport, {"topic_id": number, "reported_on": reported_on}
    for event in ("added", "changed"):
        told = {"event": event, "changed_at": topic["added_at"], "changed_by": "A clerk"}
        yield TopicChange, {"topic_id": number, **told}
    item_id = next(items.get(topic["meeting_id"] or 0, iter(())), None)
    if item_id is not None:
        yield TopicItem, {"topic_id": number, "item_id": item_id, "put_on_at": topic["added_at"]}


def _decision(number: int, today: date) -> dict[str, Any]:
    chance = random.Random(number)
    return {
        "id": number,
        "title": f"{chance.choice(MATTERS).capitalize()} in {chance.choice(PLACES)}",
        "matter": f"Whether {' and '.join(chance.sample(MATTERS, 4))} be provided by contract.",
        "decider_name": "The Leader",
        "decide_on": today + timedelta(days=number * 3),
        "added_at": datetime(today.year, 1, 1, tzinfo=UTC),
    }


def _meetings(connection: Connection) -> dict[int, dict[int, list[tuple[int, date]]]]:
    found: dict[int, dict[int, list[tuple[int, date]]]] = defaultdict(lambda: defaultdict(list))
    listed = select(Meeting.id, Meeting.committee_id, Meeting.held_on).where(Meeting.committee_id <= COMMITTEES)
    for number, committee_id, held_on in connection.execute(listed.order_by(Meeting.id)):
        found[committee_id][municipal_year_of(held_on)].append((number, held_on))
    return found


def _items(connection: Connection) -> dict[int, Iterator[int]]:
    """The items of each meeting, to be given out one after another."""
    found: dict[int, list[int]] = defaultdict(list)
    theirs = select(AgendaItem.meeting_id, AgendaItem.id).join(Meeting).where(Meeting.committee_id <= COMMITTEES)
    for meeting_id, item_id in connection.execute(theirs.order_by(AgendaItem.id)):
        found[meeting_id].append(item_id)
    return {meeting_id: iter(some) for meeting_id, some in found.items()}
