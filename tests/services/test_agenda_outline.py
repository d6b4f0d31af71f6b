"""What the builder shows of an agenda, and in how few statements."""

from datetime import date, time

import pytest

from models.vocabulary import ItemKind, Part, ReportState
from tests import factories
from webapp.services import agenda_outline, agendas
from webapp.services.actors import operator

BY = operator(on=date(2030, 6, 3))


def outline(meeting):
    return agenda_outline.outline_of(agendas.get(meeting.id, by=BY))


def timed(*minutes, **fields):
    meeting = factories.meeting(starts_at=time(10), **fields)
    for each in minutes:
        factories.item(meeting, minutes=each)
    return outline(meeting)


def test_each_line_has_its_number_its_clock_and_what_is_wrong_with_it(app):
    meeting = factories.meeting(starts_at=time(10))
    general = factories.item(meeting, "General", kind=ItemKind.GROUP)
    factories.item(meeting, "Minutes of {previous meeting date}", parent_id=general.id, minutes=10)
    report = factories.item(meeting, "Budget", report_state=ReportState.ENCLOSED)

    shown = outline(meeting)

    assert [(line.label, line.heading, line.begins_at) for line in shown.every_line] == [
        ("1", "General", time(10)),
        ("1(1)", "Minutes of a date to be fixed", time(10)),
        ("2", "Budget", time(10, 10)),
    ]
    assert [finding.item_key for finding in shown.every_line[2].findings] == [report.id]
    assert (shown.blocking, shown.warnings) == (0, 1)


def test_what_stands_under_a_private_item_is_private(app):
    meeting = factories.meeting()
    private = factories.item(meeting, "The depot", part=Part.PRIVATE, public_heading="Property")
    factories.item(meeting, "The price", parent_id=private.id)
    factories.item(meeting, "Open")

    assert [line.is_private for line in outline(meeting).every_line] == [True, True, False]


def test_a_heading_that_cannot_be_filled_is_shown_as_typed(app):
    meeting = factories.meeting()
    factories.item(meeting, "Next on {someday}")

    (line,) = outline(meeting).lines

    assert line.heading == "Next on {someday}"
    assert any(finding.is_blocking for finding in line.findings)


@pytest.mark.parametrize(
    ("minutes", "ends_at", "words"),
    [
        ((60, 30), time(12), "take 1 hour 30 minutes and finish at 11.30 am: 30 minutes to spare."),
        ((60, 60), time(12), "take 2 hours and finish at midday, just as planned."),
        ((60, 61), time(12), "take 2 hours 1 minute and finish at 12.01 pm: 1 minute past the planned finish."),
        ((45,), None, "take 45 minutes and finish at 10.45 am. No finish is planned."),
        ((None,), time(12), "No item has an estimate yet."),
    ],
)
def test_the_estimates_are_told_against_the_finish(app, minutes, ends_at, words):
    assert words in timed(*minutes, ends_at=ends_at).timing.words


def test_the_picture_holds_the_meeting_as_planned_and_as_estimated(app):
    timing = timed(60, None, 90, ends_at=time(12)).timing

    assert [(slot.begins, slot.minutes) for slot in timing.slots] == [(0, 60), (60, 90)]
    assert (timing.longest, timing.allowed, timing.over, timing.untimed) == (150, 120, 30, 1)
