"""Lines 20 and 21: a year's calendar generated, checked and kept; and its double-booked members."""

from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Flask

from bench import council, floors, words
from bench.protocol import Case, measure
from bench.site import Site
from bench.table import Row
from models.committee import Committee
from models.rules import clashes
from models.rules.clashes import Sitting
from models.rules.series import MonthlyRule, ProposedDate, proposed_dates
from webapp import clock
from webapp.database import begin_writing, db
from webapp.services import series, sittings
from webapp.services.actors import operator

INSERTED, AT_ONCE, BY_COMMITTEE = "450 inserted", "450 planned in one series", "450 planned in 45 series"
SWEPT, CLASHES = "sweep of sets", "clashes of a year"
COMMITTEES = range(1, 46)
FIRST_YEAR = 2060


def calendar_year(site: Site) -> list[Row]:
    """Line 20: 450 meetings generated, checked and kept: as one series, and a committee at a time."""
    app = site.app(name="written")
    engine = floors.engine_for(site.url(name="written"))
    years = iter(range(FIRST_YEAR, 9000, 2))
    cases = [
        Case(INSERTED, lambda rows: floors.insert_meetings(engine, rows), lambda: _rows(next(years))),
        Case(AT_ONCE, lambda year: _planned(app, [(1, _days_of(year))]), lambda: next(years)),
        Case(BY_COMMITTEE, lambda year: _planned(app, _patterns(year)), lambda: next(years)),
    ]
    measured = measure(cases, site.pace.of_slow_cases(), control=INSERTED)
    engine.dispose()
    once = "clashes looked for once, one audit event"
    each = "clashes looked for and an audit event written 45 times, one commit"
    return [
        site.row(measured, AT_ONCE, INSERTED, "20", 4, 2, note=once),
        site.row(measured, BY_COMMITTEE, INSERTED, "20", 4, 2, note=each),
    ]


def _rows(year: int) -> list[dict[str, Any]]:
    usual = {"starts_at": time(10), "ends_at": time(12), "venue": "Shire Hall", "room": "Committee Room 1"}
    return [
        {
            "committee_id": one,
            "uid": f"{year}-{one}-{day}",
            "held_on": date(year, 1, 1) + timedelta(days=day * 30),
            **usual,
        }
        for one in COMMITTEES
        for day in range(10)
    ]


def _days_of(year: int) -> list[ProposedDate]:
    return [ProposedDate(date(year, 1, 1) + timedelta(days=n)) for n in range(360)] + [
        ProposedDate(date(year + 1, 1, 1) + timedelta(days=n)) for n in range(90)
    ]


def _patterns(year: int) -> list[tuple[int, list[ProposedDate]]]:
    """Ten dates for each committee, as the first weekday of ten months and so on."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [
        (one, proposed_dates(MonthlyRule(one % 5, one % 4 + 1, frozenset(range(1, 11))), first, last, {}))
        for one in COMMITTEES
    ]


def _planned(app: Flask, wanted: list[tuple[int, list[ProposedDate]]]) -> None:
    """Each series looked at and planned, and all of it committed: what planning comes to without the pages between."""
    by, at = operator(on=clock.today()), clock.now()
    with app.app_context():
        begin_writing()
        for number, proposed in wanted:
            committee = db.session.get_one(Committee, number)
            first = proposed[0].day
            proposal = sittings.usual(committee, held_on=first, starts_at=None, ends_at=None, venue="", room="")
            days = [one.proposed.day for one in series.preview(proposal, proposed)]
            series.plan_series(committee, days, **proposal.arrangements, by=by, at=at)
        db.session.commit()


def clashes_of_a_year(site: Site) -> list[Row]:
    """Line 21: 450 meetings of 100 members, in memory, against sets compared day by day."""
    made = list(council.meetings(1, council.last_day(site.databases.today)))
    people = [frozenset(council.sitting(one, 0)) for one in range(len(words.COMMITTEES))]
    listed = [
        Sitting(
            one.id,
            words.COMMITTEES[one.committee],
            datetime.combine(one.held_on, time(10)),
            datetime.combine(one.held_on, time(12)),
            "Shire Hall",
            f"Committee Room {one.committee}",
            people[one.committee],
        )
        for one in made
    ]
    swept, found = _sweep(listed), clashes.clashes(listed)
    assert {frozenset((one.first.key, one.second.key)) for one in found} == swept
    cases = [Case(SWEPT, lambda: _sweep(listed)), Case(CLASHES, lambda: clashes.clashes(listed))]
    note = f"{len(found)} pairs found by both"
    return [site.row(measure(cases, site.pace, control=SWEPT), CLASHES, SWEPT, "21", 3, 1.5, note=note)]


def _sweep(listed: list[Sitting]) -> set[frozenset[Any]]:
    """Pairs of meetings that overlap and share a member, by sorting and comparing sets; nothing else is told."""
    found: set[frozenset[Any]] = set()
    here: list[Sitting] = []
    for one in sorted(listed, key=lambda sitting: sitting.starts):
        here = [other for other in here if other.ends > one.starts]
        for other in here:
            if not one.people.isdisjoint(other.people):
                found.add(frozenset((other.key, one.key)))
        here.append(one)
    return found
