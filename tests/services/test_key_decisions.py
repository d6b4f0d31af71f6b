"""Decisions of the forward plan: entered, changed, taken, withdrawn; and what the public reads of each step."""

import json
from datetime import date

import pytest

from models.audit import AuditEvent
from models.forward_plan import KeyDecision
from models.programme_vocabulary import DecisionNoticeKind, KeyDecisionStatus
from models.publication import Publication, Published, PublishedKeyDecision
from models.rules import RuleBroken
from models.rules.decision_notice_checks import Words
from models.vocabulary import MeetingStatus, SubjectKind
from tests import factories, planned_decisions
from tests.planned_decisions import BY, DECIDE_ON, NOW, RECORD, cabinet, clerk_of, details, given, planned
from webapp.database import db
from webapp.services import decision_notices, forward_plan_desk, forward_plan_publishing, key_decisions, publishing
from webapp.services.actors import NotAllowed
from webapp.services.ledger import Act, Verb
from webapp.services.revisions import ChangedMeanwhile

KIND = SubjectKind.KEY_DECISION


@pytest.fixture
def decision(app):
    return planned(cabinet())


def live(found) -> Published | None:
    return db.session.get(Published, (KIND, found.id), populate_existing=True)


def body(found) -> dict:
    return json.loads(live(found).body)


def reasons(found) -> list[str]:
    versions = db.session.query(Publication).filter_by(subject_kind=KIND, subject_id=found.id)
    return [one.reason for one in versions.order_by(Publication.id)]


def change(found, **fields) -> None:
    said = details(found.decider_committee, **fields)
    key_decisions.change(found, said, revision=str(found.revision), by=BY, at=NOW)
    db.session.commit()


def take(found, **fields) -> None:
    key_decisions.take(found, {**RECORD, **fields}, revision=str(found.revision), by=BY, at=planned_decisions.after())
    db.session.commit()


def test_nothing_is_public_before_a_notice_is_given(decision):
    change(decision, title="Libraries")

    assert live(decision) is None


def test_a_notice_makes_the_decision_public_with_all_that_regulation_9_asks(decision):
    given(decision)

    stated = body(decision)["stated"]
    assert stated["decider"] == {
        "name": "Cabinet", "title": "", "address": None, "is_body": True,
        "members": ["Cllr Ada Leader", "Cllr Ben Holder"],
    }  # fmt: skip
    assert (stated["decide_on"], stated["documents"]) == ("2019-08-01", ["Report of the Director"])
    assert (stated["copies_from"], stated["asking_for_more"]) == ("County Hall", "Write to the proper officer.")
    assert [one["kind"] for one in body(decision)["notices"]] == ["key decision"]
    assert body(decision)["address"] == f"/forward-plan/{decision.id}"
    assert db.session.get(PublishedKeyDecision, decision.id).decider == "Cabinet"


def test_a_notice_without_what_it_must_state_is_refused_and_nothing_is_public(decision):
    change(decision, documents=[])

    with pytest.raises(RuleBroken, match="List the documents"):
        given(decision)

    db.session.rollback()
    assert live(decision) is None


def test_a_notice_stays_as_it_was_given_when_the_decision_changes(decision):
    notice = given(decision)

    change(decision, decide_on=date(2019, 9, 2), title="Libraries closed")

    assert body(decision)["stated"]["decide_on"] == "2019-09-02"
    assert body(decision)["notices"][0]["stated"]["decide_on"] == "2019-08-01"
    assert decision_notices.has_changed_since(notice) == ["the title", "the day"]
    assert reasons(decision)[-1] == "The decision was moved: 1 August 2019 became 2 September 2019."


def test_a_notice_still_says_how_it_is_when_only_the_decider_has_a_public_page_since(decision):
    notice = given(decision)

    publishing.publish_committee(decision.decider_committee, Act(Verb.PUBLISH, by=BY, at=NOW))
    db.session.commit()

    assert decision_notices.has_changed_since(notice) == []


