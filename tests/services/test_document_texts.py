"""The words of published files are read once, apart from the site, and no file can take the site with it."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from docx import Document as WordDocument
from sqlalchemy import select

from models.document import DocumentText
from models.publication import PublishedMeeting
from models.vocabulary import Part, Verb
from tests import factories, hostile_files, published_council
from webapp import clock
from webapp.database import db
from webapp.services import document_texts, publishing, words_of_files
from webapp.services.deployment import storage
from webapp.services.document_texts import UNREADABLE, Waiting
from webapp.text_reader import read_waiting

HELLO = """%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length 60>> stream
BT /F1 12 Tf 20 200 Td (A contract with Tarnow Homes) Tj ET
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


def word_file() -> bytes:
    document, saved = WordDocument(), BytesIO()
    document.add_paragraph("Paid to ").add_run("Tarnow Homes")
    document.add_table(1, 1).cell(0, 0).text = "in a cell"
    document.save(saved)
    return saved.getvalue()


def excel_file() -> bytes:
    book, saved = openpyxl.Workbook(), BytesIO()
    book.active.append(["Tarnow Homes", 1200, None])
    hidden = book.create_sheet("Not shown")
    hidden.append(["a secret"])
    hidden.sheet_state = "hidden"
    book.save(saved)
    return saved.getvalue()


def kept(content: bytes, media_type: str) -> Waiting:
    return Waiting(storage().keep_bytes(content).sha256, media_type)


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("content", "media_type", "words"),
    [
        (HELLO.encode(), words_of_files.PDF, "A contract with Tarnow Homes"),
        (word_file(), words_of_files.WORD, "Paid to Tarnow Homes\n\nin a cell"),
        (excel_file(), words_of_files.EXCEL, "Sheet\nTarnow Homes\t1200"),
    ],
)
def test_each_kind_of_file_is_read(app, content, media_type, words):
    read = document_texts.read(kept(content, media_type))

    assert (read.text, read.problem) == (words, "")


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("content", "media_type", "problem"),
    [
        (hostile_files.PDF, words_of_files.PDF, "It is protected or damaged, so it could not be read."),
        (b"\x89PNG", "image/png", "It is a picture, so there are no words to read in it."),
        (b"not a zip at all", words_of_files.WORD, UNREADABLE),
        (hostile_files.word(document="<x><unclosed>"), words_of_files.WORD, UNREADABLE),
        (hostile_files.word(document="<x/>"), words_of_files.WORD, words_of_files.NO_WORDS),
    ],
)  # fmt: skip
def test_a_file_without_words_says_why(app, content, media_type, problem):
    read = document_texts.read(kept(content, media_type))

    assert (read.text, read.problem) == ("", problem)


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    "document",
    [
        "<x>" + "<y>" * 4_000_000,
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><x>&b;</x>',
    ],
    ids=["nested without end", "entities"],
)
def test_a_word_file_made_to_overwhelm_its_reader_is_given_up(app, document):
    read = document_texts.read(kept(hostile_files.word(document=document), words_of_files.WORD))

    assert read.problem == UNREADABLE


@pytest.mark.only_on("sqlite")
def test_a_file_that_takes_too_long_is_given_up(app, monkeypatch):
    monkeypatch.setattr(document_texts, "MOST_SECONDS", 0.01)

    assert document_texts.read(kept(HELLO.encode(), words_of_files.PDF)).problem == UNREADABLE


def test_what_is_published_for_a_coming_meeting_is_read_once(app):
    made = published_council.publish_council()
    assert document_texts.count_waiting(on=clock.today()) == 1

    assert (read_waiting(), read_waiting()) == (1, 0)

    assert document_texts.count_waiting(on=clock.today()) == 0
    assert set(document_texts.texts_of([made.document.sha256, "other"])) == {made.document.sha256}


def test_the_words_of_a_file_that_is_no_longer_public_are_given_to_nobody(app):
    made = published_council.publish_council()
    document_texts.keep(document_texts.read(document_texts.waiting(on=clock.today())[0]))
    db.session.commit()

    publishing.withdraw(made.meeting, published_council.act(Verb.WITHDRAW, "It was private"))
    db.session.commit()

    assert document_texts.texts_of([made.document.sha256]) == {}


def test_two_readers_of_one_file_do_not_fall_over_each_other(app):
    file = kept(b"anything", "image/png")

    for _ in range(2):
        document_texts.keep(document_texts.read(file))
        db.session.commit()

    assert len(db.session.scalars(select(DocumentText)).all()) == 1


def test_papers_of_private_items_drafts_and_past_meetings_are_not_read(app):
    made = published_council.publish_council()
    private = factories.item(made.meeting, "Sale", part=Part.PRIVATE, public_heading="A matter", exempt_paragraphs=[3])
    factories.document(private, b"a secret price")
    publishing.publish_agenda(made.meeting, published_council.act())
    factories.document(made.report, b"a draft")
    db.session.commit()

    assert [one.sha256 for one in document_texts.waiting(on=clock.today())] == [made.document.sha256]

    db.session.get_one(PublishedMeeting, made.meeting.id).held_on = clock.today() - timedelta(days=1)
    db.session.commit()
    assert document_texts.waiting(on=clock.today()) == []


def test_the_command_reads_and_health_says_what_waits(app, browser):
    published_council.publish_council()
    assert browser.open("/health").json["texts"] == {"waiting": 1}

    result = app.test_cli_runner().invoke(args=["texts", "read"])

    assert result.output == "Files read: 1\n"
    assert browser.open("/health").json["texts"] == {"waiting": 0}
