"""The council's own words on declaring interests: chosen, looked at, kept, published, printed."""

from io import BytesIO

import pytest
from docx import Document

from exports import guidance
from models.council import Council
from models.declaration import DeclarationKind
from tests import factories
from tests.browser_client import Browser
from tests.exports.papers import words_of_word
from tests.published_council import act, correct, publish_council
from webapp.database import db
from webapp.services import papers, publishing

STAFF = "/staff/council/guidance"
KINDS = "/staff/council/declaration-kinds"


@pytest.fixture
def council(app):
    return publish_council()


@pytest.fixture
def officer(app, council):
    return Browser(app).sign_in(factories.officer())


def release(council, text: str) -> None:
    council.council.interests_guidance = text
    publishing.publish_council(council.council, act())
    db.session.commit()


@pytest.mark.parametrize("key", ["questions", "short"])
def test_an_officer_starts_from_a_shipped_text_and_it_is_kept_only_when_saved(officer, key):
    text = next(one.text for one in guidance.load_shipped() if one.key == key)

    assert db.session.get_one(Council, 1).interests_guidance == ""
    answer = officer.send(officer.open(f"{STAFF}?start={key}"))

    assert answer.status == 302
    db.session.expire_all()
    assert db.session.get_one(Council, 1).interests_guidance.split() == text.split()


def test_looking_at_it_keeps_nothing(officer):
    page = officer.submit(STAFF, interests_guidance="# Our words\n\nSay **what** it is.", act="look")

    assert "<strong>what</strong>" in page.text and "Our words" in page.text
    db.session.expire_all()
    assert db.session.get_one(Council, 1).interests_guidance == ""


def test_the_public_reads_what_was_published_as_a_page_as_data_and_in_word(app, officer, council):
    public = Browser(app)
    officer.submit(STAFF, interests_guidance="# Our words\n\nSay **what** it is.")
    assert public.open("/declaring-interests").status == 404

    release(council, "# Our words\n\nSay **what** it is.")

    assert "Our words</h1>" in " ".join(public.open("/declaring-interests").text.split()).replace(" </h1>", "</h1>")
    assert public.open("/declaring-interests.json").json == {"heading": "Our words", "text": "Say **what** it is."}
    word = public.open("/declaring-interests.docx")
    opened = Document(BytesIO(word.response.data))
    assert [one.text for one in opened.paragraphs if one.style.name == "Heading 1"] == ["Our words"]
    assert word.headers["Content-Type"] == papers.WORD_TYPE


def test_a_committee_that_prints_it_has_it_in_the_agenda_and_others_do_not(app, council):
    release(council, "# Our words\n\nSay what it is.")
    public = Browser(app)
    correct(council.meeting, "Nothing to do with it")
    assert "Our words" not in public.open(council.address).text

    council.committee.prints_guidance = True
    factories.declaration(council.report, council.chair, nature="I gain by it.")
    correct(council.meeting, "The guidance is printed")

    assert "Our words" in public.open(council.address).text
    printed = words_of_word(public.open(f"{council.address}/agenda.docx").response.data)
    assert "Our words Say what it is. Interests declared Ada Fern, item 1, Early help." in printed


def test_guidance_withdrawn_from_the_council_is_gone_from_its_page(app, council):
    release(council, "Words")
    assert Browser(app).open("/declaring-interests").status == 200

    release(council, "")

    assert Browser(app).open("/declaring-interests").status == 404


def test_the_councils_kinds_are_added_ordered_and_ended(officer):
    officer.submit(f"{KINDS}/new", name="Gift", explanation="You were given something.", effect="may take part")
    officer.submit(f"{KINDS}/new", name="Whip", effect="may take part")
    twice = officer.submit(f"{KINDS}/new", name="gift", effect="may take part")
    first, second = kinds()

    officer.submit(KINDS, to=f"{second.id}/move-up")
    officer.submit(KINDS, to=f"{first.id}/end")

    assert "There is already a kind called gift" in twice.text
    assert [one.name for one in kinds()] == ["Whip", "Gift"]
    assert "No longer used" in officer.open(KINDS).text
    officer.submit(KINDS, to=f"{first.id}/use-again")
    assert "No longer used" not in officer.open(KINDS).text


def kinds() -> list[DeclarationKind]:
    db.session.expire_all()
    return list(db.session.query(DeclarationKind).order_by(DeclarationKind.position, DeclarationKind.id))
