"""The programme in the browser: topics added, moved by one press, put right, ended; nothing typed is lost."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from models.action import Action
from models.programme_vocabulary import TopicSource, TopicStatus, TopicTiming
from models.rules.municipal_year import municipal_year_of
from models.vocabulary import MeetingStatus
from models.work_programme import Topic, WorkProgramme
from tests import factories, planned_topics
from tests.browser_client import Browser
from webapp import clock
from webapp.database import db


@pytest.fixture
def desk(app) -> SimpleNamespace:
    factories.council()
    committee = factories.committee(name="Children Panel")
    soon, later = [factories.meeting(committee, held_on=clock.today() + timedelta(days=days)) for days in (20, 60)]
    year = municipal_year_of(clock.today())
    topic = planned_topics.topic_at(soon, "Autism", detail="The pathway", year=year)
    browser = Browser(app)
    browser.sign_in(factories.officer())
    address = f"/staff/committees/{committee.id}/work-programme"
    return SimpleNamespace(
        committee=committee, soon=soon, later=later, topic=topic, browser=browser, address=address, year=year
    )


def the_topic(desk: SimpleNamespace) -> Topic:
    db.session.expire_all()
    return db.session.get_one(Topic, desk.topic.id)


def the_latest() -> Topic:
    return db.session.query(Topic).order_by(Topic.id.desc()).first()


def test_the_programme_shows_each_topic_under_its_meeting_with_a_press_for_every_other(desk):
    page = desk.browser.open(desk.address)

    assert "Autism" in page.text
    assert f'value="meeting-{desk.later.id}"' in page.text
    assert "Nothing is planned for this meeting." in page.text
    assert "The committee has not agreed it yet." in page.text


def test_a_committee_without_topics_is_told_how_to_begin(desk):
    elsewhere = factories.committee()

    assert "No topics yet" in desk.browser.open(f"/staff/committees/{elsewhere.id}/work-programme").text


def test_one_press_moves_a_topic_and_comes_back_to_it(desk):
    answer = press(desk, f"meeting-{desk.later.id}", reason="The data come later.")

    assert answer.headers["Location"].endswith(f"#topic-{desk.topic.id}")
    assert the_topic(desk).meeting_id == desk.later.id
    assert "The data come later." in desk.browser.open(desk.address).text


@pytest.mark.parametrize(("where", "timing"), [("every", TopicTiming.EVERY_MEETING), ("open", TopicTiming.NOT_YET)])
def test_one_press_makes_it_come_every_time_or_not_yet(desk, where, timing):
    press(desk, where, reason="The chair asks.")

    assert the_topic(desk).timing is timing


def test_a_press_without_its_reason_is_asked_for_it_and_keeps_where_it_was_to_go(desk):
    page = press(desk, f"meeting-{desk.later.id}")

    assert "Say why it moves from" in page.text
    assert f'value="{desk.later.id}" selected' in page.text
    assert the_topic(desk).meeting_id == desk.soon.id
    desk.browser.send(page, reason="The data come later.")
    assert the_topic(desk).meeting_id == desk.later.id


def test_a_press_on_a_page_that_is_out_of_date_shows_both(desk):
    page = desk.browser.open(desk.address)
    press(desk, "open", reason="First.")

    shown = desk.browser.send(page, to="/place", where=f"meeting-{desk.later.id}", reason="Second.")

    assert "changed this while you were writing" in shown.text
    assert "Both versions" in shown.text
    assert 'value="Second."' in shown.text
    assert the_topic(desk).timing is TopicTiming.NOT_YET


@pytest.mark.parametrize("where", ["", "meeting-", "meeting-x", "meeting-99999999999", "meeting-0", "elsewhere"])
def test_a_press_for_a_meeting_there_is_none_of_is_refused_in_a_sentence(desk, where):
    page = press(desk, where, reason="Because.")

    assert "Choose " in page.text
    assert the_topic(desk).meeting_id == desk.soon.id


def test_a_cancelled_meeting_is_refused_and_the_topic_waits_for_a_word(desk):
    desk.later.status = MeetingStatus.CANCELLED
    db.session.commit()

    page = press(desk, f"meeting-{desk.later.id}", reason="Because.")

    assert "is cancelled: choose another" in page.text
    desk.soon.status = MeetingStatus.CANCELLED
    db.session.commit()
    assert "Waiting for your word (1)" in desk.browser.open(desk.address).text
    assert "1 topic waits for your word" in desk.browser.open("/staff/").text


def test_a_topic_is_added_to_a_month_a_condition_or_a_meeting(desk):
    new = f"{desk.address}/topics/new"
    month = f"{desk.year + 1}-02"

    desk.browser.submit(new, title="Medical education", timing="a month", month=month, is_tentative="y")
    assert the_latest().month.isoformat() == f"{month}-01"
    desk.browser.submit(new, title="Pathway", timing="a condition", condition="when the business case is ready")
    assert the_latest().condition == "when the business case is ready"
    desk.browser.submit(f"{new}?meeting={desk.later.id}", title="Budget", minutes="45")
    assert (the_latest().meeting_id, the_latest().minutes) == (desk.later.id, 45)
    page = desk.browser.open(desk.address).text
    assert f"February {desk.year + 1} (?)" in page
    assert "When the business case is ready" in page


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"title": " "}, "Say in a few words"),
        ({"title": "Budget", "timing": "a meeting"}, "Choose the meeting"),
        ({"title": "Budget", "timing": "a month"}, "Choose the month"),
        ({"title": "Budget", "timing": "a condition"}, "Say what it waits for"),
        ({"title": "Budget", "minutes": "many"}, "must be a whole number"),
        ({"title": "Budget", "timing": "whenever"}, "Choose one from the list"),
        ({"title": "Budget", "portfolio_holder_id": "999"}, "Choose one from the list"),
        ({"title": "Budget", "month": "2019-99", "timing": "a month"}, "Choose one from the list"),
    ],
)
def test_a_topic_half_said_is_asked_for_the_rest_and_nothing_typed_is_lost(desk, typed, error):
    page = desk.browser.submit(f"{desk.address}/topics/new", detail="Everything typed here", **typed)

    assert error in page.text
    assert "Everything typed here" in page.text
    assert db.session.query(Topic).count() == 1


def test_a_topic_from_an_action_begins_with_its_words_and_answers_it(desk):
    said = {"text": "Report every half year", "owner_name": "A", "every_months": 6, "created_at": clock.now()}
    action = factories.keep(Action(committee=desk.committee, **said))

    desk.browser.submit(f"{desk.address}/topics/new?action={action.id}")

    made = the_latest()
    assert (made.title, made.action_id, made.every_months) == ("Report every half year", action.id, 6)
    assert made.source is TopicSource.ACTION
    elsewhere = factories.keep(Action(committee=factories.committee(), **said))
    assert desk.browser.open(f"{desk.address}/topics/new?action={elsewhere.id}").status == 404


def test_two_who_edit_a_topic_see_both_versions(desk):
    address = f"/staff/topics/{desk.topic.id}/edit"
    first = desk.browser.open(address)
    desk.browser.submit(address, notes="The first")

    shown = desk.browser.send(first, notes="The second")

    assert "Both versions" in shown.text
    desk.browser.send(shown)
    assert the_topic(desk).notes == "The second"


def test_a_topics_page_tells_its_history_with_reasons(desk):
    press(desk, f"meeting-{desk.later.id}", reason="The data come later.")
    desk.browser.submit(f"/staff/topics/{desk.topic.id}/edit", lead_officer="Ross Caws")

    page = desk.browser.open(f"/staff/topics/{desk.topic.id}").text

    assert "The data come later." in page
    assert "Lead officer: Ross Caws" in page
    assert "<strong>Added</strong>" in page


def test_an_earlier_report_is_noted_and_taken_away(desk):
    address = f"/staff/topics/{desk.topic.id}"

    future = desk.browser.submit(address, to="/reports", reported_on=["1", "1", "2190"])
    assert "has not come yet" in future.text
    assert 'value="2190"' in future.text
    desk.browser.submit(address, to="/reports", reported_on=["14", "1", "2018"], note="Page 61")
    assert "14 January 2018" in desk.browser.open(address).text
    noted = the_topic(desk).noted_reports[0].id
    desk.browser.submit(address, to=f"/noted-reports/{noted}/remove")
    assert the_topic(desk).noted_reports == []


@pytest.mark.parametrize(
    ("way", "status"),
    [("finish", TopicStatus.DONE), ("drop", TopicStatus.DROPPED)],
)
def test_a_topic_ends_with_a_reason_and_is_taken_up_again(desk, way, status):
    address = f"/staff/topics/{desk.topic.id}"

    assert "Say " in desk.browser.submit(f"{address}/{way}").text
    desk.browser.submit(f"{address}/{way}", reason="No longer needed.")
    assert the_topic(desk).status is status
    assert "No longer needed." in desk.browser.open(desk.address).text
    desk.browser.submit(f"{address}/reopen", reason="It is.")
    assert the_topic(desk).status is TopicStatus.OPEN


def test_a_circular_merge_is_refused_with_a_way_on(desk):
    other = planned_topics.topic(desk.committee, "Autism pathway")
    desk.browser.submit(f"/staff/topics/{desk.topic.id}/merge", into_id=other.id, reason="The same.")
    assert the_topic(desk).merged_into_id == other.id

    page = desk.browser.submit(f"/staff/topics/{other.id}/merge", into_id=desk.topic.id, reason="The same.")

    assert "go round in a circle" in page.text
    assert ">The same.</textarea>" in page.text
    assert "Choose the topic" in desk.browser.submit(f"/staff/topics/{other.id}/merge", reason="Same.").text


def test_topics_are_put_in_order_and_one_added_by_mistake_goes(desk):
    second = planned_topics.topic_at(desk.soon, "Budget", year=desk.year)

    desk.browser.submit(desk.address, to=f"/topics/{second.id}/up")

    page = desk.browser.open(desk.address).text
    assert page.index("Budget") < page.index("Autism")
    desk.browser.submit(f"/staff/topics/{second.id}/edit", to="/remove")
    assert "Budget" not in desk.browser.open(desk.address).text


def test_words_limits_and_the_day_it_was_agreed_are_kept(desk):
    desk.browser.submit(f"{desk.address}/settings", introduction="The follow up.", most_in_depth="2", stale_after="3")
    desk.browser.submit(f"{desk.address}/agreed", agreed_on=clock.today().isoformat())

    kept = db.session.query(WorkProgramme).one()
    assert (kept.most_in_depth, kept.agreed_on, kept.year) == (2, clock.today(), desk.year)
    page = desk.browser.open(desk.address).text
    assert "The follow up." in page
    assert "Agreed by the committee on" in page
    assert "from 1 to 100" in desk.browser.submit(f"{desk.address}/settings", stale_after="0").text
    assert "not come yet" in desk.browser.submit(f"{desk.address}/agreed", agreed_on="2190-01-01").text


def test_two_who_say_when_it_was_agreed_see_both(desk):
    first = desk.browser.open(f"{desk.address}/agreed")
    desk.browser.submit(f"{desk.address}/settings", introduction="The follow up.")
    desk.browser.submit(f"{desk.address}/agreed", agreed_on=clock.today().isoformat())

    shown = desk.browser.send(first, agreed_on="2019-06-18")

    assert "Both versions" in shown.text
    desk.browser.send(shown)
    assert db.session.query(WorkProgramme).one().agreed_on.isoformat() == "2019-06-18"


def test_unfinished_topics_of_the_year_before_are_offered_and_carried_forward(desk):
    old = planned_topics.topic(desk.committee, "Transport", year=desk.year - 1)
    assert "1 topic of an earlier year is not finished" in desk.browser.open(desk.address).text

    desk.browser.submit(f"{desk.address}/carry-forward")

    db.session.expire_all()
    assert old.year == desk.year
    before = desk.browser.open(f"{desk.address}?year={desk.year - 1}").text
    assert "Carried forward into" in before
    assert "Nothing is unfinished" in desk.browser.open(f"{desk.address}/carry-forward").text


def test_a_year_to_which_nothing_was_carried_says_that_topics_wait(desk):
    page = desk.browser.open(f"{desk.address}?year={desk.year + 1}").text

    assert "1 unfinished topic waits in an earlier year" in page
    assert f"{desk.address}/carry-forward?year={desk.year + 1}" in page
    assert "The check finds nothing" not in page


@pytest.mark.parametrize("year", ["0", "99999", "abc", "1"])
def test_a_year_councils_do_not_plan_shows_this_one(desk, year):
    assert "Autism" in desk.browser.open(f"{desk.address}?year={year}").text


def press(desk: SimpleNamespace, where: str, **said: str):
    return desk.browser.submit(desk.address, to=f"/topics/{desk.topic.id}/place", where=where, **said)
