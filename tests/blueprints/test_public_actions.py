"""The public pages of actions: each as it stands on the day it is read, in parts, and gone when it is taken away."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import insert

from models.minutes import Minutes
from models.minutes_vocabulary import ActionStatus, MinutesStatus
from models.publication import PublishedAction
from models.rules.actions import Due, Owner, Source
from models.vocabulary import Verb
from tests import factories
from tests.published_council import forget, statements
from webapp.database import db
from webapp.services import actions, minutes_bodies, minutes_publishing, published_actions, publishing
from webapp.services.actors import operator
from webapp.services.ledger import Act

AT = datetime(2030, 6, 20, 9, 0, tzinfo=UTC)
BY = operator(on=AT.date())
LIST = "/committees/children/actions"


@pytest.fixture
def item(app):
    council = factories.council()
    meeting = factories.meeting(factories.committee(name="Children Panel", slug="children"), held_on=date(2030, 6, 18))
    item = factories.item(meeting, "Early help")
    factories.keep(Minutes(meeting=meeting, status=MinutesStatus.ISSUED))
    early, act = Act(Verb.PUBLISH, by=BY, at=AT - timedelta(days=17)), Act(Verb.PUBLISH, by=BY, at=AT)
    publishing.publish_council(council, early)
    publishing.publish_committee(meeting.committee, early)
    publishing.publish_agenda(meeting, early)
    minutes_publishing.append(meeting, minutes_bodies.minutes_body(meeting), act)
    db.session.commit()
    with time_machine.travel(AT, tick=False):
        yield item


@pytest.fixture
def action(item):
    owner, due = Owner(name="Helen King", email="helen@example.org"), Due(on=date(2030, 7, 1), every_months=6)
    source = Source(item.meeting_id, item.id)
    made = actions.give(
        item.meeting.committee, text="Provide the figures", owner=owner, due=due, from_=source, by=BY, at=AT
    )
    db.session.commit()
    return made


def test_its_page_says_what_by_whom_by_when_and_from_which_minute(browser, action, item):
    page = browser.open(f"{LIST}/{action.id}")

    for words in ("Provide the figures", "Helen King", "Monday 1 July 2030", "every 6 months", "Due in 11 days"):
        assert words in page.text
    assert f"/minutes#item-{item.id}" in page.text
    assert "helen@example.org" not in page.text
    assert "Set-Cookie" not in page.headers


def test_overdue_is_counted_on_the_day_of_reading_on_the_page_the_list_and_the_data(browser, action):
    addresses = (f"{LIST}/{action.id}", LIST, f"{LIST}/{action.id}.json", f"{LIST}.json")
    before = [browser.open(one).text for one in addresses]

    with time_machine.travel(datetime(2030, 7, 3, 9, 0, tzinfo=UTC), tick=False):
        after = [browser.open(one).text for one in addresses]

    assert "overdue" not in before[0] + before[1]
    assert "2 days overdue" in after[0] and "2 days overdue" in after[1]
    assert [json.loads(text)["is_overdue"] for text in (before[2], after[2])] == [False, True]
    assert json.loads(after[3])["actions"][0]["is_overdue"] is True


def test_one_that_ended_stands_in_the_list_of_the_ended(browser, action):
    actions.update(action, status=ActionStatus.CANCELLED, text="Not needed.", is_public=True, by=BY, at=AT)
    db.session.commit()

    assert "Nothing is waited for here" in browser.open(LIST).text
    assert "Provide the figures" in browser.open(f"{LIST}/ended").text
    assert json.loads(browser.open(f"{LIST}/ended.json").text)["actions"][0]["ended_on"] == "2030-06-20"
    assert "Not needed." in browser.open(f"{LIST}/{action.id}").text


def test_one_taken_away_answers_410_without_its_words_and_one_never_public_404(browser, action, item):
    actions.remove(action, by=BY, at=AT)
    db.session.commit()

    gone = [browser.open(f"{LIST}/{action.id}"), browser.open(f"{LIST}/{action.id}.json")]
    never = browser.open(f"{LIST}/{action.id + 1}")

    assert [page.status for page in gone] == [410, 410]
    assert not any("Provide" in page.text or "Helen" in page.text for page in gone)
    assert never.status == 404


def test_a_long_list_is_read_in_parts_of_the_same_cost_and_no_action_is_shown_twice_or_lost(app, browser, item):
    browser.open(LIST)
    with statements() as few:
        forget(app)
        browser.open(LIST)
    many = [_row(number, item.meeting.committee_id) for number in range(1, 2 * published_actions.PAGE + 6)]
    db.session.execute(insert(PublishedAction), many)
    db.session.commit()

    forget(app)
    with statements() as found:
        first = browser.open(f"{LIST}.json")
    seen, more = [], f"{LIST}.json"
    while more:
        part = json.loads(browser.open(more).text)
        seen, more = [*seen, *(one["id"] for one in part["actions"])], part["more"]

    assert json.loads(first.text)["more"]
    assert len(found) <= len(few)
    assert sorted(seen) == [one["action_id"] for one in many] and len(set(seen)) == len(seen)
    assert browser.open(f"{LIST}?after=2030-13-45-1").status == 400


def test_the_committee_s_page_leads_to_them_without_asking_for_any(browser, action):
    assert f'href="{LIST}"' in browser.open("/committees/children").text


def test_an_unchanged_list_is_answered_304_and_a_changed_one_is_not(browser, action):
    tag = browser.open(LIST).headers["ETag"]
    same = browser.open(LIST, headers={"If-None-Match": tag})
    actions.update(action, status=ActionStatus.IN_PROGRESS, text="Begun.", by=BY, at=AT)
    db.session.commit()
    changed = browser.open(LIST, headers={"If-None-Match": tag})

    assert (same.status, changed.status) == (304, 200)


def _row(number: int, committee_id: int) -> dict[str, object]:
    due_on = None if number % 7 == 0 else date(2030, 1, 1) + timedelta(days=number // 3)
    facts = {"address": f"{LIST}/{number}", "text": "An action", "owner": "Somebody", "status": "not started"}
    return {"action_id": number, "committee_id": committee_id, "due_on": due_on, **facts}
