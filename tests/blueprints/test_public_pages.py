"""What anybody may read: every page says what was published, no more, and nobody's session is touched."""

import json
from datetime import timedelta

import pytest

from models.meeting import MeetingChange
from models.publication import Published
from models.vocabulary import MeetingStatus, Part, SubjectKind, Verb
from tests import factories
from tests.published_council import HELD_ON, act, correct, publish_council, publish_dates
from webapp import clock, migrations
from webapp.database import db
from webapp.services import publishing

COMMITTEE = "/committees/children-panel"
MEETING = f"/committees/children-panel/meetings/{HELD_ON}"
PAGES = [
    "/", "/meetings", f"/meetings?month={HELD_ON:%Y-%m}", "/committees", "/committees/children-panel", "/members",
    "/members/ada-fern", MEETING, f"{MEETING}/versions", f"{MEETING}/versions/1", "/subscribe", f"{MEETING}/subscribe",
    "/committees/children-panel/subscribe", "/members/ada-fern/subscribe", "/about", "/accessibility",
    "/former-committees", "/former-members", f"{COMMITTEE}/past-members", "/members/ada-fern/past-seats",
]  # fmt: skip
DATA = [
    "/council.json", "/meetings.json", "/committees.json", "/committees/children-panel.json", "/members.json",
    "/members/ada-fern.json", f"{MEETING}.json", f"{MEETING}/versions.json", f"{MEETING}/versions/1.json",
    "/former-committees.json", "/former-members.json", f"{COMMITTEE}/past-members.json",
    "/members/ada-fern/past-seats.json",
]  # fmt: skip
CALENDARS = [
    "/calendar.ics", "/committees/children-panel/calendar.ics", "/members/ada-fern/calendar.ics",
    f"{MEETING}/meeting.ics",
]  # fmt: skip
EVERYTHING = [*PAGES, *DATA, *CALENDARS, "/council.css", f"{MEETING}/agenda.docx", f"{MEETING}/agenda.pdf"]


@pytest.fixture
def published(app):
    return publish_council()


def test_every_public_address_is_for_anybody_and_may_be_kept(published, browser):
    for address in EVERYTHING:
        page = browser.open(address)

        assert page.status == 200, address
        assert page.headers["Cache-Control"].startswith("public"), address
        assert "Set-Cookie" not in page.headers, address
        assert "Cookie" not in page.headers.get("Vary", ""), address


def test_what_the_reader_has_already_is_not_sent_again(published, browser):
    for address in EVERYTHING:
        tag = browser.open(address).headers["ETag"]

        again = browser.open(address, headers={"If-None-Match": tag})

        assert again.status == 304, address
        assert again.text == "", address


def test_the_page_of_a_meeting_says_all_that_was_published(published, browser):
    page = browser.open(MEETING).text

    for fact in (
        "Children Panel", "10.00 am", "Room 1, County Hall", "clear days", "Early help", "<em>it</em>", "Note it.",
        "Report enclosed", "The first part of it", "A property matter", "financial or business affairs",
        "It would weaken the council.", "Ada Fern", "Vacancy", "An Officer", "Speaking", "You may.", "Agenda as a Word",
        f'href="/documents/{published.document.id}/report.pdf"',
    ):  # fmt: skip
        assert fact in page, fact
    assert "A secret" not in page


def test_a_cancelled_meeting_stays_and_says_why(published, browser):
    published.meeting.status = MeetingStatus.CANCELLED
    cancelled = {"changed_at": act().at, "what": "Cancelled.", "reason": "The hall is flooded."}
    factories.keep(MeetingChange(meeting=published.meeting, **cancelled))
    correct(published.meeting)

    assert "This meeting is cancelled" in browser.open(MEETING).text
    assert "The hall is flooded." in browser.open(MEETING).text
    assert "Cancelled" in browser.open("/meetings").text


def test_an_agenda_that_never_came_is_not_promised_once_the_day_has_passed(published, browser):
    today = clock.today()
    for held_on in (today - timedelta(days=1), today):
        publishing.publish_meeting(factories.meeting(published.committee, held_on=held_on), act())
    db.session.commit()

    gone, still = (browser.open(f"/committees/children-panel/meetings/{day}") for day in (today - timedelta(1), today))

    assert "No agenda is published here" in gone.text and "not published yet" not in gone.text
    assert "The agenda is not published yet" in still.text
    assert "-held-" in gone.headers["ETag"]