def test_what_becomes_private_leaves_earlier_versions_and_notices(decision):
    change(decision, matter="To pay Mr Smith £9,000.")
    given(decision)

    change(decision, matter="A payment.", is_private=True, exempt_paragraphs=[1], private_reason="It names a person.")

    assert live(decision).readable_from == live(decision).version
    assert "Smith" not in live(decision).body


def test_a_decision_taken_has_its_record_and_its_last_day_for_call_in(decision):
    given(decision)

    take(decision)

    record = body(decision)["record"]
    assert record["alternatives"] == "Closing one library altogether was rejected."
    assert (record["published_on"], record["call_in_until"]) == ("2019-08-01", "2019-08-08")
    assert body(decision)["status"] == "taken"
    assert reasons(decision)[-1] == "The decision was recorded."


def test_a_decision_without_its_notice_is_recorded_all_the_same_and_the_page_says_so(decision):
    take(decision)

    found = forward_plan_desk.one(decision, on=DECIDE_ON)
    assert decision.status is KeyDecisionStatus.TAKEN
    assert [one.standing for one in found.steps] == ["late"]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"taken_on": None}, "taken_on"),
        ({"taken_on": date(2019, 8, 2)}, "taken_on"),
        ({"decision": " "}, "decision"),
        ({"reasons": ""}, "reasons"),
        ({"decision_published_on": date(2019, 7, 31)}, "decision_published_on"),
    ],
)
def test_a_record_that_says_too_little_is_refused(decision, said, field):
    with pytest.raises(RuleBroken) as refused:
        take(decision, **said)

    assert refused.value.field == field


def test_a_withdrawn_decision_stays_in_the_plan_with_its_reason_and_can_be_put_back(decision):
    given(decision)
    key_decisions.withdraw(decision, reason="The grant came.", revision=str(decision.revision), by=BY, at=NOW)
    db.session.commit()
    withdrawn = body(decision)

    key_decisions.put_back(decision, by=BY, at=NOW)
    db.session.commit()

    assert (withdrawn["status"], withdrawn["withdrawn_reason"]) == ("withdrawn", "The grant came.")
    assert body(decision)["status"] == "planned"


def test_one_entered_by_mistake_leaves_the_public_and_the_lists(decision):
    given(decision)

    key_decisions.remove(decision, by=BY, at=NOW)
    db.session.commit()

    assert live(decision).is_withdrawn
    assert db.session.get(PublishedKeyDecision, decision.id) is None
    assert forward_plan_desk.desk(by=BY, on=NOW.date()).coming == []


def test_what_was_withdrawn_is_not_changed_and_a_stale_form_is_refused(decision):
    key_decisions.withdraw(decision, reason="No need.", revision=str(decision.revision), by=BY, at=NOW)
    db.session.commit()

    with pytest.raises(RuleBroken, match="was withdrawn"):
        change(decision)
    with pytest.raises(ChangedMeanwhile):
        key_decisions.take(decision, RECORD, revision="1", by=BY, at=planned_decisions.after())


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"decider_name": "The Leader"}, "decider_committee_id"),
        ({"decide_on": None}, "decide_on"),
        ({"exempt_paragraphs": [8]}, "exempt_paragraphs"),
    ],
)
def test_what_cannot_be_a_decision_is_refused_beside_its_field(app, fields, field):
    with pytest.raises(RuleBroken) as refused:
        planned(cabinet(), **fields)

    assert refused.value.field == field


def test_its_meeting_is_one_of_the_body_on_that_day(app):
    decider = cabinet()
    elsewhere, later = factories.meeting(held_on=DECIDE_ON), factories.meeting(decider, held_on=date(2019, 8, 8))

    for meeting, field in ((elsewhere, "meeting_id"), (later, "decide_on")):
        with pytest.raises(RuleBroken) as refused:
            planned(decider, meeting_id=meeting.id)
        assert refused.value.field == field

    assert planned(decider, meeting_id=later.id, decide_until=date(2019, 8, 31)).meeting is later


