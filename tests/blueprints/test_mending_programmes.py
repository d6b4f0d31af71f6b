"""Where the buttons of a programme's check lead: to the very field, with what is known chosen already, and back."""

import re
from datetime import date, timedelta

import pytest

from models.programme_vocabulary import TopicTiming
from models.rules.linter import Finding, Mend, MendKind
from models.rules.municipal_year import municipal_year_of
from models.suggestion import Suggestion
from models.vocabulary import MeetingStatus, SeatRole
from models.work_programme import NotedReport, Topic
from tests import factories, planned_decisions, planned_topics
from tests.browser_client import FormReader
from webapp import clock
from webapp.blueprints.programme_check.ways import way_to_mend
from webapp.database import db
from webapp.services import programme_check
from webapp.services.topic_slots import Slot

SUNDAY = date(2018, 1, 14)


@pytest.fixture
def committee(app):
    return factories.committee(name="Children’s Panel")


@pytest.fixture
def clerk(browser, committee):
    return browser.sign_in(factories.officer())


def this_year() -> int:
    return municipal_year_of(clock.today())


def findings(committee) -> str:
    return f"/staff/committees/{committee.id}/work-programme/findings?year={this_year()}"


def correcting(page) -> int:
    """Which form of a page corrects a noted report."""
    reader = FormReader()
    reader.feed(page.text)
    return next(place for place, form in enumerate(reader.forms) if "reported_on" in form.fields)


def way(app, committee, kind: MendKind):
    """Where the button of the one finding of a kind leads."""
    (found,) = [
        one for one in programme_check.findings(committee, this_year(), on=clock.today()) if one.mend.kind == kind
    ]
    with app.test_request_context():
        return way_to_mend(found, committee.id, this_year())


def test_the_date_of_an_earlier_report_is_corrected_where_it_stands(app, clerk, committee):
    topic = planned_topics.topic(committee, "Budget")
    noted = planned_topics.noted_report(topic, reported_on=SUNDAY)
    address = way(app, committee, MendKind.CORRECT_REPORT).address
    assert address == f"/staff/noted-reports/{noted.id}?from=check#reported_on"

    page = clerk.open(address)
    assert "14 January 2018, which was a Sunday" in page.text
    answer = clerk.send(page, form=correcting(page), reported_on=["15", "1", "2018"])

    assert answer.headers["Location"] == findings(committee)
    db.session.expire_all()
    assert db.session.get(NotedReport, noted.id).reported_on == date(2018, 1, 15)


def test_a_date_that_cannot_be_is_refused_beside_it_and_stays_typed(clerk, committee):
    noted = planned_topics.noted_report(planned_topics.topic(committee), reported_on=SUNDAY)

    page = clerk.open(f"/staff/noted-reports/{noted.id}")
    refused = clerk.send(page, form=correcting(page), reported_on=["14", "1", "2099"])

    assert "has not come yet" in refused.text and 'value="2099"' in refused.text


def test_a_suggestion_answered_from_the_check_leads_back_to_it(clerk, committee):
    asked_on = clock.now() - timedelta(days=90)
    asked = factories.keep(
        Suggestion(title="Swimming", committee_id=committee.id, suggested_by="officer", suggested_at=asked_on)
    )
    for days in (60, 30, 10):
        factories.meeting(committee, held_on=clock.today() - timedelta(days=days))
    answering = f"/staff/suggestions/{asked.id}?from=check&amp;year={this_year()}"
    assert answering in clerk.open(findings(committee)).text

    page = clerk.open(answering.replace("&amp;", "&")).text
    accepting = f"/staff/suggestions/{asked.id}/accept?from=check&amp;year={this_year()}"
    answer = clerk.submit(accepting.replace("&amp;", "&"))

    assert accepting in page
    assert answer.headers["Location"] == findings(committee)
    shown = clerk.open(findings(committee)).text
    assert "Accepted: “Swimming” is in the work programme for" in shown
    assert "has waited through" not in shown


def test_on_its_topics_page_a_noted_report_can_be_corrected(clerk, committee):
    noted = planned_topics.noted_report(planned_topics.topic(committee), reported_on=SUNDAY)

    assert f'href="/staff/noted-reports/{noted.id}#reported_on"' in clerk.open(f"/staff/topics/{noted.topic_id}").text


def test_changing_a_topic_leads_to_the_field_that_says_it_and_back_to_the_findings(app, clerk, committee):
    topic = planned_topics.topic(committee, "Autism", notes="Referred from the Board 25 May 2019")
    address = way(app, committee, MendKind.EDIT).address
    assert address == f"/staff/topics/{topic.id}/edit?from=check#notes"

    answer = clerk.send(clerk.open(address), notes="Referred from the Board 22 May 2019")

    assert answer.headers["Location"] == findings(committee)


def test_a_portfolio_holder_who_left_leads_to_the_field_that_names_them(app, committee):
    names = {"portfolio_holder": "portfolio_holder_id", "lead_officer": "lead_officer"}

    for named, field in names.items():
        assert way_of_field(app, named).endswith(f"#{field}")


def way_of_field(app, named: str) -> str:
    found = Finding(
        rule="", key="", topic_id=1, words="", why="", mend=Mend(kind=MendKind.EDIT, topic_id=1, field=named)
    )
    with app.test_request_context():
        return way_to_mend(found, 1, 2019).address