def test_the_usual_time_and_place_of_a_committee_are_two_facts(published, browser):
    published.committee.usual_venue = "County Hall"
    publishing.publish_committee(published.committee, act())
    db.session.commit()

    page = browser.open("/committees/children-panel").text

    assert "<dt>Usual time</dt><dd>10.00 am</dd>" in page
    assert "<dt>Usual place</dt><dd>County Hall</dd>" in page


def test_a_version_is_marked_superseded_and_leads_to_the_one_in_force(published, browser):
    published.report.heading = "Early help, put right"
    correct(published.meeting, "The heading was wrong")

    old, live = browser.open(f"{MEETING}/versions/1"), browser.open(MEETING)

    assert "This version has been superseded" in old.text and "Early help" in old.text
    assert "put right" not in old.text
    assert f'<a class="govuk-link" href="{MEETING}">Read the version in force</a>' in old.text
    assert "Version 2, corrected on" in live.text and "The heading was wrong" in live.text
    assert browser.open(f"{MEETING}/versions/3").status == 404


def test_a_version_that_showed_too_much_is_gone_with_its_files(published, browser):
    correct(published.meeting, "Item 1 was not to be public", hides_earlier=True)

    assert browser.open(f"{MEETING}/versions/1").status == 410
    assert browser.open(f"{MEETING}/versions/1.json").status == 410
    assert browser.open(f"{MEETING}/versions/1/agenda.docx").status == 410
    assert "taken away" in browser.open(f"{MEETING}/versions").text
    assert browser.open(MEETING).status == 200


def test_what_is_withdrawn_is_gone_and_only_the_reason_is_left(published, browser):
    publishing.withdraw(published.meeting, act(Verb.WITHDRAW, "Published for the wrong committee"))
    db.session.commit()

    for tail in ("", ".json", "/meeting.ics", "/agenda.docx", "/versions", "/subscribe"):
        page = browser.open(MEETING + tail)

        assert page.status == 410, tail
        assert "Early help" not in page.text, tail
        assert tail == ".json" or "Published for the wrong committee" in page.text, tail


def test_a_moved_meeting_is_found_from_where_it_was(published, browser):
    published.meeting.held_on = HELD_ON + timedelta(days=2)
    correct(published.meeting, "The hall is being mended")

    for tail in ("", ".json", "/agenda.docx", "/meeting.ics", "/versions/1"):
        page = browser.open(f"{MEETING}{tail}?a=b")

        assert page.status == 308, tail
        assert page.headers["Location"].endswith(f"/meetings/{HELD_ON + timedelta(days=2)}{tail}?a=b")


def test_hidden_unknown_and_random_addresses_are_the_same_bytes(published, browser):
    hidden = factories.meeting(published.committee, held_on=HELD_ON + timedelta(days=5))
    addresses = [
        f"/committees/children-panel/meetings/{hidden.held_on}", "/committees/nobody", "/committees/nobody.json",
        "/committees/nobody/calendar.ics", "/members/nobody", "/members/nobody/calendar.ics", "/documents/999/a.pdf",
        "/wp-admin.php", f"/committees/children-panel/meetings/{hidden.held_on}/agenda.docx",
    ]  # fmt: skip

    pages = [browser.open(address) for address in addresses]

    assert {page.status for page in pages} == {404}
    assert len({page.response.data for page in pages}) == 1
    assert len({str(sorted(page.headers.items())) for page in pages}) == 1


def test_the_data_is_the_published_body_word_for_word(published, browser):
    for kind, subject_id, address in (
        (SubjectKind.MEETING, published.meeting.id, f"{MEETING}.json"),
        (SubjectKind.COMMITTEE, published.committee.id, "/committees/children-panel.json"),
        (SubjectKind.MEMBER, published.chair.id, "/members/ada-fern.json"),
        (SubjectKind.COUNCIL, 1, "/council.json"),
    ):
        assert browser.open(address).text == db.session.get_one(Published, (kind, subject_id)).body
    assert browser.open(f"{MEETING}/versions/1.json").text == browser.open(f"{MEETING}.json").text
    assert browser.open("/meetings.json").json["meetings"][0]["address"] == MEETING


