"""The two real programmes brought in from Word: the same record as their council files, with few corrections."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from models.committee import Committee
from models.meeting import Meeting
from models.work_programme import IncomingProgramme, Topic
from tests import brought_programmes, factories
from webapp.clock import day_of
from webapp.database import db
from webapp.services.actors import Actor, acting, operator
from webapp.services.council_file import loading, reading
from webapp.services.incoming_programme import keeping, waiting

PAPERS = {
    "warwickshire": (brought_programmes.warwickshire, 2019, datetime(2019, 6, 10, 9, tzinfo=UTC)),
    "worcestershire": (brought_programmes.worcestershire, 2018, datetime(2019, 7, 9, 9, tzinfo=UTC)),
}
# What was put right by hand, by the title of its row: the part, and what it says then.
# The paper says that it was reported on a day that is still to come.
CORRECTED = {
    "warwickshire": {},
    "worcestershire": {"Review the service delivery contract for Worcester Children First": "reports"},
}
# What the papers say only in passing, and an import does not guess: who asked, and what the committee's rule was.
COMPARED = (
    *("year", "position", "title", "detail", "kind", "lead_officer", "timing", "month", "until_month", "is_tentative"),
    *("condition", "timing_words", "last_report_note", "notes", "follow_up", "status", "meeting_id"),
)


@pytest.fixture
def council(app, paper) -> Iterator[Committee]:
    """The council of the paper, with its meetings, and none of its topics."""
    data = json.loads((brought_programmes.PAPERS / f"{paper}.json").read_text())
    without = {name: part for name, part in data.items() if name not in ("topics", "work_programmes")}
    at = PAPERS[paper][2]
    loaded = loading.load(reading.read(json.dumps(without).encode()), by=operator(on=day_of(at)), at=at)
    db.session.commit()
    yield next(iter(loaded.committees.values()))


@pytest.mark.parametrize("paper", list(PAPERS))
def test_a_real_programme_is_the_same_record_with_few_corrections(council, paper):
    make, year, at = PAPERS[paper]
    by = acting(factories.officer(committee=council), on=day_of(at))
    incoming = waiting.keep(council, year, brought_programmes.read(make()), filename="it.docx", by=by, at=at)

    looked = waiting.look(incoming, on=day_of(at))
    typed = corrected(looked, CORRECTED[paper])
    added = keep(incoming, typed, by=by, at=at)

    assert len(looked.problems) == incoming.corrections == len(CORRECTED[paper]) <= 1
    assert facts(added) == facts_of_file(paper)


def corrected(looked: waiting.Looked, by_title: dict[str, str]) -> dict[str, str]:
    typed = dict(looked.chosen)
    for place, topic in enumerate(looked.topics):
        if topic["title"] in by_title:
            name = f"row-{place}-{by_title[topic['title']]}"
            typed[name] = typed[name].replace("\n17 July 2019", "")
    return typed


def keep(incoming: IncomingProgramme, typed: dict[str, str], *, by: Actor, at: datetime) -> list[Topic]:
    added = keeping.keep(incoming, typed, revision=str(incoming.revision), by=by, at=at)
    db.session.commit()
    return added


def facts(topics: list[Topic]) -> list[dict[str, Any]]:
    return [
        {name: plain(getattr(one, name)) for name in COMPARED}
        | {"reports": sorted(report.reported_on.isoformat() for report in one.noted_reports)}
        for one in topics
    ]


def facts_of_file(paper: str) -> list[dict[str, Any]]:
    """The same as the council file has it; what was put right is put right in it too."""
    found = []
    for place, one in enumerate(brought_programmes.topics_of(paper), start=1):
        days = sorted(report["reported_on"] for report in one.get("last_reports", ()))
        if one["title"] in CORRECTED[paper]:
            days.remove("2019-07-17")
        found.append({**{name: from_file(name, one, place) for name in COMPARED}, "reports": days})
    return found


def from_file(name: str, entry: dict[str, Any], place: int) -> Any:
    if name == "position":
        return place
    if name == "meeting_id":
        return meeting_number(entry.get("planned_meeting"))
    value = entry.get(name, USUAL.get(name, ""))
    return value.replace("*", "") if name == "detail" else value


USUAL = {
    "kind": "scrutiny item",
    "timing": "not yet",
    "month": None,
    "until_month": None,
    "is_tentative": False,
    "status": "open",
}


def plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def meeting_number(uid: str | None) -> int | None:
    return db.session.scalar(select(Meeting.id).where(Meeting.uid == uid)) if uid else None
