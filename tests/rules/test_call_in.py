"""Call-in by the council's own rules: how long, who may sign, on which grounds, and what came of it."""

from dataclasses import replace
from datetime import date

import pytest

from models.programme_vocabulary import CallInOutcome, CallInStatus
from models.rules import RuleBroken
from models.rules.call_in import (
    Signed,
    check_outcome,
    check_refusal,
    check_request,
    check_rules,
    check_signatory,
    check_valid,
    last_day,
    may_be_carried_out,
)
from models.rules.working_days import closed_days

CLOSED = closed_days(date(2019, 1, 1), date(2019, 12, 31))
ASKED = {
    "grounds": ["Evidence"], "explanation": "Nobody asked the parents.", "known": ["Evidence"],
    "requested_on": date(2019, 8, 6), "taken_on": date(2019, 8, 1), "last_on": date(2019, 8, 8),
}  # fmt: skip
SIGNED = Signed("Cllr A", date(2019, 8, 6))


@pytest.mark.parametrize(
    ("published_on", "days", "last_on"),
    [
        (date(2019, 8, 1), 5, date(2019, 8, 8)),
        (date(2019, 8, 22), 5, date(2019, 8, 30)),
        (date(2019, 4, 17), 3, date(2019, 4, 24)),
        (date(2019, 8, 3), 1, date(2019, 8, 5)),
    ],
)
def test_the_period_is_of_working_days_after_the_decision_was_published(published_on, days, last_on):
    assert last_day(published_on, days, CLOSED) == last_on


def test_a_request_in_time_with_a_ground_is_taken():
    check_request(**ASKED)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"taken_on": None, "last_on": None}, ""),
        ({"requested_on": date(2019, 7, 31)}, "requested_on"),
        ({"requested_on": date(2019, 8, 9)}, "requested_on"),
        ({"grounds": []}, "grounds"),
        ({"explanation": "  "}, "explanation"),
    ],
)
def test_a_request_out_of_time_or_without_a_ground_is_refused(changed, field):
    with pytest.raises(RuleBroken) as refused:
        check_request(**{**ASKED, **changed})

    assert refused.value.field == field


def test_a_council_without_grounds_of_its_own_asks_for_none():
    check_request(**{**ASKED, "grounds": [], "known": []})


@pytest.mark.parametrize(
    ("signed", "field"),
    [
        (replace(SIGNED, is_of_the_executive=True), "member_id"),
        (replace(SIGNED, is_in_office=False), "member_id"),
        (replace(SIGNED, has_signed=True), "member_id"),
        (replace(SIGNED, signed_on=date(2019, 7, 31)), "signed_on"),
        (replace(SIGNED, signed_on=date(2019, 8, 9)), "signed_on"),
    ],
)
def test_who_may_not_sign_is_refused(signed, field):
    with pytest.raises(RuleBroken) as refused:
        check_signatory(signed, taken_on=date(2019, 8, 1), last_on=date(2019, 8, 8))

    assert refused.value.field == field


def test_a_request_is_valid_once_enough_have_signed():
    check_valid(signed=3, required=3)

    with pytest.raises(RuleBroken, match="2 members of the 3 that the council's rules ask for have signed"):
        check_valid(signed=2, required=3)


def test_a_request_is_not_turned_down_without_a_reason():
    with pytest.raises(RuleBroken, match="Give the reason"):
        check_refusal(" ")


@pytest.mark.parametrize(
    ("outcome", "said", "field"),
    [
        (CallInOutcome.AWAITED, {}, "outcome"),
        (CallInOutcome.DECISION_STANDS, {"heard_on": None}, "heard_on"),
        (CallInOutcome.DECISION_STANDS, {"heard_on": date(2019, 8, 1)}, "heard_on"),
        (CallInOutcome.DECISION_STANDS, {"heard_on": date(2019, 9, 1)}, "heard_on"),
        (CallInOutcome.REFERRED_BACK, {"text": ""}, "outcome_text"),
    ],
)
def test_an_outcome_has_its_day_and_its_words(outcome, said, field):
    usual = {"text": "Ask the parents.", "heard_on": date(2019, 8, 20)}
    with pytest.raises(RuleBroken) as refused:
        check_outcome(outcome, **{**usual, **said}, requested_on=date(2019, 8, 6), today=date(2019, 8, 21))

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("asked", "today", "may"),
    [
        ([], date(2019, 8, 8), False),
        ([], date(2019, 8, 9), True),
        ([(CallInStatus.REQUESTED, CallInOutcome.AWAITED)], date(2019, 8, 20), False),
        ([(CallInStatus.VALID, CallInOutcome.AWAITED)], date(2019, 8, 20), False),
        ([(CallInStatus.REFUSED, CallInOutcome.AWAITED)], date(2019, 8, 20), True),
        ([(CallInStatus.HEARD, CallInOutcome.DECISION_STANDS)], date(2019, 8, 20), True),
        ([(CallInStatus.HEARD, CallInOutcome.REFERRED_BACK)], date(2019, 8, 20), False),
        ([(CallInStatus.HEARD, CallInOutcome.REFERRED_TO_COUNCIL)], date(2019, 8, 20), False),
    ],
)
def test_a_decision_is_carried_out_once_nobody_can_call_it_in_any_more(asked, today, may):
    found, sentence = may_be_carried_out(last_on=date(2019, 8, 8), asked=asked, today=today)

    assert found is may
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"working_days": 0}, "working_days"),
        ({"working_days": 61}, "working_days"),
        ({"signatories": 0}, "signatories"),
        ({"grounds": ["x"] * 21}, "grounds"),
    ],
)
def test_rules_by_which_nothing_could_be_called_in_are_refused(said, field):
    with pytest.raises(RuleBroken) as refused:
        check_rules(**{"working_days": 5, "signatories": 3, "grounds": [], **said})

    assert refused.value.field == field
