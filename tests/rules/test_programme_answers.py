"""Answers about a programme that was brought in: as it was read, as typed, and what is to be put right."""

from datetime import date

import pytest

from models.programme_vocabulary import TopicTiming
from models.rules import programme_answers
from models.rules.programme_columns import Field
from models.rules.programme_reading import read_table

HEADINGS = ["Topic", "When", "Zone"]
FIELDS = [Field.TITLE, Field.WHEN, Field.LEFT_OUT]
ON = date(2019, 6, 10)


def answers(*rows: tuple[str, ...], fields=FIELDS) -> dict[str, str]:
    return programme_answers.first_answers(read_table(rows, HEADINGS, fields), fields)


def wrong(chosen: dict[str, str], **typed: str) -> dict[str, str]:
    said = {"meetings": [date(2019, 9, 24)], "members": ["ann lee"], "on": ON}
    return programme_answers.problems(HEADINGS, {**chosen, **typed}, **said)


def test_what_is_typed_takes_the_place_of_what_was_read_and_is_counted():
    first = answers(("Buses", "TBC", ""))

    chosen = programme_answers.typed_into(first, {"row-0-title": " Trams ", "row-9-title": "Not there"})

    assert chosen["row-0-title"] == "Trams" and "row-9-title" not in chosen
    assert programme_answers.corrections(first, chosen) == 1


def test_what_was_corrected_is_carried_over_to_rows_read_anew():
    first = answers(("Buses", "TBC", "North"))
    chosen = {**first, "row-0-title": "Trams", "column-2": "notes"}
    fresh = answers(("Buses", "TBC", "North"), fields=[Field.TITLE, Field.WHEN, Field.NOTES])

    carried = programme_answers.carried_over(first, chosen, fresh)

    assert (carried["row-0-title"], carried["row-0-notes"], carried["column-2"]) == ("Trams", "North", "notes")


@pytest.mark.parametrize(
    ("typed", "name", "sentence"),
    [
        ({"row-0-title": ""}, "row-0-title", "Say in a few words"),
        ({"row-0-when": "25 September 2019"}, "row-0-when", "no meeting on 25 September 2019"),
        ({"row-0-reports": "11 June 2019"}, "row-0-reports", "11 June 2019 has not come yet"),
        ({"row-0-kind": "a party"}, "row-0-kind", "Choose how"),
        ({"row-0-holder": "Bo Ash"}, "row-0-holder", "Nobody kept here is called “Bo Ash”"),
        ({"column-2": ""}, "column-2", "Say what “Zone” holds"),
        ({"column-2": "when"}, "column-2", "Two columns hold the when"),
        ({"column-0": "left out"}, "column-0", "Say which column holds the topics"),
    ],
)
def test_what_is_wrong_is_said_by_the_name_of_its_answer(typed, name, sentence):
    chosen = answers(("Buses", "24 September 2019", ""))

    assert wrong(chosen) == {}
    assert sentence in wrong(chosen, **typed)[name]


def test_nothing_is_wrong_with_a_row_that_is_left_out():
    chosen = answers(("Buses", "25 September 2019", ""))

    assert wrong(chosen, **{"row-0-take": "leave"}) == {}
    assert programme_answers.topics_taken({**chosen, "row-0-take": "leave"}) == []


@pytest.mark.parametrize("words", ["May 2019", "March/May 2019", "April 2019 (?)"])
def test_a_month_that_is_over_is_asked_about_until_somebody_says_that_it_is_right(words):
    chosen = answers(("Buses", words, ""))

    assert wrong(chosen) == {
        "row-0-take": f"“{words}” is over. Correct when it comes, say that it is right, or leave the row out."
    }
    assert wrong(chosen, **{"row-0-take": "as it stands"}) == {}
    assert programme_answers.topics_taken({**chosen, "row-0-take": "as it stands"}) == [0]
    assert wrong(chosen, **{"row-0-when": "June 2019"}) == wrong(chosen, **{"row-0-take": "leave"}) == {}


@pytest.mark.parametrize("words", ["June 2019", "May/June 2019", "TBC", "Every meeting"])
def test_the_month_that_runs_is_not_over(words):
    assert wrong(answers(("Buses", words, ""))) == {}


@pytest.mark.parametrize("words", ["24 September 2019", "2019-09-24", "24/09/2019"])
def test_a_day_is_read_as_papers_and_spreadsheets_write_it(words):
    assert programme_answers.when_of(words).held_on == date(2019, 9, 24)
    assert programme_answers.when_of("Every meeting").timing is TopicTiming.EVERY_MEETING


def test_days_of_last_report_are_told_from_what_is_said_beside_them():
    assert programme_answers.reports_of("2 May 2019\n1 May 2019; 2 May 2019 N/A") == (
        [date(2019, 5, 1), date(2019, 5, 2)],
        "N/A",
    )
