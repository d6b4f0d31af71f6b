"""Every rule of the check of a work programme: what it finds, and what it lets pass."""

from dataclasses import replace
from datetime import date

import pytest

from models.rules import linter
from models.rules.linter import Finding, MendKind, ProgrammeFacts
from models.rules.linter.doubles import by_word
from models.rules.linter.facts import HolderFacts, RequestFacts, TableFacts
from models.rules.linter.finding import LONGEST_KEY, key
from tests.rules.linter_facts import (
    ASKED,
    BUDGET,
    ELSEWHERE,
    EVERY_MEETING,
    FULL,
    HOME,
    MARCH,
    MAY,
    MEETINGS,
    SUNDAY,
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

# Read a row as: in this programme, the rule finds words with these in them.
FOUND: list[tuple[str, ProgrammeFacts, str]] = [
    ("lost request", programme(topic("Compass"), requests=[request(ASKED)]), "“talented children” was asked for"),
    (
        "lost request",
        programme(requests=[request("That the Nuneaton Strategy be added to the work programme.")]),
        "“Nuneaton Strategy” was asked for in the minutes of 12 March 2030, and is no topic",
    ),
    (
        "lost request",
        programme(requests=[request("An Early Years Strategy which would be brought back to the Committee.")]),
        "“Early Years Strategy” was asked for",
    ),
    ("lost request", programme(requests=[request("That milestones be reported back termly.")]), "That milestones"),
    (
        "lost request",
        programme(requests=[RequestFacts(words="Ponds", asked_on=date(2030, 1, 2), where="", suggestion_id=3)]),
        "has waited through 3 meetings",
    ),
    ("cadence missed", programme(topic(every_months=6, reports=reported(MARCH), **at(6))), "February 2031, 11 months"),
    (
        "cadence missed",
        programme(topic(detail="To be reported back on a 6 monthly basis.", reports=reported(MARCH), **at(6))),
        "is to come every 6 months",
    ),
    (
        "cadence missed",
        programme(topic(every_months=6, reports=reported(MARCH), **at(6)), today=date(2031, 4, 1)),
        "was planned for February 2031",
    ),
    (
        "cadence missed",
        programme(topic(asked_words="reviewed every two years", reports=reported(date(2028, 3, 12)))),
        "it has no date",
    ),
    (
        "key decision with no slot",
        programme(decisions=[TRANSPORT]),
        "nobody has said whether the committee takes it before. It touches the remit: school",
    ),
    ("key decision with no slot", programme(decisions=[replace(TRANSPORT, is_wanted=True)]), "no topic is planned"),
    (
        "key decision with no slot",
        programme(topic(key_decision_id=7, **at(6)), decisions=[TRANSPORT]),
        "comes only on 11 February 2031",
    ),
    ("key decision with no slot", programme(topic(key_decision_id=7), decisions=[TRANSPORT]), "no date before then"),
    ("condition past its review date", programme(topic(**waiting("when ready"))), "has no day to review it by"),
    (
        "condition past its review date",
        programme(topic(**waiting("when ready", date(2030, 6, 17)))),
        "reviewed by 17 June 2030",
    ),
    ("topic untouched", programme(topic(touched_on=date(2030, 1, 2))), "since 2 January 2030: 3 meetings ago"),
    ("date gone by", programme(topic(**at(3))), "21 May 2030, which did not take it"),
    ("date gone by", programme(topic(**in_month(date(2030, 5, 1)))), "May 2030, which is over"),
    (
        "date gone by",
        programme(topic(**at(4)), meetings=[replace(MEETINGS[3], is_cancelled=True)]),
        "24 September 2030, which is cancelled",
    ),
    ("meeting overloaded", programme(topic(minutes=90, **at(4)), meetings=FULL), "take 90 minutes of the 60"),
    (
        "meeting overloaded",
        programme(
            topic(is_in_depth=True, **at(4)), topic("Roads", 2, is_in_depth=True, when=EVERY_MEETING), most_in_depth=1
        ),
        "2 items in depth, where the committee's rule is 1 item at the most",
    ),
    ("meeting empty", programme(topic(**at(4))), "26 November 2030: nothing is planned"),
    (
        "last report on no meeting",
        programme(topic(reports=reported(SUNDAY))),
        "a Sunday. The nearest meeting was on 15",
    ),
    ("last report on no meeting", programme(topic(reports=reported(date(2030, 4, 9)))), "no meeting of this committee"),
    (
        "last report on no meeting",
        programme(topic(reports=reported(date(2030, 5, 6))), closed={date(2030, 5, 6): "Early May bank holiday"}),
        "which was the Early May bank holiday",
    ),
    (
        "last report on no meeting",
        programme(topic(reports=reported(MAY)), meetings=[replace(MEETINGS[2], is_cancelled=True)]),
        "a meeting that was cancelled",
    ),
    ("last report on no meeting", programme(topic(notes="Referred from OSPB 25 May 2030.")), "that day was a Saturday"),
    ("last report on no meeting", programme(topic(source_words="Cabinet, 25th May 2030")), "that day was a Saturday"),
    (
        "past tense about the future",
        programme(topic(notes="Ofsted report published 29 July 2030")),
        "29 July 2030 is still",
    ),
    (
        "past tense about the future",
        programme(topic(detail="The plan was agreed in December 2030.")),
        "December 2030 is",
    ),
    ("past tense about the future", programme(topic(reports=reported(date(2030, 7, 3)))), "it is to come"),
    (
        "quarter with the wrong months",
        programme(topic("Quarter 1 (April-June)"), topic("Performance Quarter 2 (June–Sept)", 2)),
        "quarter 2 is July–September, not June–Sept. June would be counted twice.",
    ),
    ("quarter with the wrong months", programme(topic(detail="The third quarter: Sept to Dec")), "October–December"),
    (
        "champion or lead who has left",
        programme(holders=[HolderFacts(seat_id=5, member_id=7, unseated=BUDGET)]),
        "Ada Grey",
    ),
    (
        "champion or lead who has left",
        programme(topic(portfolio_holder="Cllr Bo Ash", portfolio_holder_left_on=MAY)),
        "names Cllr Bo Ash as its portfolio holder, who left on 21 May 2030",
    ),
    ("champion or lead who has left", programme(topic(lead_officer="Cy Elm", lead_left_on=MAY)), "its lead officer"),
    (
        "topic on two committees’ programmes",
        programme(topic(HOME), elsewhere=by_word(ELSEWHERE)),
        "is also in the programme of Transport Panel: “Home to school transport” (July 2030)",
    ),
    (
        "duplicates by wording",
        programme(topic("Children educated otherwise"), topic("Children who are educated “otherwise”", 2)),
        "read alike",
    ),
    (
        "headings not repeated",
        programme(tables=[TableFacts(filename="programme.docx", rows=29, repeats_headings=False)]),
        "programme.docx” has 29 rows",
    ),
]


def found(name: str, facts: ProgrammeFacts) -> list[Finding]:
    return [finding for finding in linter.lint(facts) if finding.rule == name]


def words_found(name: str, facts: ProgrammeFacts) -> list[str]:
    return [finding.words for finding in found(name, facts)]


@pytest.mark.parametrize(("name", "facts", "words"), FOUND, ids=[f"{row[0]}: {row[2][:30]}" for row in FOUND])
def test_a_rule_finds_what_is_wrong(name: str, facts: ProgrammeFacts, words: str) -> None:
    assert any(words in one for one in words_found(name, facts)), words_found(name, facts)


def test_every_rule_is_named_once_explained_and_tried() -> None:
    names = [rule.name for rule in linter.RULES]

    assert len(set(names)) == len(names)
    assert {row[0] for row in FOUND} == set(names)
    assert all(rule.explanation.endswith(".") and rule.example for rule in linter.RULES)


def test_every_finding_says_why_and_how_to_mend_it() -> None:
    for _, facts, _ in FOUND:
        for finding in linter.lint(facts):
            assert finding.why.endswith(".") and finding.words.endswith(".")
            assert isinstance(finding.mend.kind, MendKind)
            assert 0 < len(finding.key) <= LONGEST_KEY


def test_a_cadence_is_mended_by_the_meeting_nearest_to_the_day_it_is_due() -> None:
    [missed] = found("cadence missed", programme(topic(every_months=6, reports=reported(MARCH), **at(6))))

    assert (missed.mend.kind, missed.mend.meeting_id) == (MendKind.MOVE_TO, 4)


def test_a_quarter_is_mended_by_its_own_months() -> None:
    [wrong] = found("quarter with the wrong months", programme(topic("Performance, Quarter 2 (June–Sept)")))

    assert (wrong.mend.field, wrong.mend.words) == ("title", "Performance, Quarter 2 (July–September)")


def test_what_was_let_stand_is_known_again_until_it_is_something_else() -> None:
    first, again, moved = (
        found("last report on no meeting", programme(topic(reports=reported(day)), today=today))[0].key
        for day, today in ((SUNDAY, TODAY), (SUNDAY, date(2030, 7, 1)), (date(2030, 1, 20), TODAY))
    )

    assert first == again != moved


def test_a_long_key_keeps_what_tells_two_apart() -> None:
    long = "word " * 80

    assert len(key(long, long, MARCH)) <= LONGEST_KEY
    assert key(long, MARCH) != key(long, MAY)
