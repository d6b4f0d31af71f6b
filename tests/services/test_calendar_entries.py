"""Calendar entries kept in memory: no more than there is room for, and never one that is no longer right."""

import pytest
from sqlalchemy import bindparam, literal, select

from models.publication import PublishedMeeting
from tests.published_council import act, correct, publish_council, publish_dates
from webapp.database import db
from webapp.services import calendar_entries, publishing
from webapp.services.calendar_entries import MARK, WEIGHT_OF_ONE, Choice, KeptEntries, choice, chosen

EVERY = choice()


@pytest.fixture
def published(app):
    return publish_council()


def stored() -> list[bytes]:
    order = (PublishedMeeting.starts_at, PublishedMeeting.meeting_id)
    return list(db.session.scalars(select(PublishedMeeting.vevent).order_by(*order)))


def test_the_entries_come_in_the_order_of_their_days_whenever_they_were_read(published):
    publish_dates(published.committee, 3)
    chosen(EVERY)
    correct(published.meeting)

    assert chosen(EVERY) == stored()
    assert len(stored()) == 4


def test_a_choice_of_nothing_is_empty(published):
    assert chosen(choice(PublishedMeeting.committee_id == bindparam("committee_id")), committee_id=0) == []


def test_a_withdrawn_meeting_is_gone_though_its_entry_was_kept(published):
    publish_dates(published.committee, 1)
    chosen(EVERY)

    publishing.withdraw(published.meeting, act(reason="It was published by mistake"))
    db.session.commit()

    assert chosen(EVERY) == stored()
    assert len(stored()) == 1


@pytest.mark.parametrize("few", [0, 100])
def test_a_meeting_published_again_between_the_two_questions_is_there_once_as_it_is_now(published, monkeypatch, few):
    monkeypatch.setattr(calendar_entries, "FEW", few)
    publish_dates(published.committee, 1)
    chosen(EVERY)
    number = published.meeting.id
    (other,) = db.session.scalars(select(MARK).where(PublishedMeeting.meeting_id != number))

    entries = chosen(Choice(select(literal(f"{number}:0,{other}")), EVERY.entries))

    assert entries == stored()


def test_no_more_is_kept_than_there_is_room_for(monkeypatch):
    kept, entry = KeptEntries(), (0, 1, b"x" * 600)
    monkeypatch.setattr(calendar_entries, "MOST_KEPT", 3 * (600 + WEIGHT_OF_ONE))

    for number in range(5):
        kept.keep({f"{number}:1": entry})
        kept.keep({f"{number}:1": entry})

    assert list(kept) == ["2:1", "3:1", "4:1"]
    assert kept.size == calendar_entries.MOST_KEPT


def test_a_feed_larger_than_the_room_is_still_whole(published, monkeypatch):
    monkeypatch.setattr(calendar_entries, "MOST_KEPT", 1)
    publish_dates(published.committee, 3)

    assert chosen(EVERY) == chosen(EVERY) == stored()
