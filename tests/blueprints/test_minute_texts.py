"""Writing a minute: with a button and with a script, both sides of a conflict, a preview, who wrote what."""

import re

import pytest

from models.minutes import Minutes
from models.minutes_vocabulary import MinutesStatus
from models.vocabulary import Part
from tests import factories
from tests.browser_client import Browser
from webapp import clock
from webapp.database import db
from webapp.services import minutes

ATTACK = '<script>alert(1)</script> <img src=x onerror=alert(1)> [go](javascript:alert(1)) "></textarea><b onclick=x>'


@pytest.fixture
def item(app):
    return factories.item(factories.meeting(), "Budget")


@pytest.fixture
def helen(app, browser):
    return browser.sign_in(factories.officer(name="Helen Fernleigh"))


@pytest.fixture
def sam(app):
    return Browser(app).sign_in(factories.officer(name="Sam Okoro"))


def address(item, more=""):
    return f"/staff/minutes/items/{item.id}{more}"


def text_of(item):
    db.session.expire_all()
    return minutes.minute_of(item).text


def autosave(browser, item, text, base=0, **more):
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.open(address(item)).text)[1]
    return browser.post(address(item, "/autosave"), csrf_token=token, text=text, base=base, **more)


def test_a_minute_is_saved_with_the_button(helen, item):
    page = helen.submit(address(item), text="One\r\n\r\nTwo")

    assert page.status == 302
    assert text_of(item) == "One\n\nTwo"
    assert "by Helen Fernleigh" in helen.open(address(item)).text


def test_disjoint_paragraphs_merge_by_themselves(helen, sam, item):
    helen.submit(address(item), text="One\n\nTwo")
    opened = sam.open(address(item))
    helen.submit(address(item), text="One!\n\nTwo")

    assert sam.send(opened, text="One\n\nTwo!").status == 302
    assert text_of(item) == "One!\n\nTwo!"


def test_the_same_paragraph_asks_and_the_choice_is_kept(helen, sam, item):
    helen.submit(address(item), text="One\n\nTwo")
    opened = sam.open(address(item))
    helen.submit(address(item), text="One, says Helen\n\nTwo")

    asked = sam.send(opened, text="One, says Sam\n\nTwo\n\nThree")
    assert "Helen Fernleigh changed the same paragraph" in asked.text
    assert "One, says Helen" in asked.text and "One, says Sam" in asked.text
    assert text_of(item) == "One, says Helen\n\nTwo"

    without = sam.send(asked, to="/compare")
    assert "Choose what is to stay" in without.text and 'href="#choice-0"' in without.text
    assert sam.send(without, to="/compare", **{"choice-0": "own", "own-0": "One, say both"}).status == 302
    assert text_of(item) == "One, say both\n\nTwo\n\nThree"


@pytest.mark.parametrize(
    ("choice", "kept"), [("kept", "Helen's"), ("typed", "Sam's"), ("both", "Helen's\n\nSam's"), ("own", "")]
)
def test_either_side_or_both_can_be_chosen(helen, sam, item, choice, kept):
    helen.submit(address(item), text="One")
    opened = sam.open(address(item))
    helen.submit(address(item), text="Helen's")

    asked = sam.send(opened, text="Sam's")
    sam.send(asked, to="/compare", **{"choice-0": choice, "own-0": ""})

    assert text_of(item) == kept


def test_a_script_is_answered_in_json(helen, sam, item):
    saved = autosave(helen, item, "One", sent_as="first-save").json
    assert (saved["revision"], saved["text"]) == (1, "One")
    assert re.fullmatch(r"\d+\.\d\d [ap]m", saved["at"])
    assert autosave(helen, item, "One", sent_as="first-save").json == saved, "a save that comes again"

    autosave(helen, item, "One, Helen", 1)
    asked = autosave(sam, item, "One, Sam", 1)
    assert asked.status == 409 and "Helen Fernleigh changed" in asked.json
    state = sam.open(address(item, "/now")).json
    assert (state["revision"], state["text"], state["by"]) == (2, "One, Helen", "Helen Fernleigh")


