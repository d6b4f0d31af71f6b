"""Names in a register are found in the papers however they are written, and common words raise no alarm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.interest_matching import Passage, Place, index_of, prepare, touching
from models.rules.interest_names import Name, phrases_of

# Quoted from the published papers of one panel, 17 July 2019, items 5 and 6.
ATTAINMENT = """2. Babcock Prime works with an increasingly large group of maintained schools which are initially risk
assess as of concern. However, almost all of the 100+ academy schools in Worcestershire are entitled to and do seek our
services on a traded basis from Babcock; many book support for multiple activities."""
CHILDREN_FIRST = """At this meeting, a refreshed Business Case was approved along with proposals to not extend the
contract with Babcock Prime beyond October 2020 and transfer education services into Worcestershire Children First."""
HEADINGS = (
    "Apologies and Welcome",
    "Declaration of Interest and of any Party Whip",
    "Public Participation",
    "Confirmation of the Minutes of the Previous Meeting",
    "Pupil Attainment at KS2: Update Report",
    "Worcestershire Children First",
    "Performance and 2018/19 Year-End Budget Monitoring",
    "Work Programme 2018/19",
)
PANEL = [[Passage(Place.HEADING, heading)] for heading in HEADINGS]
PANEL[4].append(Passage(Place.REPORT, ATTAINMENT, "Report"))
PANEL[5].append(Passage(Place.REPORT, CHILDREN_FIRST, "Report"))


def found(words: str, *texts: str, is_place: bool = False, ignored=()) -> list[str]:
    """The words found for one name in an agenda of one item for each text."""
    agenda = prepare([[Passage(Place.TEXT, text)] for text in texts])
    return [touch.found for touch in touching(agenda, index_of([Name("", words, is_place)], ignored=ignored))]


def test_a_contractor_in_the_register_is_found_in_the_two_reports_that_name_it():
    touches = touching(prepare(PANEL), index_of([Name("Contracts", "Babcock Prime Ltd")]))

    assert {HEADINGS[touch.item] for touch in touches} == {HEADINGS[4], HEADINGS[5]}
    assert all(touch.found == "Babcock Prime" and touch.is_whole for touch in touches)
    assert touches[0].excerpts[0].after.startswith(" works with an increasingly large group")


def test_another_firm_of_the_same_first_name_is_found_as_a_part():
    (touch,) = touching(prepare(PANEL), index_of([Name("", "Babcock International plc")]))

    assert (touch.item, touch.found, touch.is_whole) == (4, "Babcock", False)


@pytest.mark.parametrize(
    ("registered", "paper", "as_written"),
    [
        ("Moor Tarn Ltd", "A grant to MOOR TARN LIMITED is proposed.", "MOOR TARN"),
        ("The Tarn & Field Partnership", "Tarn and Field Partnership was paid.", "Tarn and Field Partnership"),
        ("Tarn and Fell Co.", "paid to Tarn & Fell for", "Tarn & Fell"),
        ("Teachers' Tarn Union", "the Teachers’ Tarn Union says", "Teachers’ Tarn Union"),
        ("St John's Tarn", "works at St. Johns Tarn begin", "St. Johns Tarn"),
        ("Saint John's Tarn", "works at St John’s Tarn begin", "St John’s Tarn"),
        ("J. P. Tarnow", "advice from JP Tarnow was", "JP Tarnow"),
        ("JP Tarnow", "advice from J.P. Tarnow was", "J.P. Tarnow"),
        ("Mr John Tarnow", "advice from J Tarnow was", "J Tarnow"),
        ("Tarnow", "What Tarnow’s board said", "Tarnow’s"),
        ("BT plc", "The lines that BT keeps", "BT"),
        ("Café Tarnow", "at CAFE TARNOW today", "CAFE TARNOW"),
        ("Moor-Tarn Alliance", "the Moor Tarn\nAlliance met", "Moor Tarn Alliance"),
    ],
)
def test_a_body_is_found_however_it_is_written(registered, paper, as_written):
    assert found(registered, paper) == [as_written]


@pytest.mark.parametrize(
    ("registered", "paper", "as_written"),
    [
        ("12 Oakhanger Road, Ferndale", "Works in Oakhanger Rd are planned", "Oakhanger Rd"),
        ("12 Oakhanger Road, Ferndale", "A scheme at 12 Oakhanger Road, and", "12 Oakhanger Road"),
        ("7 Pell Street", "parking in Pell St, and", "Pell St"),
        ("Land at Lower Tarn Farm", "access to Lower Tarn Farm by", "Lower Tarn Farm"),
        ("Ferndale", "A new school for Ferndale.", "Ferndale"),
        ("1 High Street, XX1 2AB", "The site is at XX1 2AB today", "XX1 2AB"),
    ],
)
def test_a_place_is_found_by_its_street_its_name_or_its_postcode(registered, paper, as_written):
    assert found(registered, paper, is_place=True) == [as_written]


@pytest.mark.parametrize(
    ("registered", "paper"),
    [
        ("Prime Ltd", "Prime sites for housing"),
        ("County Council", "The County Council met."),
        ("Community Centre", "The Community Centre is open."),
        ("School Governors", "School Governors were told."),
        ("Tarnow Homes Ltd", "Mr Tarnow spoke."),
        ("Tarnow Homes Ltd", "Parking in Tarnow Lane."),
        ("Marble plc", "Marble is what the floor is of; marble is dear, and marble is cold."),
        ("Moor Tarn Ltd", "We went to the moor. Tarn is far."),
        ("Moor Tarn Ltd", "a moor tarn lies there"),
        ("Tarn Field", "Tarnfield and Tarn Fieldfare"),
        ("It", "It is so."),
        ("7 High Street", "The High Street"),
        ("", "Nothing"),
        ("& Co", "Nothing & Co"),
    ],
)
def test_common_words_and_other_names_raise_no_alarm(registered, paper):
    assert found(registered, paper) == []


def test_one_word_that_most_items_hold_is_left_out_but_for_a_heading():
    agenda = prepare(
        [[Passage(Place.HEADING, "Ferndale bypass")]] + [[Passage(Place.TEXT, "Here in Ferndale.")] for _ in range(7)]
    )

    assert [touch.item for touch in touching(agenda, index_of([Name("", "Ferndale", is_place=True)]))] == [0]


def test_the_name_of_the_council_itself_is_not_looked_for():
    text = "Tarnshire County Council and Tarnshire Tyres"

    assert found("Tarnshire County Council", text, ignored=["Tarnshire County Council"]) == []
    assert found("Tarnshire", text, ignored=["Tarnshire County Council"]) == []
    assert found("Tarnshire Tyres", text, ignored=["Tarnshire County Council"]) == ["Tarnshire Tyres"]


def test_a_heading_comes_before_a_recommendation_before_a_report_and_a_whole_name_before_a_part():
    items = [
        [Passage(Place.REPORT, "work for Tarnow now")],
        [Passage(Place.REPORT, "by Tarnow Homes")],
        [Passage(Place.RECOMMENDATION, "Pay Tarnow Homes.")],
        [Passage(Place.HEADING, "Tarnow Homes"), Passage(Place.REPORT, "by Tarnow Homes, Tarnow Homes")],
        *[[Passage(Place.HEADING, "Other matters")]] * 12,
    ]

    touches = touching(prepare(items), index_of([Name("", "Tarnow Homes Ltd")]))

    assert [touch.item for touch in touches] == [3, 2, 1, 0]
    assert [touch.is_whole for touch in touches] == [True, True, True, False]
    assert touches[0].passage.place is Place.HEADING


def test_each_member_s_names_are_told_apart_by_their_keys():
    names = [Name(1, "Tarnow Homes"), Name(2, "Tarnow Homes Ltd"), Name(3, "Other Tarn")]

    touches = touching(prepare([[Passage(Place.TEXT, "for Tarnow Homes")]]), index_of(names))

    assert {touch.name.key for touch in touches} == {1, 2}


SYLLABLES = st.sampled_from(["bram", "quill", "tarn", "vosk", "drex", "plim", "gorb"])
UNCOMMON = st.lists(SYLLABLES, min_size=2, max_size=3).map(lambda parts: "".join(parts).capitalize())
BODIES = st.lists(UNCOMMON, min_size=2, max_size=4).map(" ".join)
FILLER = st.text(alphabet="abcdefghij .,;\n", max_size=200)


@given(BODIES, FILLER, FILLER, st.sampled_from([str.upper, str.title, str]), st.sampled_from(["", " Ltd", " Limited"]))
def test_a_whole_name_is_found_wherever_it_stands_and_its_words_are_marked(name, before, after, style, legal):
    text = f"{before} {style(name)}{legal} {after}"

    (touch,) = touching(prepare([[Passage(Place.REPORT, text)]]), index_of([Name("", name + legal)]))

    marked = touch.excerpts[0]
    assert touch.is_whole
    assert marked.found.lower() == name.lower()
    assert " ".join(text.split()).find(marked.found) >= 0
    assert "\n" not in marked.text


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_and_any_name_can_be_looked_at(text, name):
    for touch in touching(prepare([[Passage(Place.REPORT, text)]]), index_of([Name("", name)])):
        assert touch.excerpts[0].found

    assert all(all(phrase.words) for phrase in phrases_of(Name("", name)))
