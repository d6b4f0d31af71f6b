"""A topic from the programme to an agenda, put off, back in the programme, and considered at the next meeting."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests import factories, planned_topics
from webapp import clock


@pytest.fixture
def desk(app) -> SimpleNamespace:
    factories.council()
    committee = factories.committee(name="Children Panel")
    first, second = [factories.meeting(committee, held_on=clock.today() + timedelta(days=days)) for days in (-1, 0)]
    year = {"year": planned_topics.municipal_year_of(clock.today())}
    planned_topics.topic_at(first, "Autism pathway", lead_officer="Ross Caws", minutes=40, **year)
    planned_topics.topic_at(first, "Ofsted action plan", **year)
    planned_topics.topic(committee, "Forward plan", slot=planned_topics.EVERY_MEETING)
    programme = f"/staff/committees/{committee.id}/work-programme"
    return SimpleNamespace(first=first, second=second, programme=programme, officer=factories.officer())


@pytest.mark.parametrize("has_script", [True, False])
def test_a_topic_goes_to_an_agenda_comes_back_and_is_considered_next_time(
    request, desk, sign_in, check_axe, has_script
):
    page = request.getfixturevalue("page" if has_script else "page_without_script")
    sign_in(page, desk.officer)
    page.goto(f"/staff/agendas/{desk.first.id}")
    _look(page, check_axe, has_script)
    page.get_by_role("button", name="Put all 3 on the agenda").click()
    assert page.get_by_role("heading", name=re.compile("Autism pathway")).is_visible()
    _look(page, check_axe, has_script)

    put_off(page, desk.first.id, "Autism pathway", "The report was late.")
    page.goto(desk.programme)
    assert page.get_by_text("The report was late.").is_visible()
    _look(page, check_axe, has_script)

    row = page.locator(".topic", has_text="Autism pathway")
    row.locator(".mover__open").click()
    row.locator(f"button[value=meeting-{desk.second.id}]").click()
    page.get_by_role("link", name="Autism pathway").first.click()
    page.get_by_role("button", name=re.compile("Put it on the agenda for")).click()
    page.goto(f"/staff/meetings/{desk.second.id}/running-order")
    page.get_by_role("button", name=re.compile("^Start")).first.click()
    page.get_by_role("link", name=re.compile("Autism pathway")).first.click()
    page.get_by_role("button", name=re.compile("^Begin")).click()
    page.get_by_role("button", name=re.compile("^End the item")).click()
    page.get_by_role("link", name="From the work programme").click()

    page.get_by_text("Reported", exact=True).wait_for()
    assert [one.split("\n")[0] for one in page.locator(".story__what").all_inner_texts()][:3] == [
        f"Considered: {clock.today():%-d %B %Y}",
        f"Put on an agenda: {clock.today():%-d %B %Y}",
        f"Moved from no date yet to {clock.today():%-d %B %Y}",
    ]
    _look(page, check_axe, has_script)


def put_off(page, meeting_id: int, heading: str, reason: str) -> None:
    page.goto(f"/staff/meetings/{meeting_id}/running-order")
    page.get_by_role("link", name=re.compile(heading)).first.click()
    page.get_by_role("link", name="Put off, or not reached").click()
    page.get_by_role("radio", name="Deferred").check()
    page.locator("[name=outcome_reason]").fill(reason)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/running-order*")


def _look(page, check_axe, has_script: bool) -> None:
    if has_script:
        check_axe(page)
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
