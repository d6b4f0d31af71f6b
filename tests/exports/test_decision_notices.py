"""The notices of executive decisions, as papers: each says what its regulation asks."""

from io import BytesIO

import docx
import pytest

from exports import html, word
from exports.decision_notices import NoticeFacts, compose, said
from models.forward_plan_bodies import DecisionNoticeBody, StatedBody
from models.programme_vocabulary import DecisionNoticeKind as Kind

STATED: StatedBody = {
    "title": "Family centres",
    "matter": "Whether **eleven** centres become five.",
    "decider": {
        "name": "Cabinet", "title": "", "address": None, "is_body": True, "members": ["Cllr Ada", "Cllr Ben"],
    },
    "decide_on": "2019-08-01", "decide_until": "2019-09-30", "is_key": True, "documents": ["Report", "Survey"],
    "copies_from": "County Hall", "asking_for_more": "Write to the proper officer.", "is_private": True,
    "exempt_paragraphs": [3], "private_reason": "Prices are sensitive.",
}  # fmt: skip
SAID = {
    Kind.KEY_DECISION: ["a key decision is to be made on its behalf"],
    Kind.PRIVATE_MEETING: ["intends to hold a meeting, or part of one, in private", "in writing to County Hall"],
    Kind.PRIVATE_MEETING_FURTHER: ["further notice", "Let us in.", "It was weighed."],
    Kind.PRIVATE_MEETING_URGENT: ["impracticable to give the usual notice", "The grant ends.", "Cllr C, 29 July 2019"],
    Kind.GENERAL_EXCEPTION: ["28 clear days are impracticable", "The grant ends.", "Informed in writing", "Cllr C"],
    Kind.SPECIAL_URGENCY: ["urgent and cannot reasonably be deferred", "The grant ends.", "Cllr C, on 29 July 2019."],
}
OF_EVERY_KEY_NOTICE = (
    "eleven centres", "Cabinet", "Its members: Cllr Ada, Cllr Ben", "Between 1 August 2019 and 30 September 2019",
    "Report", "Survey", "copies of these documents, or extracts from them, are available from: County Hall",
    "Other documents relevant to these matters may be submitted to the decision maker. Write to the proper officer.",
)  # fmt: skip


def facts(kind: Kind, **fields) -> NoticeFacts:
    notice: DecisionNoticeBody = {
        "id": 1, "kind": kind.value, "name": "Notice", "given_on": "2019-07-03", "stated": STATED,
        "reason": "The grant ends.", "agreed_by": "Cllr C", "agreed_on": "2019-07-29",
        "representations": "Let us in.", "response": "It was weighed.", **fields,
    }  # fmt: skip
    return NoticeFacts("Moorshire County Council", notice)


def words_of(found: NoticeFacts) -> str:
    document = docx.Document(BytesIO(word.render(compose(found, accent="#1d3557"))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("kind", [Kind.KEY_DECISION, Kind.GENERAL_EXCEPTION, Kind.SPECIAL_URGENCY])
def test_every_notice_of_a_key_decision_states_what_regulation_9_asks(kind):
    text = words_of(facts(kind))

    for said_there in OF_EVERY_KEY_NOTICE:
        assert said_there in text


@pytest.mark.parametrize("kind", list(Kind))
def test_each_notice_says_what_its_own_regulation_asks_on_paper_and_page(kind):
    text, page = words_of(facts(kind)), html.fragment(said(facts(kind)))

    wanted = [words.replace("Cllr C, 29", "Cllr C, on 29") for words in SAID[kind]]
    assert [words for words in wanted if words not in text] == []
    assert "SI 2012/2089, regulation" in text
    assert "eleven" in page
    assert "Published on" in page


def test_no_line_ends_within_the_name_of_a_regulation():
    assert "regulation 5(2)\u00a0and\u00a0(3)" in words_of(facts(Kind.PRIVATE_MEETING))


@pytest.mark.parametrize("kind", [Kind.PRIVATE_MEETING, Kind.KEY_DECISION])
def test_a_private_matter_says_why_and_by_which_paragraph(kind):
    text = words_of(facts(kind))

    assert "Prices are sensitive." in text
    assert "Paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972: Information relating to" in text


def test_without_representations_it_says_that_none_were_received():
    text = words_of(facts(Kind.PRIVATE_MEETING_FURTHER, representations="", response=""))

    assert "None were received." in text
    assert "Response" not in text


def test_a_person_who_decides_is_named_with_their_title():
    decider = {"name": "Cllr Ada", "title": "Leader", "address": None, "is_body": False, "members": []}

    text = words_of(facts(Kind.KEY_DECISION, stated={**STATED, "decider": decider, "documents": []}))

    assert "Cllr Ada, Leader" in text
    assert "Its members" not in text
    assert "None yet" in text


def test_it_can_be_heard_as_well_as_seen_and_is_the_same_each_time():
    one, other = (word.render(compose(facts(Kind.SPECIAL_URGENCY), accent="#1d3557")) for _ in range(2))
    document = docx.Document(BytesIO(one))
    levels = [int(p.style.style_id[-1]) for p in document.paragraphs if "Heading" in p.style.style_id]

    assert one == other
    assert levels == [1, 2, 2, 2]
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title == "Notice: Family centres"
