"""What to put right in an agenda before it is published."""

from datetime import date, time

import pytest

from models.rules import RuleBroken
from models.rules.agendas import (
    DraftAgenda,
    DraftItem,
    PageRange,
    findings,
    finishes_at,
    minutes_over,
    parse_pages,
    running_times,
)
from models.rules.working_days import closed_days
from models.vocabulary import ItemKind, Part, ReportState

HELD_ON = date(2019, 7, 17)


def found(*items, held_on=HELD_ON, **kinds):
    agenda = DraftAgenda(held_on=held_on, starts_at=time(10), items=items, **kinds)
    return findings(agenda, closed_days(held_on))


def item(key=1, heading="Work Programme", **kinds):
    return DraftItem(**{"key": key, "label": str(key), "heading": heading, **kinds})


def private(key=9, heading="Sale of 1 High Street", **kinds):
    usual = {"public_heading": "Sale of land", "exempt_paragraphs": (3,), "exempt_reason": "A tender is open."}
    return item(key, heading, part=Part.PRIVATE, **{**usual, **kinds})


EXCLUSION = item(8, "Exclusion of the public", kind=ItemKind.EXCLUSION)


def test_an_agenda_in_order_has_nothing_to_put_right():
    assert (
        found(
            item(1, "Pupil Attainment", pages="1 - 6", report_state=ReportState.ENCLOSED, documents=1, minutes=60),
            item(2, "Date of next meeting", kind=ItemKind.NEXT_MEETING, minutes=60),
            EXCLUSION,
            private(),
            ends_at=time(12),
            next_held_on=date(2019, 9, 24),
        )
        == []
    )


@pytest.mark.parametrize(
    ("items", "words", "citation"),
    [
        ([], "has no items", ""),
        ([item(heading=" ")], "Item 1 has no heading", ""),
        ([EXCLUSION, private(public_heading=" ")], "Item 9 is in Part 2 and has no public heading", "100B(2)"),
        ([EXCLUSION, private(exempt_paragraphs=())], "does not say why", "100A(4)"),
        ([EXCLUSION, private(exempt_paragraphs=(3, 8))], "does not say why", "Schedule 12A"),
        ([EXCLUSION, private(public_heading="sale of  1 High Street.")], "same public heading", "100B(2)"),
    ],
)
def test_what_would_break_the_law_or_say_nothing_stops_publication(items, words, citation):
    first, *rest = found(*items)

    assert rest == []
    assert first.is_blocking
    assert words in first.message
    assert citation in first.citation


@pytest.mark.parametrize(
    ("items", "words", "key"),
    [
        ([private()], "no item before it resolves to exclude the public", 9),
        ([private(7), EXCLUSION], "no item before it resolves to exclude the public", 7),
        ([EXCLUSION, private(exempt_reason=" ")], "does not say why the public interest", 9),
        ([item(report_state=ReportState.ENCLOSED)], "no file is attached", 1),
        ([item(report_state=ReportState.TO_FOLLOW)], "still to follow", 1),
        ([item(kind=ItemKind.NEXT_MEETING)], "none is planned", 1),
        ([item(1, pages="1 - 6"), item(2, pages="6 - 9")], "begins on page 6, and an item before it runs to page 6", 2),
        ([item(1, pages="13 - 28"), item(2, pages="7")], "begins on page 7", 2),
        ([item(pages="6 - 1")], "run backwards", 1),
        ([item(pages="one")], "Enter the pages", 1),
    ],
)
def test_what_looks_wrong_is_warned_of_beside_its_item(items, words, key):
    (only,) = found(*items)

    assert words in only.message
    assert only.item_key == key
    assert not only.is_blocking


def test_items_that_run_past_the_finish_are_warned_of():
    (only,) = found(item(1, minutes=90), item(2, minutes=31), item(3), ends_at=time(12))

    assert only.message == "The items are estimated to run 1 minute past the finish at midday."


@pytest.mark.parametrize("held_on", [date(2019, 5, 25), date(2019, 4, 19)])
def test_a_meeting_on_a_closed_day_is_warned_of(held_on):
    (only,) = found(item(), held_on=held_on)

    assert "Check the date of the meeting" in only.message
    assert not only.is_blocking


def test_what_blocks_comes_first_and_the_rest_in_the_order_of_the_agenda():
    messages = found(
        item(1, report_state=ReportState.TO_FOLLOW),
        item(2, report_state=ReportState.ENCLOSED),
        item(3, heading=""),
        held_on=date(2019, 5, 25),
    )

    assert [(each.is_blocking, each.item_key) for each in messages] == [
        (True, 3),
        (False, None),
        (False, 1),
        (False, 2),
    ]


def test_no_finding_repeats_a_private_heading():
    secret = "Dismissal of J Smith"

    messages = found(private(heading=secret, public_heading="", exempt_paragraphs=(), pages="x", label=""))

    assert len(messages) > 2
    assert all(secret not in each.message for each in messages)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1 - 6", PageRange(1, 6)),
        ("13-28", PageRange(13, 28)),
        (" 29 \u2013 36 ", PageRange(29, 36)),
        ("7", PageRange(7, 7)),
        ("", None),
        ("  ", None),
    ],
)
def test_pages_are_read_as_the_paper_prints_them(typed, expected):
    assert parse_pages(typed) == expected


@pytest.mark.parametrize("typed", ["6 - 1", "0", "1 - 6 - 9", "page 4", "1,2", "123456"])
def test_pages_that_cannot_be_are_refused_beside_the_pages(typed):
    with pytest.raises(RuleBroken) as refusal:
        parse_pages(typed)

    assert refusal.value.field == "pages"


def test_the_running_total_shows_when_each_item_begins():
    minutes = [5, None, 40, 90]

    assert running_times(time(10), minutes) == [time(10), time(10, 5), time(10, 5), time(10, 45)]
    assert finishes_at(time(10), minutes) == time(12, 15)


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "minutes", "expected"),
    [(time(10), time(12), [60, 60], 0), (time(10), time(12), [60, None], -60), (time(23), time(1), [150], 30)],
)
def test_the_estimates_are_set_against_the_finish(starts_at, ends_at, minutes, expected):
    assert minutes_over(starts_at, ends_at, minutes) == expected


def test_an_evening_meeting_may_run_past_midnight():
    assert finishes_at(time(23), [90]) == time(0, 30)
