"""The forward plan on the screens of officers: entered, given notice of, taken, matched to committees, called in."""

from datetime import date

import pytest

from models.forward_plan import CallIn, KeyDecision
from models.programme_vocabulary import CallInStatus, KeyDecisionStatus
from models.vocabulary import Role
from models.work_programme import Topic
from tests import factories, planned_decisions
from tests.planned_decisions import TITLE, cabinet, panel, planned, taken
from webapp.database import db

PLAN = "/staff/forward-plan"


def three(name: str, day: date) -> dict[str, str]:
    return {name: day.isoformat()}


def again(found):
    db.session.rollback()
    return db.session.get(type(found), found.id, populate_existing=True)


def test_a_decision_is_entered_with_the_words_every_notice_repeats_filled_in(clerk):
    decider = cabinet()
    page = clerk.open(f"{PLAN}/new")
    assert "County Hall, Moorminster" in page.text

    said = {"title": TITLE, "matter": "Which libraries close.", "decider_committee_id": str(decider.id)}
    answer = clerk.send(page, **said, documents="Report\n\nSurvey ", **three("decide_on", date(2019, 8, 1)))

    (made,) = db.session.query(KeyDecision).all()
    assert answer.headers["Location"] == f"{PLAN}/{made.id}"
    assert (made.documents, made.is_key, made.copies_from) == (["Report", "Survey"], True, "Moorshire County Council, "
        "County Hall, Moorminster")  # fmt: skip
    assert "Notice of a key decision due by 3 July 2019" in clerk.open(PLAN).text


def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(clerk):
    page = clerk.submit(f"{PLAN}/new", title=TITLE, matter="Some words typed.", **three("decide_on", date(2019, 8, 1)))

    assert "Say who decides" in page.text
    assert "Some words typed." in page.text
    assert db.session.query(KeyDecision).count() == 0


def test_two_who_change_a_decision_at_once_are_shown_both(clerk, decision):
    page = clerk.open(f"{PLAN}/{decision.id}/edit")
    clerk.send(page, title="The first title")

    second = clerk.send(page, title="The second title")

    assert "Both versions" in second.text
    assert "The first title" in second.text
    assert "The second title" in second.text


def test_a_decision_is_recorded_as_taken_and_can_be_called_in_until_the_day_it_says(clerk, decision, come_back):
    planned_decisions.given(decision)
    come_back(date(2019, 8, 1))
    said = {"decision": "That three close.", "reasons": "Money.", "alternatives": "None.", "conflicts": "None."}
    days = {**three("taken_on", date(2019, 8, 1)), **three("decision_published_on", date(2019, 8, 1))}

    clerk.submit(f"{PLAN}/{decision.id}/take", **said, **days)

    assert again(decision).status is KeyDecisionStatus.TAKEN
    assert "It can be called in until Thursday 8 August 2019." in clerk.open(f"{PLAN}/{decision.id}").text


def test_a_decision_is_withdrawn_with_its_reason_put_back_and_taken_away(clerk, decision):
    address = f"{PLAN}/{decision.id}"
    assert "Give the reason" in clerk.submit(f"{address}/withdraw").text
    clerk.submit(f"{address}/withdraw", withdrawn_reason="The grant came.")
    assert "Withdrawn" in clerk.open(PLAN).text

    clerk.submit(address, to="/put-back")
    clerk.submit(address, to="/remove")

    assert "Taken away" in clerk.open(address).text
    assert TITLE not in clerk.open(PLAN).text


def test_a_decision_that_needs_no_notice_is_published_by_a_press(clerk):
    decision = planned(cabinet(), is_key=False)

    clerk.submit(f"{PLAN}/{decision.id}", to="/publish")

    assert TITLE in clerk.open("/forward-plan").text


def test_a_committee_takes_a_decision_in_its_remit_as_a_topic_before_the_date(clerk, decision):
    committee = panel()
    meeting = factories.meeting(committee, held_on=date(2019, 7, 16))
    address = f"/staff/committees/{committee.id}/forward-plan"
    assert "No slot yet" in clerk.open(address).text

    clerk.submit(f"{address}/{decision.id}/take")

    (topic,) = db.session.query(Topic).all()
    assert (topic.meeting_id, topic.key_decision_id) == (meeting.id, decision.id)
    assert "A topic of the work programme on 16 July 2019" in clerk.open(address).text
    assert "Takes it as a topic on 16 July 2019" in clerk.open(f"{PLAN}/{decision.id}").text


