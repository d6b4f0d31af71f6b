"""The two months to respond to scrutiny, and what came of recommendations."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.minutes_vocabulary import Implementation, RecommendationResponse
from models.rules import RuleBroken, recommendations
from models.rules.recommendations import Sent
from models.vocabulary import CommitteeKind

AWAITED, ACCEPTED, PARTLY, REJECTED = RecommendationResponse
NOT_STARTED, _, CARRIED_OUT = Implementation
TODAY = date(2019, 6, 18)


@pytest.mark.parametrize(
    ("reported_on", "notice_on", "last_day"),
    [
        (None, date(2019, 3, 12), date(2019, 5, 11)),
        (date(2019, 3, 12), date(2019, 4, 1), date(2019, 5, 31)),
        (date(2019, 4, 1), date(2019, 3, 12), date(2019, 5, 31)),
        (None, date(2019, 12, 31), date(2020, 2, 28)),
        (None, date(2019, 12, 1), date(2020, 1, 31)),
        (date(2019, 3, 12), None, None),
    ],
)
def test_two_months_begin_with_the_day_of_the_report_or_the_notice_whichever_is_later(reported_on, notice_on, last_day):
    assert recommendations.answer_by(reported_on=reported_on, notice_on=notice_on) == last_day


@pytest.mark.parametrize(
    ("by", "to", "may"),
    [
        (CommitteeKind.SCRUTINY, CommitteeKind.CABINET, True),
        (CommitteeKind.PANEL, CommitteeKind.COUNCIL, True),
        (CommitteeKind.SCRUTINY, CommitteeKind.BOARD, False),
        (CommitteeKind.SCRUTINY, None, False),
        (CommitteeKind.COMMITTEE, CommitteeKind.CABINET, False),
    ],
)
def test_only_scrutiny_may_require_an_answer_and_only_of_the_council_or_its_executive(by, to, may):
    assert recommendations.may_require(by, to) is may


def test_rates_say_how_many_of_how_many():
    found = [
        Sent(date(2019, 5, 11), ACCEPTED, date(2019, 5, 11), CARRIED_OUT),
        Sent(date(2019, 5, 11), PARTLY, date(2019, 5, 12), NOT_STARTED),
        Sent(None, REJECTED, date(2019, 4, 1), NOT_STARTED),
        Sent(date(2019, 6, 17), AWAITED, None, NOT_STARTED),
        Sent(date(2019, 6, 18), AWAITED, None, NOT_STARTED),
    ]

    rates = recommendations.rates(found, today=TODAY)

    assert (rates.sent, rates.answered, rates.accepted, rates.carried_out) == (5, 3, 2, 1)
    assert (rates.with_clock, rates.on_time, rates.overdue) == (3, 1, 1)


RESPONSES = st.sampled_from(list(RecommendationResponse))


@given(st.lists(st.builds(Sent, st.none() | st.dates(), RESPONSES, st.none(), st.sampled_from(list(Implementation)))))
def test_no_rate_is_over_the_whole(found):
    rates = recommendations.rates(found, today=TODAY)

    assert rates.accepted <= rates.answered <= rates.sent
    assert rates.on_time <= rates.with_clock <= rates.sent
    assert rates.answered + rates.overdue <= rates.sent
    assert rates.overdue <= rates.with_clock


@pytest.mark.parametrize(
    ("reported_on", "notice_on", "field"),
    [
        (None, date(2019, 3, 11), "notice_on"),
        (date(2019, 3, 11), date(2019, 3, 12), "reported_on"),
        (None, date(2019, 6, 19), "notice_on"),
    ],
)
def test_a_notice_before_the_meeting_or_in_the_future_is_refused(reported_on, notice_on, field):
    with pytest.raises(RuleBroken) as refused:
        recommendations.check_notice(
            resolved_on=date(2019, 3, 12), reported_on=reported_on, notice_on=notice_on, today=TODAY
        )

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("response", "responded_on", "text", "field"),
    [
        (ACCEPTED, None, "", "responded_on"),
        (ACCEPTED, date(2019, 3, 1), "", "responded_on"),
        (ACCEPTED, date(2019, 7, 1), "", "responded_on"),
        (REJECTED, date(2019, 5, 1), " ", "response_text"),
        (PARTLY, date(2019, 5, 1), "", "response_text"),
    ],
)
def test_a_response_needs_its_day_and_its_reasons(response, responded_on, text, field):
    with pytest.raises(RuleBroken) as refused:
        recommendations.check_response(
            response, responded_on=responded_on, text=text, sent_on=date(2019, 3, 12), today=TODAY
        )

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("response", "evidence", "implemented_on", "field"),
    [
        (AWAITED, "A report", TODAY, "implementation"),
        (REJECTED, "A report", TODAY, "implementation"),
        (ACCEPTED, "A report", None, "implemented_on"),
        (PARTLY, " ", TODAY, "evidence"),
    ],
)
def test_nothing_is_carried_out_that_was_not_accepted_or_cannot_be_seen(response, evidence, implemented_on, field):
    with pytest.raises(RuleBroken) as refused:
        recommendations.check_implementation(
            CARRIED_OUT, response=response, evidence=evidence, implemented_on=implemented_on
        )

    assert refused.value.field == field


def test_how_they_fared_is_said_in_sentences_of_an_annual_report():
    accepted = recommendations.Sent(date(2019, 5, 11), ACCEPTED, date(2019, 5, 1), CARRIED_OUT)
    late = recommendations.Sent(date(2019, 5, 11), REJECTED, date(2019, 5, 20), Implementation.NOT_STARTED)
    overdue = recommendations.Sent(date(2019, 5, 11), AWAITED, None, Implementation.NOT_STARTED)

    said = recommendations.in_words(recommendations.rates([accepted, late, overdue], today=TODAY))

    assert said == [
        "3 recommendations were made.",
        "1 of 2 answered was accepted, all or in part.",
        "1 of 3 that had to be answered within two months was answered in time; 1 is overdue.",
        "1 of 1 accepted has been carried out.",
    ]


def test_what_does_not_arise_is_not_said():
    assert recommendations.in_words(recommendations.rates([], today=TODAY)) == ["0 recommendations were made."]


@pytest.mark.parametrize(("today", "standing"), [(date(2019, 5, 11), "awaited"), (date(2019, 5, 12), "overdue")])
def test_one_is_overdue_from_the_day_after_its_last(today, standing):
    sent = recommendations.Sent(date(2019, 5, 11), AWAITED, None, Implementation.NOT_STARTED)

    assert recommendations.standing(sent, today=today) == standing


@pytest.mark.parametrize(
    ("sent", "now", "is_outdated"),
    [
        ("That it reports, and soon.", "That it  reports, and soon.", False),
        ("That it reports, and soon.", "That it reports and soon.", True),
        ("That it reports, and soon.", "That it reports, and soon. And that it pays.", True),
        ("It reports", "That it reports, and pays.", False),
        ("It reports", "That its reports are kept.", True),
        ("What it is asked in other words", "That it reports, and late.", True),
    ],
)
def test_what_was_sent_whole_is_outdated_by_any_correction_and_a_part_by_one_of_that_part(sent, now, is_outdated):
    assert recommendations.is_outdated(sent, was="That it reports, and soon.", now=now) is is_outdated
