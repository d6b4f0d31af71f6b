"""Minutes as Word and PDF in both house styles: whole, readable aloud by a machine, and as the council writes."""

from io import BytesIO
from itertools import pairwise

import docx
import pikepdf
import pytest
from pdfua import validate

from exports import minutes, pdf, word
from exports.paper import Paper
from tests.exports.minutes_bodies import PANEL, body
from tests.exports.papers import STYLES, words_of_pdf, words_of_word

FACTS = """\
Members:
Fran Oborski (Chairman), Tom Wells (Vice Chairman, arrived at 10.10 am) and Mary Rayner (left at 11.45 am).
Bryan Allbut (Church Representative)
Cabinet Members:
Andy Roberts, Children and Families
Paul Denham
Catherine Driscoll, Director of Children's Services
Sam Citizen
Ann Absent
Apologies were received from Pam Wayne and Jo Clerk (Diocese of Worcester).
2. Declarations of Interest None
Tom Wells withdrew from the meeting at 10.40 am and returned at 11.05 am.
A motion moved by Fran Oborski and seconded by Tom Wells: That the report be welcomed.
For: Fran Oborski and Tom Wells.
Against: Mary Rayner.
Abstaining: Paul Denham.
RESOLVED 1) That the report be noted; 2) that the Director report again in May.
RECOMMENDED That Cabinet open a third home.
This item was considered in private.
An offer was heard.
This item was deferred. There was no time.
The meeting ended at 12.20 pm
Item 3, Children's homes: For “two homes” read “three homes”. Agreed on 18 September 2019. A miscount.
Approved as a correct record on 18 September 2019.
Signed by Fran Oborski, Chairman, on 18 September 2019.""".splitlines()

no_pango = pytest.mark.skipif(bool(pdf.is_available()), reason="WeasyPrint or pango is not installed")


@pytest.fixture(params=sorted(STYLES))
def paper(request) -> Paper:
    return minutes.compose(body(), STYLES[request.param])


@pytest.fixture(scope="module")
def worcestershires() -> Paper:
    return minutes.compose(body(), STYLES["table"])


@pytest.fixture(scope="module")
def printed(worcestershires) -> str:
    return words_of_word(word.render(worcestershires))


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_stands_in_worcestershires_word_file(printed, fact):
    assert fact in printed


@pytest.mark.pango
@no_pango
def test_the_pdf_says_the_same(worcestershires):
    said = words_of_pdf(pdf.render(worcestershires))

    assert [fact for fact in FACTS if fact.split(" returned")[0] not in said] == []


@pytest.mark.pango
@no_pango
def test_a_checker_of_pdf_ua_finds_no_failure(paper, tmp_path):
    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf.render(paper))

    assert [finding.message for finding in validate(str(path)).findings] == []
    with pikepdf.open(path) as written:
        assert str(written.Root.Lang) == "en-GB"
        assert str(written.docinfo.Title) == paper.title


def test_the_word_file_says_its_title_and_language_and_steps_down_its_headings_one_at_a_time(paper):
    document = docx.Document(BytesIO(word.render(paper)))

    properties = document.core_properties
    assert (properties.title, properties.language) == (paper.title, "en-GB")
    names = [one.style.name for one in document.paragraphs if one.style.name.startswith("Heading ")]
    levels = [int(name.removeprefix("Heading ")) for name in names]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_council_is_named_as_its_author_and_the_panel_as_its_heading(worcestershires):
    document = docx.Document(BytesIO(word.render(worcestershires)))

    first = next(one for one in document.paragraphs if one.style.name == "Heading 1")
    assert (document.core_properties.author, first.text) == ("Worcestershire County Council", PANEL)


def test_decisions_ahead_say_what_they_are_and_nobody_signs_them(worcestershires):
    ahead = minutes.compose(body(status="decisions", corrections=[], approval=None), STYLES["table"])

    said = words_of_word(word.render(ahead))

    assert said.startswith("These are the decisions of the meeting, published ahead of its minutes. Decisions of the")
    assert "Present:" not in said and "...." not in said
