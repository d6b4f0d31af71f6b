"""Pages opened from the running order lead back to it, at the same item, and never anywhere else."""

import re
from datetime import UTC, date, datetime, time
from html import unescape

import pytest
import time_machine
from sqlalchemy import select

from models.action import Action
from models.minutes import Minutes
from models.minutes_vocabulary import OwedKind
from models.owed import Owed
from models.vocabulary import SeatRole
from tests import factories, held_meetings
from tests.decided_meetings import resolution, seated
from webapp import clock
from webapp.database import db

HELD_ON = date(2030, 6, 18)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2030, 6, 18, 9, 45, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def meeting(app):
    committee = factories.committee(name="Roads Panel", allows_substitutes=True)
    return factories.meeting(committee, held_on=HELD_ON, starts_at=time(10))


@pytest.fixture
def item(meeting):
    factories.item(meeting, "Apologies")
    return factories.item(meeting, "Speed limits")


@pytest.fixture
def ann(meeting):
    return seated(meeting, "Ann Fell", SeatRole.CHAIR)


@pytest.fixture
def clerk(browser):
    return browser.sign_in(factories.officer())


def room(item, anchor="") -> str:
    return f"/staff/meetings/{item.meeting_id}/running-order?item={item.id}" + anchor


def link(page, words: str) -> str:
    """The address of a page's link that has these words."""
    links = re.findall(r'<a\s[^>]*href="([^"]*)"[^>]*>(.*?)</a>', page.text, re.DOTALL)
    return next(unescape(href) for href, inside in links if re.sub(r"<[^>]+>", "", inside).split() == words.split())


def followed(clerk, item, words: str) -> str:
    """The address of the link on the running order that has these words."""
    return link(clerk.open(room(item)), words)


def test_an_action_given_from_an_item_leads_back_to_it(clerk, item, ann):
    address = followed(clerk, item, "Give an action")
    assert link(clerk.open(address), "Leave it") == room(item, "#in-hand")

    answer = clerk.submit(address, text="Count the cars", owner=str(ann.id), due_on=[1, 9, 2030])

    assert answer.headers["Location"] == room(item, "#in-hand")
    assert db.session.scalars(select(Action)).one().item_id == item.id


def test_an_action_given_from_a_resolution_leads_back_to_it(clerk, item, ann):
    resolved = resolution(item, "That the cars be counted.")
    address = followed(clerk, item, "Give an action from That the cars be counted.")

    answer = clerk.submit(address, owner=str(ann.id), due_on=[1, 9, 2030])

    assert answer.headers["Location"] == room(item, f"#resolution-{resolved.id}")


def test_what_is_owed_is_followed_up_ended_and_corrected_and_each_leads_back(clerk, item, ann):
    minute = held_meetings.minute(item, text="Officers would count the cars.")
    promise = {"kind": OwedKind.UNDERTAKING, "quoted": minute.text, "marked_at": clock.now()}
    factories.keep(Owed(minute=minute, **promise))
    address = followed(clerk, item, "Follow up, end or correct: Officers would count the cars.")
    page = clerk.open(address)

    answers = [
        clerk.submit(link(page, "Give somebody an action"), owner=str(ann.id), due_on=[1, 9, 2030]),
        clerk.submit(link(page, "Add a topic to the work programme"), title="Cars"),
        clerk.submit(address, owed_by="Officers"),
        clerk.submit(link(page, "It has ended"), status="done", outcome="They were counted."),
    ]

    assert [one.headers.get("Location") for one in answers] == [room(item, "#owed")] * 4


def test_a_person_put_right_leads_back_to_that_person(clerk, item, ann):
    address = followed(clerk, item, "Correct what is marked for Ann Fell")

    answer = clerk.submit(address, arrived_at="10.20")

    assert answer.headers["Location"] == room(item, f"#person-{ann.id}")


def test_a_substitute_recorded_and_cancelled_leads_back(clerk, item, ann):
    bea = factories.member(name="Bea Gill")
    elm = factories.group("Elm")
    for member in (ann, bea):
        factories.group_membership(member, elm)
    address = followed(clerk, item, "Substitutes")
    new = link(clerk.open(address), "Record a substitute")

    recorded = clerk.submit(new, seat_id=str(ann.seats[0].id), member_id=str(bea.id))
    cancelled = clerk.submit(link(clerk.open(address), "Cancel Bea Gill as a substitute"), reason="They came.")

    assert [recorded.headers["Location"], cancelled.headers["Location"]] == [room(item, "#people")] * 2


def test_who_came_from_elsewhere_stays_there(clerk, item, ann):
    committee_id = item.meeting.committee_id

    answer = clerk.submit(
        f"/staff/committees/{committee_id}/actions/new", text="Count", owner=str(ann.id), due_on=[1, 9, 2030]
    )

    assert answer.headers["Location"] == f"/staff/actions/{db.session.scalars(select(Action)).one().id}"


@pytest.mark.parametrize("sent", ["from=//evil.example&item=1", "from=room&item=//evil.example", "from=room&item=-1"])
def test_an_address_that_was_sent_is_never_followed(clerk, item, ann, sent):
    answer = clerk.submit(f"/staff/meetings/{item.meeting_id}/at-the-meeting/{ann.id}?{sent}", arrived_at="10.20")

    assert answer.headers["Location"].startswith(f"/staff/meetings/{item.meeting_id}/")
    assert "evil" not in answer.headers["Location"]


def test_another_takes_the_chair_with_one_press(clerk, item, ann):
    ben = seated(item.meeting, "Ben Gill")
    clerk.submit(room(item), to=f"/start?item={item.id}", at="10.00")

    answer = clerk.submit(room(item), to=f"/chair?item={item.id}", chair_id=str(ben.id))

    db.session.rollback()
    assert db.session.scalars(select(Minutes)).one().chair_id == ben.id
    assert answer.headers["Location"] == room(item, "#chair")
    assert "In the chair: Ben Gill." in clerk.open(room(item)).text


def test_nobody_is_told_to_leave_for_an_item_that_is_over(clerk, item, ann):
    held_meetings.declaration(item, ann, held_meetings.declaration_kind())
    clerk.submit(room(item), to=f"/start?item={item.id}", at="10.00")
    clerk.submit(room(item), to=f"/items/{item.id}/begin", at="10.05")
    during = clerk.open(room(item)).text

    clerk.submit(room(item), to=f"/items/{item.id}/finish", at="10.15")

    assert "Should leave the room now" in during
    assert "Should leave the room now" not in clerk.open(room(item)).text