def test_a_committee_leaves_a_decision_with_a_reason(clerk, decision):
    committee = panel()
    address = f"/staff/committees/{committee.id}/forward-plan"

    assert "Say why not" in clerk.submit(f"{address}/{decision.id}/leave").text
    clerk.submit(f"{address}/{decision.id}/leave", reason="Seen in March.")

    assert "Left: Seen in March." in clerk.open(address).text


def test_a_decision_is_called_in_signed_accepted_and_heard(clerk, come_back):
    planned_decisions.own_rules()
    decision = taken()
    one, two = factories.member(name="Cllr One"), factories.member(name="Cllr Two")
    come_back(date(2019, 8, 6))
    said = {"grounds": "Evidence was left out", "explanation": "Nobody asked.", "member_id": str(one.id)}
    address = clerk.submit(f"{PLAN}/{decision.id}/call-in", **said).headers["Location"]
    assert "1 of the 2 members" in clerk.open(address).text

    clerk.submit(address, to="/sign", member_id=str(two.id))
    clerk.submit(address, to="/accept")
    come_back(date(2019, 8, 20))
    outcome = {"outcome": "referred back to the decision maker", "outcome_text": "Ask the readers."}
    clerk.submit(f"{address}/outcome", **outcome, **three("heard_on", date(2019, 8, 20)))

    (found,) = db.session.query(CallIn).all()
    assert found.status is CallInStatus.HEARD
    assert "referred back to the decision maker" in clerk.open(address).text
    assert "Ask the readers." in clerk.open(f"/forward-plan/{decision.id}").text


def test_a_request_too_late_is_refused_with_the_last_day_and_nothing_typed_is_lost(clerk, come_back):
    decision = taken()
    come_back(date(2019, 8, 9))

    page = clerk.submit(f"{PLAN}/{decision.id}/call-in", explanation="Nobody asked the readers.")

    assert "The last day to ask was 8 August 2019" in page.text
    assert "Nobody asked the readers." in page.text


def test_a_request_is_refused_with_a_reason_and_a_signature_is_taken_out(clerk, come_back):
    planned_decisions.own_rules(grounds=[])
    decision, member = taken(), factories.member()
    come_back(date(2019, 8, 6))
    page = clerk.submit(f"{PLAN}/{decision.id}/call-in", explanation="Nobody asked.", member_id=str(member.id))
    address = page.headers["Location"]

    clerk.submit(address, to="/unsign")
    assert "Nobody yet." in clerk.open(address).text
    clerk.submit(f"{address}/refuse", status_reason="Too few signed.")
    assert "Too few signed." in clerk.open(address).text
    clerk.submit(address, to="/remove")

    assert "taken away as a mistake" in clerk.open(address).text


def test_the_rules_of_call_in_are_the_council_s_own(clerk):
    clerk.submit("/staff/council/call-in", working_days="3", signatories="5", grounds="Cost\n\nEvidence")

    page = clerk.open("/staff/council/call-in").text
    assert 'value="3"' in page
    assert "Cost\nEvidence" in page
    assert "Enter a number of working days" in clerk.submit("/staff/council/call-in", working_days="0").text


def test_today_tells_of_notices_due_within_a_week_and_of_days_gone_by(clerk, decision, come_back):
    assert TITLE in clerk.open("/staff/").text

    come_back(date(2019, 8, 5))

    assert "record what came of it" in clerk.open("/staff/").text


def test_nothing_of_it_is_shown_to_an_officer_of_another_committee(browser, app):
    decision = planned(cabinet())
    browser.sign_in(factories.user(Role.OFFICER, committee=factories.committee()))

    assert browser.open(f"{PLAN}/{decision.id}").status == 404
    assert TITLE not in browser.open(PLAN).text


@pytest.mark.parametrize("press", ["/publish", "/remove"])
def test_a_press_on_a_page_that_is_out_of_date_does_nothing_and_says_who_changed_it(clerk, press):
    decision = planned(cabinet(), is_key=False)
    page = clerk.open(f"{PLAN}/{decision.id}")
    clerk.submit(f"{PLAN}/{decision.id}/edit", title="What a colleague typed meanwhile")

    clerk.send(page, to=press)

    assert "changed this after you opened it" in clerk.open(f"{PLAN}/{decision.id}").text
    assert again(decision).removed_at is None
    assert "colleague" not in clerk.open("/forward-plan").text
