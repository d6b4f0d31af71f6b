"""The public pages of work programmes and topics, their files, calendars and feeds."""

import csv
import io
from datetime import UTC, date, datetime, time, timedelta
from xml.etree import ElementTree

import docx
import icalendar
import pytest
import time_machine
from sqlalchemy import delete

from models.publication import PublishedPaper
from models.vocabulary import MeetingStatus, Verb
from models.work_programme import TopicItem
from tests import factories
from tests.published_council import ask, forget, statements
from tests.published_programme import EVERY_MEETING, HERE, NOW, act, make_public, move, planned, topic
from webapp.database import db
from webapp.services import meetings, programme_publishing, publishing, topics, work_programmes
from webapp.services.actors import operator

LATER = NOW + timedelta(days=2)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def that_summer():
    with time_machine.travel(LATER + timedelta(days=1), tick=False):
        yield


@pytest.fixture
def council(app):
    made = planned()
    topic(made.committee, "Questions to portfolio holders", EVERY_MEETING)
    make_public(made.programme)
    return made


@pytest.fixture
def moved(council):
    move(council.mash, council.winter, "The data come later")
    make_public(council.programme, at=LATER)
    return council


def test_the_year_is_a_picture_with_a_name_and_a_table_that_says_the_same(browser, council):
    for address in (HERE, f"{HERE}/2019/versions/1"):
        page = browser.open(address)

        assert "Timeline of the work programme" in page.text
        assert "2 topics down and 2 meetings across, May 2019 to April 2020." in page.text
        assert "The timeline as a table" in page.text


def test_everybody_reads_what_comes_when(browser, council):
    page = browser.open(HERE)

    for said in ("Work programme 2019/20", "MASH annual report", "Meeting of 24 September 2019", "At every meeting"):
        assert said in page.text
    assert browser.open(f"{HERE}.json").json["topics"][0]["lead_officer"] == "John Coleman"
    assert browser.open("/committees/children-panel").text.count(f'href="{HERE}"') == 1


def test_each_year_has_its_address_and_no_other(browser, council):
    assert browser.open(f"{HERE}/2019").status == 200
    assert browser.open(f"{HERE}/2018").status == 404


def test_a_committee_without_a_programme_says_so(browser, app):
    planned()

    assert "No work programme is published yet" in browser.open(HERE).text
    assert browser.open(f"{HERE}.docx").status == 404


def test_what_changed_is_told_with_its_reason(browser, moved):
    page, data = browser.open(f"{HERE}/2019/changes"), browser.open(f"{HERE}/2019/changes.json").json

    assert "The data come later." in page.text
    assert "1 topic moved." in page.text
    assert [(one["what"], one["now"]) for one in data["changes"]] == [("moved", "26 November 2019")]
    assert [one["version"] for one in data["versions"]] == [2, 1]


def test_what_changed_on_the_day_it_was_published_is_told(browser, council):
    move(council.mash, council.winter, "The data come later", at=NOW + timedelta(hours=1))
    make_public(council.programme, at=NOW + timedelta(hours=2))

    page = browser.open(f"{HERE}/2019/changes").text

    assert "1 topic moved." in page and "The data come later" in page
    assert "Nothing has changed" not in page


def test_what_left_with_earlier_versions_is_not_said_to_be_no_change(browser, moved):
    work_programmes.agree(moved.committee, 2019, agreed_on=LATER.date(), by=operator(on=LATER.date()), at=LATER)
    make_public(moved.programme, at=LATER + timedelta(hours=1), verb=Verb.CORRECT, hides_earlier=True)

    page = browser.open(f"{HERE}/2019/changes").text

    assert "Earlier changes are not told any more" in page
    assert "Nothing has changed" not in page