def test_nothing_private_is_in_any_public_answer(published, browser):
    private = {
        "heading": "canary heading", "text": "canary text", "presenter": "canary presenter", "part": Part.PRIVATE,
        "public_heading": "A matter", "exempt_paragraphs": [3], "exempt_reason": "A reason.",
        "recommendations": ["canary recommendation"],
    }  # fmt: skip
    item = factories.item(published.meeting, **private)
    paper = factories.document(item, b"canary bytes", title="canary title", filename="canary.pdf")
    factories.item(published.meeting, "canary below", parent_id=item.id, position=1)
    factories.member(name="canary member", slug="canary-member")
    factories.meeting(published.committee, held_on=HELD_ON + timedelta(days=9), venue="canary venue")
    factories.user(name="canary person", email="canary@example.org")
    db.session.refresh(published.meeting)
    publishing.publish_agenda(published.meeting, act(Verb.CORRECT, "More business"))
    db.session.commit()

    for address in EVERYTHING:
        page = browser.open(address)
        assert b"canary" not in page.response.data, address
        assert "canary" not in str(page.headers), address
    assert browser.open(f"/documents/{paper.id}/canary.pdf").status == 404


def test_the_tag_changes_when_something_published_changes_and_not_otherwise(published, browser):
    watched = [*PAGES[:9], *DATA[:8], *CALENDARS]
    before = {address: browser.open(address).headers["ETag"] for address in watched}

    published.report.heading = "Not published yet"
    db.session.commit()
    assert {address: browser.open(address).headers["ETag"] for address in watched} == before
    correct(published.meeting)

    after = {address: browser.open(address).headers["ETag"] for address in watched}
    unchanged = {address for address in watched if before[address] == after[address]}
    assert unchanged == {"/council.json", "/committees/children-panel.json", "/members/ada-fern.json"}


def test_pages_of_the_list_lead_to_each_other_without_leaving_a_meeting_out(published, browser):
    publish_dates(published.committee, 45)
    seen, address = [], "/meetings.json"

    while address:
        data = browser.open(address).json
        seen += [meeting["address"] for meeting in data["meetings"]]
        address = data["later"]

    assert len(seen) == len(set(seen)) == 46
    back = browser.open(f"/meetings.json?before={HELD_ON + timedelta(days=3):%Y%m%d}0000-0").json
    assert [meeting["held_on"] for meeting in back["meetings"]] == [
        str(HELD_ON + timedelta(days=number)) for number in (2, 1, 0)
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/meetings?month=June",
        "/meetings?month=2019-13",
        "/meetings?after=x",
        "/calendar.ics?from=yesterday",
        "/former-members?after=x",
        "/former-committees?after=-1",
        "/members/ada-fern/past-seats?before=2015-01-01",
        f"{COMMITTEE}/past-members?before=2015-02-30-1",
    ],
)
def test_a_broken_question_is_answered_in_a_sentence(published, browser, address):
    page = browser.open(address)

    assert page.status == 400
    assert "That address is not complete" in page.text


def test_a_month_shows_its_meetings_on_their_days(published, browser):
    page = browser.open(f"/meetings?month={HELD_ON:%Y-%m}").text

    assert f'datetime="{HELD_ON}"' in page
    assert page.count(f'href="{MEETING}"') == 2


def test_health_says_how_the_site_is_and_nothing_secret(app, browser):
    page = browser.open("/health")

    assert page.status == 200 and page.json["ok"] is True
    assert page.json["database"]["kind"] in ("sqlite", "postgresql")
    assert page.headers["Cache-Control"] == "no-store"
    assert app.secret_key not in page.text and "DATABASE" not in json.dumps(page.json)


def test_health_asks_for_the_migrations_of_the_release_that_runs(app, browser, monkeypatch, tmp_path):
    (tmp_path / "versions").mkdir()
    (tmp_path / "versions" / "9999_of_the_next_release.py").touch()
    monkeypatch.setattr(migrations, "FOLDER", tmp_path)

    page = browser.open("/health")

    assert (page.status, page.json["migrations"]["newest"]) == (200, page.json["migrations"]["applied"])


def test_the_colours_follow_the_council(published, browser):
    assert "--council-accent: #1d4f4b" in browser.open("/council.css").text

    published.council.accent = "#402060"
    publishing.publish_council(published.council, act(Verb.CORRECT, "New colours"))
    db.session.commit()

    assert "--council-accent: #402060" in browser.open("/council.css").text
