"""What columns of somebody's programme hold, by their headings and by what a council has said."""

import pytest

from models.rules.programme_columns import Field, guess, heading_row, is_heading_row, plain

TITLE, DETAIL, WHEN, REPORTS, NOTES, OUT = (
    *(Field.TITLE, Field.DETAIL, Field.WHEN),
    *(Field.LAST_REPORTS, Field.NOTES, Field.LEFT_OUT),
)


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (("Item", "Report /Briefing detail", "Date of last Report", "Date of meeting"), [TITLE, DETAIL, REPORTS, WHEN]),
        (
            ("Date of Meeting", "Issue for Scrutiny", "Date of Last Report", "Notes/Follow-up Action"),
            [WHEN, TITLE, REPORTS, NOTES],
        ),
        (("Topic", "Lead Officer", "When", "Status"), [TITLE, Field.LEAD_OFFICER, WHEN, OUT]),
        (("Topic", "Zone"), [TITLE, None]),
        (("When", "Date of meeting", "Topic"), [WHEN, OUT, TITLE]),
        (("Topic", "Lead", "Lead officer"), [TITLE, Field.LEAD_OFFICER, None]),
        ((), []),
    ],
)
def test_a_heading_tells_what_its_column_holds_or_nobody_knows(headings, fields):
    assert guess(headings, {}) == fields


def test_what_the_council_said_comes_before_any_guess():
    assert guess(("Topic", "Zone"), {"zone": NOTES, "topic": DETAIL}) == [DETAIL, NOTES]


def test_headings_are_compared_without_marks_and_capitals():
    assert plain("**Date of  Meeting:** ") == "date of meeting"


@pytest.mark.parametrize(
    ("cells", "is_one"),
    [
        (("Item", "Date of meeting"), True),
        (("Apologies", "24 September 2019"), False),
        (("Item", "A date of which " * 20), False),
        (("Quarterly Performance", "To consider the report.", "", "Every meeting"), False),
        (("Annual report", "", "December meeting (?)"), False),
    ],
)
def test_a_row_of_headings_names_a_topic_and_when_it_comes(cells, is_one):
    assert is_heading_row(cells) is is_one


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["Apologies", "24 September 2019"], ["Item", "Date of meeting"], ["Buses", "May 2019"]], 1),
        ([["Our programme"], ["What", "Ward"], ["Annual report", "Every meeting"]], 1),
        ([["Topic"], ["Buses"]], 0),
    ],
)
def test_headings_nobody_knows_are_still_found_above_the_rows(rows, place):
    assert heading_row(rows) == place
