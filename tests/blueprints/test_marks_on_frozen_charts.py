"""What a frozen chart marks is shown while it is public, and named nowhere once it is hidden."""

import json
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from sqlalchemy import delete

from models.publication import PublishedMeeting
from models.rules.wording import long_date
from models.vocabulary import MeetingStatus, SubjectKind, Verb
from tests import factories, scored
from tests.published_council import act, forget, statements
from webapp.database import db
from webapp.filters import short_date
from webapp.services import ledger, published_marks, publishing, scorecard_bodies

ADDRESS = "/scorecards/one-organisational-plan/2019-20/children-panel"


@pytest.fixture
def marked(app):
    """A later scorecard whose charts mark the meeting that had the one before."""
    made = scored.among_papers()
    made.later = scored.scorecard(made.framework, made.committee, period_on=date(2020, 3, 31))
    scored.publish(made.later)
    return made


def hide(made, verb=Verb.WITHDRAW):
    publishing.withdraw(made.meeting, act(verb, "It was published by mistake"))
    db.session.commit()


def pages(made) -> list[str]:
    measure = f"/scorecards/one-organisational-plan/measures/{made.looked_after.id}"
    return [
        ADDRESS,
        f"{ADDRESS}.json",
        f"{ADDRESS}/versions/1",
        f"{ADDRESS}/versions/1.json",
        measure,
        f"{measure}.json",
    ]


def words_in(browser) -> str:
    answer = browser.open(f"{ADDRESS}.docx")
    assert "attachment" in answer.headers["Content-Disposition"]
    return ZipFile(BytesIO(answer.response.data)).read("word/document.xml").decode()


def test_a_chart_marks_the_meeting_that_looked_before(browser, marked):
    assert all(marked.address in browser.open(page).text for page in pages(marked))
    assert "Marked on the chart" in words_in(browser)


def test_a_meeting_hidden_since_is_named_by_no_page_and_no_file(browser, marked):
    for page in pages(marked):
        browser.open(page)
    hide(marked)

    assert not [page for page in pages(marked) if marked.address in browser.open(page).text]
    assert "Marked on the chart" not in words_in(browser)
    assert browser.open(f"{ADDRESS}.pdf").response.data.startswith(b"%PDF")


def test_a_page_held_by_a_reader_is_drawn_anew_once_the_meeting_is_hidden(browser, marked):
    tag = browser.open(ADDRESS).headers["ETag"]
    hide(marked)

    assert browser.open(ADDRESS, headers={"If-None-Match": tag}).status == 200


def test_a_meeting_that_comes_back_is_marked_again(browser, marked):
    hide(marked)
    browser.open(ADDRESS)

    publishing.publish_agenda(marked.meeting, act(Verb.CORRECT, "It was right after all"))
    db.session.commit()

    assert all(marked.address in browser.open(page).text for page in pages(marked))


def move(made, held_on):
    made.meeting.held_on = held_on
    publishing.publish_agenda(made.meeting, act(Verb.CORRECT, "The room is being mended"))
    db.session.commit()
    return f"/committees/children-panel/meetings/{held_on}"


def test_a_meeting_moved_since_is_marked_on_the_day_it_has(browser, marked):
    tag = browser.open(ADDRESS).headers["ETag"]
    assert long_date(marked.meeting.held_on) in words_in(browser)
    was, moved_to = marked.meeting.held_on, marked.meeting.held_on + timedelta(days=7)

    address = move(marked, moved_to)

    assert browser.open(ADDRESS, headers={"If-None-Match": tag}).status == 200
    for page in pages(marked):
        shown = browser.open(page).text
        assert address in shown and long_date(moved_to) in shown
        assert marked.address not in shown and long_date(was) not in shown
    assert f"Marked on the chart: Children Panel, {long_date(moved_to)}" in words_in(browser)
    assert browser.open(f"{ADDRESS}.pdf").response.data.startswith(b"%PDF")


def call_off(made):
    made.meeting.status = MeetingStatus.CANCELLED
    publishing.publish_agenda(made.meeting, act(Verb.CORRECT, "Too few members"))
    db.session.commit()


def take_the_old_day(made, held_on):
    """Another meeting of the committee, on the day and so at the address that the one marked has left."""
    other = factories.meeting(made.committee, held_on=held_on)
    factories.item(other, "Something else")
    publishing.publish_agenda(other, act())
    db.session.commit()


def test_a_mark_leads_to_its_own_meeting_where_another_took_the_old_address(browser, marked):
    was, moved_to = marked.meeting.held_on, marked.meeting.held_on + timedelta(days=7)
    address = move(marked, moved_to)
    take_the_old_day(marked, was)
    assert "Something else" in browser.open(marked.address).text

    for page in pages(marked):
        shown = browser.open(page).text
        assert address in shown and long_date(moved_to) in shown
        assert marked.address not in shown and long_date(was) not in shown


def test_a_scorecard_leads_to_the_meeting_that_had_it_where_another_took_the_old_address(browser, marked):
    tag = browser.open(scored.ADDRESS).headers["ETag"]
    was = marked.meeting.held_on
    address = move(marked, was + timedelta(days=7))
    take_the_old_day(marked, was)

    assert browser.open(scored.ADDRESS, headers={"If-None-Match": tag}).status == 200
    assert f"(moved since to {short_date((was + timedelta(days=7)).isoformat())})" in browser.open(scored.ADDRESS).text
    for page in (scored.ADDRESS, f"{scored.ADDRESS}.json"):
        assert address in browser.open(page).text and marked.address not in browser.open(page).text

    call_off(marked)

    for page in (scored.ADDRESS, f"{scored.ADDRESS}.json", f"{scored.ADDRESS}/versions/1.json"):
        assert address in browser.open(page).text and marked.address not in browser.open(page).text


