"""Following recommendations: the list, the notice, the answer, what was done, and what is overdue on Today."""

from io import BytesIO

import docx
import pytest

from models.committee import Committee
from models.minutes_vocabulary import Implementation, RecommendationResponse
from models.resolution import Recommendation
from models.vocabulary import CommitteeKind, Role
from tests import factories, measured, recommended
from tests.asked_why import question
from tests.recommended import TEXT, make_public
from webapp.database import db
from webapp.services import measure_follow_ups


@pytest.fixture
def sent(app):
    factories.council(name="Mudshire County Council")
    return recommended.recommended()


@pytest.fixture
def clerk(browser):
    return browser.sign_in(factories.officer())


def again(sent) -> Recommendation:
    db.session.rollback()
    return db.session.get(Recommendation, sent.id, populate_existing=True)


def three(name: str, day: int, month: int, year: int) -> dict[str, str]:
    return {name: f"{year}-{month:02}-{day:02}"}


def test_the_notice_is_a_word_file_with_all_that_the_law_asks(clerk, sent):
    page = clerk.open(f"/staff/recommendations/{sent.id}/notice.docx")
    document = docx.Document(BytesIO(page.response.data))
    said = "\n".join(one.text for one in document.paragraphs)

    for words in (
        "Mudshire County Council", "Local Government Act 2000, section 9FE", "Full Council", TEXT, "12 March 2019",
        "Adult Panel", "Safeguarding", "to consider the recommendation", "two months beginning with", "Received on ...",
    ):  # fmt: skip
        assert words in said
    assert "publish the response" not in said
    assert document.core_properties.title == "Notice of Adult Panel to Full Council, recommendation of 12 March 2019"
    assert page.headers["Cache-Control"] == "private, no-store"


def test_once_it_is_public_the_notice_also_requires_the_answer_to_be_published(clerk, sent):
    make_public(sent.resolution.meeting)

    document = docx.Document(BytesIO(clerk.open(f"/staff/recommendations/{sent.id}/notice.docx").response.data))

    assert any("to publish the response" in one.text for one in document.paragraphs)


def test_two_months_begin_with_the_day_the_notice_was_received(clerk, sent):
    answer = clerk.submit(f"/staff/recommendations/{sent.id}/notice", to="", **three("notice_on", 12, 3, 2019))

    assert answer.status == 302
    page = clerk.open(f"/staff/recommendations/{sent.id}").text
    assert "The two months ended on Saturday 11 May 2019" in page
    assert "Notice recorded" in page
    assert "Adult Panel to Full Council" in clerk.open("/staff/").text
    assert "Answer overdue" in clerk.open("/staff/recommendations").text


def test_a_notice_in_the_future_is_refused_beside_its_day_and_nothing_is_lost(clerk, sent):
    page = clerk.submit(f"/staff/recommendations/{sent.id}/notice", to="", **three("notice_on", 12, 3, 2199))

    assert "The notice is dated in the future" in page.text
    assert 'value="2199"' in page.text
    assert again(sent).notice_on is None


def test_it_is_answered_and_carried_out(clerk, sent):
    address = f"/staff/recommendations/{sent.id}"
    said = {"response": "partly accepted", "response_text": "From next year.", **three("responded_on", 1, 4, 2019)}
    clerk.submit(f"{address}/response", to="", **said)
    done = {"implementation": "carried out", "evidence": "Minute 40", **three("implemented_on", 1, 5, 2019)}
    clerk.submit(f"{address}/progress", to="", **done)

    found = again(sent)
    assert (found.response, found.implementation) == (RecommendationResponse.PARTLY, Implementation.DONE)
    page = clerk.open(f"/staff/committees/{found.resolution.meeting.committee_id}/recommendations").text
    assert "1 of 1 answered was accepted, all or in part." in page
    assert "Recommendations, 2018 to 2019" in page


def test_a_rejection_without_reasons_is_refused(clerk, sent):
    said = {"response": "rejected", **three("responded_on", 1, 4, 2019)}

    page = clerk.submit(f"/staff/recommendations/{sent.id}/response", to="", **said)

    assert "Give the reasons" in page.text
    assert again(sent).response is RecommendationResponse.AWAITED


def test_two_who_answer_at_once_are_shown_both(clerk, sent):
    page = clerk.open(f"/staff/recommendations/{sent.id}/response")
    said = {"response": "accepted", **three("responded_on", 1, 4, 2019)}
    clerk.send(page, to="", **said)

    second = clerk.send(page, to="", response="rejected", response_text="Never.", **three("responded_on", 2, 4, 2019))

    assert "changed this while you were writing" in second.text
    assert "Never." in second.text
    assert again(sent).response is RecommendationResponse.ACCEPTED


def test_one_withdrawn_leaves_the_list_and_the_public_with_a_reason(clerk, sent):
    make_public(sent.resolution.meeting)

    refused = clerk.submit(f"/staff/recommendations/{sent.id}/withdraw", reason="")
    clerk.submit(f"/staff/recommendations/{sent.id}/withdraw", reason="Made by mistake.")

    assert "Say why it is withdrawn" in refused.text
    assert clerk.open(f"/committees/adult-panel/recommendations/{sent.id}").status == 410
    assert TEXT not in clerk.open("/staff/recommendations").text
    assert "Recommendation withdrawn: Made by mistake." in clerk.open(f"/staff/recommendations/{sent.id}").text


def test_both_screens_say_that_the_resolution_was_corrected_since_and_it_is_sent_again(clerk, sent):
    said = "The resolution has been corrected since this was sent"
    number, resolution = sent.id, sent.resolution
    screens = [
        f"/staff/recommendations/{number}",
        f"/staff/resolutions/{resolution.id}",
        f"/staff/minutes/items/{resolution.item_id}/decisions",
    ]
    before = [said in clerk.open(one).text for one in screens]

    recommended.correct(resolution, "That it receive two updates.")
    after = [said in clerk.open(one).text for one in screens]
    clerk.submit(f"/staff/recommendations/{number}/again", reason="One was meant twice.")

    assert (before, after) == ([False] * 3, [True] * 3)
    assert [said in clerk.open(one).text for one in screens] == [False] * 3
    assert "Recommendation sent again: One was meant twice." in clerk.open(screens[0]).text


def test_no_notice_is_made_to_a_partner(clerk, sent):
    partner = recommended.recommended(
        committee=db.session.get(Committee, sent.resolution.meeting.committee_id),
        meeting=sent.resolution.meeting,
        council=factories.committee(kind=CommitteeKind.COUNCIL),
        to_body="The Trust",
    )

    assert clerk.open(f"/staff/recommendations/{partner.id}/notice.docx").status == 302
    assert "Ask for an answer, and record it here" in clerk.open(f"/staff/recommendations/{partner.id}").text


def test_nothing_of_it_is_shown_to_an_officer_of_another_committee(browser, sent):
    browser.sign_in(factories.user(Role.OFFICER, committee=factories.committee()))

    assert browser.open(f"/staff/recommendations/{sent.id}").status == 404
    assert TEXT not in browser.open("/staff/recommendations").text


def test_it_shows_what_the_scorecard_said_when_it_was_tied_to_a_measure(clerk, sent):
    committee = sent.resolution.meeting.committee
    measure = measured.measure(committees=(committee,))
    measured.reading(measure, "660")
    measured.target(measure)
    measure_follow_ups.link(measure, None, question(committee), sent.id, **measured.act())
    db.session.commit()

    page = clerk.open(f"/staff/recommendations/{sent.id}").text

    assert "“Why is it rising?”" in page and "80 above its target of 580" in page
