"""Call-in by the council's own rules: asked for, signed, accepted or refused, heard; and what the public reads."""

import json
from datetime import UTC, date, datetime

import pytest

from models.programme_vocabulary import CallInOutcome, CallInStatus
from models.publication import Published
from models.rules import RuleBroken
from models.vocabulary import CommitteeKind, SubjectKind
from tests import factories, planned_decisions
from tests.planned_decisions import BY, NOW, after, own_rules, taken
from webapp.database import db
from webapp.services import call_in_rules, call_ins, key_decisions
from webapp.services.actors import NotAllowed, acting
from webapp.services.revisions import ChangedMeanwhile

ASKED_ON = date(2019, 8, 6)
LAST_ON = date(2019, 8, 8)


@pytest.fixture
def decision(app):
    own_rules()
    return taken()


def ask(decision, *members, **fields):
    said = {"grounds": ["Evidence was left out"], "explanation": "Nobody asked the readers.", **fields}
    day = said.pop("requested_on", ASKED_ON)
    numbers = [one.id for one in members]
    at = said.pop("at", after(day))
    found = call_ins.ask(decision, **said, member_ids=numbers, requested_on=day, by=BY, at=at)
    db.session.commit()
    return found


def body(decision) -> dict:
    return json.loads(db.session.get(Published, (SubjectKind.KEY_DECISION, decision.id), populate_existing=True).body)


def hear(found, outcome=CallInOutcome.REFERRED_BACK, text="Ask the readers.", heard_on=date(2019, 8, 20), **more):
    said = {"outcome": outcome, "outcome_text": text, "heard_on": heard_on, "meeting_id": None, **more}
    call_ins.hear(found, said, revision=str(found.revision), by=BY, at=after(date(2019, 8, 21)))
    db.session.commit()


def test_a_decision_can_be_called_in_for_five_working_days_after_it_is_published(decision):
    within, later = call_ins.standing(decision, on=LAST_ON), call_ins.standing(decision, on=date(2019, 8, 9))

    assert (within.last_on, within.is_open, within.may_be_carried_out) == (LAST_ON, True, False)
    assert (later.is_open, later.may_be_carried_out) == (False, True)


def test_the_period_follows_the_council_s_rules(app):
    own_rules(working_days=10)

    assert call_ins.standing(taken(), on=LAST_ON).last_on == date(2019, 8, 15)


def test_rules_that_change_later_leave_the_last_day_that_the_public_was_told(decision):
    own_rules(working_days=10)

    signed = ask(decision, factories.member(name="Cllr Cy Signer"))

    assert call_ins.standing(decision, on=LAST_ON).last_on == LAST_ON
    assert body(decision)["record"]["call_in_until"] == LAST_ON.isoformat()
    assert signed.status is CallInStatus.REQUESTED


def test_a_day_of_publication_that_is_put_right_is_counted_anew(decision):
    record = {**planned_decisions.RECORD, "decision_published_on": date(2019, 8, 2)}

    key_decisions.take(decision, record, revision=str(decision.revision), by=BY, at=after(date(2019, 8, 2)))

    assert call_ins.standing(decision, on=LAST_ON).last_on == date(2019, 8, 9)


def test_a_request_with_enough_signatures_is_taken_as_valid_and_stops_the_decision(decision):
    found = ask(decision, factories.member(name="Cllr One"))
    with pytest.raises(RuleBroken, match="1 member of the 2"):
        call_ins.accept(found, by=BY, at=after(LAST_ON))
    db.session.rollback()

    call_ins.sign(found, member_id=factories.member(name="Cllr Two").id, signed_on=LAST_ON, by=BY, at=after(LAST_ON))
    call_ins.accept(found, by=BY, at=after(LAST_ON))
    db.session.commit()

    assert found.status is CallInStatus.VALID
    assert not call_ins.standing(decision, on=date(2019, 8, 15)).may_be_carried_out
    (public,) = body(decision)["call_ins"]
    assert [one["name"] for one in public["signatories"]] == ["Cllr One", "Cllr Two"]
    assert (public["status"], public["requested_on"]) == ("valid", "2019-08-06")


def test_a_member_of_the_executive_cannot_sign(decision):
    leader = next(seat.member for seat in decision.decider_committee.seats)

    with pytest.raises(RuleBroken, match="is of the executive") as refused:
        ask(decision, leader)

    assert refused.value.field == "member_id"
    assert leader not in call_ins.may_sign(on=ASKED_ON)


