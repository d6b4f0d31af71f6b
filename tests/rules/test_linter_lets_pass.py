"""What the rules of the check of a work programme let pass: a check that cries wolf is not read."""

from dataclasses import replace
from datetime import date

import pytest

from models.programme_vocabulary import TopicKind, TopicStatus
from models.rules import linter
from models.rules.linter import ProgrammeFacts
from models.rules.linter.doubles import by_word
from models.rules.linter.facts import MeetingFacts, RequestFacts, TableFacts
from tests.rules.linter_facts import (
    ASKED,
    ELSEWHERE,
    EVERY_MEETING,
    FULL,
    HOME,
    MARCH,
    MAY,
    MEETINGS,
    SATURDAY,
    SEPTEMBER,
    TODAY,
    TRANSPORT,
    at,
    in_month,
    programme,
    reported,
    request,
    topic,
    waiting,
)

# Read a row as: of this programme, the rule has nothing to say.
PASSED: list[tuple[str, ProgrammeFacts]] = [
    ("lost request", programme(topic("Compass"), topic("Support for talented children", 2), requests=[request(ASKED)])),
    (
        "lost request",
        programme(
            topic("Attainment", detail="With the Nuneaton and Bedworth Strategy."),
            requests=[request("That the Nuneaton Strategy be added to the work programme.")],
        ),
    ),
    ("lost request", programme(requests=[request("That Compass be added to the work programme.", topic_ids={9})])),
    (
        "lost request",
        programme(topic("Self Harm TFG"), requests=[request("He proposed that the Committee look at self-harm.")]),
    ),
    (
        "lost request",
        programme(
            topic("Compass", status=TopicStatus.DROPPED), requests=[request("Add Compass to the work programme")]
        ),
    ),
    ("lost request", programme(requests=[RequestFacts(words="Ponds", asked_on=MAY, where="", suggestion_id=3)])),
    ("cadence missed", programme(topic("Annual report", reports=reported(date(2029, 9, 25)), **at(4)))),
    # The meeting nearest to the day it is due is in time, however late.
    ("cadence missed", programme(topic(every_months=2, reports=reported(MAY), **at(4)))),
    ("cadence missed", programme(topic(every_months=1, reports=reported(MARCH), when=EVERY_MEETING))),
    (
        "cadence missed",
        programme(topic("Quarterly performance", detail="Quarter 2 report", reports=reported(MARCH), **at(6))),
    ),
    (
        "cadence missed",
        programme(topic(every_months=6, reports=reported(MARCH), **at(6)), topic(number=2, **at(4))),
    ),
    ("cadence missed", programme(topic(every_months=24, reports=reported(MARCH)))),
    ("key decision with no slot", programme(topic(key_decision_id=7, **at(5)), decisions=[TRANSPORT])),
    ("key decision with no slot", programme(topic("School transport policy", **at(5)), decisions=[TRANSPORT])),
    ("key decision with no slot", programme(decisions=[replace(TRANSPORT, is_wanted=False)])),
    ("key decision with no slot", programme(decisions=[replace(TRANSPORT, decide_on=MAY)])),
    ("condition past its review date", programme(topic(**waiting("when ready", TODAY)))),
    ("condition past its review date", programme(topic(status=TopicStatus.DROPPED, **waiting("when ready")))),
    ("topic untouched", programme(topic(touched_on=date(2030, 2, 2)))),
    ("topic untouched", programme(topic(touched_on=date(2029, 1, 2), **at(4)))),
    ("topic untouched", programme(topic(touched_on=date(2029, 1, 2)), stale_after=4)),
    ("date gone by", programme(topic(**in_month(date(2030, 6, 1))))),
    ("date gone by", programme(topic(**at(3)), meetings=[replace(MEETINGS[2], was_taken=frozenset({1}))])),
    ("meeting overloaded", programme(topic(minutes=60, **at(4)), meetings=FULL)),
    ("meeting overloaded", programme(topic(minutes=90, kind=TopicKind.BRIEFING, **at(4)), meetings=FULL)),
    ("meeting overloaded", programme(topic(minutes=900, is_in_depth=True, **at(4)))),
    (
        "meeting empty",
        programme(topic(**at(4)), meetings=[*MEETINGS[:4], MeetingFacts(id=9, held_on=date(2031, 5, 20))]),
    ),
    ("meeting empty", programme(topic(**in_month(SEPTEMBER.replace(day=1))), meetings=MEETINGS[:4])),
    ("meeting empty", programme(topic(**at(4)), meetings=[replace(MEETINGS[4], is_used=True)])),
    ("meeting empty", programme()),
    # Nobody kept here says when the committee met before the first meeting there is.
    ("last report on no meeting", programme(topic(reports=reported(date(2029, 11, 13))))),
    ("last report on no meeting", programme(topic(reports=reported(date(2030, 4, 9), note="to Cabinet")))),
    (
        "last report on no meeting",
        programme(topic(reports=reported(SATURDAY)), meetings=[MeetingFacts(id=1, held_on=SATURDAY)]),
    ),
    ("last report on no meeting", programme(topic("Outcome of the inspection (17-26 May 2030)", notes="Panel"))),
    ("last report on no meeting", programme(topic(notes="Open day with the Panel on 25 May 2030"))),
    ("last report on no meeting", programme(topic(notes="Built in the summer, ready 25 May 2030"))),
    (
        "past tense about the future",
        programme(topic(notes="Results of consultation going to Cabinet on 26 September 2030")),
    ),
    (
        "past tense about the future",
        programme(topic(notes="Agreed on 13 May 2030 and will be refreshed in December 2030")),
    ),
    ("past tense about the future", programme(topic(notes="To be published 29 July 2030"))),
    ("past tense about the future", programme(topic(notes="The committee agreed to report back in November 2030"))),
    ("past tense about the future", programme(topic(notes="Agreed until 1 March 2031"))),
    ("past tense about the future", programme(topic(notes="Deferred from May; now scheduled for 24 September 2030"))),
    ("past tense about the future", programme(topic(reports=reported(SEPTEMBER)))),
    ("quarter with the wrong months", programme(topic("Quarter 4 2019 (January – March)"), topic("Q2 (Jul-Sep)", 2))),
    ("quarter with the wrong months", programme(topic("Quarter 1 (Jan–Mar)"), topic("Quarter 2 (Apr to June)", 2))),
    ("champion or lead who has left", programme(topic(portfolio_holder="Cllr Bo Ash"))),
    ("champion or lead who has left", programme(topic(lead_officer="Cy Elm", lead_left_on=SEPTEMBER))),
    ("topic on two committees’ programmes", programme(topic(HOME, is_referral=True), elsewhere=by_word(ELSEWHERE))),
    (
        "topic on two committees’ programmes",
        programme(topic(HOME), committee="Transport Panel", elsewhere=by_word(ELSEWHERE)),
    ),
    ("topic on two committees’ programmes", programme(topic("Budget scrutiny"), elsewhere=by_word(ELSEWHERE))),
    (
        "topic on two committees’ programmes",
        programme(
            topic(HOME),
            elsewhere=by_word(ELSEWHERE[0]._replace(id=n, committee=f"Panel {n}") for n in range(3)),
        ),
    ),
    ("duplicates by wording", programme(topic("Budget scrutiny", **at(4)), topic("Budget scrutiny", 2, **at(5)))),
    ("duplicates by wording", programme(topic("School places: quarter 1"), topic("School places: quarter 2", 2))),
    ("duplicates by wording", programme(topic("Safeguarding", when=EVERY_MEETING), topic("Safeguarding", 2))),
    ("duplicates by wording", programme(topic("School places"), topic("School transport", 2))),
    ("headings not repeated", programme(tables=[TableFacts(filename="a.docx", rows=29, repeats_headings=True)])),
    ("headings not repeated", programme(tables=[TableFacts(filename="a.docx", rows=5, repeats_headings=False)])),
]


@pytest.mark.parametrize(("name", "facts"), PASSED, ids=[f"{row[0]} {n}" for n, row in enumerate(PASSED)])
def test_a_rule_lets_pass_what_is_right(name: str, facts: ProgrammeFacts) -> None:
    assert [one.words for one in linter.lint(facts) if one.rule == name] == []


def test_every_rule_is_tried_on_what_is_right() -> None:
    assert {name for name, _ in PASSED} == set(linter.BY_NAME)