def test_a_topic_says_considered_of_a_meeting_that_took_it(browser, council):
    item = factories.item(council.autumn, "MASH annual report")
    factories.keep(TopicItem(topic_id=council.mash.id, item_id=item.id, put_on_at=NOW))
    publishing.publish_agenda(council.autumn, act(at=LATER))
    make_public(council.programme, at=LATER)
    before = browser.open(f"{HERE}/topics/{council.mash.id}").text
    held = datetime(2019, 9, 25, 9, 0, tzinfo=UTC)
    make_public(council.programme, at=held)

    after, picture = browser.open(f"{HERE}/topics/{council.mash.id}").text, browser.open(HERE).text

    assert "<span>On the agenda</span>" in before and "<span>Considered</span>" not in before
    assert "<span>Considered</span>" in after and "<span>On the agenda</span>" not in after
    assert "Considered</td>" in picture and "On the agenda</td>" not in picture


def test_what_changed_in_a_text_is_told_without_its_marks(browser, moved):
    details = {name: getattr(moved.mash, name) for name in topics.LABELS}
    said = {**details, "detail": "*Late* buses, **twice**"}
    topics.change(moved.mash, said, revision=str(moved.mash.revision), by=operator(on=LATER.date()), at=LATER)
    make_public(moved.programme, at=LATER + timedelta(hours=1))

    page = browser.open(f"{HERE}/topics/{moved.mash.id}").text
    feed = browser.open(f"{HERE}/topics/{moved.mash.id}/changes.atom").text

    for told in (page, feed):
        assert "To be considered: Late buses, twice" in told


def test_an_earlier_version_stays_to_be_read_and_says_that_it_is_one(browser, moved):
    page = browser.open(f"{HERE}/2019/versions/1")

    assert "This version has been superseded" in page.text
    assert "Meeting of 24 September 2019" in page.text
    assert browser.open(f"{HERE}/2019/versions/1.json").json["topics"][0]["when"]["words"] == "24 September 2019"
    assert browser.open(f"{HERE}/2019/versions/9").status == 404


def test_the_files_are_those_of_the_version_in_force(browser, moved):
    word = docx.Document(io.BytesIO(browser.open(f"{HERE}.docx").response.data))
    table = list(csv.DictReader(io.StringIO(browser.open(f"{HERE}/2019.csv").response.data.decode("utf-8-sig"))))

    assert "26 November 2019" in [cell.text for row in word.tables[0].rows for cell in row.cells]
    assert [one["When"] for one in table] == ["Every meeting", "26 November 2019"]
    first = docx.Document(io.BytesIO(browser.open(f"{HERE}/2019/versions/1.docx").response.data))
    assert "24 September 2019" in [cell.text for row in first.tables[0].rows for cell in row.cells]


def test_a_pdf_of_each_version_is_made_from_what_was_published(browser, moved):
    now, first = (browser.open(f"{HERE}{tail}") for tail in (".pdf", "/2019/versions/1.pdf"))
    page, earlier = browser.open(HERE).text, browser.open(f"{HERE}/2019/versions/1").text

    assert now.response.mimetype == "application/pdf" and now.response.data.startswith(b"%PDF-")
    assert first.status == 200 and first.response.data != now.response.data
    assert f'href="{HERE}/2019.pdf">As a PDF</a>' in page
    assert f'href="{HERE}/2019/versions/1.pdf">As a PDF</a>' in earlier


def test_no_pdf_is_offered_of_a_version_that_has_none(browser, council):
    db.session.execute(delete(PublishedPaper).where(PublishedPaper.filename == "work-programme.pdf"))
    db.session.commit()

    assert "As a PDF" not in browser.open(HERE).text
    assert browser.open(f"{HERE}.pdf").status == 404


def test_a_topic_tells_its_history(browser, moved):
    page = browser.open(f"{HERE}/topics/{moved.mash.id}")

    assert "Moved from 24 September 2019 to 26 November 2019" in page.text
    assert "The data come later" in page.text
    assert browser.open(f"{HERE}/topics/{moved.mash.id}.json").json["topic"]["title"] == "MASH annual report"
    assert browser.open(f"{HERE}/topics/999").status == 404


