"""A dispensation: asked for in writing, for four years at most, excusing nothing done before."""

from datetime import date

import pytest

from models.rules import RuleBroken, dispensations
from models.vocabulary import DispensationGround

DAY = date(2030, 6, 18)


def days(**changed):
    usual = {"requested_on": DAY, "granted_on": DAY, "starts_on": DAY, "ends_on": date(2034, 6, 17)}
    return {**usual, **changed}


def test_four_years_to_the_day_are_allowed():
    dispensations.check_days(**days())


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"ends_on": date(2034, 6, 18)}, "ends_on", "four years at most .* enter 17 June 2034"),
        ({"ends_on": date(2030, 6, 17)}, "ends_on", "on or after 18 June 2030"),
        ({"granted_on": date(2030, 6, 17)}, "granted_on", "written request"),
        ({"starts_on": date(2030, 6, 17)}, "starts_on", "nothing done before"),
    ],
)
def test_what_the_act_does_not_allow_is_refused_in_a_sentence(changed, field, sentence):
    with pytest.raises(RuleBroken, match=sentence) as refused:
        dispensations.check_days(**days(**changed))

    assert refused.value.field == field


def test_four_years_from_a_leap_day_end_on_the_day_before_the_next():
    assert dispensations.latest_end(date(2028, 2, 29)) == date(2032, 2, 28)
    assert dispensations.latest_end(date(2096, 2, 29)) == date(2100, 2, 28)


def test_every_ground_has_its_words():
    assert set(dispensations.GROUNDS) == set(DispensationGround)


@pytest.mark.parametrize(("on", "holds"), [(DAY, True), (date(2034, 6, 17), True), (date(2034, 6, 18), False)])
def test_both_ends_count(on, holds):
    assert dispensations.is_in_force(DAY, date(2034, 6, 17), on=on) is holds
