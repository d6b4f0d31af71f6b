"""The forward plan as officers see it: by when notices are due by the council's own rule, and all that ended."""

from datetime import date

import time_machine

from models.forward_plan import KeyDecision
from models.programme_vocabulary import KeyDecisionStatus
from tests import factories
from tests.planned_decisions import BY, NOW, cabinet, details, given, planned
from webapp.database import db
from webapp.services import decision_notices, forward_plan_desk
from webapp.services.forward_plan_desk import MOST_PAST


def withdrawn(number: int) -> None:
    """So many decisions that were withdrawn."""
    body = cabinet()
    for place in range(number):
        record = KeyDecision(added_at=NOW, **details(body, title=f"Decision {place}"))
        record.status = KeyDecisionStatus.WITHDRAWN
        db.session.add(record)
    db.session.commit()


def test_the_decisions_that_ended_are_read_in_parts(app):
    withdrawn(MOST_PAST + 2)

    first = forward_plan_desk.desk(by=BY, on=NOW.date())
    rest = forward_plan_desk.ended_before(first.earlier, by=BY, on=NOW.date())

    assert [one.record.title for one in first.ended][:: MOST_PAST - 1] == [f"Decision {MOST_PAST + 1}", "Decision 2"]
    assert [one.record.title for one in rest.ended] == ["Decision 1", "Decision 0"]
    assert rest.earlier is None


def test_the_council_s_own_rule_says_by_when_the_notice_is_due(app):
    council, decision = factories.council(), planned(cabinet())
    assert forward_plan_desk.one(decision, on=NOW.date()).next_step.by_on == date(2019, 7, 3)

    council.counts_plan_in_working_days = True
    db.session.commit()

    assert forward_plan_desk.one(decision, on=NOW.date()).next_step.by_on == date(2019, 6, 21)


def test_the_history_of_a_decision_says_which_notice_was_given_and_which_taken_away(app):
    decision = planned(cabinet())
    decision_notices.remove(given(decision), by=BY, at=NOW)
    db.session.commit()

    told = [(one.what, one.reason) for one in forward_plan_desk.history(decision)]

    assert told[:2] == [
        ("notice removed", "Notice of a key decision"),
        ("notice given", "Notice of a key decision, 28 June 2019"),
    ]


def test_a_decision_that_the_public_reads_is_led_to_its_next_notice_by_name(app, browser):
    decision = planned(cabinet(), is_private=True, exempt_paragraphs=[3], private_reason="Bids are open.")
    given(decision)

    with time_machine.travel(NOW, tick=False):
        page = browser.sign_in(factories.officer()).open(f"/staff/forward-plan/{decision.id}").text

    assert "Notice of a meeting in private is due next." in page
    assert "the public reads the decision from then on" not in page


def test_an_earlier_part_of_those_that_ended_is_a_page_with_its_headings_in_order(app, browser):
    withdrawn(MOST_PAST + 1)

    with time_machine.travel(NOW, tick=False):
        clerk = browser.sign_in(factories.officer())
        page = clerk.open(f"/staff/forward-plan?before={forward_plan_desk.desk(by=BY, on=NOW.date()).earlier}").text

    assert page.index("<h1") < page.index('<h2 class="govuk-visually-hidden">Decisions') < page.index("Decision 0")
    assert "Decision 1<" not in page