def test_a_topic_s_calendar_holds_its_meetings_and_follows_them(browser, moved):
    address = f"{HERE}/topics/{moved.mash.id}/calendar.ics"
    before = browser.open(address)

    to = {"held_on": date(2019, 12, 3), "starts_at": time(10), "ends_at": None, "venue": "County Hall", "room": ""}
    meetings.move(moved.winter, **to, reason="The hall is taken", by=operator(on=LATER.date()), at=LATER)
    publishing.publish_meeting(moved.winter, act(Verb.CORRECT, "It moved", at=LATER))
    db.session.commit()

    assert days(before) == [date(2019, 11, 26)]
    assert days(browser.open(address)) == [date(2019, 12, 3)]
    assert browser.open(address).headers["ETag"] != before.headers["ETag"]
    assert "This meeting has moved to 3 December 2019." in browser.open(HERE).text
    (event,) = icalendar.Calendar.from_ical(browser.open(address).response.data).walk("VEVENT")
    assert event["SUMMARY"] == f"MASH annual report: {moved.committee.name}"


def test_a_cancelled_meeting_is_said_to_be(browser, moved):
    meetings.cancel(moved.winter, reason="Too few members", by=operator(on=LATER.date()), at=LATER)
    publishing.publish_meeting(moved.winter, act(Verb.CORRECT, "It is called off", at=LATER))
    db.session.commit()

    assert moved.winter.status is MeetingStatus.CANCELLED
    assert "This meeting has been cancelled" in browser.open(HERE).text
    assert "This meeting has been cancelled" in browser.open(f"{HERE}/topics/{moved.mash.id}").text


def test_what_comes_at_every_meeting_has_a_calendar_of_them_all(browser, council):
    standing = browser.open(f"{HERE}.json").json["topics"][1]

    assert days(browser.open(f"{standing['address']}/calendar.ics")) == [date(2019, 9, 24), date(2019, 11, 26)]


def test_the_feed_of_a_topic_tells_each_change(browser, moved):
    feed = ElementTree.fromstring(browser.open(f"{HERE}/topics/{moved.mash.id}/changes.atom").response.data)

    titles = [one.findtext(f"{ATOM}title") for one in feed.findall(f"{ATOM}entry")]
    assert titles == [
        "Moved from 24 September 2019 to 26 November 2019",
        "Added to the programme: 24 September 2019",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2019-06-19T09:00:00Z"


def test_an_unchanged_page_is_not_sent_again(app, council):
    tag = ask(app, HERE)[2]["ETag"]

    assert ask(app, HERE, **{"If-None-Match": tag})[1] == "304 NOT MODIFIED"


def test_what_was_withdrawn_answers_410_with_the_reason(browser, council):
    programme_publishing.withdraw(council.programme, act(Verb.WITHDRAW, "It was the wrong draft"))
    db.session.commit()

    for tail in ("/2019", "/2019.json", "/2019.docx", "/2019.pdf", "/2019/changes", f"/topics/{council.mash.id}"):
        assert browser.open(f"{HERE}{tail}").status == 410
    assert "MASH" not in browser.open(f"{HERE}/2019").text
    assert "It was the wrong draft" in browser.open(f"{HERE}/2019").text


def test_the_page_costs_the_same_statements_however_many_topics_there_are(app, council):
    few = cost(app)
    for number in range(12):
        topic(council.committee, f"Topic {number}", council.winter)
    make_public(council.programme, at=LATER)

    assert cost(app) == few <= 6


def test_next_year_s_programme_waits_for_its_year(browser, council):
    topic(council.committee, "Budget")
    work_programmes.carry_forward(
        council.committee, 2020, numbers=[council.mash.id], by=operator(on=LATER.date()), at=LATER
    )
    make_public(work_programmes.begun(council.committee, 2020), at=LATER)

    assert "Work programme 2019/20" in browser.open(HERE).text
    with time_machine.travel(datetime(2020, 5, 2, 9, tzinfo=UTC), tick=False):
        assert "Work programme 2020/21" in browser.open(HERE).text


def days(answer) -> list[date]:
    calendar = icalendar.Calendar.from_ical(answer.response.data)
    return [event.decoded("dtstart").date() for event in calendar.walk("VEVENT")]


def cost(app) -> int:
    ask(app, HERE)
    forget(app)
    with statements() as made:
        ask(app, HERE)
    return len(made)
