"""Frameworks in a council file: their outcomes, areas and measures, and under each measure all that is known of it.

A measure's area and an area's outcome are named by their place in the framework's own lists, counted from 1.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select

from models.committee import Committee
from models.finance import BusinessUnit, BusinessUnitRemit, FinanceLine
from models.measure import Framework, Measure, MeasureChange, MeasureRemit, Outcome, PolicyArea
from models.meeting import Meeting
from models.member import Member
from models.reading import Commentary, Reading, ReadingColumn, Target
from models.rules.figures import value_of
from models.scorecard_vocabulary import Unit
from models.user import User
from webapp.database import db
from webapp.services.council_file import item_places
from webapp.services.council_file.fields import written
from webapp.services.council_file.making import Entry, Loaded, listed, made
from webapp.services.council_file.rows import every, grouped, names, said
from webapp.services.council_file.sources import There, resolution_places

Dumped = dict[str, Any]


def frameworks() -> list[Dumped]:
    """Every framework, with its measures and its business units."""
    outcomes, areas = grouped(Outcome, "framework_id"), grouped(PolicyArea, "framework_id")
    measures, unit_of = grouped(Measure, "framework_id"), _unit_dumper()
    measure_of = _measure_dumper()

    def framework(one: Framework) -> Dumped:
        wanted, parts = outcomes.get(one.id, []), areas.get(one.id, [])
        by_outcome, by_area = _places(wanted), _places(parts)
        return {
            **written(one),
            "outcomes": [written(each) for each in wanted],
            "areas": [said({**written(each), "outcome": by_outcome.get(each.outcome_id)}) for each in parts],
            "measures": [
                said({**measure_of(each), "area": by_area.get(each.area_id)}) for each in measures.get(one.id, ())
            ],
            "business_units": unit_of(one.id),
        }

    return [said(framework(one)) for one in every(select(Framework))]


def reading_columns() -> list[Dumped]:
    """What the headings of columns mean in the files of readings that the council brings in."""
    return [written(one) for one in every(select(ReadingColumn))]


def measure_places() -> dict[int, Dumped]:
    """Each measure as the file names it from elsewhere: its framework, and its place there."""
    slugs = names(Framework, Framework.slug)
    return {
        one.id: {"framework": slugs[framework_id], "measure": place}
        for framework_id, group in grouped(Measure, "framework_id").items()
        for place, one in enumerate(group, start=1)
    }


def add(data: Entry, loaded: Loaded, there: There) -> None:
    """Add the frameworks with all below them; committees, meetings and resolutions have been added."""
    for entry in data.get("frameworks", ()):
        framework = made(Framework, entry, loaded)
        framework.outcomes = listed(Outcome, entry.get("outcomes", ()), loaded)
        framework.areas = listed(PolicyArea, entry.get("areas", ()), loaded)
        for area, one in zip(framework.areas, entry.get("areas", ()), strict=True):
            area.outcome = framework.outcomes[one["outcome"] - 1] if one.get("outcome") else None
        framework.measures = listed(Measure, entry.get("measures", ()), loaded)
        db.session.add(framework)
        for measure, one in zip(framework.measures, entry.get("measures", ()), strict=True):
            measure.area = framework.areas[one["area"] - 1] if one.get("area") else None
            _add_under(measure, one, loaded, there)
        for unit, one in zip(
            listed(BusinessUnit, entry.get("business_units", ()), loaded), entry.get("business_units", ()), strict=True
        ):
            unit.framework = framework
            _add_finance(unit, one, loaded, there)
        loaded.frameworks[framework.slug] = framework
    db.session.add_all(made(ReadingColumn, one, loaded) for one in data.get("reading_columns", ()))
    db.session.flush()


def _measure_dumper() -> Callable[[Measure], Dumped]:
    members, emails = names(Member, Member.slug), names(User, User.email)
    committees, change_of = names(Committee, Committee.slug), _change_dumper()
    remits, changes = grouped(MeasureRemit, "measure_id"), grouped(MeasureChange, "measure_id")
    targets, readings = grouped(Target, "measure_id"), grouped(Reading, "measure_id")
    commentaries = grouped(Commentary, "measure_id")

    def by(one: Reading | Commentary, account_id: int | None) -> Dumped:
        return said({**written(one), "account": emails.get(account_id)})

    return lambda measure: {
        **written(measure),
        "portfolio_holder": members.get(measure.portfolio_holder_id),
        "remits": [{**written(one), "committee": committees[one.committee_id]} for one in remits.get(measure.id, ())],
        "changes": [change_of(one) for one in changes.get(measure.id, ())],
        "targets": [written(one) for one in targets.get(measure.id, ())],
        "readings": [by(one, one.entered_by_id) for one in readings.get(measure.id, ())],
        "commentaries": [by(one, one.written_by_id) for one in commentaries.get(measure.id, ())],
    }


def _change_dumper() -> Callable[[MeasureChange], Dumped]:
    uids, emails = names(Meeting, Meeting.uid), names(User, User.email)
    items, resolutions = item_places.by_number(), resolution_places()

    def change(one: MeasureChange) -> Dumped:
        item_id, place = resolutions[one.resolution_id] if one.resolution_id else (0, None)
        source = {"decided_at": uids.get(one.meeting_id), **items.get(item_id, {}), "resolution": place}
        return said({**written(one), **source, "account": emails.get(one.changed_by_id)})

    return change


def _unit_dumper() -> Callable[[int], list[Dumped]]:
    units, committees = grouped(BusinessUnit, "framework_id"), names(Committee, Committee.slug)
    remits, lines = grouped(BusinessUnitRemit, "unit_id"), grouped(FinanceLine, "unit_id")
    emails = names(User, User.email)

    def unit(one: BusinessUnit) -> Dumped:
        return {
            **written(one),
            "remits": [
                {**written(each), "committee": committees[each.committee_id]} for each in remits.get(one.id, ())
            ],
            "lines": [
                said({**written(each), "account": emails.get(each.written_by_id)}) for each in lines.get(one.id, ())
            ],
        }

    return lambda framework_id: [said(unit(one)) for one in units.get(framework_id, ())]


def _add_under(measure: Measure, entry: Entry, loaded: Loaded, there: There) -> None:
    measure.portfolio_holder_id = there.member(entry, "portfolio_holder")
    measure.remits = [
        made(MeasureRemit, one, loaded, committee_id=there.committee(one)) for one in entry.get("remits", ())
    ]
    for one in entry.get("changes", ()):
        _, from_ = there.source(one)
        db.session.add(
            made(
                MeasureChange,
                one,
                loaded,
                measure=measure,
                meeting_id=there.meeting(one, "decided_at"),
                resolution_id=from_["resolution_id"],
                changed_by_id=there.account(one),
            )
        )
    db.session.add_all(made(Target, one, loaded, measure=measure) for one in entry.get("targets", ()))
    for one in entry.get("readings", ()):
        reading = made(Reading, one, loaded, measure=measure, entered_by_id=there.account(one))
        if reading.value is None and reading.numerator is not None and reading.denominator is not None:
            reading.value = value_of(reading.numerator, reading.denominator, measure.unit or Unit.COUNT)
        db.session.add(reading)
    for one in entry.get("commentaries", ()):
        db.session.add(made(Commentary, one, loaded, measure=measure, written_by_id=there.account(one)))


def _add_finance(unit: BusinessUnit, entry: Entry, loaded: Loaded, there: There) -> None:
    unit.remits = [
        made(BusinessUnitRemit, one, loaded, committee_id=there.committee(one)) for one in entry.get("remits", ())
    ]
    db.session.add(unit)
    for one in entry.get("lines", ()):
        db.session.add(made(FinanceLine, one, loaded, unit=unit, written_by_id=there.account(one)))


def _places(found: Sequence[Outcome] | Sequence[PolicyArea]) -> dict[int | None, int]:
    return {one.id: place for place, one in enumerate(found, start=1)}
