"""Whose figures they are, however it is written."""

import pytest

from models.rules.series_names import SeriesNames


@pytest.mark.parametrize("typed", ["England", "england", " ENGLAND "])
def test_a_comparator_is_one_however_it_is_written(typed):
    assert SeriesNames(["England", "West Midlands"], "Moorshire").meant(typed) == "England"


@pytest.mark.parametrize("typed", ["", "The council", "MOORSHIRE", "us"])
def test_the_council_is_known_by_its_own_names(typed):
    assert SeriesNames(["England"], "Moorshire").meant(typed) == ""


def test_one_that_is_new_keeps_its_first_name():
    names = SeriesNames([], "Moorshire")

    assert [names.meant(one) for one in ("Nearest  neighbours", "NEAREST neighbours")] == ["Nearest neighbours"] * 2


def test_two_that_were_kept_apart_before_stay_two_by_their_own_names():
    names = SeriesNames(["england", "England"], "Moorshire")

    assert [names.meant(one) for one in ("England", "england", "ENGLAND")] == ["England", "england", "England"]
