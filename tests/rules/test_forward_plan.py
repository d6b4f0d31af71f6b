"""What the notice of a key decision must say, and 28 clear days on real dates and on any."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.programme_vocabulary import DecisionNoticeKind as Kind
from models.rules import RuleBroken
from models.rules.forward_plan import (
    Planned,
    check_decider,
    check_period,
    count_28,
    count_28_working,
    count_for,
    latest_28,
    missing,
    when_in_words,
)
from models.rules.working_days import closed_days

WHOLE = Planned(
    matter="Whether to close two children's centres.",
    decider="Cabinet",
    members=("Cllr A", "Cllr B"),
    decide_on=date(2019, 8, 1),
    documents=("Report of the Director of Children's Services",),
    copies_from="County Hall, Spetchley Road",
    asking_for_more="Write to the officer named below.",
)


def test_a_whole_notice_lacks_nothing():
    assert missing(WHOLE) == []


@pytest.mark.parametrize(
    ("emptied", "field", "paragraph"),
    [
        ({"matter": " "}, "matter", "9(1)(b)"),
        ({"decider": "", "is_body": False}, "decider_committee_id", "9(1)(c)"),
        ({"members": ()}, "decider_committee_id", "9(1)(c)"),
        ({"documents": ()}, "documents", "9(1)(e)"),
        ({"copies_from": ""}, "copies_from", "9(1)(f)"),
        ({"asking_for_more": ""}, "asking_for_more", "9(1)(h)"),
    ],
)
def test_what_regulation_9_asks_and_is_not_there_is_named_with_its_paragraph(emptied, field, paragraph):
    found = missing(replace(WHOLE, **emptied))

    assert [one.field for one in found] == [field]
    assert found[0].citation.endswith(paragraph)


def test_a_person_who_decides_has_no_members():
    assert missing(replace(WHOLE, decider="Cllr A", is_body=False, members=())) == []


def test_what_is_not_key_needs_none_of_it():
    assert missing(Planned("", "", date(2019, 8, 1), is_key=False)) == []


def test_a_private_one_says_why_and_by_which_paragraphs():
    found = missing(replace(WHOLE, is_private=True))

    assert [one.field for one in found] == ["private_reason", "exempt_paragraphs"]
    assert missing(replace(WHOLE, is_private=True, private_reason="Prices.", paragraphs=(3,))) == []


@pytest.mark.parametrize(
    ("given_on", "decide_on", "clear_days"),
    [
        (date(2019, 7, 3), date(2019, 8, 1), 28),
        (date(2019, 7, 4), date(2019, 8, 1), 27),
        (date(2019, 12, 20), date(2020, 1, 18), 28),
        (date(2020, 2, 1), date(2020, 3, 1), 28),
        (date(2019, 8, 1), date(2019, 8, 1), 0),
        (date(2019, 8, 2), date(2019, 8, 1), 0),
    ],
)
def test_28_clear_days_are_calendar_days_and_neither_end_counts(given_on, decide_on, clear_days):
    found = count_28(given_on, decide_on)

    assert (found.clear_days, found.is_enough) == (clear_days, clear_days >= 28)


@given(st.dates(date(2013, 1, 1), date(2040, 1, 1)))
def test_the_latest_day_is_enough_and_the_next_is_not(decide_on):
    latest = latest_28(decide_on)

    assert count_28(latest, decide_on).is_enough
    assert not count_28(latest + timedelta(days=1), decide_on).is_enough
    assert count_28(latest, decide_on).earliest_on == decide_on


def test_a_council_may_count_the_28_clear_days_in_working_days():
    closed = closed_days(date(2019, 8, 1))

    found = count_28_working(date(2019, 6, 21), date(2019, 8, 1), closed)

    assert (found.clear_days, found.is_enough, found.in_working_days) == (28, True, True)
    assert (found.latest_on, found.earliest_on) == (date(2019, 6, 21), date(2019, 8, 1))
    assert count_28_working(date(2019, 6, 24), date(2019, 8, 1), closed).clear_days == 27
    assert count_for(
        Kind.KEY_DECISION, date(2019, 6, 24), date(2019, 8, 1), closed, counts_working_days=True
    ) == count_28_working(date(2019, 6, 24), date(2019, 8, 1), closed)


def test_the_further_notice_is_counted_in_working_days():
    closed = closed_days(date(2019, 8, 1))
    found = count_for(Kind.PRIVATE_MEETING_FURTHER, date(2019, 8, 19), date(2019, 8, 27), closed)

    assert found is not None
    assert (found.clear_days, found.latest_on) == (4, date(2019, 8, 16))
    assert count_for(Kind.SPECIAL_URGENCY, date(2019, 8, 19), date(2019, 8, 27), closed) is None


def test_a_period_reads_as_one():
    assert when_in_words(date(2019, 8, 1), None) == "1 August 2019"
    assert when_in_words(date(2019, 8, 1), date(2019, 9, 30)) == "between 1 August 2019 and 30 September 2019"


@pytest.mark.parametrize(
    ("days", "field"),
    [((None, None), "decide_on"), ((date(2019, 8, 1), date(2019, 7, 1)), "decide_until")],
)
def test_a_day_is_needed_and_a_period_runs_forward(days, field):
    with pytest.raises(RuleBroken) as refused:
        check_period(*days)

    assert refused.value.field == field


@pytest.mark.parametrize("who", [{}, {"is_body": True, "is_member": True}, {"is_member": True, "name": "The Leader"}])
def test_one_decides_and_only_one(who):
    with pytest.raises(RuleBroken, match="Say"):
        check_decider(**{"is_body": False, "is_member": False, "name": "", **who})
