"""Publishing in the staff pages: what changes is said, one press publishes, and too late is never a wall."""

import json
import re
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import time_machine
from docx import Document
from sqlalchemy import event, select

from models.publication import Publication, Published, PublishedPaper
from models.vocabulary import SubjectKind, Verb
from tests import factories
from webapp.database import db
from webapp.services import papers, publishing
from webapp.services.actors import operator
from webapp.services.deployment import storage
from webapp.services.ledger import Act

MONDAY = datetime(2030, 6, 3, 9, 0, tzinfo=UTC)
FRIDAY_TOO_LATE = datetime(2030, 6, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def meeting(app):
    meeting = factories.meeting(held_on=date(2030, 6, 18))
    factories.item(meeting, "Early help")
    return meeting


@pytest.fixture
def clerk(browser):
    with time_machine.travel(MONDAY, tick=False):
        yield browser.sign_in(factories.officer(name="A Clerk"))


def publish_now(subject_id: int) -> None:
    meeting = db.session.get_one(publishing.Meeting, subject_id)
    publishing.publish_agenda(meeting, Act(Verb.PUBLISH, by=operator(on=MONDAY.date()), at=MONDAY))
    db.session.commit()


def test_the_page_says_what_will_change_and_one_press_publishes(clerk, meeting):
    address = f"/staff/publishing/meeting/{meeting.id}"

    before = clerk.open(address)
    page = clerk.submit(address)

    assert "The public will see the agenda, with 1 item, for the first time." in before.text
    assert page.status == 302
    assert db.session.get_one(Published, (SubjectKind.MEETING, meeting.id)).version == 1
    assert clerk.open(meeting_address(meeting)).status == 200


def test_the_first_agenda_of_a_meeting_whose_date_is_public_goes_out_in_one_press(clerk, meeting):
    address = f"/staff/publishing/meeting/{meeting.id}"
    clerk.submit(address, to="/date")

    before = clerk.open(address)
    clerk.submit(address)

    live = db.session.get_one(Published, (SubjectKind.MEETING, meeting.id))
    assert "The reason" not in before.text
    assert (live.version, db.session.get_one(Publication, live.publication_id).verb) == (2, Verb.PUBLISH)


def test_the_same_press_sent_twice_makes_one_version(clerk, meeting):
    address = f"/staff/publishing/meeting/{meeting.id}"
    page = clerk.open(address).text
    press = {name: re.search(rf'name="{name}"[^>]*value="([^"]+)"', page)[1] for name in ("seen", "csrf_token")}
    clerk.post(address, **press)

    again = clerk.post(address, **press, verb="correct", reason="Pressed again")

    assert "This is public already" in again.text
    assert db.session.get_one(Published, (SubjectKind.MEETING, meeting.id)).version == 1


def test_the_reason_given_for_moving_a_meeting_is_offered_when_the_move_is_published(clerk, meeting):
    publish_now(meeting.id)
    clerk.submit(f"/staff/meetings/{meeting.id}/move", held_on=["25", "6", "2030"], reason="The hall is flooded.")

    page = clerk.open(f"/staff/publishing/meeting/{meeting.id}")

    assert "The hall is flooded.</textarea>" in page.text
    assert re.search(r'value="correct"[^>]*checked|checked[^>]*value="correct"', page.text)
    assert f'href="{meeting_address(meeting)}"' in page.text


def test_a_correction_without_a_reason_is_refused_beside_the_reason(clerk, meeting):
    publish_now(meeting.id)
    meeting.items[0].heading = "Early help, corrected"
    db.session.commit()

    page = clerk.submit(f"/staff/publishing/meeting/{meeting.id}", verb="correct", reason="")

    assert 'href="#reason"' in page.text
    assert "renamed from “Early help” to “Early help, corrected”" in page.text


def test_what_changed_after_the_page_was_opened_is_not_published(clerk, meeting):
    page = clerk.open(f"/staff/publishing/meeting/{meeting.id}")
    assert page.status == 200
    meeting.items[0].heading = "Changed by somebody else"
    db.session.commit()

    page = clerk.submit(f"/staff/publishing/meeting/{meeting.id}", seen="what it was before")

    assert "changed while you were looking" in page.text
    assert db.session.scalars(select(Publication)).all() == []


def test_too_late_offers_the_lawful_routes_and_records_the_choice(browser, meeting):
    with time_machine.travel(FRIDAY_TOO_LATE, tick=False):
        clerk = browser.sign_in(factories.officer())
        page = clerk.open(f"/staff/publishing/meeting/{meeting.id}")
        refused = clerk.submit(f"/staff/publishing/meeting/{meeting.id}/route", route="urgency", chair_name="A Chair")
        chosen = clerk.submit(
            f"/staff/publishing/meeting/{meeting.id}/route",
            route="urgency",
            chair_name="A Chair",
            circumstances="The grant lapses on 20 June.",
        )
        published = clerk.submit(f"/staff/publishing/meeting/{meeting.id}")

    assert "Put the meeting off" in page.text and "section 100B(4)(b)" in page.text
    assert "Enter the special circumstances" in refused.text and "A Chair" in refused.text
    assert chosen.status == published.status == 302
    body = db.session.get_one(Published, (SubjectKind.MEETING, meeting.id)).body
    assert "The grant lapses on 20 June." in body


def test_a_cancellation_is_published_late_without_a_route_and_without_the_agenda_nobody_saw(browser, meeting):
    address = f"/staff/publishing/meeting/{meeting.id}"
    with time_machine.travel(FRIDAY_TOO_LATE, tick=False):
        clerk = browser.sign_in(factories.officer())
        clerk.submit(address, to="/date")
        clerk.submit(f"/staff/meetings/{meeting.id}/cancel", reason="Snow.")
        page = clerk.open(address)
        route = clerk.submit(f"{address}/route", route="urgency", chair_name="A Chair", circumstances="Snow.")
        published = clerk.submit(address)

    assert "too late" not in page.text and "clear days" not in page.text
    assert 'name="route"' not in route.text and meeting.late_decisions == []
    assert published.status == 302
    body = json.loads(db.session.get_one(Published, (SubjectKind.MEETING, meeting.id)).body)
    assert (body["status"], body["agenda"], body["notice"]) == ("cancelled", None, None)


def test_a_cancellation_keeps_the_agenda_that_the_public_has_whatever_was_added_to_it_since(browser, meeting):
    address = f"/staff/publishing/meeting/{meeting.id}"
    publish_now(meeting.id)
    factories.item(meeting, "Added since")
    with time_machine.travel(FRIDAY_TOO_LATE, tick=False):
        clerk = browser.sign_in(factories.officer())
        clerk.submit(f"/staff/meetings/{meeting.id}/cancel", reason="Snow.")
        published = clerk.submit(address)

    assert published.status == 302
    body = json.loads(db.session.get_one(Published, (SubjectKind.MEETING, meeting.id)).body)
    assert body["status"] == "cancelled" and body["agenda"]["items"][0]["heading"] == "Early help"


def test_a_date_can_go_out_before_the_agenda(clerk, meeting):
    page = clerk.submit(f"/staff/publishing/meeting/{meeting.id}", to="/date")

    assert page.status == 302
    assert '"agenda":null' in db.session.get_one(Published, (SubjectKind.MEETING, meeting.id)).body


def test_the_date_alone_does_not_take_an_unseen_agenda_with_it(clerk, meeting):
    stale = clerk.open(f"/staff/publishing/meeting/{meeting.id}").text
    publish_now(meeting.id)
    meeting.items[0].heading = "Half a heading"
    db.session.commit()

    clerk.post(
        f"/staff/publishing/meeting/{meeting.id}/date",
        csrf_token=re.search('name="csrf_token".*?value="([^"]+)"', stale)[1],
    )

    assert "can read the agenda already" in clerk.open(f"/staff/publishing/meeting/{meeting.id}").text
    assert db.session.get_one(Published, (SubjectKind.MEETING, meeting.id), populate_existing=True).version == 1


def test_withdrawing_asks_why_and_the_address_says_so(clerk, meeting):
    publish_now(meeting.id)

    refused = clerk.submit(f"/staff/publishing/meeting/{meeting.id}/withdraw", reason="")
    done = clerk.submit(f"/staff/publishing/meeting/{meeting.id}/withdraw", reason="Published in error")

    assert "Give the reason" in refused.text
    assert done.status == 302
    assert clerk.open(meeting_address(meeting)).status == 410


def test_many_dates_are_published_at_once(clerk, meeting):
    other = factories.meeting(held_on=date(2030, 7, 2))

    page = clerk.submit("/staff/publishing/calendar", meeting=[str(meeting.id), str(other.id)])

    assert page.status == 302
    assert len(db.session.scalars(select(Published)).all()) == 2


def test_an_officer_of_another_committee_finds_nothing_there(browser, meeting):
    stranger = factories.officer(committee=factories.committee())

    assert browser.sign_in(stranger).open(f"/staff/publishing/meeting/{meeting.id}").status == 404


@pytest.mark.parametrize("address", ["/staff/publishing/nonsense/1", "/staff/publishing/meeting/999"])
def test_an_unknown_subject_is_not_there(clerk, address):
    assert clerk.open(address).status == 404


def meeting_address(meeting) -> str:
    return f"/committees/{meeting.committee.slug}/meetings/2030-06-18"


def test_word_and_pdf_are_kept_before_the_lock_that_others_wait_for_is_taken(clerk, meeting):
    kept_when_locked = set()

    def note(connection):
        if connection.get_execution_options().get("writing"):
            kept_when_locked.update(file.name for file in storage().folder.rglob("*") if file.is_file())

    event.listen(db.engine, "begin", note)
    clerk.submit(f"/staff/publishing/meeting/{meeting.id}")
    event.remove(db.engine, "begin", note)

    of_the_version = set(db.session.scalars(select(PublishedPaper.sha256)))
    assert len(of_the_version) == 2
    assert of_the_version <= kept_when_locked


def test_papers_made_of_another_body_are_never_those_of_the_version(meeting):
    before = papers.prepare(papers.wanted(meeting, publishing.body_as_it_would_be(meeting, at=MONDAY)))
    meeting.items[0].heading = "Changed meanwhile"
    db.session.commit()

    act = Act(Verb.PUBLISH, by=operator(on=MONDAY.date()), at=MONDAY)
    publishing.publish_agenda(meeting, act, prepared=before)

    word = db.session.scalars(select(PublishedPaper).where(PublishedPaper.filename == papers.WORD)).one()
    said = " ".join(one.text for one in Document(BytesIO(storage().read(word.sha256))).element.iter() if one.text)
    assert "Changed meanwhile" in said
