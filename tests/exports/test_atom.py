"""Feeds of changes: valid Atom whatever is in them."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from exports import atom
from exports.atom import Entry, Feed

ATOM = "{http://www.w3.org/2005/Atom}"
BEGAN = datetime(2019, 6, 18, 9, tzinfo=UTC)
PAGE = "https://example.org/topics/1"
ABOUT = Feed("MASH", "A Council", PAGE, f"{PAGE}/changes.atom", BEGAN)


def entry(number: int, **fields) -> Entry:
    told = {"title": "Moved", "changed_at": BEGAN.replace(day=number), "text": "The data come later."}
    return Entry(**{"id": f"{PAGE}#{number}", "link": f"{PAGE}#{number}", **told, **fields})


def test_the_latest_change_comes_first_and_dates_the_feed():
    feed = ElementTree.fromstring(atom.feed(ABOUT, [entry(19), entry(25)]))

    assert feed.findtext(f"{ATOM}updated") == "2019-06-25T09:00:00Z"
    assert [one.findtext(f"{ATOM}id") for one in feed.findall(f"{ATOM}entry")] == [f"{PAGE}#25", f"{PAGE}#19"]


def test_a_feed_without_changes_is_of_when_it_began():
    feed = ElementTree.fromstring(atom.feed(ABOUT, []))

    assert feed.findtext(f"{ATOM}updated") == "2019-06-18T09:00:00Z"


def test_words_stay_words():
    hostile = "<script>&\x0b]]>\ud800"

    feed = ElementTree.fromstring(atom.feed(ABOUT, [entry(19, title=hostile, text=hostile)]))

    assert feed.findtext(f"{ATOM}entry/{ATOM}content") == "<script>&\n]]>"


def test_a_time_without_a_timezone_is_refused():
    with pytest.raises(ValueError, match="timezone"):
        atom.feed(ABOUT, [entry(19, changed_at=datetime(2019, 6, 19))])  # noqa: DTZ001
