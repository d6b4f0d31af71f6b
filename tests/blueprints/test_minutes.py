"""The pages of issuing: what stops the minutes, the draft, approval with its corrections, the signature, the end."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.minutes import Minute, Minutes, MinutesCorrection
from models.minutes_vocabulary import MinutesAudience, MinutesStatus
from models.vocabulary import ItemKind, Role
from tests import factories, held_meetings
from tests.browser_client import Browser
from tests.issued_minutes import SAID, act, approved, held, issue, later
from webapp import clock
from webapp.database import db
from webapp.services import publishing


@pytest.fixture
def clerk(browser):
    return browser.sign_in(factories.officer())


@pytest.fixture
def meeting(app):
    return held()


def page(meeting, press: str = "") -> str:
    return f"/staff/meetings/{meeting.id}/minutes{press}"


def public(meeting) -> str:
    return f"/committees/{meeting.committee.slug}/meetings/{meeting.held_on}/minutes"


def kept(meeting) -> Minutes:
    db.session.expire_all()
    return db.session.scalars(select(Minutes).where(Minutes.meeting_id == meeting.id)).one()


def text_of(meeting) -> Minute:
    found = select(Minute).where(Minute.meeting_id == meeting.id, Minute.text == SAID)
    return db.session.scalars(found).one()


def test_what_stops_the_minutes_is_said_with_the_way_to_its_place(clerk, meeting):
    item = factories.item(meeting, "Not minuted")
    kept(meeting).rose_at = None
    text_of(meeting).text = "The Director would provide a full written response."
    db.session.commit()

    shown = clerk.open(page(meeting)).text

    assert "No outcome" in shown and f"/staff/meetings/{meeting.id}/running-order?item={item.id}" in shown
    assert "Say when the meeting rose" in shown and f"/staff/meetings/{meeting.id}/running-order/times" in shown
    assert "Mark it, or wave it through" in shown
    assert "Issue the draft" not in shown


def test_one_press_issues_the_draft_to_everybody(clerk, meeting):
    assert clerk.submit(page(meeting)).status == 302

    assert "The draft minutes are issued." in clerk.open(page(meeting)).text
    shown = clerk.open(public(meeting))
    assert shown.status == 200 and "DRAFT" in shown.text


def test_the_minutes_lead_to_what_their_committee_decided(browser, meeting):
    publishing.publish_committee(meeting.committee, act())
    issue(meeting)
    committee = f"/committees/{meeting.committee.slug}"

    shown = browser.open(public(meeting)).text

    for register in ("resolutions", "recommendations", "actions"):
        assert f'href="{committee}/{register}"' in shown
        assert browser.open(f"{committee}/{register}").status == 200


def test_a_draft_for_members_is_read_by_members_alone(app, clerk):
    meeting = held(MinutesAudience.MEMBERS)

    clerk.submit(page(meeting))

    assert clerk.open(public(meeting)).status == 404
    member = Browser(app).sign_in(factories.user(Role.MEMBER, member_id=meeting.committee.seats[0].member_id))
    assert SAID.split(".")[0] in member.open(f"/my/meetings/{meeting.id}/minutes").text


def test_the_words_that_changed_since_the_draft_are_shown(clerk, meeting):
    issue(meeting)
    text_of(meeting).text = "The Director introduced the report. Members doubted it."
    db.session.commit()

    shown = clerk.open(page(meeting)).text

    assert "Item 2, Early help: what was said." in shown
    assert "Members doubted it.</ins>" in shown and "Members welcomed it.</del>" in shown


def test_decisions_go_out_ahead_by_one_press(clerk, meeting):
    clerk.submit(page(meeting), to="/minutes/decisions")

    shown = clerk.open(public(meeting)).text
    assert "That the report be noted." in shown and SAID not in shown
    assert "Publish the decisions again" in clerk.open(page(meeting)).text


def test_one_correction_more_is_a_press_that_keeps_what_was_typed(clerk, meeting):
    issue(meeting)
    later(meeting)
    opened = clerk.open(page(meeting, "/approve"))

    typed = {"corrections-0-text": "For “two” read “three”.", "corrections-0-reason": "A miscount"}
    more = clerk.send(opened, **typed, another="y")
    again = clerk.send(more, another="y")

    assert "For “two” read “three”." in again.text
    assert 'name="corrections-2-text"' in again.text and "There is a problem" not in again.text
    assert kept(meeting).status is MinutesStatus.ISSUED


def test_minutes_are_approved_with_several_corrections_each_an_entry_of_its_own(clerk, meeting):
    issue(meeting)
    at_meeting, item_id = later(meeting), text_of(meeting).item_id
    more = clerk.send(clerk.open(page(meeting, "/approve")), another="y")
    typed = {"corrections-0-text": "For “two” read “three”.", "corrections-0-reason": "A miscount"}
    typed |= {"corrections-2-text": "Councillor Fern was there.", "corrections-2-reason": "Left out"}

    done = clerk.send(clerk.send(more, another="y"), **typed, **{"corrections-2-item_id": str(item_id)})

    assert done.status == 302
    assert kept(meeting).approved_at_id == at_meeting.id
    entries = db.session.scalars(select(MinutesCorrection).order_by(MinutesCorrection.id)).all()
    assert [(one.text, one.item_id, one.agreed_at_id) for one in entries] == [
        ("For “two” read “three”.", None, at_meeting.id),
        ("Councillor Fern was there.", item_id, at_meeting.id),
    ]


def test_a_correction_without_its_reason_is_refused_at_its_place_and_nothing_typed_is_lost(clerk, meeting):
    issue(meeting)
    later(meeting)
    more = clerk.send(clerk.open(page(meeting, "/approve")), another="y")
    typed = {"corrections-0-text": "One", "corrections-0-reason": "A slip", "corrections-1-text": "Two"}

    refused = clerk.send(more, **typed)

    assert 'href="#corrections-1-reason"' in refused.text and "Two" in refused.text
    assert kept(meeting).status is MinutesStatus.ISSUED
    assert kept(meeting).corrections == []


def test_more_corrections_than_one_form_takes_are_not_taken(clerk, meeting):
    issue(meeting)
    later(meeting)
    opened = clerk.open(page(meeting, "/approve"))

    shown = clerk.send(opened, **{f"corrections-{number}-text": "One" for number in range(60)}, another="y")

    assert shown.status == 200
    assert shown.text.count("Correction 30<") == 1 and "Correction 31<" not in shown.text


def test_the_running_order_of_the_next_meeting_leads_to_approval_and_signature_and_back(clerk, meeting):
    issue(meeting)
    following = later(meeting)
    item = factories.item(following, "Minutes", kind=ItemKind.MINUTES)
    chair = meeting.committee.seats[0].member
    factories.keep(Minutes(meeting=following, chair=chair))
    db.session.commit()
    room = f"/staff/meetings/{following.id}/running-order"
    way = f"at={following.id}&amp;from=room&amp;item={item.id}"
    assert f"{page(meeting, '/approve')}?{way}" in clerk.open(f"{room}?item={item.id}").text

    done = clerk.submit(f"{page(meeting, '/approve')}?{way.replace('&amp;', '&')}")
    signed = clerk.submit(f"{page(meeting, '/sign')}?from=room&item={item.id}")

    assert done.headers["Location"] == signed.headers["Location"] == f"{room}?item={item.id}#to-confirm"
    assert (kept(meeting).signed_by, kept(meeting).signed_on) == (chair.name, following.held_on)
    assert f"Signed by {chair.name}" in clerk.open(f"{room}?item={item.id}").text


def test_the_chair_who_was_there_is_offered_as_who_signs_where_nobody_chose_a_chair(clerk, meeting):
    issue(meeting)
    following = later(meeting)
    chair = meeting.committee.seats[0].member
    held_meetings.attendance(following, chair)
    db.session.commit()
    clerk.submit(page(meeting, "/approve"), approved_at=str(following.id))

    clerk.submit(page(meeting, "/sign"))

    assert kept(meeting).signed_by == chair.name


def test_the_minutes_of_the_approving_meeting_say_by_themselves_what_it_approved(clerk, meeting):
    issue(meeting)
    following = later(meeting)
    factories.item(following, "Minutes", kind=ItemKind.MINUTES)
    typed = {"corrections-0-text": "For “two” read “three”.", "corrections-0-reason": "A miscount"}
    assert "Item 1: No outcome" in clerk.open(page(following)).text

    clerk.submit(page(meeting, "/approve"), **typed)

    shown = clerk.open(page(following)).text
    assert "were approved as a correct record, with this correction:" in shown
    assert "For “two” read “three”." in shown and "Item 1: No outcome" not in shown


def test_what_a_clerk_wrote_of_the_approval_stays_as_it_is(clerk, meeting):
    issue(meeting)
    following = later(meeting)
    item = factories.item(following, "Minutes", kind=ItemKind.MINUTES)
    factories.keep(Minutes(meeting=following))
    factories.keep(Minute(meeting=following, item=item, text="Agreed.", revision=1))
    db.session.commit()

    clerk.submit(page(meeting, "/approve"))

    db.session.expire_all()
    assert [one.text for one in db.session.scalars(select(Minute).where(Minute.item_id == item.id))] == ["Agreed."]


def test_approved_minutes_say_nothing_new_of_a_correction_agreed_at_their_meeting_since(clerk, meeting):
    issue(meeting)
    following = later(meeting)
    item = factories.item(following, "Minutes", kind=ItemKind.MINUTES)
    clerk.submit(page(meeting, "/approve"))
    said = db.session.scalars(select(Minute.text).where(Minute.item_id == item.id)).one()

    clerk.submit(page(meeting, "/correct"), text="One", reason="A slip", agreed_at=str(following.id))

    db.session.expire_all()
    assert db.session.scalars(select(Minute.text).where(Minute.item_id == item.id)).one() == said


def test_a_correction_of_approved_minutes_names_the_meeting_that_agreed_it(clerk, meeting):
    agreed = later(approved(meeting).meeting, 25)

    typed = {"text": "For “two” read “three”.", "reason": "A miscount", "agreed_at": str(agreed.id)}
    done = clerk.submit(page(meeting, "/correct"), **typed)

    assert done.status == 302
    assert kept(meeting).corrections[0].agreed_at_id == agreed.id
    assert "A miscount" in clerk.open(public(meeting)).text
    assert clerk.open(f"{public(meeting)}/versions/1").status == 200


def test_a_meeting_still_to_come_agreed_nothing(clerk, meeting):
    to_come = later(approved(meeting).meeting, 90)

    refused = clerk.submit(page(meeting, "/correct"), text="One", reason="A slip", agreed_at=str(to_come.id))

    assert refused.status == 200 and "Choose one from the list." in refused.text
    assert kept(meeting).corrections == []


def test_nobody_signs_before_the_approval_or_tomorrow(clerk, meeting):
    approved(meeting)
    tomorrow = clock.today() + timedelta(days=1)

    refused = clerk.submit(page(meeting, "/sign"), signed_by="Ada Fern 1", signed_on=tomorrow.isoformat())

    assert "Enter a day that has come." in refused.text
    assert kept(meeting).signed_on is None


def test_withdrawn_minutes_answer_that_they_are_gone_and_come_back_by_one_press(clerk, meeting):
    approved(meeting)

    clerk.submit(page(meeting, "/withdraw"), reason="A name was in them")
    gone = clerk.open(public(meeting))
    clerk.submit(page(meeting), to="/minutes/publish-again")

    assert gone.status == 410 and "A name was in them" in gone.text
    assert clerk.open(public(meeting)).status == 200


def test_the_draft_comes_as_word_and_pdf(clerk, meeting):
    word = clerk.open(page(meeting, "/draft.docx"))

    assert word.response.get_data()[:2] == b"PK"
    assert word.headers["Content-Disposition"].startswith("attachment")
