"""A measure as the public knows it: all that was ever published of it, each period by its newest figure."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Row, bindparam, select

from models.publication import Publication, PublishedMeeting
from models.published_scorecard import PublishedReading, PublishedScorecard
from models.scorecard_bodies import ChartMarkBody, MeasureBody, PointBody, ScorecardBody, SeriesBody
from webapp.database import reading
from webapp.services import published_marks
from webapp.services.published_marks import IS_ON, meeting_mark

# Written once and given its values later: to build a statement takes longer than to run it.
TOLD = (
    select(
        PublishedScorecard.scorecard_id,
        PublishedScorecard.publication_id,
        PublishedScorecard.title,
        PublishedScorecard.address,
        PublishedScorecard.period_label,
        PublishedScorecard.committee_name,
        PublishedScorecard.period_on.label("reported_on"),
        PublishedReading.period_on,
        PublishedReading.shown,
        PublishedReading.standing,
        PublishedMeeting.meeting_id,
        PublishedMeeting.held_on,
        PublishedMeeting.committee_name.label("held_by"),
        PublishedMeeting.address.label("held_at"),
    )
    .join(PublishedScorecard, PublishedScorecard.scorecard_id == PublishedReading.scorecard_id)
    .outerjoin(PublishedMeeting, (PublishedMeeting.meeting_id == PublishedScorecard.meeting_id) & IS_ON)
    .where(
        PublishedReading.measure_id == bindparam("measure_id"),
        PublishedScorecard.framework_slug == bindparam("framework_slug"),
    )
    .order_by(PublishedReading.period_on, PublishedScorecard.publication_id)
)


@dataclass(frozen=True, slots=True)
class Told:
    """What one scorecard said of the measure for a period; `standing` only for the period it reported.

    `meeting_id`, `held_on`, `held_by` and `held_at` are the number, day, committee and address of the public meeting
    that had it.
    """

    scorecard_id: int
    publication_id: int
    title: str
    address: str
    period_label: str
    committee: str
    reported_on: date
    period_on: date
    shown: str
    standing: str
    meeting_id: int | None
    held_on: date | None
    held_by: str | None
    held_at: str | None


@dataclass(frozen=True, slots=True)
class Restated:
    """A period for which an earlier scorecard showed another figure: what it was, where, and what it is now."""

    period_label: str
    was: Told
    now: Told


@dataclass(frozen=True, slots=True)
class MeasureHistory:
    """A measure with every period that was published, oldest first, and the scorecards that reported it."""

    framework: str
    measure: MeasureBody
    latest: Told
    reports: list[Told]
    restated: list[Restated]

    def as_json(self) -> dict[str, object]:
        """The same facts for a program."""
        return {
            "kind": "measure",
            "measure": self.measure,
            "reported": [
                {"address": one.address, "period": one.period_label, "shown": one.shown, "standing": one.standing}
                for one in self.reports
            ],
            "restated": [
                {
                    "period": one.period_label,
                    "was": {"shown": one.was.shown, "address": one.was.address},
                    "now": {"shown": one.now.shown, "address": one.now.address},
                }
                for one in self.restated
            ],
        }


def history(framework_slug: str, measure_id: int, *, on: date) -> MeasureHistory | None:
    """All that is public of a measure by a day; None while nothing is. Three statements, however long its history."""
    told = _told(framework_slug, measure_id)
    if not told:
        return None
    newest = {one.period_on: one for one in sorted(told, key=lambda one: one.publication_id)}
    latest = max(told, key=lambda one: (one.reported_on, one.publication_id))
    chosen = _enough(told, newest, latest)
    bodies = _bodies(chosen)
    whole = _whole([_measure_in(bodies[number], measure_id) for number in chosen], newest)
    measure = _marked(published_marks.measure_with_public(whole), told, on)
    labels = {point["period"]["ends_on"]: point["period"]["label"] for point in measure["points"]}
    reported = {one.scorecard_id: one for one in told if one.standing}
    return MeasureHistory(
        framework=bodies[latest.publication_id]["framework"]["name"],
        measure=measure,
        latest=latest,
        reports=sorted(reported.values(), key=lambda one: (one.reported_on, one.publication_id), reverse=True),
        restated=_restated(told, newest, labels),
    )


def _told(framework_slug: str, measure_id: int) -> list[Told]:
    wanted = {"framework_slug": framework_slug, "measure_id": measure_id}
    with reading() as connection:
        rows: Sequence[Row[*tuple[Any, ...]]] = connection.execute(TOLD, wanted).all()
    return [Told(*row) for row in rows]


def _enough(told: Sequence[Told], newest: dict[date, Told], latest: Told) -> list[int]:
    """As few publications as hold the newest figure of every period, beginning with the latest report.

    A figure that a later scorecard repeats may be read from either, so that a history of ten years takes a few bodies.
    """
    holds: dict[int, set[date]] = {}
    for one in told:
        if one.shown == newest[one.period_on].shown:
            holds.setdefault(one.publication_id, set()).add(one.period_on)
    chosen = [latest.publication_id]
    missing = set(newest) - holds.get(latest.publication_id, set())
    while missing:
        best = max(holds, key=lambda number: (len(holds[number] & missing), number))
        chosen.append(best)
        missing -= holds[best]
    return chosen


def _bodies(publications: Collection[int]) -> dict[int, ScorecardBody]:
    found = select(Publication.id, Publication.body).where(Publication.id.in_(publications)).order_by(Publication.id)
    with reading() as connection:
        return {row.id: cast(ScorecardBody, json.loads(row.body)) for row in connection.execute(found)}


def _measure_in(body: ScorecardBody, measure_id: int) -> MeasureBody:
    return next(one for one in body["measures"] if one["id"] == measure_id)


def _whole(pages: Sequence[MeasureBody], newest: dict[date, Told]) -> MeasureBody:
    """The latest page of a measure, which comes first, with the points of all the others, each period's the newest."""
    points: dict[str, PointBody] = {}
    for page in pages:
        for point in page["points"]:
            ends_on = point["period"]["ends_on"]
            if point["shown"] == newest[date.fromisoformat(ends_on)].shown:
                points.setdefault(ends_on, point)
    in_order = [points[ends_on] for ends_on in sorted(points)]
    return {**pages[0], "points": in_order, "comparators": _comparators(pages, list(points))}


