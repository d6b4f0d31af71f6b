"""The public register of resolutions: by committee, year and words."""

from datetime import date

import pytest
from sqlalchemy import delete, insert, update

from models.publication import PublishedResolution
from tests import factories
from tests.listed_resolutions import HELD_ON, listed
from webapp.database import db
from webapp.services import published_resolutions
from webapp.services.published_resolutions import PAGE, Asked, Key


@pytest.fixture
def roads(app):
    return factories.committee(name="Roads Panel")


def numbers(words: str = "", **asked) -> list[int]:
    return [one.id for one in published_resolutions.page(Asked(words, **asked)).resolutions]


def test_the_newest_come_first_however_late_they_were_written_down(roads):
    new = listed(roads, "That the bridge be mended.", date(2019, 3, 12), id=5)
    old = listed(roads, "That the bridge be built.", date(1999, 3, 12), id=900)
    newest = listed(roads, "That the bridge be closed.", date(2020, 3, 12), id=3)

    assert numbers() == numbers("bridge") == [newest, new, old]


@pytest.mark.parametrize(
    "words",
    [
        "bridge",
        "BRIDGES",
        "high street",
        '"high street bridge"',
        "childrens",
        "Children’s",
        "well-being",
        "A4177",
        "£10",
    ],
)
def test_it_is_found_by_its_words(roads, words):
    found = listed(roads, "That the High Street bridge (A4177) be mended for £10 of the Children's well-being fund.")
    listed(roads, "That the report be noted.")

    assert numbers(words) == [found]


@pytest.mark.parametrize("words", ["street high bridge wall", '"street high"', "noted", "zz"])
def test_all_the_words_and_phrases_must_be_there(roads, words):
    listed(roads, "That the High Street bridge be mended.")

    assert numbers(words) == []


@pytest.mark.parametrize(
    "words", ['"', "'", "* ^ ( ) : -", "NEAR(", "a AND", 'x" OR "y', "words : x", "\x00", "' OR 1=1 --", "&|!<->", "\\"]
)
def test_nothing_typed_breaks_it(roads, words):
    listed(roads, "That the bridge be mended.")

    published_resolutions.page(Asked(words))


def test_words_that_are_everywhere_hold_nothing_back(roads):
    found = listed(roads, "That the bridge be mended.")

    assert numbers("the") == [found]


def test_it_is_narrowed_by_committee_and_year(roads):
    other = factories.committee(name="Schools Panel")
    ours = listed(roads, "That the bridge be mended.")
    theirs = listed(other, "That the bridge be painted.")
    later = listed(roads, "That the bridge be opened.", date(2020, 1, 1))

    assert numbers("bridge", committee_id=roads.id) == numbers(committee_id=roads.id) == [later, ours]
    assert numbers("bridge", year=2019) == numbers(year=2019) == [theirs, ours]
    assert numbers("bridge", committee_id=other.id, year=2020) == []
    assert published_resolutions.page(Asked()).years == [2020, 2019]


@pytest.mark.parametrize("words", ["", "bridge"])
def test_pages_hold_every_one_once(roads, words):
    every = [listed(roads, "The bridge", date(2019 - number % 7, 3, 12)) for number in range(2 * PAGE + 3)]
    seen, before = [], None
    for _ in range(3):
        page = published_resolutions.page(Asked(words, before=before))
        seen += [one.id for one in page.resolutions]
        before = page.earlier

    assert before is None
    assert sorted(seen) == sorted(every)
    assert [len(set(seen)), len(seen)] == [2 * PAGE + 3] * 2


def test_the_index_follows_the_register(roads):
    number = listed(roads, "That the bridge be mended.")
    db.session.execute(update(PublishedResolution).values(text="That the ferry be mended.", held_on=date(2018, 1, 1)))
    db.session.commit()
    changed = (numbers("bridge"), numbers("ferry"), numbers("ferry", year=2018))
    db.session.execute(delete(PublishedResolution))
    db.session.commit()

    assert changed == ([], [number], [number])
    assert numbers("ferry") == []


def test_nothing_is_found_that_was_never_kept(roads):
    listed(roads, "That the bridge be mended.")
    values = dict.fromkeys(("resolution_id", "meeting_id", "committee_id"), 77) | {
        "committee_name": "", "held_on": HELD_ON, "address": "", "number": "", "heading": "", "text": "ferry",
        "outcome": "resolved", "is_draft": False,
    }  # fmt: skip
    db.session.execute(insert(PublishedResolution).values(**values))
    db.session.rollback()

    assert numbers("ferry") == []


@pytest.mark.parametrize("text", ["", "20190312", "20190312-", "2019031-1", "20190399-1", "20190312-x", "２0190312-1"])
def test_a_place_that_is_none_is_refused(text):
    with pytest.raises(ValueError):
        Key.from_text(text)


def test_a_place_is_written_as_it_is_read():
    assert str(Key.from_text("20190312-45")) == "20190312-45"
