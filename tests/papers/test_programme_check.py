"""The check of a work programme on two real ones: every fault found in them by hand, and next to nothing else.

The numbers are those of the list of faults found in the papers of Warwickshire (June 2019) and Worcestershire (July
2019): 1 lost requests, 2 a cadence missed, 5 last reports at a weekend, 6 past tense about the future, 7 a quarter with
the wrong months, 8 a champion who has left, 11 headings that are not repeated.
"""

from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import select

from models.agenda import AgendaItem
from models.committee import Committee
from models.minutes import Minute
from models.rules import asks
from models.rules.linter import Finding
from models.work_programme import IncomingProgramme
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services import minutes, owed, programme_check
from webapp.services.actors import operator
from webapp.services.council_file import loading, reading

FOLDER = Path(__file__).parent
WARWICKSHIRE, WORCESTERSHIRE = ("warwickshire", 2019, date(2019, 6, 10)), ("worcestershire", 2018, date(2019, 7, 9))
ASKED = "work programme"

# Read a row as: of this fault of the list, the rule says these words.
FAULTS = {
    WARWICKSHIRE: [
        (1, "lost request", "“Compass” was asked for in the minutes of 12 March 2019"),
        (1, "lost request", "“support for talented children” was asked for in the minutes of 12 March 2019"),
        (2, "cadence missed", "is to come every 6 months. It was last reported on 12 March 2019"),
    ],
    WORCESTERSHIRE: [
        (5, "last report on no meeting", "“Budget Scrutiny” was last reported on 14 January 2018, which was a Sunday"),
        (5, "last report on no meeting", "Referred from OSPB 25 May 2019"),
        (6, "past tense about the future", "Ofsted report published 29 July 2019"),
        (7, "quarter with the wrong months", "quarter 2 is July–September, not June"),
        (8, "champion or lead who has left", "Bob Banks, scrutiny champion for Finance/budget"),
        (11, "headings not repeated", "does not print its headings on each page"),
    ],
}
# What is true besides and is on no list: two topics wait on a condition that nobody looks at by any day.
TRUE_TOO = {
    WARWICKSHIRE: [],
    WORCESTERSHIRE: ["(when business case is ready)", "(when commissioning process is complete)"],
}


def mark_what_was_asked(committee: Committee, on: date) -> None:
    """What a clerk does who takes up the sentences of the minutes that ask for a topic."""
    by, at = operator(on=on), clock.moment_of(on, time(9))
    for item in db.session.scalars(select(AgendaItem).order_by(AgendaItem.id)).all():
        minute = minutes.minute_of(item)
        for found in asks.findings(minute.text if isinstance(minute, Minute) else ""):
            if found.rule.name == ASKED:
                words = found.sentence.words
                owed.mark(item, words, owed.guess(words, found.rule.kind, ()), by=by, at=at)


def checked(app, paper: tuple[str, int, date]) -> list[Finding]:
    name, year, on = paper
    by, at = operator(on=on), clock.moment_of(on, time(9))
    loading.load(reading.read((FOLDER / f"{name}.json").read_bytes()), by=by, at=at)
    committee = db.session.scalars(select(Committee)).one()
    mark_what_was_asked(committee, on)
    if paper is WORCESTERSHIRE:
        # Its table runs over eight pages of the pack and has its headings on the first.
        read = {"repeats_headings": False, "rows_read": 29}
        usual = {"filename": "Appendix 1.docx", "uploaded_at": at, "uploaded_by_id": factories.officer().id}
        db.session.add(IncomingProgramme(committee_id=committee.id, year=year, found=read, **usual))
    db.session.commit()
    return programme_check.findings(committee, year, on=on)


@pytest.mark.parametrize("paper", FAULTS, ids=lambda paper: paper[0])
def test_every_fault_of_the_programme_is_found_and_there_is_next_to_no_false_alarm(app, paper):
    found = checked(app, paper)

    missed = [row for row in FAULTS[paper] if not any(row[1] == one.rule and row[2] in one.words for one in found)]
    known = [row[2] for row in FAULTS[paper]] + TRUE_TOO[paper]
    false_alarms = [one.words for one in found if not any(words in one.words for words in known)]
    assert missed == []
    assert false_alarms == []


def test_every_fault_on_the_list_is_one_of_these():
    assert {number for rows in FAULTS.values() for number, _, _ in rows} == {1, 2, 5, 6, 7, 8, 11}
