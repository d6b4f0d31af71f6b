"""Actions in the browser: given from what was owed, updated, corrected, taken away."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from models.action import Action
from models.minutes import Minute
from models.minutes_vocabulary import ActionStatus, OwedKind, OwedStatus
from models.owed import Owed
from tests import factories
from tests.browser_client import Browser
from webapp import clock
from webapp.database import db
from webapp.filters import long_date

ASK = "Helen King stated that she would provide the figures."


@pytest.fixture
def held(app) -> SimpleNamespace:
    factories.council()
    committee = factories.committee(name="Children Panel")
    meeting = factories.meeting(committee, held_on=clock.today())
    item = factories.item(meeting, "Figures")
    minute = factories.keep(Minute(meeting=meeting, item=item, text=ASK))
    king = factories.member(name="Helen King")
    owed = factories.keep(
        Owed(minute=minute, kind=OwedKind.UNDERTAKING, quoted=ASK, owed_by_id=king.id, marked_at=clock.now())
    )
    browser = Browser(app)
    browser.sign_in(factories.officer())
    new = f"/staff/committees/{committee.id}/actions/new?owed={owed.id}"
    return SimpleNamespace(committee=committee, owed=owed, king=king, browser=browser, new=new, item=item)


def the_action() -> Action:
    db.session.expire_all()
    return db.session.query(Action).order_by(Action.id.desc()).first()


def give(held: SimpleNamespace, **others: object):
    due = clock.today() + timedelta(days=10)
    date = {"due_on": [due.day, due.month, due.year]}
    return held.browser.submit(held.new, **{"text": "Provide the figures", "owner": held.king.id, **date, **others})


def test_an_action_begins_with_the_words_and_the_owner_of_what_was_promised(held) -> None:
    page = held.browser.open(held.new)

    assert ASK in page.text
    assert f'value="{held.king.id}" selected' in page.text


def test_given_it_follows_up_the_promise_and_is_listed_with_its_day(held) -> None:
    answer = give(held)

    action = the_action()
    assert answer.status == 302
    assert (action.owed_id, action.item_id, action.owner_member_id) == (held.owed.id, held.item.id, held.king.id)
    assert held.owed.status is OwedStatus.FOLLOWED
    listed = held.browser.open(f"/staff/committees/{held.committee.id}/actions")
    assert "Due in 10 days" in listed.text


def test_an_action_with_no_owner_is_refused_at_its_place_and_nothing_typed_is_lost(held) -> None:
    page = give(held, owner="", text="Provide the figures, please")

    assert "Say who is to do it" in page.text
    assert 'href="#owner"' in page.text
    assert "Provide the figures, please" in page.text


def test_what_is_new_is_kept_with_who_said_it(held) -> None:
    give(held)
    address = f"/staff/actions/{the_action().id}"

    said = {"status": "done", "text": "Sent on Monday.", "evidence": "E-mail of 3 May", "is_public": "y"}
    held.browser.submit(address, form=1, **said)

    action = the_action()
    assert action.status is ActionStatus.DONE
    assert action.updates[0].is_public
    assert "Sent on Monday." in held.browser.open(address).text


def test_an_action_of_another_committee_s_promise_is_not_there(held) -> None:
    other = factories.committee()

    page = held.browser.open(f"/staff/committees/{other.id}/actions/new?owed={held.owed.id}")

    assert page.status == 404


def test_it_is_corrected_and_taken_away(held) -> None:
    give(held)
    action = the_action()

    held.browser.submit(f"/staff/actions/{action.id}/edit", text="Provide all the figures", every_months="6")
    corrected = the_action().text, the_action().every_months
    held.browser.post(f"/staff/actions/{action.id}/remove", csrf_token=token(held.browser))

    assert corrected == ("Provide all the figures", 6)
    assert the_action().removed_at is not None


def test_one_that_comes_later_than_was_agreed_is_a_finding_of_its_committee_and_of_its_own_page(held) -> None:
    far = clock.today() + timedelta(days=335)
    give(held, due_on=[far.day, far.month, far.year], every_months="6")

    pages = [held.browser.open(one).text for one in ("/staff/actions", f"/staff/actions/{the_action().id}")]

    assert "Later than was agreed (1)" in pages[0]
    assert all("It was to come every 6 months, and comes next" in page for page in pages)


def test_one_done_that_comes_again_says_when_it_is_due_next(held) -> None:
    give(held, every_months="6")
    address = f"/staff/actions/{the_action().id}"

    held.browser.submit(address, form=1, status="done", text="Sent round", evidence="E-mail of 3 May")

    again = db.session.scalars(select(Action).where(Action.follows_id.is_not(None))).one()
    assert f"It is due again by {long_date(again.due_on)}." in held.browser.open(address).text


def test_what_comes_again_is_checked_against_the_work_programme(held) -> None:
    give(held, every_months="6")
    address, listed = f"/staff/actions/{the_action().id}", f"/staff/committees/{held.committee.id}/actions"
    before = held.browser.open(address).text, held.browser.open(listed).text

    held.browser.submit(f"/staff/owed/{held.owed.id}/topic", title="Figures, twice a year")

    assert "No topic answers this." in before[0]
    assert "Not in the work programme (1)" in before[1]
    assert "No topic answers this." not in held.browser.open(address).text
    assert "Not in the work programme" not in held.browser.open(listed).text


def token(browser: Browser) -> str:
    return browser.open("/account").text.split('name="csrf_token" value="')[1].split('"')[0]
