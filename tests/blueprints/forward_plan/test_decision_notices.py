"""Giving the notices of a decision: read through, refused where they cannot be, given again, taken away."""

from datetime import date
from io import BytesIO

import docx

from tests import planned_decisions
from tests.planned_decisions import TITLE, cabinet, planned

PLAN = "/staff/forward-plan"


def test_what_the_notice_lacks_is_listed_with_its_paragraph(clerk):
    decision = planned(cabinet(), documents=[], copies_from="")

    page = clerk.open(f"{PLAN}/{decision.id}").text

    assert "It must still say" in page
    assert "regulation 9(1)(e)" in page
    assert "regulation 9(1)(f)" in page


def test_a_notice_is_read_through_and_given_and_everybody_reads_it(clerk, decision):
    page = clerk.open(f"{PLAN}/{decision.id}/notices/new")
    assert "Whether three libraries close on Mondays." in page.text

    answer = clerk.send(page)

    assert answer.status == 302
    assert "Every notice is given" in clerk.open(f"{PLAN}/{decision.id}").text
    assert TITLE in clerk.open("/forward-plan").text


def test_a_draft_of_the_notice_comes_as_a_word_file(clerk, decision):
    page = clerk.open(f"{PLAN}/{decision.id}/notices/draft.docx?kind=key+decision")
    document = docx.Document(BytesIO(page.response.data))

    assert document.paragraphs[1].text == "Notice of a key decision"
    assert page.headers["Cache-Control"] == "private, no-store"


def test_a_late_decision_is_offered_its_lawful_ways_and_urgency_asks_who_agreed(clerk, decision, come_back):
    come_back(date(2019, 7, 29))

    page = clerk.open(f"{PLAN}/{decision.id}").text
    form = clerk.open(f"{PLAN}/{decision.id}/notices/new?kind=special+urgency")
    refused = clerk.send(form, reason="The grant ends.")

    assert "Put the decision off" in page and "Look at the notice" not in page
    assert "The general exception" not in page
    assert "Name who agreed that it is urgent" in refused.text
    assert "The grant ends." in refused.text
    said = {"reason": "The grant ends.", "agreed_by": "Cllr C, chair", "agreed_on": "2019-07-29"}
    assert clerk.send(form, **said).status == 302
    after = clerk.open(f"{PLAN}/{decision.id}").text
    assert "Notice of special urgency given instead" in after
    assert "Given today, the public would have" in page and "Given today, the public would have" not in after


def test_a_general_exception_is_given_once_and_again_only_of_a_decision_that_changed(clerk, decision, come_back):
    address = f"{PLAN}/{decision.id}/notices/new?kind=general+exception"
    said = {"reason": "The grant came late.", "agreed_by": "Cllr C, chair"}
    come_back(date(2019, 7, 15))
    clerk.submit(address, **said)
    come_back(date(2019, 7, 17))

    form = clerk.open(address)
    refused = clerk.send(form, **said)
    is_offered = "kind=general" in clerk.open(f"{PLAN}/{decision.id}").text
    clerk.submit(f"{PLAN}/{decision.id}/edit", title="Libraries and the mobile library")
    is_offered_since = "kind=general" in clerk.open(f"{PLAN}/{decision.id}").text
    form_since = clerk.open(address)

    still = "This notice was given on 15 July 2019, and the decision is still as it states."
    assert still in form.text and still in refused.text and "The grant came late." in refused.text
    assert (is_offered, is_offered_since) == (False, True)
    assert still not in form_since.text and clerk.send(form_since, **said).status == 302


def test_a_notice_that_is_none_is_not_found(clerk, decision):
    assert clerk.open(f"{PLAN}/{decision.id}/notices/new?kind=nothing").status == 404


def test_a_notice_of_what_changed_meanwhile_is_refused(clerk, decision):
    form = clerk.open(f"{PLAN}/{decision.id}/notices/new")
    clerk.submit(f"{PLAN}/{decision.id}/edit", title="Libraries")

    assert "changed this while you were writing" in clerk.send(form).text


def test_a_notice_given_by_mistake_is_taken_away(clerk, decision):
    planned_decisions.given(decision)

    clerk.submit(f"{PLAN}/{decision.id}", to="/remove")

    assert "Notices given" not in clerk.open(f"{PLAN}/{decision.id}").text
