"""Time in office and in a group: which is in force on a day, and what is refused."""

from datetime import date

import pytest

from models.rules import RuleBroken
from models.rules.terms import Span, check_group, check_term, is_in_office, last_day, on_day, said_on

FIRST = Span(date(2017, 5, 8), date(2021, 5, 9), "North")
SECOND = Span(date(2021, 5, 10), None, "South")
UNDATED = Span(None, None, "East")


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2017, 5, 7), None),
        (date(2017, 5, 8), "North"),
        (date(2021, 5, 9), "North"),
        (date(2021, 5, 10), "South"),
        (date(2050, 1, 1), "South"),
    ],
)
def test_both_ends_of_a_term_count(day, name):
    found = on_day([FIRST, SECOND], day)

    assert (found.name if found else None) == name


def test_records_that_overlap_are_settled_by_the_one_begun_last():
    assert on_day([UNDATED, SECOND, FIRST], date(2022, 1, 1)) == SECOND
    assert on_day([UNDATED], date(1950, 1, 1)) == UNDATED


def test_a_published_body_says_the_same_as_the_records():
    bodies = [
        {"division": span.name, "starts_on": span.starts_on and str(span.starts_on), "ends_on": str(span.ends_on)}
        if span.ends_on
        else {"division": span.name, "starts_on": span.starts_on and str(span.starts_on), "ends_on": None}
        for span in (FIRST, SECOND)
    ]

    for day in (date(2017, 5, 7), date(2017, 5, 8), date(2021, 5, 9), date(2021, 5, 10)):
        kept, said = on_day([FIRST, SECOND], day), said_on(bodies, day)
        assert (kept.name if kept else None) == (said["division"] if said else None)


def test_a_member_without_recorded_terms_is_in_office_and_one_between_two_is_not():
    gap = [FIRST, Span(date(2022, 1, 1), None)]

    assert is_in_office([], date(2030, 1, 1))
    assert not is_in_office(gap, date(2021, 12, 31))


@pytest.mark.parametrize(
    ("wanted", "field", "sentence"),
    [
        (Span(date(2020, 5, 5), date(2020, 5, 4)), "ends_on", "on or after 5 May 2020, when the term starts"),
        (Span(date(2021, 5, 9), None), "starts_on", "has a term for North from 8 May 2017 to 9 May 2021"),
        (Span(None, date(2017, 5, 8)), "starts_on", "End that one first"),
        (Span(None, None), "starts_on", "End that one first"),
    ],
)
def test_a_term_that_cannot_be_is_refused_in_a_sentence(wanted, field, sentence):
    with pytest.raises(RuleBroken, match=sentence) as broken:
        check_term(wanted, [FIRST])

    assert broken.value.field == field


def test_terms_that_follow_one_another_are_taken():
    check_term(SECOND, [FIRST])
    check_term(Span(None, date(2017, 5, 7)), [FIRST, SECOND])
    check_term(Span(date(2020, 5, 5), date(2020, 5, 5)), [])


def test_nobody_is_in_two_groups_at_once():
    with pytest.raises(RuleBroken, match="is in North from 8 May 2017 to 9 May 2021, and nobody is in two groups"):
        check_group(Span(date(2020, 1, 1), None, "South"), [FIRST])


def test_nobody_is_in_a_group_after_it_ended():
    with pytest.raises(RuleBroken, match="no later than 1 May 2020, when North ended") as broken:
        check_group(Span(date(2019, 1, 1), None, "North"), [], group_ended_on=date(2020, 5, 1))
    assert broken.value.field == "ends_on"

    check_group(Span(date(2019, 1, 1), date(2020, 5, 1), "North"), [], group_ended_on=date(2020, 5, 1))


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2016, 1, 1), date(2021, 5, 9)),
        (date(2018, 1, 1), date(2021, 5, 9)),
        (date(2021, 5, 9), date(2021, 5, 9)),
        (date(2021, 5, 10), date(2021, 5, 9)),
        (date(2022, 5, 9), None),
    ],
)
def test_office_ends_before_a_gap(day, last):
    again = Span(date(2022, 5, 9), None)

    assert (
        last_day([again, Span(date(2019, 5, 9), date(2021, 5, 9)), Span(FIRST.starts_on, date(2019, 5, 8))], day)
        == last
    )


def test_office_without_an_end_or_a_term_has_no_last_day():
    assert last_day([FIRST, SECOND], date(2018, 1, 1)) is None
    assert last_day([], date(2018, 1, 1)) is None


def test_a_term_that_starts_the_day_after_another_ends_leaves_no_gap():
    """Ends on Monday, starts on Tuesday: in office throughout, until the last day of the second."""
    monday, tuesday = date(2030, 6, 17), date(2030, 6, 18)
    terms = [Span(date(2026, 5, 7), monday), Span(tuesday, date(2034, 5, 3))]

    assert all(is_in_office(terms, day) for day in (monday, tuesday))
    assert all(last_day(terms, day) == date(2034, 5, 3) for day in (monday, tuesday))
    assert last_day([terms[0], Span(date(2030, 6, 19), None)], monday) == monday
