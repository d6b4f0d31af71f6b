"""The list of meetings, a page at a time."""

from datetime import date, timedelta

import pytest

from models.vocabulary import Role
from tests import factories
from webapp.services import meeting_list
from webapp.services.actors import acting, operator
from webapp.services.meeting_list import Place

TODAY = date(2030, 6, 3)
BY = operator(on=TODAY)


@pytest.fixture
def three_a_page(monkeypatch):
    monkeypatch.setattr(meeting_list, "MEETINGS_A_PAGE", 3)


def ids(page):
    return [meeting.id for meeting in page.meetings]


def test_pages_follow_each_other_without_gap_or_double(app, three_a_page):
    committee = factories.committee()
    held = [
        factories.meeting(committee, held_on=TODAY + timedelta(days=n // 2), day_number=n % 2 + 1).id for n in range(7)
    ]

    first = meeting_list.after(Place(TODAY, 0), by=BY)
    second = meeting_list.after(first.later, by=BY)
    third = meeting_list.after(second.later, by=BY)
    back = meeting_list.before(third.earlier, by=BY)

    assert ids(first) + ids(second) + ids(third) == held
    assert (first.earlier, third.later) == (None, None)
    assert ids(back) == ids(second)


def test_earlier_meetings_are_one_page_back(app, three_a_page):
    committee = factories.committee()
    old, new = (factories.meeting(committee, held_on=TODAY + timedelta(days=n)) for n in (-1, 0))

    page = meeting_list.after(Place(TODAY, 0), by=BY)

    assert ids(page) == [new.id]
    assert ids(meeting_list.before(page.earlier, by=BY)) == [old.id]


def test_a_list_with_nothing_to_come_still_leads_back(app):
    old = factories.meeting(held_on=TODAY - timedelta(days=1))

    page = meeting_list.after(Place(TODAY, 0), by=BY)

    assert ids(page) == []
    assert ids(meeting_list.before(page.earlier, by=BY)) == [old.id]


def test_the_list_keeps_to_one_committee_and_to_those_covered(app):
    own, other = factories.committee(name="Own"), factories.committee(name="Other")
    meeting, hidden = (factories.meeting(committee, held_on=TODAY) for committee in (own, other))
    officer = acting(factories.user(Role.OFFICER, committee=own), on=TODAY)

    assert ids(meeting_list.after(Place(TODAY, 0), by=officer)) == [meeting.id]
    assert ids(meeting_list.after(Place(TODAY, 0), committee_id=other.id, by=officer)) == []
    assert ids(meeting_list.after(Place(TODAY, 0), committee_id=other.id, by=BY)) == [hidden.id]
    assert [committee.name for committee in meeting_list.committees(by=officer)] == ["Own"]


def test_committees_that_ended_are_left_out_of_plans(app):
    factories.committee(name="Old", ended_on=TODAY - timedelta(days=1))
    factories.committee(name="New")

    assert [committee.name for committee in meeting_list.committees(by=BY, on=TODAY)] == ["New"]
