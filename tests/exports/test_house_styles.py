"""House styles are data: those shipped are whole, and a council's own is checked before it is used."""

import copy
from typing import get_args, get_type_hints

import pytest

from exports.house_styles import check, load_shipped
from models.house_style_bodies import HouseStyleBody
from models.minutes_vocabulary import ResolutionNumbering
from models.rules import RuleBroken
from tests.exports.bodies import agenda_of, item
from tests.exports.papers import numbered, table


def test_three_styles_are_shipped_and_all_are_whole():
    styles = load_shipped()

    assert [style["name"] for style in styles] == ["Item table", "Numbered headings", "Opening block"]
    assert [check(style) for style in styles] == styles


def test_each_begins_a_report_in_its_own_manner():
    choices = get_args(get_type_hints(HouseStyleBody)["reports"])

    assert sorted(style["reports"] for style in load_shipped()) == sorted(choices)


@pytest.mark.parametrize(("place", "said"), [(0, "summary and purpose"), (1, "numbered sections")])
def test_a_style_from_before_that_choice_begins_reports_as_it_begins_its_agendas(place, said):
    style = {name: value for name, value in load_shipped()[place].items() if name != "reports"}

    assert check(style)["reports"] == said


def test_the_two_styles_do_not_look_alike():
    body = agenda_of(item("1", "Apologies"))

    assert numbered(body).accent != table(body).accent
    assert type(numbered(body).blocks[-2]) is not type(table(body).blocks[-2])


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("footer", "{meeting}", "{meeting} is not a fact of a meeting"),
        ("title_lines", ["{committee}", "{when}"], "{when} is not a fact"),
        ("title_lines", [" "], "at least one line"),
        ("title_lines", "Agenda", "a list of lines"),
        ("sections", ["items", "minutes"], "'minutes' is not known here"),
        ("layout", "letter", "'letter' is not known here"),
        ("date_style", "18/06/2019", "is not known here"),
        ("accent", "navy", "six figures"),
        ("font", 'Arial"; @import', "one font"),
        ("name", "", "a name"),
        ("convening", 5, "in words"),
        ("table_headings", ["Item"], "three headings"),
        ("report_words", {"lost": "?"}, "'lost' is not known here"),
        ("report_words", ["enclosed"], "words for each word"),
        ("offices", {"mayor": "Mayor"}, "'mayor' is not known here"),
        ("membership_groups", ["Councillors"], "a list of groups"),
        ("membership_groups", [{"heading": "All"}], "Add 'roles'"),
        (
            "membership_groups",
            [{"heading": "All", "roles": ["chair"], "style": "lines", "line": "{email}"}],
            "{email} is not a fact",
        ),
    ],
)
def test_a_style_that_could_not_be_printed_is_refused_beside_its_field(field, value, said):
    style = copy.deepcopy(load_shipped()[0]) | {field: value}

    with pytest.raises(RuleBroken) as broken:
        check(style)

    assert broken.value.field == field
    assert said in broken.value.message


def test_a_part_too_many_or_too_few_is_named():
    style = dict(load_shipped()[0])
    without = {name: value for name, value in style.items() if name != "footer"}

    with pytest.raises(RuleBroken, match="Add 'footer'"):
        check(without)
    with pytest.raises(RuleBroken, match="Take out 'logo'"):
        check(style | {"logo": "x"})


def test_the_numbers_a_style_can_choose_are_those_that_can_be_written():
    choices = get_args(get_type_hints(HouseStyleBody)["resolution_numbering"])

    assert list(choices) == [style.value for style in ResolutionNumbering]


def test_a_style_from_before_the_choice_numbers_resolutions_as_it_did():
    style = {name: said for name, said in load_shipped()[0].items() if name != "resolution_numbering"}

    assert check(style)["resolution_numbering"] == "1)"
