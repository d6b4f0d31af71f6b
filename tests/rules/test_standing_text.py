"""Standing text with its dates computed."""

from dataclasses import replace
from datetime import date, time

import pytest

from models.rules import RuleBroken
from models.rules.standing_text import PLACEHOLDERS, MeetingFacts, check_placeholders, fill
from models.rules.working_days import closed_days, working_days_before

HELD_ON = date(2019, 7, 17)
FACTS = MeetingFacts(
    committee="Children and Families Overview and Scrutiny Panel",
    held_on=HELD_ON,
    starts_at=time(10),
    venue="County Hall, Worcester",
    speaking_deadline_on=working_days_before(HELD_ON, 1, closed_days(HELD_ON)),
    speaking_deadline_at=time(9),
    next_held_on=date(2019, 9, 24),
    next_starts_at=time(14),
    next_venue="Shire Hall, Warwick",
    previous_held_on=date(2019, 3, 12),
)


def test_the_speaking_deadline_of_17_july_2019_is_computed():
    text = "no later than {speaking deadline time} on the working day before (in this case {speaking deadline})."

    assert fill(text, FACTS) == "no later than 9.00am on the working day before (in this case 16 July 2019)."


@pytest.mark.parametrize(
    ("placeholder", "expected"),
    [
        ("committee", "Children and Families Overview and Scrutiny Panel"),
        ("meeting date", "17 July 2019"),
        ("meeting time", "10.00 am"),
        ("venue", "County Hall, Worcester"),
        ("month", "July 2019"),
        ("speaking deadline", "16 July 2019"),
        ("speaking deadline time", "9.00am"),
        ("next meeting date", "24 September 2019"),
        ("next meeting time", "2.00 pm"),
        ("next meeting venue", "Shire Hall, Warwick"),
        ("previous meeting date", "12 March 2019"),
    ],
)
def test_each_placeholder_is_filled(placeholder, expected):
    assert placeholder in PLACEHOLDERS
    assert fill(f"[{{{placeholder}}}]", FACTS) == f"[{expected}]"


def test_every_placeholder_offered_can_be_filled():
    assert "{" not in fill(" ".join(f"{{{name}}}" for name in PLACEHOLDERS), FACTS)


def test_the_house_style_decides_how_dates_and_times_read():
    facts = replace(FACTS, date_style="Tuesday, 18 June 2019", time_style="10am")

    assert fill("{meeting date}, {meeting time}", facts) == "Wednesday, 17 July 2019, 10am"


def test_capitals_and_spaces_inside_the_braces_do_not_matter():
    assert fill("{ Next  Meeting Date }", FACTS) == "24 September 2019"


def test_what_is_not_known_yet_is_said_plainly():
    facts = MeetingFacts(committee="Panel", held_on=HELD_ON, starts_at=time(10))
    text = "{next meeting date}; {next meeting time}; {next meeting venue}; {speaking deadline}; {venue}"

    assert fill(text, facts) == (
        "a date to be fixed; a time to be fixed; a place to be fixed; a date to be fixed; a place to be fixed"
    )


def test_a_meeting_at_midnight_has_a_time():
    assert fill("{next meeting time}", replace(FACTS, next_starts_at=time(0))) == "midnight"


def test_an_unknown_placeholder_is_named_with_the_ones_there_are():
    with pytest.raises(RuleBroken) as refusal:
        check_placeholders("On {meeting day} at {meeting time}")

    assert refusal.value.field == "text"
    assert "There is no {meeting day}" in refusal.value.message
    assert all(f"{{{name}}}" in refusal.value.message for name in PLACEHOLDERS)


@pytest.mark.parametrize("text", ["{meeting date", "meeting date}", "{{meeting date}}", "{}"])
def test_a_brace_left_open_is_refused(text):
    with pytest.raises(RuleBroken):
        fill(text, FACTS)


def test_a_name_that_holds_braces_is_left_alone():
    assert fill("{committee}", replace(FACTS, committee="{venue}")) == "{venue}"
