"""Fields read what people type, keep it when it is wrong, and say what to do."""

import re
from datetime import date, time
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from models.rules import RuleBroken
from tests.look.specimen import SpecimenForm

GOOD = {
    "heading": "Minutes",
    "held_on": ["18", "6", "2019"],
    "starts_at": "10.00am",
    "kind": "annual",
    "part": "part 1",
}


@pytest.fixture
def read(specimen):
    """The specimen form as a browser would send it, over values that are right."""

    def send(**typed):
        with specimen.test_request_context(method="POST", data=MultiDict(GOOD | typed)):
            form = SpecimenForm.from_request(meta={"csrf": False})
            form.submitted()
            return form

    return send


@pytest.mark.parametrize(
    "typed",
    [["18", "6", "2019"], ["18", "June", "2019"], [" 18", "06 ", "2019"], ["18", "jun.", "2019"], ["2019-06-18"]],
)
def test_a_date_is_read_however_it_is_typed(read, typed):
    form = read(held_on=typed)

    assert form.held_on.data == date(2019, 6, 18)
    assert form.held_on.errors == []


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (["31", "2", "2019"], "The meeting date must be a real date, like 18 6 2019."),
        (["x", "6", "2019"], "The meeting date must be a real date, like 18 6 2019."),
        (["٣", "6", "2019"], "The meeting date must be a real date, like 18 6 2019."),
        (["9" * 5000, "6", "2019"], "The meeting date must be a real date, like 18 6 2019."),
        (["18", "", "2019"], "The meeting date must include a month."),
        (["", "6", ""], "The meeting date must include a day and a year."),
        (["18", "6", "19"], "The meeting date must have a year of four figures, like 2019."),
        (["18", "6", "9999"], "The meeting date must have a year of four figures, like 2019."),
        (["", " ", ""], "Enter the meeting date"),
        ([], "Enter the meeting date"),
    ],
)
def test_a_broken_date_says_what_is_wrong_with_it(read, typed, message):
    form = read(held_on=typed)

    assert form.held_on.errors == [message]
    assert form.held_on.data is None


def test_what_was_typed_in_a_broken_date_stays_in_its_boxes(read):
    form = read(held_on=["31", "<b>", "2019"])

    assert form.held_on.typed() == ("31", "<b>", "2019")


def test_an_optional_date_may_be_left_blank(read):
    form = read(ends_on=["", "", ""])

    assert (form.ends_on.data, form.ends_on.errors) == (None, [])


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("10.00", time(10)),
        ("10:00", time(10)),
        ("10am", time(10)),
        ("2.30pm", time(14, 30)),
        ("2.30 p.m.", time(14, 30)),
        ("14:30", time(14, 30)),
        ("0930", time(9, 30)),
        ("12am", time(0)),
        ("12 PM", time(12)),
        ("midday", time(12)),
    ],
)
def test_a_time_is_read_however_it_is_typed(read, typed, at):
    assert read(starts_at=typed).starts_at.data == at


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("25.00", "The start time must be a time, like 10.00am or 2.30pm."),
        ("13pm", "The start time must be a time, like 10.00am or 2.30pm."),
        ("10.60", "The start time must be a time, like 10.00am or 2.30pm."),
        ("soon", "The start time must be a time, like 10.00am or 2.30pm."),
        ("2", "The start time must say am or pm, like 2am."),
        ("  ", "Enter the start time"),
    ],
)
def test_a_broken_time_says_what_is_wrong_with_it(read, typed, message):
    form = read(starts_at=typed)

    assert form.starts_at.errors == [message]


@pytest.mark.parametrize("at", [time(0), time(9, 5), time(12), time(23, 59)])
def test_a_time_shown_is_read_back_as_itself(specimen, read, at):
    with specimen.test_request_context():
        shown = SpecimenForm.from_request(data={"starts_at": at}).starts_at._value()

    assert read(starts_at=shown).starts_at.data == at


@pytest.mark.parametrize("typed", ["twelve", "1_000", "9" * 40, "1.5"])
def test_a_number_that_is_none_is_refused(read, typed):
    assert read(places=typed).places.errors == ["The number of places must be a whole number, like 12."]


def test_a_choice_that_was_never_offered_is_refused(read):
    form = read(kind="secret", part="part 3", days=["sun"])

    assert form.kind.errors == ["Choose one from the list."]
    assert form.part.errors == ["Choose one from the list."]
    assert form.days.errors == ["Choose only from the list."]


def test_nothing_chosen_is_asked_for_once(read):
    assert read(part=[]).part.errors == ["Choose the part"]


def test_spaces_alone_are_nothing(read):
    assert read(heading="   ").heading.errors == ["Enter the heading"]


def test_a_broken_rule_lands_beside_its_field_or_at_the_top(read):
    form = read()

    form.explain(RuleBroken("Choose another room.", "heading"))
    form.explain(RuleBroken("Publish the committee first."))
    form.explain(RuleBroken("No such field.", "nowhere"))

    assert form.error_list == [
        {"text": "Publish the committee first."},
        {"text": "No such field."},
        {"text": "Choose another room.", "href": "#heading"},
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.dictionaries(
        st.sampled_from(["heading", "text", "held_on", "starts_at", "places", "kind", "part", "days", "version"]),
        st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=4),
    )
)
def test_no_input_breaks_the_page(specimen, typed):
    client = specimen.test_client()
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/specimen").text)[1]

    assert client.post("/specimen", data={**typed, "csrf_token": token}).status_code == 200


def test_a_file_in_the_place_of_text_breaks_nothing(specimen):
    client = specimen.test_client()
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/specimen").text)[1]
    names = ("heading", "password", "held_on", "starts_at", "places", "kind", "part", "days", "is_webcast", "version")

    answer = client.post("/specimen", data={"csrf_token": token} | {name: (BytesIO(b"x"), "x.txt") for name in names})

    assert answer.status_code == 200
    assert "Enter the heading" in answer.text
