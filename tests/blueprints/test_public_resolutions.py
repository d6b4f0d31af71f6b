"""The public register of resolutions."""

from datetime import date

import pytest

from models.vocabulary import Verb
from tests import factories
from tests.listed_resolutions import listed
from tests.published_council import act, statements
from webapp.database import db
from webapp.services import publishing
from webapp.services.published_resolutions import PAGE


@pytest.fixture
def roads(app):
    committee = factories.committee(name="Roads Panel", slug="roads-panel")
    publishing.publish_committee(committee, act())
    db.session.commit()
    return committee


def test_a_resolution_is_found_by_its_words_and_leads_to_the_minutes(browser, roads):
    listed(roads, "That the *bridge* be mended.")
    listed(roads, "That the report be noted.", heading="Report")

    page = browser.open("/resolutions?words=bridges")

    assert page.status == 200
    assert 'href="/committees/roads-panel/meetings/2019-03-12/minutes#item-1"' in page.text
    assert "<em>bridge</em>" in page.text
    assert "Report</a>" not in page.text
    assert 'value="bridges"' in page.text


def test_what_is_typed_stays_words(browser, roads):
    listed(roads, "That <script>alert(1)</script> be noted.")

    page = browser.open("/resolutions?words=%3Cscript%3E%22%29")

    assert "<script>alert" not in page.text
    assert "&lt;script&gt;" in page.text


def test_a_committee_has_a_register_of_its_own(browser, roads):
    other = factories.committee(name="Schools Panel")
    publishing.publish_committee(other, act())
    listed(roads, "That the bridge be mended.")
    listed(other, "That the bridge be painted.")

    pages = [browser.open(address).text for address in (
        "/committees/roads-panel/resolutions?words=bridge", "/resolutions?committee=roads-panel&words=bridge",
    )]  # fmt: skip

    assert ["mended" in page and "painted" not in page for page in pages] == [True, True]


def test_the_same_is_there_for_a_program_in_parts(browser, roads):
    every = [listed(roads, "The bridge", date(2019, 3, 12), id=number + 1) for number in range(PAGE + 2)]

    first = browser.open("/committees/roads-panel/resolutions.json?words=bridge&year=2019").json
    rest = browser.open(first["earlier"]).json

    assert [one["id"] for one in first["resolutions"] + rest["resolutions"]] == sorted(every, reverse=True)
    assert first["earlier"] == "/committees/roads-panel/resolutions.json?words=bridge&year=2019&before=20190312-3"
    assert rest["earlier"] is None


@pytest.mark.parametrize(
    "question",
    ["year=19", "year=x", "year=９９９９", "before=1", "before=20191399-1", "committee=nobody", "before=x-y"],
)
@pytest.mark.parametrize("address", ["/resolutions", "/resolutions.json"])
def test_a_question_that_is_none_is_refused_in_a_sentence(browser, roads, address, question):
    listed(roads, "That the bridge be mended.")

    assert browser.open(f"{address}?{question}").status == 400


def test_the_register_of_no_committee_is_not_there(browser, app):
    assert browser.open("/committees/nobody/resolutions").status == 404


def test_a_withdrawn_committee_takes_its_register_with_it(browser, roads):
    listed(roads, "That the bridge be mended.")
    publishing.withdraw(roads, act(Verb.WITHDRAW, "A mistake"))
    db.session.commit()

    assert browser.open("/committees/roads-panel/resolutions").status == 410


def test_the_register_is_drawn_in_the_same_statements_however_long_it_is(app, browser, roads):
    def drawn(words: str) -> int:
        for forget in app.extensions["forget"]:
            forget()
        with statements() as sent:
            browser.open(f"/resolutions?words={words}")
        return len(sent)

    listed(roads, "That the bridge be mended.")
    few = [drawn(""), drawn("bridge")]
    for number in range(60):
        listed(roads, "That the bridge be mended again.", date(2019 - number % 2, 1, 5))

    assert [drawn(""), drawn("bridge")] <= few
    assert few[0] <= 5


def test_an_unchanged_register_is_answered_304(browser, roads):
    listed(roads, "That the bridge be mended.")
    tag = browser.open("/resolutions?words=bridge").headers["ETag"]

    assert browser.open("/resolutions?words=bridge", headers={"If-None-Match": tag}).status == 304
    assert browser.open("/resolutions?words=ferry", headers={"If-None-Match": tag}).status == 200
