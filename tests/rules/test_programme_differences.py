"""What changes for the public when a programme is published again, in sentences."""

from models.rules.programme_differences import differences
from tests.exports.programme_bodies import programme, topic

BEFORE = programme(topic(1, "Buses", "24 September 2019"), topic(2, "Bins", "TBC"))


def test_a_first_publication_is_one_sentence():
    assert differences(None, BEFORE) == ["The programme becomes public for the first time, with 2 topics."]


def test_the_same_again_differs_in_nothing():
    assert differences(BEFORE, BEFORE) == []


def test_each_topic_that_comes_moves_ends_and_goes_is_told():
    after = programme(
        topic(1, "Buses", "26 November 2019", notes="Members asked twice."),
        topic(3, "Trams", "Every meeting"),
        meetings=BEFORE["meetings"],
    )

    assert differences(BEFORE, after) == [
        "“Buses” moves from 24 September 2019 to 26 November 2019.",
        "“Buses”: notes.",
        "“Trams” is added: Every meeting.",
        "“Bins” is no longer in it.",
    ]


def test_an_end_is_told_with_its_reason():
    dropped = topic(2, "Bins", "TBC", status="dropped", ended_on="2019-07-01", end_reason="Done by another body.")

    assert differences(BEFORE, programme(BEFORE["topics"][0], dropped)) == ["“Bins” is dropped. Done by another body."]


def test_the_rest_of_the_programme_is_told_too():
    after = programme(*reversed(BEFORE["topics"]), introduction="In short.", agreed_on="2019-06-18")

    assert differences(BEFORE, after) == [
        "The order of its topics changes.",
        "Its introduction changes.",
        "The day it was agreed changes.",
    ]
