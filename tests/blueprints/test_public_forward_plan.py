"""The forward plan as everybody reads it."""

from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
import time_machine
from sqlalchemy import insert

from models.programme_vocabulary import CallInOutcome
from models.publication import PublishedKeyDecision
from models.rules.call_in import USUAL_GROUNDS
from models.vocabulary import Verb
from tests import factories, planned_decisions, published_programme
from tests.planned_decisions import BY, DECIDE_ON, NOW, TITLE, after, cabinet, given, planned, taken
from tests.published_council import ask, forget, statements
from webapp.database import db
from webapp.services import call_ins, decision_matches, key_decisions, programme_publishing
from webapp.services.published_decisions import MOST_ENDED


@pytest.fixture(autouse=True)
def that_summer():
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


@pytest.fixture
def decision(app):
    found = planned(cabinet())
    given(found)
    return found


def test_the_plan_lists_what_is_to_come_by_month_with_who_decides(browser, decision):
    page, data = browser.open("/forward-plan"), browser.open("/forward-plan.json").json

    for said in ("August 2019", TITLE, "Cabinet", "Key decision", "or its notice says why it could not."):
        assert said in page.text
    assert [one["address"] for one in data["decisions"]] == [f"/forward-plan/{decision.id}"]


def test_a_decision_s_page_says_all_that_regulation_9_asks(browser, decision):
    page, data = browser.open(f"/forward-plan/{decision.id}"), browser.open(f"/forward-plan/{decision.id}.json").json

    for said in (
        "Whether three libraries close on Mondays.", "Cllr Ada Leader, Cllr Ben Holder", "Thursday 1 August 2019",
        "Report of the Director", "County Hall", "Write to the proper officer.",
    ):  # fmt: skip
        assert said in page.text
    assert data["stated"]["title"] == TITLE


def test_the_notice_is_there_as_page_and_word_file(browser, decision):
    (notice,) = decision.notices
    address = f"/forward-plan/{decision.id}/notices/{notice.id}"

    page, file = browser.open(address), browser.open(f"{address}.docx")

    assert "gives notice that a key decision is to be made on its behalf" in page.text
    paragraphs = docx.Document(BytesIO(file.response.data)).paragraphs
    assert any(one.text == "Notice of a key decision" for one in paragraphs)
    assert "Notice-of-a-key-decision-2019-06-28.docx" in file.headers["Content-Disposition"]


def test_a_change_is_there_at_once_and_told_with_what_changed(browser, decision):
    before = browser.open(f"/forward-plan/{decision.id}")
    said = planned_decisions.details(decision.decider_committee, decide_on=date(2019, 9, 2))

    key_decisions.change(decision, said, revision=str(decision.revision), by=BY, at=NOW)
    db.session.commit()

    now = browser.open(f"/forward-plan/{decision.id}")
    assert "The decision was moved: 1 August 2019 became 2 September 2019." in now.text
    assert before.headers["ETag"] != now.headers["ETag"]
    assert "September 2019" in browser.open("/forward-plan").text


def test_a_decision_taken_moves_to_those_that_ended_with_its_record(browser, app, that_summer):
    decision = taken()
    that_summer.move_to(after())

    assert TITLE not in browser.open("/forward-plan").text
    assert TITLE in browser.open("/forward-plan/ended").text
    assert [one["status"] for one in browser.open("/forward-plan/ended.json").json["decisions"]] == ["taken"]
    page = browser.open(f"/forward-plan/{decision.id}").text
    assert "It saves £40,000." in page
    assert "It can be called in until Thursday 8 August 2019." in page
    that_summer.move_to(after(date(2019, 8, 9)))
    assert "It can be called in" not in browser.open(f"/forward-plan/{decision.id}").text


