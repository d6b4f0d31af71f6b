"""Minutes that were approved and put right come back from the council file as the public read them, with their past."""

import pytest

from models.vocabulary import Verb
from tests.browser_client import Browser
from tests.issued_minutes import act, approved, held
from tests.services.council_file.test_round_trip import dumped, empty, load
from webapp.database import db
from webapp.services import issuing
from webapp.services.issuing import Correction

PAGES = ("", ".json", "/versions.json", "/versions/1", "/versions/1.json", "/versions/3/minutes.docx")


@pytest.fixture
def address(app) -> str:
    """Minutes issued to the public, approved, and corrected since: three versions."""
    kept = approved(held())
    agreed_at = kept.approved_at
    issuing.correct(kept, Correction("For “two” read “three”.", "A miscount"), agreed_at, act(Verb.CORRECT))
    db.session.commit()
    return f"/committees/{kept.meeting.committee.slug}/meetings/{kept.meeting.held_on}/minutes"


def read(app, address: str) -> dict[str, tuple[int, bytes]]:
    for forget in app.extensions["forget"]:
        forget()
    browser = Browser(app)
    pages = {page: browser.open(f"{address}{page}") for page in PAGES}
    return {page: (answer.status, answer.response.get_data()) for page, answer in pages.items()}


def test_every_page_and_file_of_them_is_the_same_after_a_restore(app, database, address):
    before, text = read(app, address), dumped()
    empty(app, database)
    assert {status for status, _ in read(app, address).values()} == {404}

    load(text)

    assert {status for status, _ in before.values()} == {200}
    after = read(app, address)
    assert [page for page in PAGES if after[page] != before[page]] == []
    assert dumped() == text
