"""My committee work: what a member owes and asked for, and what became of it; nothing of others, little of Part 2."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from models.action import Action, ActionUpdate
from models.minutes import IssuedDraft, Minutes
from models.minutes_vocabulary import ActionStatus, MinutesAudience, MinutesStatus, OwedKind, OwedStatus
from models.publication import PublishedResolution
from models.vocabulary import AttendanceStatus, Part, Role
from models.work_programme import Topic
from tests import factories, held_meetings, recommended
from tests.browser_client import Browser
from tests.published_council import statements
from webapp import action_links, clock
from webapp.database import db

ASKED = "Councillor Fern asked for the figures by ward."


@pytest.fixture
def work(app) -> SimpleNamespace:
    factories.council()
    member = factories.member(name="Ada Fern")
    committee = factories.committee(name="Children Panel")
    factories.seat(committee, member)
    meeting = factories.meeting(committee, held_on=clock.today() - timedelta(days=1))
    item = factories.item(meeting, "Early help")
    minutes = factories.keep(Minutes(meeting=meeting, status=MinutesStatus.ISSUED))
    ask = held_meetings.owed(item, kind=OwedKind.ASK, quoted=ASKED, asked_by_id=member.id, owed_by="Helen King")
    browser = Browser(app).sign_in(factories.user(Role.MEMBER, member_id=member.id))
    found = {"member": member, "committee": committee, "item": item, "ask": ask, "minutes": minutes}
    return SimpleNamespace(**found, browser=browser)


def owes(work: SimpleNamespace, **fields) -> Action:
    usual = {"text": "Visit the two centres", "owner_member": work.member, "owner_name": "", "due_on": clock.today()}
    return held_meetings.action(work.ask, **{**usual, "owed": None, **fields})


def test_it_is_the_first_page_after_signing_in_and_shows_what_is_owed_with_the_overdue_first(work):
    owes(work)
    owes(work, text="Write to the head", due_on=clock.today() - timedelta(days=3))

    page = work.browser.open("/my/work").text

    assert "3 days overdue" in page and "Due today" in page
    assert page.index("Write to the head") < page.index("Visit the two centres")


def test_the_owner_says_how_it_stands_without_the_officer(work):
    action = owes(work)

    answer = work.browser.submit(f"/my/actions/{action.id}", status="done", text="Both visited.", evidence="My note")

    db.session.expire_all()
    assert answer.status == 302
    assert (action.status, action.updates[0].said_by_id is not None) == (ActionStatus.DONE, True)
    assert not action.updates[0].is_public
    assert "Visit the two centres" not in work.browser.open("/my/work").text


def test_an_end_without_a_word_is_refused_at_its_place(work):
    action = owes(work)

    page = work.browser.submit(f"/my/actions/{action.id}", status="done")

    assert "Say what was done" in page.text and 'href="#text"' in page.text


@pytest.mark.parametrize("whose", ["another member's", "a name's", "taken away", "not there"])
def test_an_action_of_somebody_else_is_not_there(work, whose):
    fields = {
        "another member's": {"owner_member": factories.member()},
        "a name's": {"owner_member": None, "owner_name": "Ada Fern"},
        "taken away": {"removed_at": clock.now()},
        "not there": {},
    }
    number = owes(work, **fields[whose]).id + (whose == "not there")

    assert work.browser.open(f"/my/actions/{number}").status == 404
    assert work.browser.post(f"/my/actions/{number}", status="in progress", text="Mine").status in (400, 404)


def test_what_was_asked_shows_with_all_that_follows_from_it_and_how_it_ended(work):
    held_meetings.action(work.ask, owner_name="Helen King", text="Send the figures")
    factories.keep(
        Topic(committee=work.committee, title="Figures by ward", year=2026, owed=work.ask, added_at=clock.now())
    )
    page = work.browser.open("/my/work").text
    work.ask.status, work.ask.outcome, work.ask.ended_on = OwedStatus.DONE, "Sent to members.", date(2019, 5, 3)
    db.session.commit()

    after = work.browser.open("/my/work").text

    for words in (ASKED, "Still owed", "by Helen King", "Send the figures", "Figures by ward"):
        assert words in page
    assert "Sent to members." in after and "3 May 2019" in after


def test_what_was_asked_waits_for_the_minutes_to_be_issued(work):
    work.minutes.status = MinutesStatus.IN_HAND
    db.session.commit()

    assert ASKED not in work.browser.open("/my/work").text


def test_what_was_asked_in_part_2_shows_none_of_its_words(work):
    work.item.part, work.item.public_heading = Part.PRIVATE, "A property matter"
    held_meetings.action(work.ask, owner_name="Helen King", text="Send the secret")
    db.session.commit()

    page = work.browser.open("/my/work").text

    assert "Something in the private part of the meeting" in page
    assert not any(words in page for words in (ASKED, "Early help", "Send the secret"))


def test_it_counts_attendance_of_this_municipal_year_and_lists_what_the_committees_resolved(work):
    held_meetings.attendance(work.item.meeting, work.member)
    elsewhere = factories.meeting(work.committee, held_on=clock.today())
    held_meetings.attendance(elsewhere, work.member, status=AttendanceStatus.APOLOGIES)
    factories.keep(_resolution(work.committee.id, 1, "That the plan be noted."))
    factories.keep(_resolution(factories.committee().id, 2, "Not one of theirs."))

    page = work.browser.open("/my/work").text

    assert "1 of 2" in page and "with apologies for 1" in page
    assert "That the plan be noted." in page and "Not one of theirs." not in page


def test_the_page_asks_no_more_of_the_database_as_the_years_go_by(work):
    owes(work)
    work.browser.open("/my/work")
    with statements() as few:
        work.browser.open("/my/work")
    for number in range(40):
        held_meetings.owed(work.item, kind=OwedKind.ASK, quoted=f"Asked {number}", asked_by_id=work.member.id)
        owes(work, text=f"Do {number}")
        factories.keep(_resolution(work.committee.id, number + 10, f"Resolved {number}"))

    with statements() as many:
        work.browser.open("/my/work")

    assert len(many) <= len(few)


def test_somebody_without_a_member_is_told_what_to_do(app):
    browser = Browser(app).sign_in(factories.user(Role.MEMBER))

    assert "Ask an administrator to link it" in browser.open("/my/work").text


def _resolution(committee_id: int, number: int, text: str) -> PublishedResolution:
    facts = {"meeting_id": 1, "committee_name": "Children Panel", "held_on": clock.today(), "address": f"/r/{number}"}
    told = {"number": "1)", "heading": "Early help", "text": text, "outcome": "resolved"}
    return PublishedResolution(resolution_id=number, committee_id=committee_id, **facts, **told)


def issued_to_members(work: SimpleNamespace) -> str:
    told = {"issued_at": clock.now(), "issued_by": "Jo", "body": "{}"}
    factories.keep(IssuedDraft(minutes=work.minutes, audience=MinutesAudience.MEMBERS, **told))
    return f"/my/meetings/{work.minutes.meeting_id}/minutes"


def test_minutes_that_came_in_as_issued_are_not_listed_as_a_draft_that_nobody_kept(work):
    address = f"/my/meetings/{work.minutes.meeting_id}/minutes"

    page = work.browser.open("/my/work").text

    assert work.browser.open(address).status == 404
    assert ("Draft minutes to read" in page, address in page) == (False, False)


def test_draft_minutes_that_were_taken_away_are_not_there_to_read(work):
    address = issued_to_members(work)
    recommended.make_public(work.minutes.meeting)
    there = work.browser.open("/my/work").text

    recommended.withdraw_minutes(work.minutes.meeting)

    gone = work.browser.open("/my/work").text
    assert ("Draft minutes to read" in there, address in there) == (True, True)
    assert ("Draft minutes to read" in gone, address in gone) == (False, False)


def test_the_member_and_who_comes_by_a_link_read_the_same_of_an_action(app, work):
    action = owes(work, owner_email="ada@example.org")
    work.browser.submit(f"/my/actions/{action.id}", status="in progress", text="One visited.", evidence="My note")
    by_link = Browser(app).open(f"/action/{action_links.made_for(action)}").text

    own = work.browser.open(f"/my/actions/{action.id}").text

    for words in ("Visit the two centres", "What was said so far", "One visited.", "Where it can be seen: My note"):
        assert words in own and words in by_link


def test_who_comes_by_a_link_reads_nothing_that_officers_keep_to_themselves(app, work):
    action = owes(work, owner_member=None, owner_name="Helen King", owner_email="helen@example.org")
    officer = factories.officer()
    for said, is_public in (("Ask the leader first.", False), ("It is on the way.", True)):
        told = {"said_by": officer.name, "said_by_id": officer.id, "said_at": clock.now()}
        factories.keep(ActionUpdate(action=action, status=ActionStatus.OPEN, text=said, is_public=is_public, **told))
    guest, address = Browser(app), f"/action/{action_links.made_for(action)}"
    guest.submit(address, status="in progress", text="I began.")

    page = guest.open(address).text

    assert "Ask the leader first." not in page
    assert "It is on the way." in page and "I began." in page