def test_the_decisions_that_ended_are_read_in_parts_to_the_very_first(browser, app):
    rows = [
        {
            "decision_id": number, "address": f"/forward-plan/{number}", "title": f"Decision {number}",
            "decider": "Cabinet", "decide_on": DECIDE_ON + timedelta(days=number // 3), "is_key": True,
            "is_private": False, "status": "taken",
        }
        for number in range(1, MOST_ENDED + 3)
    ]  # fmt: skip
    db.session.execute(insert(PublishedKeyDecision), rows)
    db.session.commit()

    latest, data = browser.open("/forward-plan/ended").text, browser.open("/forward-plan/ended.json").json
    earlier = browser.open(data["earlier"].replace(".json", "")).text

    assert (len(data["decisions"]), len(browser.open(data["earlier"]).json["decisions"])) == (MOST_ENDED, 2)
    assert data["earlier"].replace(".json", "") in latest
    assert ">Decision 3<" in latest and ">Decision 2<" not in latest
    assert ">Decision 3<" not in earlier and ">Decision 2<" in earlier and ">Decision 1<" in earlier
    assert 'rel="next"' not in earlier


@pytest.mark.parametrize("tail", ["", ".json"])
def test_a_broken_place_in_the_list_is_refused_in_a_sentence(browser, app, tail):
    answer = browser.open(f"/forward-plan/ended{tail}?before=yesterday")

    assert answer.status == 400
    assert "Start again from the decisions taken or withdrawn" in answer.text


@pytest.mark.parametrize("tail", ["", ".json"])
def test_one_entered_by_mistake_answers_410_and_says_nothing_of_what_it_was(browser, decision, tail):
    key_decisions.remove(decision, by=BY, at=NOW)
    db.session.commit()

    answer = browser.open(f"/forward-plan/{decision.id}{tail}")

    assert answer.status == 410
    assert "libraries" not in answer.text


@pytest.mark.parametrize("address", ["/forward-plan/999999", "/forward-plan/x", "/forward-plan/999/notices/1"])
def test_what_never_was_is_not_found(browser, decision, address):
    assert browser.open(address).status == 404
    assert browser.open(f"/forward-plan/{decision.id}/notices/999999").status == 404


def test_what_is_not_published_yet_is_not_there(browser, app):
    decision = planned(cabinet())

    assert browser.open(f"/forward-plan/{decision.id}").status == 404
    assert "No decision is planned" in browser.open("/forward-plan").text


def test_the_plan_costs_the_same_statements_however_much_is_planned(app, decision):
    few = cost(app)
    for number in range(4):
        given(planned(decision.decider_committee, title=f"Decision {number}"))

    assert cost(app) == few <= 4


def cost(app) -> int:
    ask(app, "/forward-plan")
    forget(app)
    with statements() as made:
        ask(app, "/forward-plan")
    return len(made)


def test_a_decision_s_page_leads_to_the_public_topics_that_look_at_it(browser, decision):
    council = published_programme.planned()
    before = browser.open(f"/forward-plan/{decision.id}")
    taken_as = decision_matches.take(
        decision, council.committee, title="Fewer library days", meeting_id=None, by=BY, at=NOW
    )
    published_programme.make_public(council.programme, at=NOW)

    page = browser.open(f"/forward-plan/{decision.id}")

    assert "Looked at beforehand" not in before.text
    assert f"/committees/children-panel/work-programme/topics/{taken_as.id}" in page.text
    assert "Children Panel" in page.text
    programme_publishing.withdraw(council.programme, published_programme.act(Verb.WITHDRAW, "By mistake.", NOW))
    db.session.commit()
    assert "Fewer library days" not in browser.open(f"/forward-plan/{decision.id}").text


def test_a_call_in_heard_at_a_meeting_names_its_day_once(browser, app, that_summer):
    decision = taken()
    members = [factories.member(name=f"Cllr {name}").id for name in ("Ann", "Bob", "Cy")]
    that_summer.move_to(after(date(2019, 8, 6)))
    said = {"grounds": [USUAL_GROUNDS[0]], "explanation": "Nobody asked.", "requested_on": date(2019, 8, 6)}
    asked = call_ins.ask(decision, **said, member_ids=members, by=BY, at=after(date(2019, 8, 6)))
    call_ins.accept(asked, by=BY, at=after(date(2019, 8, 6)))
    hearing = factories.meeting(factories.committee(name="Scrutiny Board"), held_on=date(2019, 8, 9))
    that_summer.move_to(after(date(2019, 8, 9)))
    outcome = {"outcome": CallInOutcome.REFERRED_BACK, "heard_on": None, "outcome_text": "Ask the readers."}
    call_ins.hear(
        asked, {**outcome, "meeting_id": hearing.id}, revision=str(asked.revision), by=BY, at=after(date(2019, 8, 9))
    )
    db.session.commit()

    page = browser.open(f"/forward-plan/{decision.id}").text

    assert ">Heard by Scrutiny Board, 9 August 2019.<" in page


def test_a_decision_that_is_called_in_says_that_it_waits(browser, app, that_summer):
    decision = taken()
    members = [factories.member(name=f"Cllr {name}").id for name in ("Ann", "Bob", "Cy")]
    that_summer.move_to(after(date(2019, 8, 6)))
    said = {"grounds": [USUAL_GROUNDS[0]], "explanation": "Nobody asked.", "requested_on": date(2019, 8, 6)}
    asked = call_ins.ask(decision, **said, member_ids=members, by=BY, at=after(date(2019, 8, 6)))
    call_ins.accept(asked, by=BY, at=after(date(2019, 8, 6)))
    db.session.commit()

    page = browser.open(f"/forward-plan/{decision.id}").text

    assert "Called in: it is not carried out before that is settled" in page
    assert "Valid: the decision waits until it is heard" in page