def test_a_save_without_a_token_or_of_somebody_signed_out_keeps_nothing(app, helen, item):
    assert helen.post(address(item, "/autosave"), text="One", base=0).status == 400
    assert Browser(app).post(address(item, "/autosave"), text="One", base=0).status in (302, 400)

    assert minutes.minute_of(item) is None


def test_words_somebody_else_typed_in_this_browser_are_not_saved_as_ones_own(helen, item):
    answer = autosave(helen, item, "One", writer=999)

    assert answer.status == 422 and "Somebody else" in answer.json
    assert minutes.minute_of(item) is None


def test_approved_minutes_are_refused_and_what_was_typed_stays_in_sight(helen, item):
    opened = helen.open(address(item))
    helen.submit(address(item), text="One")
    kept = db.session.query(Minutes).one()
    kept.status, kept.approved_on = MinutesStatus.APPROVED, clock.today()
    db.session.commit()

    page = helen.send(opened, text="One\n\nTwo, typed too late")
    assert "approved" in page.text and "Two, typed too late" in page.text
    refused = helen.post(address(item, "/autosave"), csrf_token=_token(opened), text="Two", base=1)
    assert refused.status == 422 and "approved" in refused.json
    assert text_of(item) == "One"
    assert "<textarea" not in helen.open(address(item)).text


def test_a_preview_saves_nothing_and_keeps_what_was_typed(helen, item):
    page = helen.submit(address(item), text="**Bold** words", preview="1")

    assert "<strong>Bold</strong>" in page.text
    assert "**Bold** words</textarea>" in page.text
    assert minutes.minute_of(item) is None


def test_nothing_typed_is_run(helen, sam, item):
    opened = sam.open(address(item))
    helen.submit(address(item), text=ATTACK)
    helen.submit(address(item), text=f"{ATTACK}\n\nMore")
    first = sam.send(opened, text="x")
    helen.submit(address(item), text="Plain")
    page = helen.open(address(item))
    sam.submit(address(item), text=f"Sam {ATTACK}")
    asked = helen.send(page, text=f"Helen {ATTACK}")
    shown = [
        asked,
        helen.open(address(item)),
        helen.open(address(item, "/history/2")),
        helen.submit(address(item), text=ATTACK, preview="1"),
        helen.post(address(item, "/preview"), csrf_token=_token(page), text=ATTACK),
    ]

    assert first.status == 302
    assert "Choose what stays" in asked.text
    for one in shown:
        assert one.status == 200
        for dangerous in ("<script>alert", "<img src=x", "onclick=x>", 'href="javascript', "<b onclick"):
            assert dangerous not in one.text


def test_a_private_items_text_says_so_and_has_a_summary_of_its_own(helen, sam, item):
    item.part, item.public_heading, item.exempt_paragraphs = Part.PRIVATE, "A property matter", [3]
    db.session.commit()
    helen.submit(address(item), text="The depot is sold to Fern Ltd.")

    opened = sam.open(address(item, "/summary"))
    assert helen.submit(address(item, "/summary"), summary="The Committee took advice.").status == 302
    conflict = sam.send(opened, summary="Something else.")

    assert "Somebody else changed this summary" in conflict.text
    assert "The Committee took advice." in conflict.text and "Something else." in conflict.text
    page = helen.open(address(item)).text
    assert "Part 2: not for publication" in page and "The Committee took advice." in page
    assert "Fern Ltd" not in helen.open(f"/staff/audit?meeting={item.meeting_id}").text


def test_who_wrote_what_is_told_and_an_earlier_text_put_back(helen, sam, item):
    helen.submit(address(item), text="One\n\nTwo")
    sam.submit(address(item), text="One")

    told = helen.open(address(item, "/history")).text
    assert told.index("Sam Okoro") < told.index("Helen Fernleigh", told.index("<main"))
    assert "<del" in helen.open(address(item, "/history/2")).text
    assert helen.submit(address(item, "/history/1")).status == 302

    assert text_of(item) == "One\n\nTwo"
    assert helen.open(address(item, "/history/9")).status == 404


def _token(page):
    return re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