def test_a_clerk_of_one_committee_keeps_that_body_s_decisions_alone(app):
    decider = cabinet()
    other = clerk_of(factories.committee())
    decision = planned(decider)

    with pytest.raises(RuleBroken, match="whose agendas you keep"):
        key_decisions.add(details(decider), by=other, at=NOW)
    with pytest.raises(NotAllowed):
        key_decisions.get(decision.id, by=other)
    assert forward_plan_desk.desk(by=other, on=NOW.date()).coming == []


def test_each_change_is_one_audit_event_with_its_values(decision):
    events = db.session.query(AuditEvent).count()

    change(decision, title="Libraries")

    (event,) = db.session.query(AuditEvent).order_by(AuditEvent.id).offset(events).all()
    before, after = json.loads(event.before), json.loads(event.after)
    assert (event.what, before["title"], after["title"]) == ("decision changed", planned_decisions.TITLE, "Libraries")


def test_an_officer_can_publish_what_is_not_key_without_a_notice(app):
    decision = planned(cabinet(), is_key=False, documents=[])

    forward_plan_publishing.publish(decision, Act(Verb.PUBLISH, by=BY, at=NOW))

    assert body(decision)["notices"] == []
    with pytest.raises(RuleBroken, match="public already"):
        forward_plan_publishing.publish(decision, Act(Verb.PUBLISH, by=BY, at=NOW))


def test_a_late_notice_is_taken_and_special_urgency_settles_it(decision):
    late = date(2019, 7, 29)
    given(decision, given_on=late, at=planned_decisions.after(late))
    owed = forward_plan_desk.one(decision, on=late).next_step
    urgent = Words("The grant ends.", "Cllr C, chair of the Panel", late)

    given(decision, DecisionNoticeKind.SPECIAL_URGENCY, urgent, given_on=late, at=planned_decisions.after(late))

    assert (owed.standing, [one.kind for one in owed.routes]) == ("given late", [None, "special urgency"])
    assert forward_plan_desk.one(decision, on=late).next_step is None
    assert body(decision)["notices"][1]["agreed_by"] == "Cllr C, chair of the Panel"


def test_a_notice_taken_away_is_due_again(decision):
    notice = given(decision)

    decision_notices.remove(notice, by=BY, at=NOW)
    db.session.commit()

    assert body(decision)["notices"] == []
    assert forward_plan_desk.one(decision, on=NOW.date()).next_step.standing == "soon"


def test_a_decision_whose_meeting_moved_or_was_cancelled_is_told_today(app):
    decider = cabinet()
    meeting = factories.meeting(decider, held_on=DECIDE_ON)
    decision = planned(decider, meeting_id=meeting.id, is_key=False)
    fits = forward_plan_desk.one(decision, on=NOW.date()).at_odds

    meeting.held_on = date(2019, 8, 6)
    db.session.commit()
    moved = [one.at_odds for one in forward_plan_desk.pressing(by=BY, on=NOW.date())]
    meeting.status = MeetingStatus.CANCELLED
    db.session.commit()
    cancelled = [one.at_odds for one in forward_plan_desk.pressing(by=BY, on=NOW.date())]

    assert fits == ""
    assert moved == ["Its meeting is held on 6 August 2019 now. Change the day of the decision to it."]
    assert cancelled == ["Its meeting of 6 August 2019 is cancelled. Choose another, or none."]


def test_what_ended_years_ago_is_not_read_for_the_day_s_page(decision):
    for number in range(3):
        over = planned(decision.decider_committee, title=f"Over {number}")
        key_decisions.withdraw(over, reason="No need.", revision="1", by=BY, at=NOW)
    db.session.commit()
    db.session.expunge_all()

    pressing = forward_plan_desk.pressing(by=BY, on=DECIDE_ON)

    read = [one.title for one in db.session if isinstance(one, KeyDecision)]
    assert read == [planned_decisions.TITLE] == [one.record.title for one in pressing]
    assert len(forward_plan_desk.desk(by=BY, on=NOW.date()).ended) == 3
