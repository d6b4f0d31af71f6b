"""What a meeting bears, in numbers and in words."""

from dataclasses import dataclass

import pytest

from models.programme_vocabulary import TopicKind, TopicTiming
from models.rules import board


@dataclass(frozen=True)
class Planned:
    minutes: int | None = 30
    is_in_depth: bool = False
    kind: TopicKind = TopicKind.SCRUTINY


def borne(*topics: Planned, available: int | None = 90, most: int | None = 1) -> board.Load:
    return board.load(topics, available=available, most_in_depth=most)


def test_what_fits_is_said_of_what_there_is():
    load = borne(Planned(), Planned(45, is_in_depth=True))

    assert (load.minutes_in_words, load.in_depth_in_words) == ("75 of 90 minutes", "1 of at most 1 in depth")
    assert (load.is_over, load.bar) == (False, (83, 100))


def test_what_does_not_fit_says_by_how_much():
    load = borne(Planned(60, is_in_depth=True), Planned(60, is_in_depth=True))

    assert load.minutes_in_words == "120 of 90 minutes: 30 too many"
    assert load.in_depth_in_words == "2 in depth: at most 1"
    assert (load.is_over, load.bar) == (True, (100, 75))


def test_a_limit_nobody_set_is_never_passed():
    load = borne(Planned(600, is_in_depth=True), available=None, most=None)

    assert (load.minutes_in_words, load.in_depth_in_words, load.is_over) == ("600 minutes", "1 in depth", False)


@pytest.mark.parametrize("kind", [TopicKind.BRIEFING, TopicKind.SITE_VISIT])
def test_what_is_dealt_with_elsewhere_takes_no_time(kind):
    load = borne(Planned(60, kind=kind), Planned(None, kind=kind))

    assert (load.minutes, load.unsaid) == (0, 0)


def test_topics_without_an_estimate_are_counted():
    assert borne(Planned(None), Planned()).unsaid == 1


@pytest.mark.parametrize(
    ("kind", "timing", "comes"),
    [
        (TopicKind.SCRUTINY, TopicTiming.EVERY_MEETING, True),
        (TopicKind.STANDING, TopicTiming.NOT_YET, True),
        (TopicKind.STANDING, TopicTiming.MEETING, False),
        (TopicKind.SCRUTINY, TopicTiming.NOT_YET, False),
    ],
)
def test_what_comes_every_time_says_so_or_stands_without_a_date(kind, timing, comes):
    assert board.comes_every_time(kind, timing) is comes


@pytest.mark.parametrize(("available", "said"), [(None, "not estimated"), (90, "not estimated, of 90 minutes")])
def test_that_nobody_estimated_anything_is_not_told_as_no_minutes(available, said):
    assert board.Load(0, 0, available, None, unsaid=3).minutes_in_words == said