def test_a_condition_without_a_day_of_review_leads_to_that_day(app, clerk, committee):
    waits = Slot(TopicTiming.CONDITION, condition="when the business case is ready")
    topic = planned_topics.topic(committee, "Autism", slot=waits)
    there = way(app, committee, MendKind.REVIEW)
    assert there.address == f"/staff/topics/{topic.id}/move?from=check#review_on"

    later = clock.today() + timedelta(days=90)
    boxes = [str(later.day), str(later.month), str(later.year)]
    answer = clerk.send(clerk.open(there.address), review_on=boxes, to=f"/topics/{topic.id}/move?from=check")

    assert answer.headers["Location"] == findings(committee)


@pytest.mark.parametrize(
    ("kind", "words", "first", "second"),
    [
        (
            MendKind.END_OR_MOVE,
            ("Say when it comes", "Drop it"),
            "topics/5/move?from=check",
            "topics/5/drop?from=check",
        ),
        (
            MendKind.DROP_OR_REFER,
            ("Drop it here", "It is a referral"),
            "topics/5/drop?from=check",
            "edit?from=check#kind",
        ),
    ],
)
def test_where_two_ways_are_right_there_are_two_buttons(app, kind, words, first, second):
    found = Finding(rule="", key="", topic_id=5, words="", why="", mend=Mend(kind=kind, topic_id=5))

    with app.test_request_context():
        there = way_to_mend(found, 1, 2019)

    assert (there.words, there.other.words) == words
    assert there.address.endswith(first) and there.other.address.endswith(second)


def test_merging_two_that_read_alike_comes_with_the_other_chosen(app, clerk, committee):
    first = planned_topics.topic(committee, "Children who are educated otherwise")
    second = planned_topics.topic(committee, "Children educated otherwise: update")

    page = clerk.open(way(app, committee, MendKind.MERGE).address)

    assert f'<option value="{first.id}" selected' in page.text
    answer = clerk.send(page, reason="One matter.")
    assert answer.headers["Location"] == findings(committee)
    db.session.expire_all()
    assert db.session.get(Topic, second.id).merged_into_id == first.id


def test_a_champion_without_a_seat_is_given_one_or_the_role_ends_and_nothing_is_found_any_more(app, clerk, committee):
    ada = factories.member(name="Ada Grey")
    planned_topics.topic(committee)
    starts_on = clock.today() - timedelta(days=30)
    role = {"role": SeatRole.CHAMPION, "capacity": "Finance", "starts_on": starts_on}
    factories.seat(committee, ada, **role)
    there = way(app, committee, MendKind.END_SEAT)
    assert (there.words, there.other.words) == ("End the role", "Give them a seat")

    giving = clerk.open(there.other.address)
    assert f'<option value="{ada.id}" selected' in giving.text
    ending = clerk.open(there.address)
    assert "End the role of Ada Grey" in ending.text
    over = clock.today() - timedelta(days=1)
    boxes = [str(over.day), str(over.month), str(over.year)]
    assert re.findall(r'name="ends_on"[^>]* value="(\d+)"', ending.text) == boxes
    answer = clerk.send(ending, ends_on=boxes)

    assert answer.headers["Location"] == findings(committee)
    assert "Ada Grey" not in clerk.open(findings(committee)).text


@pytest.mark.parametrize(("back", "page"), [("", "/findings"), ("programme", "")])
@pytest.mark.parametrize("leaves", [False, True])
def test_a_decision_taken_or_left_from_a_finding_leads_back_to_it(app, clerk, back, page, leaves):
    committee = planned_decisions.panel()
    planned_topics.topic(committee)
    planned_decisions.planned(planned_decisions.cabinet(), decide_on=clock.today() + timedelta(days=60))
    [found] = [
        one
        for one in programme_check.findings(committee, this_year(), on=clock.today())
        if one.mend.kind == MendKind.TAKE_DECISION
    ]
    with app.test_request_context():
        there = way_to_mend(found, committee.id, this_year(), back=back)

    asked = clerk.open(there.other.address if leaves else there.address)
    said = {"reason": "Seen last year."} if leaves else {}
    answer = clerk.send(asked, **said)

    there = f"/staff/committees/{committee.id}/work-programme{page}?year={this_year()}"
    assert answer.headers["Location"] == there
    assert f'href="{there}">Back' in asked.text


def test_today_leads_to_the_check_of_every_programme(clerk):
    assert 'href="/staff/work-programmes/findings"' in clerk.open("/staff/").text


def test_a_meeting_cancelled_while_the_form_was_open_is_named_and_the_reason_stays(clerk, committee):
    soon, later = [factories.meeting(committee, held_on=clock.today() + timedelta(days=days)) for days in (20, 60)]
    form = clerk.open(f"/staff/topics/{planned_topics.topic_at(soon).id}/move")
    later.status = MeetingStatus.CANCELLED
    db.session.commit()

    refused = clerk.send(form, meeting_id=str(later.id), reason="Because.").text

    assert "is cancelled: choose another" in refused
    assert "Because." in refused


@pytest.mark.parametrize("number", [str(2**31), "9" * 26])
def test_a_meeting_with_a_number_no_record_could_have_is_refused_beside_the_choice(clerk, committee, number):
    address = f"/staff/topics/{planned_topics.topic(committee).id}/move"

    refused = clerk.submit(address, timing=TopicTiming.MEETING.value, meeting_id=number, reason="Because.")

    assert refused.status == 200
    assert "Choose one from the list" in refused.text
    assert "Because." in refused.text