def test_nobody_signs_twice_and_a_signature_by_mistake_is_taken_out(decision):
    member = factories.member()
    found = ask(decision, member)

    with pytest.raises(RuleBroken, match="has signed already"):
        call_ins.sign(found, member_id=member.id, signed_on=ASKED_ON, by=BY, at=after(ASKED_ON))
    db.session.rollback()
    call_ins.unsign(found, member_id=member.id, by=BY, at=after(ASKED_ON))
    db.session.commit()

    assert found.signatories == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"requested_on": date(2019, 8, 9)}, "requested_on"),
        ({"requested_on": LAST_ON, "at": after(ASKED_ON)}, "requested_on"),
        ({"grounds": []}, "grounds"),
        ({"explanation": " "}, "explanation"),
    ],
)
def test_a_request_out_of_time_or_without_grounds_is_refused(decision, fields, field):
    with pytest.raises(RuleBroken) as refused:
        ask(decision, **fields)

    assert refused.value.field == field


def test_what_was_not_taken_is_not_called_in(app):
    decision = planned_decisions.planned(planned_decisions.cabinet())

    with pytest.raises(RuleBroken, match="taken and published"):
        ask(decision)


def test_one_decision_is_called_in_once_unless_the_first_was_refused(decision):
    first = ask(decision)
    with pytest.raises(RuleBroken, match="called in already"):
        ask(decision)
    db.session.rollback()

    call_ins.refuse(first, reason="Nobody signed.", by=BY, at=after(ASKED_ON))
    second = ask(decision)

    assert (first.status, second.status) == (CallInStatus.REFUSED, CallInStatus.REQUESTED)
    assert [one["status_reason"] for one in body(decision)["call_ins"]] == ["Nobody signed.", ""]


def test_the_outcome_is_public_with_the_meeting_that_heard_it(decision):
    board = factories.committee(name="Scrutiny Board", kind=CommitteeKind.SCRUTINY)
    own_rules(heard_by_id=board.id, signatories=1)
    meeting = factories.meeting(board, held_on=date(2019, 8, 20))
    found = ask(decision, factories.member())
    call_ins.accept(found, by=BY, at=after(ASKED_ON))

    assert call_ins.meetings_to_hear(found) == [meeting]
    hear(found, heard_on=None, meeting_id=meeting.id)

    (public,) = body(decision)["call_ins"]
    assert (public["heard_on"], public["heard_by"]["name"]) == ("2019-08-20", "Scrutiny Board, 20 August 2019")
    assert (public["outcome"], public["outcome_text"]) == ("referred back to the decision maker", "Ask the readers.")


def test_what_is_not_valid_is_not_heard_and_a_stale_form_is_refused(decision):
    found = ask(decision)

    with pytest.raises(RuleBroken, match="requested already"):
        hear(found)
    db.session.rollback()
    with pytest.raises(ChangedMeanwhile):
        call_ins.hear(found, {}, revision="99", by=BY, at=after(ASKED_ON))


def test_a_decision_called_in_is_not_put_back_until_the_call_in_is_taken_away(decision):
    found = ask(decision)
    with pytest.raises(RuleBroken, match="was called in"):
        key_decisions.put_back(decision, by=BY, at=after(ASKED_ON))
    db.session.rollback()

    call_ins.remove(found, by=BY, at=after(ASKED_ON))
    db.session.commit()

    assert body(decision)["call_ins"] == []


def test_rules_are_kept_once_and_edited_by_revision(app):
    own_rules()
    own_rules(grounds=[" Cost ", ""])

    kept = call_in_rules.current()
    assert (kept.grounds, kept.revision) == (["Cost"], 2)
    with pytest.raises(ChangedMeanwhile):
        call_in_rules.edit(
            kept,
            {"working_days": 1, "signatories": 1, "grounds": [], "heard_by_id": None},
            revision="1",
            by=BY,
            at=NOW,
        )


def test_an_officer_of_one_committee_does_not_write_the_council_s_rules(app):
    by = acting(factories.officer(committee=factories.committee()), on=NOW.date())
    details = {"working_days": 5, "signatories": 3, "grounds": [], "heard_by_id": None}

    with pytest.raises(NotAllowed):
        call_in_rules.edit(call_in_rules.current(), details, revision="0", by=by, at=NOW)


def test_a_request_entered_after_midnight_keeps_the_day_it_was_received(decision):
    past_midnight_in_summer = datetime(2019, 8, 6, 23, 30, tzinfo=UTC)

    ask(decision, requested_on=ASKED_ON, at=past_midnight_in_summer)

    (public,) = body(decision)["call_ins"]
    assert public["requested_on"] == "2019-08-06"


def test_two_members_of_the_same_name_may_both_sign(decision):
    first, second = factories.member(name="Cllr John Smith"), factories.member(name="Cllr John Smith")

    found = ask(decision, first, second)

    assert [one.member for one in found.signatories] == [first, second]


def test_a_signature_taken_out_already_is_not_taken_out_again(decision):
    found = ask(decision)

    with pytest.raises(RuleBroken, match="taken out already"):
        call_ins.unsign(found, member_id=99, by=BY, at=after(ASKED_ON))