def test_a_scorecard_leads_to_no_meeting_where_the_one_that_had_it_is_not_public(browser, marked):
    db.session.execute(delete(PublishedMeeting).where(PublishedMeeting.meeting_id == marked.meeting.id))
    db.session.commit()

    page = browser.open(scored.ADDRESS).text

    assert f"meeting of {short_date(marked.meeting.held_on.isoformat())}" in page
    assert marked.address not in page
    assert browser.open(f"{scored.ADDRESS}.json").json["meeting"]["address"] == ""


def test_a_page_held_by_a_reader_follows_a_meeting_that_moves_on_after_another_took_its_old_address(browser, marked):
    was = marked.meeting.held_on
    move(marked, was + timedelta(days=7))
    take_the_old_day(marked, was)
    naming = [*pages(marked), scored.ADDRESS, f"{scored.ADDRESS}.json"]
    tags = [browser.open(page).headers["ETag"] for page in naming]

    address = move(marked, was + timedelta(days=14))

    told = [browser.open(page, headers={"If-None-Match": tag}) for page, tag in zip(naming, tags, strict=True)]
    assert [one.status for one in told] == [200] * len(told)
    assert all(address in one.text for one in told)


def test_a_meeting_hidden_after_another_took_its_old_address_is_named_no_more(browser, marked):
    was = marked.meeting.held_on
    addresses = [marked.address, move(marked, was + timedelta(days=7))]
    take_the_old_day(marked, was)
    tags = [browser.open(page).headers["ETag"] for page in pages(marked)]

    hide(marked)

    told = [browser.open(page, headers={"If-None-Match": tag}) for page, tag in zip(pages(marked), tags, strict=True)]
    assert [one.status for one in told] == [200] * len(told)
    assert not [address for address in addresses for one in told if address in one.text]


def without_numbers(made):
    """The later scorecard as it was published before marks held their meeting's number."""
    old = json.loads(ledger.live(SubjectKind.SCORECARD, made.later.id).body)
    for mark in (mark for measure in old["measures"] for mark in measure["marks"]):
        del mark["meeting_id"]
    return old


def test_a_mark_of_before_marks_held_their_meetings_number_keeps_its_words_and_leads_nowhere(marked):
    old = without_numbers(marked)

    while_public = published_marks.only_public(old)["measures"][0]["marks"]
    hide(marked)
    once_hidden = published_marks.only_public(old)["measures"][0]["marks"]

    assert [one["address"] for one in while_public] == [""]
    assert long_date(marked.meeting.held_on) in while_public[0]["words"]
    assert once_hidden == []


def test_a_mark_without_a_number_goes_once_its_meeting_has_another_address(marked):
    old = without_numbers(marked)

    move(marked, marked.meeting.held_on + timedelta(days=7))

    assert not any(one["marks"] for one in published_marks.only_public(old)["measures"])


def test_a_meeting_moved_twice_and_hidden_is_named_by_no_page(browser, marked):
    moved = [move(marked, marked.meeting.held_on + timedelta(days=7)) for _ in range(2)]
    assert all(moved[1] in browser.open(page).text for page in pages(marked))

    hide(marked)

    told = [browser.open(page).text for page in pages(marked)]
    assert not [address for address in (marked.address, *moved) for page in told if address in page]


def test_a_meeting_called_off_looked_at_nothing_until_it_is_held_after_all(browser, marked):
    for page in pages(marked):
        browser.open(page)

    call_off(marked)
    called_off = [page for page in pages(marked) if marked.address in browser.open(page).text]
    drawn_anew = scorecard_bodies.scorecard_body(marked.later, on=marked.later.period_on)
    marked.meeting.status = MeetingStatus.SCHEDULED
    publishing.publish_agenda(marked.meeting, act(Verb.CORRECT, "It is held after all"))
    db.session.commit()

    assert called_off == [] and not any(one["marks"] for one in drawn_anew["measures"])
    assert all(marked.address in browser.open(page).text for page in pages(marked))


def test_a_measures_own_page_marks_the_meeting_that_had_its_latest_scorecard_once_it_was_held(browser):
    made = scored.among_papers()
    page = f"/scorecards/one-organisational-plan/measures/{made.looked_after.id}"
    evening, morning_after = (datetime.combine(made.meeting.held_on + timedelta(days=n), time(9)) for n in (-1, 1))

    told = []
    for now in (evening, morning_after):
        with time_machine.travel(now.replace(tzinfo=UTC), tick=False):
            told.append(browser.open(page).text + browser.open(f"{page}.json").text)

    assert made.address not in told[0] and "Looked at" not in told[0]
    assert told[1].count(made.address) == 2 and f"Looked at on {long_date(made.meeting.held_on)}" in told[1]


def test_what_was_frozen_stays_in_the_ledger(marked):
    hide(marked)

    body = json.loads(ledger.live(SubjectKind.SCORECARD, marked.later.id).body)
    assert [one["address"] for one in body["measures"][0]["marks"]] == [marked.address]


def test_a_page_with_marks_asks_five_things_of_the_database_at_most(app, marked):
    for address in pages(marked):
        forget(app)
        with statements() as sent:
            assert app.test_client().get(address).status_code == 200
        assert len(sent) <= 5, (address, sent)
