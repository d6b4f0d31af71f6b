"""A scorecard's figures as CSV: a line for each measure, series and period, as files of readings have them too."""

import csv
import io
from collections.abc import Iterator

from exports.work_programme import FORMULA
from models.scorecard_bodies import MeasureBody, PointBody, ScorecardBody

COLUMNS = (
    "Code", "Measure", "Outcome", "Policy area", "Unit", "Good is", "Series", "Period", "Period ends", "State", "Value",
    "Shown as", "Parts", "Target", "Band from", "Band to", "Provisional", "Provisional until", "Expected by", "Note",
    "Against target", "Direction of travel", "Trend", "Address",
)  # fmt: skip


def as_csv(body: ScorecardBody, *, site: str = "") -> bytes:
    """The figures in UTF-8 for a spreadsheet or a program, measures in the order of the report, oldest period first.

    Days are ISO 8601 and values are plain digits with a point. What is computed of a measure stands in the line of the
    period reported. A cell that a spreadsheet would take for a formula has an apostrophe before it; a number is none.
    """
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    for measure in body["measures"]:
        lines.writerows(_lines(measure, f"{site}{body['address']}"))
    # With the mark, spreadsheets read it as UTF-8.
    return ("\ufeff" + written.getvalue()).encode()


def _lines(measure: MeasureBody, address: str) -> Iterator[list[str]]:
    last = measure["points"][-1] if measure["points"] else None
    for name, points in (("", measure["points"]), *((one["name"], one["points"]) for one in measure["comparators"])):
        for point in points:
            judged = (measure["standing"]["word"], measure["travel"]["word"], measure["trend"]["word"])
            yield [
                *(_safe(one) for one in _of_measure(measure)),
                _safe(name),
                *_of_point(point),
                *(judged if point is last else ("", "", "")),
                address,
            ]


def _of_measure(measure: MeasureBody) -> tuple[str, ...]:
    return (
        measure["code"], measure["name"], measure["outcome"], measure["area"], measure["unit"], measure["polarity"],
    )  # fmt: skip


def _of_point(point: PointBody) -> tuple[str, ...]:
    """A figure; its digits are numbers, so that what begins with a minus stays one."""
    return (
        point["period"]["label"],
        point["period"]["ends_on"],
        point["state"],
        point["value"],
        _safe(point["shown"]),
        point["parts"],
        point["target"],
        point["low"],
        point["high"],
        "yes" if point["is_provisional"] else "no",
        point["provisional_until"],
        point["expected_on"],
        _safe(point["note"]),
    )


def _safe(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
