"""Rows of somebody's programme as topics: titles, leads, dates, sections, and rows that page breaks part."""

from typing import Any

import pytest

from models.programme_vocabulary import TopicKind
from models.rules.programme_columns import Field
from models.rules.programme_reading import TopicRead, days_in, kind_of, read_table, without_days

HEADINGS = ("Item", "Detail", "Last report", "When", "Notes")
FIELDS = (Field.TITLE, Field.DETAIL, Field.LAST_REPORTS, Field.WHEN, Field.NOTES)


def read(*rows: tuple[str, ...]) -> list[TopicRead]:
    return read_table(rows, HEADINGS, FIELDS)["topics"]


def only(*row: str) -> dict[str, Any]:
    (topic,) = read(row)
    return dict(topic)


def test_a_row_is_a_topic_with_all_that_its_cells_say():
    topic = only("Buses", "Routes\nFares", "1 May 2019\n2 June 2019", "Every  meeting", "A note")

    assert (topic["title"], topic["detail"], topic["when"]) == ("Buses", "Routes\n\nFares", "Every meeting")
    assert (topic["reports"], topic["notes"]) == ("1 May 2019\n2 June 2019", "A note")


@pytest.mark.parametrize(
    ("title", "detail", "lead", "left"),
    [
        ("Buses\nAnn Lee.", "Routes", "Ann Lee", "Routes"),
        ("Buses", "Routes (Ann Lee & Bo Ash)", "Ann Lee & Bo Ash", "Routes"),
        ("Buses", "An item.(Ann Lee)\nNote: later", "Ann Lee", "An item.\n\nNote: later"),
        ("Buses", "Routes (by road)", "", "Routes (by road)"),
    ],
)
def test_a_lead_stands_under_the_title_or_in_brackets(title, detail, lead, left):
    topic = only(title, detail, "", "", "")

    assert (topic["title"], topic["lead"], topic["detail"]) == ("Buses", lead, left)


def test_lines_after_a_colon_are_a_list():
    assert only("Places", "To include:\n• costs\n• numbers", "", "", "")["detail"] == (
        "To include:\n\n- costs\n- numbers"
    )


def test_headings_that_come_again_are_seen_through():
    assert len(read(("Buses", "", "", "TBC", ""), ("ITEM", "Detail:", "Last report", "When", "Notes"))) == 1


def test_a_row_parted_by_a_page_break_is_one_topic():
    (topic,) = read(("Buses", "Routes", "1 May 2019", "TBC", ""), ("", "Fares", "2 June 2019", "", "Late"))

    assert (topic["detail"], topic["reports"], topic["notes"]) == ("Routes\n\nFares", "1 May 2019\n2 June 2019", "Late")


def test_standing_items_in_one_row_are_a_topic_each():
    found = read(("• Safeguarding\n• Budget", "", "TBC", "Standing Items", ""))

    told = [(one["title"], one["kind"], one["when"], one["reports"]) for one in found]
    assert told == [(title, "standing item", "", "TBC") for title in ("Safeguarding", "Budget")]


def test_champions_become_no_topic_but_seats():
    champions = ("Scrutiny Champions", "Safeguarding – Ann Lee", "", "", "")
    rows = [champions, ("Possible future items", "", "", "", ""), ("Buses", "", "", "", "")]

    table = read_table(rows, HEADINGS, FIELDS)

    assert [one["title"] for one in table["topics"]] == ["Buses"]
    assert table["champions"] == [{"subject": "Safeguarding", "name": "Ann Lee"}]
    assert table["left"] == []


@pytest.mark.parametrize(
    ("title", "words", "when", "kind"),
    [
        ("Quarterly Performance", "", "Every meeting", TopicKind.PERFORMANCE),
        ("Questions", "circulated for information", "Every meeting", TopicKind.STANDING),
        ("Annual report", "To be circulated separately", "", TopicKind.BRIEFING),
        ("Self Harm TFG", "", "", TopicKind.TASK_AND_FINISH),
        ("Deficits", "Council on 21 May 2019 requested a report", "", TopicKind.REFERRAL),
        ("Children in care", "There is a statutory requirement", "", TopicKind.STATUTORY_ANNUAL),
        ("Buses", "possible scrutiny task group", "", TopicKind.SCRUTINY),
    ],
)
def test_its_words_tell_how_a_topic_is_dealt_with(title, words, when, kind):
    assert kind_of(title, words, when) is kind


def test_days_are_found_in_whatever_way_they_are_written():
    assert days_in("9 October 2018, 2019-06-18; 24/09/2019 and soon") == ["9 October 2018", "2019-06-18", "24/09/2019"]
    assert without_days("N/A Plan was circulated 9 October 2018") == "N/A Plan was circulated"


def test_a_row_merged_with_the_one_above_goes_on_with_its_topic():
    above = ("Buses", "Routes (Ann Lee)", "1 May 2019", "Every meeting", "")
    below = ("Buses", "Fares (Bob Hay)", "2 May 2019", "Every meeting", "See the map")

    (topic,) = read(above, below)

    assert (topic["detail"], topic["reports"]) == ("Routes\n\nFares", "1 May 2019\n2 May 2019")
    assert (topic["lead"], topic["notes"]) == ("Ann Lee, Bob Hay", "See the map")


def test_a_topic_that_comes_twice_is_two():
    first, second = (("Buses", "Routes", "", when, "") for when in ("May 2019", "June 2019"))

    assert [one["when"] for one in read(first, second)] == ["May 2019", "June 2019"]