def _marked(measure: MeasureBody, told: Sequence[Told], on: date) -> MeasureBody:
    """A measure with the meetings marked that had its scorecards, each once it was held.

    What was frozen with the latest scorecard marks neither the meeting that had it nor any since.
    """
    marks = list(measure["marks"])
    for one in told:
        if one.meeting_id and one.held_on and one.held_by and one.held_at and one.held_on <= on:
            held = meeting_mark(one.meeting_id, one.held_on, one.held_by, one.held_at)
            # A committee may have another name since its meeting was marked; the oldest marks hold no number.
            is_marked = any(one.meeting_id == mark.get("meeting_id") or _is_old(mark, held) for mark in marks)
            marks += [] if is_marked else [held]
    return {**measure, "marks": sorted(marks, key=lambda one: (one["on"], one["address"]))}


def _is_old(mark: ChartMarkBody, held: ChartMarkBody) -> bool:
    return "meeting_id" not in mark and (mark["kind"], mark["on"]) == ("meeting", held["on"])


def _comparators(pages: Sequence[MeasureBody], periods: Sequence[str]) -> list[SeriesBody]:
    """Every comparator's points; where pages differ, those of the latest report, which comes first."""
    found: dict[str, dict[str, PointBody]] = {}
    for page in pages:
        for series in page["comparators"]:
            kept = found.setdefault(series["name"], {})
            for point in series["points"]:
                kept.setdefault(point["period"]["ends_on"], point)
    return [
        {"name": name, "points": [kept[one] for one in sorted(kept) if one in periods]} for name, kept in found.items()
    ]


def _restated(told: Sequence[Told], newest: dict[date, Told], labels: dict[str, str]) -> list[Restated]:
    """Each figure that was published and is another now, the latest period first; told once where it was first said."""
    first: dict[tuple[date, str], Told] = {}
    for one in told:
        if one.shown != newest[one.period_on].shown:
            first.setdefault((one.period_on, one.shown), one)
    return [
        Restated(labels.get(one.period_on.isoformat(), ""), one, newest[one.period_on])
        for one in sorted(first.values(), key=lambda one: (one.period_on, one.publication_id), reverse=True)
    ]
