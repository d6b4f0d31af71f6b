"""What was resolved, on the clerk's pages: one press with its outcome, numbered, and what follows from it."""

from datetime import UTC, datetime

import pytest
import time_machine
from sqlalchemy import select

from models.minutes import Minutes
from models.minutes_vocabulary import MinutesStatus, ResolutionOutcome
from models.resolution import Recommendation, Resolution
from models.work_programme import Topic
from tests import factories
from tests.decided_meetings import quorate, resolution
from webapp.database import db


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2030, 6, 18, 9, 45, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def clerk(browser):
    return browser.sign_in(factories.officer())


@pytest.fixture
def item(app):
    return quorate()[0]


def page(item) -> str:
    return f"/staff/minutes/items/{item.id}/decisions"


def kept(record=Resolution):
    db.session.expire_all()
    return db.session.scalars(select(record).order_by(record.id)).all()


def test_a_resolution_is_words_and_one_press_with_its_outcome(clerk, item):
    clerk.submit(page(item), to="/resolutions/new", text="That the report be noted.", outcome="noted")

    assert [(one.text, one.outcome) for one in kept()] == [("That the report be noted.", ResolutionOutcome.NOTED)]


def test_several_are_numbered_and_one_alone_is_not(clerk, item):
    resolution(item, "One")
    assert '<span class="decided__number">' not in clerk.open(page(item)).text

    resolution(item, "Two", position=2)

    assert '<span class="decided__number">(b)</span>' in clerk.open(page(item)).text


def test_from_the_running_order_the_clerk_comes_back_to_it(clerk, item):
    room = f"/staff/meetings/{item.meeting_id}/running-order?item={item.id}"

    answer = clerk.submit(room, to="/resolutions/new", text="That it be so.", outcome="resolved")

    assert answer.headers["Location"] == f"{room}#resolution-{kept()[0].id}"
    wrong = clerk.submit(room, to="/resolutions/new", text=" ", outcome="resolved")
    assert 'href="#text"' in wrong.text
    assert f'href="{room}#resolutions"' in wrong.text
    assert clerk.send(wrong, text="That it be so.").headers["Location"].startswith(room)


def test_a_recommendation_names_the_body_here_or_on_its_page_and_nothing_typed_is_lost(clerk, item):
    council = factories.committee(name="County Council")
    clerk.submit(
        page(item),
        to="/resolutions/new",
        text="That the Council be asked.",
        outcome="recommended",
        to_committee_id=str(council.id),
    )

    answer = clerk.submit(page(item), to="/resolutions/new", text="That the trust act.", outcome="recommended")
    assert "Say which body is asked to act" in answer.text and "That the trust act." in answer.text
    clerk.send(answer, to_body="Warmouth NHS Trust")

    assert [one.to_committee_id or one.to_body for one in kept(Recommendation)] == [council.id, "Warmouth NHS Trust"]
    text = clerk.open(page(item)).text
    assert "Recommended to County Council" in text and "Recommended to Warmouth NHS Trust" in text
    assert ">County Council</option>" in text and f">{item.meeting.committee.name}</option>" not in text


def test_a_topic_is_added_to_the_work_programme_with_its_resolution(clerk, item):
    made = resolution(item, "That cycling be looked at.")

    clerk.submit(f"/staff/resolutions/{made.id}/topic", title="Cycling")

    assert [(one.title, one.detail, one.resolution_id) for one in kept(Topic)] == [
        ("Cycling", "That cycling be looked at.", made.id)
    ]
    assert ">Cycling</a>" in clerk.open(page(item)).text
    again = clerk.submit(f"/staff/resolutions/{made.id}/topic", title="cycling", detail="Lanes")
    assert "in the work programme already" in again.text and "Lanes" in again.text


def test_each_resolution_leads_to_the_action_that_it_gives(clerk, item):
    made = resolution(item, "That officers report back.")

    address = f"/staff/committees/{item.meeting.committee_id}/actions/new?item={item.id}&resolution={made.id}"

    assert address.replace("&", "&amp;") in clerk.open(page(item)).text
    assert "That officers report back." in clerk.open(address).text


def test_two_clerks_at_one_resolution_see_both_versions(clerk, item):
    made = resolution(item)
    opened = clerk.open(f"/staff/resolutions/{made.id}")
    clerk.submit(f"/staff/resolutions/{made.id}", text="Theirs")

    answer = clerk.send(opened, text="Mine")

    assert "What you typed is still here" in answer.text and "Theirs" in answer.text
    assert kept()[0].text == "Theirs"
    clerk.send(answer)
    assert kept()[0].text == "Mine"


def test_a_resolution_is_put_in_order_and_taken_off(clerk, item):
    first, second = resolution(item, "One"), resolution(item, "Two", position=2)

    clerk.submit(page(item), to=f"/resolutions/{second.id}/up")
    text = clerk.open(page(item)).text
    assert text.index(f'id="resolution-{second.id}"') < text.index(f'id="resolution-{first.id}"')
    clerk.submit(f"/staff/resolutions/{second.id}", to="/remove")

    assert f'id="resolution-{second.id}"' not in clerk.open(page(item)).text
    assert [one.removed_at is None for one in kept()] == [True, False]


def test_what_was_taken_off_meanwhile_keeps_what_was_typed(clerk, item):
    made = resolution(item)
    opened = clerk.open(f"/staff/resolutions/{made.id}")
    clerk.submit(f"/staff/resolutions/{made.id}", to="/remove")

    answer = clerk.send(opened, text="Mine")
    answer = clerk.send(answer, text="Mine")

    assert "was taken off. Add it again if it was made." in answer.text and ">Mine</textarea>" in answer.text


def test_approved_minutes_are_not_resolved_in(clerk, item):
    factories.keep(Minutes(meeting_id=item.meeting_id, status=MinutesStatus.APPROVED))

    answer = clerk.submit(page(item), to="/resolutions/new", text="That it be so.", outcome="resolved")

    assert "These minutes are approved" in answer.text and "That it be so." in answer.text
    assert kept() == []


def test_the_pages_of_an_item_taken_off_the_agenda_are_not_there(clerk, item):
    made = resolution(item)
    item.removed_at = datetime(2030, 6, 18, 9, tzinfo=UTC)
    db.session.commit()

    assert {clerk.open(address).status for address in (page(item), f"/staff/resolutions/{made.id}")} == {404}
