"""A measure as the public knows it: all that was ever published of it, each period by its newest figure."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, select

from models.publication import Publication, PublishedMeeting
from models.published_scorecard import PublishedReading, PublishedScorecard
from models.scorecard_bodies import ChartMarkBody, MeasureBody, PointBody, ScorecardBody, SeriesBody
from models.scorecard_vocabulary import ReadingState
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
        PublishedScorecard.committee_id,
        PublishedScorecard.committee_name,
        PublishedScorecard.period_on.label("reported_on"),
        PublishedReading.period_on,
        PublishedReading.shown,
        PublishedReading.standing,
        PublishedMeeting.meeting_id,
        PublishedMeeting.held_on,
        PublishedMeeting.committee_name.label("held_by"),
        PublishedMeeting.address.label("held_at"),
        PublishedScorecard.framework_name.label("framework"),
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
    committee_id: int | None
    committee: str
    reported_on: date
    period_on: date
    shown: str
    standing: str
    meeting_id: int | None
    held_on: date | None
    held_by: str | None
    held_at: str | None
    framework: str


@dataclass(frozen=True, slots=True)
class Restated:
    """A period for which an earlier scorecard showed another figure: what it was, where, and what it is now."""

    period_label: str
    was: Told
    now: Told

    @property
    def is_elsewhere(self) -> bool:
        """Whether another committee's scorecard has it now, perhaps of the same period: each is named then."""
        return self.was.committee_id != self.now.committee_id


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
                {
                    "address": one.address,
                    "period": one.period_label,
                    "committee": one.committee or None,
                    "shown": one.shown,
                    "standing": one.standing,
                }
                for one in self.reports
            ],
            "restated": [
                {
                    "period": one.period_label,
                    "was": _shown_where(one.was),
                    "now": _shown_where(one.now),
                }
                for one in self.restated
            ],
        }


def _shown_where(one: Told) -> dict[str, object]:
    return {"shown": one.shown, "committee": one.committee or None, "address": one.address}


def history(framework_slug: str, measure_id: int, *, on: date) -> MeasureHistory | None:
    """All that is public of a measure by a day; None while nothing is. Three statements, however long its history."""
    told = _told(framework_slug, measure_id)
    if not told:
        return None
    newest = {one.period_on: one for one in sorted(told, key=lambda one: one.publication_id)}
    latest = max(told, key=lambda one: (one.reported_on, one.publication_id))
    pages = _pages({one.publication_id for one in (latest, *newest.values())}, measure_id)
    whole = _whole(pages, newest, latest)
    measure = _marked(published_marks.measure_with_public(whole), told, on)
    labels = {point["period"]["ends_on"]: point["period"]["label"] for point in measure["points"]}
    reported = {one.scorecard_id: one for one in told if one.standing}
    return MeasureHistory(
        framework=latest.framework,
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


def _pages(publications: Collection[int], measure_id: int) -> dict[int, MeasureBody]:
    """What each of these scorecards shows of the measure, by publication; no more is kept of so many bodies."""
    found = select(Publication.id, Publication.body).where(Publication.id.in_(publications)).order_by(Publication.id)
    with reading() as connection:
        return {row.id: _measure_in(json.loads(row.body), measure_id) for row in connection.execute(found)}


def _measure_in(body: ScorecardBody, measure_id: int) -> MeasureBody:
    return next(one for one in body["measures"] if one["id"] == measure_id)


def _whole(pages: Mapping[int, MeasureBody], newest: Mapping[date, Told], latest: Told) -> MeasureBody:
    """The latest page of a measure with every period, each as the newest page that shows it has it.

    That is so of those it is compared with too: a figure of theirs that was taken away since is not among them.
    """
    points: list[PointBody] = []
    compared: dict[str, list[PointBody]] = {one["name"]: [] for page in pages.values() for one in page["comparators"]}
    for period_on in sorted(newest):
        page = pages[newest[period_on].publication_id]
        own = _points_of(page["points"], period_on)
        beside = {one["name"]: _points_of(one["points"], period_on) for one in page["comparators"]}
        points += own
        for name, found in compared.items():
            found += beside.get(name) or [_nothing(one) for one in own]
    comparators: list[SeriesBody] = [
        {"name": name, "points": compared[name]}
        for name in sorted(compared)
        if any(point["value"] for point in compared[name])
    ]
    return {**pages[latest.publication_id], "points": points, "comparators": comparators}


def _nothing(beside: PointBody) -> PointBody:
    """The place in a comparator's row where the newest page does not have it: tables read a period a column."""
    state = ReadingState.NOT_AVAILABLE.value
    return {
        "period": beside["period"],
        "state": state,
        "value": "",
        "shown": state.capitalize(),
        "parts": "",
        "target": "",
        "low": "",
        "high": "",
        "is_provisional": False,
        "provisional_until": "",
        "expected_on": "",
        "note": "",
    }


def _points_of(points: Sequence[PointBody], period_on: date) -> list[PointBody]:
    return [one for one in points if one["period"]["ends_on"] == period_on.isoformat()]


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
