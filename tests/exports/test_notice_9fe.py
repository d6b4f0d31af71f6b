"""The notice that requires an answer, as a paper."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import docx

from exports import notice_9fe, word
from exports.notice_9fe import NoticeFacts

FACTS = NoticeFacts(
    council="Mudshire County Council", committee="Adult Panel", to="Full Council", held_on=date(2019, 3, 12),
    number="4", heading="Safeguarding", text="That Full Council\n\n1. **receive** an update;\n2. publish it.",
    is_published=True, chair="Chairman", reported_on=date(2019, 3, 20), notice_on=date(2019, 3, 12),
    answer_by=date(2019, 5, 19),
)  # fmt: skip


def opened(facts: NoticeFacts):
    return docx.Document(BytesIO(word.render(notice_9fe.compose(facts, font="Arial", accent="#1d3557"))))


def said(facts: NoticeFacts) -> str:
    return "\n".join(one.text for one in opened(facts).paragraphs)


def test_once_received_it_says_by_when():
    text = said(FACTS)

    assert "received on 12 March 2019 and the recommendation on 20 March 2019" in text
    assert "The last day to respond is 19 May 2019." in text
    assert "Chairman, Adult Panel" in text
    assert "on item 4, “Safeguarding”" in text


def test_before_that_it_leaves_a_line_for_the_day():
    text = said(replace(FACTS, notice_on=None, reported_on=None, answer_by=None, number=""))

    assert "Received on ......" in text
    assert "last day" not in text
    assert "below on “Safeguarding”" in text


def test_it_can_be_heard_as_well_as_seen():
    document = opened(FACTS)
    levels = [int(p.style.style_id[-1]) for p in document.paragraphs if "Heading" in p.style.style_id]

    assert levels == [1, 2, 2, 2]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.subject == "Notice under the Local Government Act 2000, section 9FE"
    assert all(one.text.strip() for one in document.paragraphs)


def test_the_same_facts_give_the_same_file():
    one, other = (word.render(notice_9fe.compose(FACTS, font="Arial", accent="#1d3557")) for _ in range(2))

    assert one == other
