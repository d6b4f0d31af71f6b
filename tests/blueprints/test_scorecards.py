"""Scorecards at the desk: made for a period, written up, put under an item, corrected with a reason."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from models.measure import MeasureRemit
from models.scorecard import Scorecard
from models.vocabulary import Role, Verb
from tests import factories, measured, scored
from tests.published_council import act
from webapp.database import db
from webapp.services import agenda_items, publishing


def officer(browser):
    return browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))


def test_a_performance_officer_makes_one_for_a_period(browser):
    made = scored.reported()
    fields = {"framework_id": made.framework.id, "committee_id": made.committee.id, "frequency": "annual"}

    page = officer(browser).submit("/staff/scorecards/new", **fields, period="2019/20")

    kept = db.session.query(Scorecard).filter_by(period_on=date(2020, 3, 31)).one()
    assert page.headers["Location"].endswith(f"/staff/scorecards/{kept.id}")
    assert "One Organisational Plan: 2019/20" in browser.open("/staff/scorecards").text


def test_a_period_that_does_not_exist_is_refused_beside_its_box(browser):
    made = scored.reported()
    fields = {"framework_id": made.framework.id, "committee_id": made.committee.id, "frequency": "quarterly"}

    page = officer(browser).submit("/staff/scorecards/new", **fields, period="Quarter 2 (June-Sept) 2018/19")

    assert 'href="#period"' in page.text
    assert "counted twice" in page.text
    assert "Quarter 2 (June-Sept) 2018/19" in page.text


def test_words_are_written_and_two_officers_lose_nothing(browser):
    made = scored.reported()
    address = f"/staff/scorecards/{made.scorecard.id}/edit"
    kept_page = officer(browser).open(address)
    browser.submit(
        address, introduction="The first officer's words", contacts="Author; Ada Fern; Officer; ada@example.org"
    )

    page = browser.send(kept_page, introduction="The second officer's words")

    assert "The first officer&#39;s words" in page.text
    assert "The second officer&#39;s words" in page.text
    assert "Ada Fern" in browser.open(f"/staff/scorecards/{made.scorecard.id}").text


def test_one_that_changed_since_is_not_taken_away_unseen(browser):
    made = scored.reported()
    address = f"/staff/scorecards/{made.scorecard.id}"
    opened = officer(browser).open(address)
    browser.submit(f"{address}/edit", title="The year end, corrected")

    browser.send(opened, to=f"{address}/remove")
    told = browser.open(address)
    browser.send(told, to=f"{address}/remove")

    assert "It is “The year end, corrected” now. Nothing was done" in told.text
    assert db.session.get_one(Scorecard, made.scorecard.id).removed_at is not None


def test_a_clerk_puts_one_under_an_item_and_takes_it_off_again(browser):
    made = scored.reported()
    address = f"/staff/agenda-items/{made.report.id}/scorecards"
    browser.sign_in(factories.officer(committee=made.committee))

    browser.submit(address, to=f"{address}/put")
    db.session.expire_all()
    assert made.scorecard.item_id == made.report.id
    browser.submit(address, to=f"/staff/scorecards/{made.scorecard.id}/take-from-agenda")

    db.session.expire_all()
    assert made.scorecard.item_id is None


def test_a_clerk_names_framework_and_period_and_the_scorecard_is_there(browser):
    made = scored.reported()
    address = f"/staff/agenda-items/{made.report.id}/scorecards"
    browser.sign_in(factories.officer(committee=made.committee))

    page = browser.send(
        browser.open(address), form=1, framework_id=made.framework.id, frequency="annual", period="2019/20"
    )

    assert page.status == 302
    kept = db.session.query(Scorecard).filter_by(period_on=date(2020, 3, 31)).one()
    assert (kept.item_id, kept.committee_id) == (made.report.id, made.committee.id)


def test_the_agenda_page_publishes_it_in_one_press(browser):
    made = scored.reported()
    scored.bind(made)
    browser.sign_in(factories.officer())
    address = f"/staff/publishing/meeting/{made.meeting.id}"

    assert "One Organisational Plan: 2018/19” is added" in browser.open(address).text
    browser.submit(address, verb="supplement", reason="The performance report")

    assert browser.open(scored.ADDRESS).status == 200


def test_a_correction_asks_for_its_reason_and_keeps_it(browser):
    made = scored.among_papers()
    scored.restate(made.looked_after, "662")
    browser.sign_in(factories.officer())
    address = f"/staff/scorecards/{made.scorecard.id}/publish"

    assert "Give the reason" in browser.submit(address, reason="").text
    browser.submit(address, reason="One child was counted twice")

    assert "One child was counted twice" in browser.open(scored.ADDRESS).text
    assert "660" in browser.open(f"{scored.ADDRESS}/versions/1").text


def test_one_that_is_withdrawn_answers_410_with_the_reason(browser):
    made = scored.among_papers()
    browser.sign_in(factories.officer())

    browser.submit(f"/staff/scorecards/{made.scorecard.id}/withdraw", reason="It named a child")

    page = browser.open(scored.ADDRESS)
    assert page.status == 410
    assert "It named a child" in page.text
    assert browser.open(f"{scored.ADDRESS}.docx").status == 410
    measure = f"/scorecards/one-organisational-plan/measures/{made.looked_after.id}"
    assert browser.open(measure).status == 404


@pytest.mark.parametrize("value", ["662", "660"])
def test_one_that_comes_back_tells_that_figures_differ_and_no_figure_that_was_taken_away(browser, value):
    made = scored.among_papers()
    browser.sign_in(factories.officer())
    address = f"/staff/scorecards/{made.scorecard.id}"
    browser.submit(f"{address}/withdraw", reason="A typing error")
    scored.restate(made.looked_after, value)
    db.session.commit()
    said = "not every figure is as it was before it was taken away."

    press = browser.open(f"{address}/publish").text
    browser.submit(f"{address}/publish")

    assert "versions from before stay taken away" in press and "stays readable" not in press
    shown = [press, *(browser.open(f"{scored.ADDRESS}{one}").text for one in ("", "/versions", "/versions.json"))]
    assert [said in one for one in shown] == [value == "662"] * 4
    assert all("It is public again" in one for one in shown)
    assert [one for one in shown if "660" in one] == ([] if value == "662" else shown[:2])
    assert "What was taken away stays away" in shown[2]
    assert "This was made for the committee’s" in shown[1] and "it stays so" not in shown[1]
    assert browser.open(f"{scored.ADDRESS}/versions/1").status == 410


def test_a_correction_keeps_what_is_public_now(browser):
    made = scored.among_papers()
    scored.restate(made.looked_after, "662")
    db.session.commit()
    browser.sign_in(factories.officer())

    press = browser.open(f"/staff/scorecards/{made.scorecard.id}/publish").text

    assert "The version that is public now stays readable as it was." in press
    assert "taken away" not in press


def test_a_clerk_elsewhere_does_not_find_it(browser):
    made = scored.reported()
    browser.sign_in(factories.officer(committee=factories.committee()))

    assert browser.open(f"/staff/scorecards/{made.scorecard.id}").status == 404
    assert browser.open(f"/staff/scorecards/{made.scorecard.id}/publish").status == 404


def test_a_draft_is_given_as_word_and_csv(browser):
    made = scored.reported()
    address = f"/staff/scorecards/{made.scorecard.id}/draft"
    officer(browser)

    word, listed = browser.open(f"{address}.docx"), browser.open(f"{address}.csv")

    assert word.response.data.startswith(b"PK")
    assert "No. of children looked after" in listed.text
    assert word.headers["Cache-Control"] == "private, no-store"


def test_one_without_measures_says_so(browser):
    made = scored.reported()
    db.session.query(MeasureRemit).delete()
    db.session.commit()

    page = officer(browser).open(f"/staff/scorecards/{made.scorecard.id}")

    assert "There are no measures to report." in page.text


def test_a_clerk_chooses_how_one_that_was_withdrawn_comes_back(browser):
    made = scored.among_papers()
    publishing.withdraw(made.meeting, act(Verb.WITHDRAW, "By mistake"))
    scored.restate(made.looked_after, "540")
    browser.sign_in(factories.officer(committee=made.committee))
    address = f"/staff/scorecards/{made.scorecard.id}"

    assert "the public reads what the committee saw" in browser.open(address).text
    browser.submit(address, to=f"{address}/comes-back")

    assert "not what the committee saw" in browser.open(address).text


def test_a_clerk_is_told_that_one_with_words_taken_back_comes_back_as_it_stands(browser):
    made = scored.reported()
    scored.bind(made)
    made.scorecard.introduction = "Ada Fern of Elm Street complained."
    db.session.commit()
    scored.publish_with_agenda(made)
    publishing.withdraw(made.meeting, act(Verb.WITHDRAW, "It named a person"))
    made.scorecard.introduction = "A resident complained."
    db.session.commit()
    browser.sign_in(factories.officer(committee=made.committee))

    page = browser.open(f"/staff/scorecards/{made.scorecard.id}")

    assert "Something that the committee saw is not told any more" in page.text


def test_a_scorecard_whose_item_went_is_taken_from_it_where_it_is_kept(browser):
    made = scored.reported()
    scored.bind(made)
    agenda_items.take_off(made.report, **measured.act())
    db.session.commit()
    browser.sign_in(factories.officer(committee=made.committee))
    address = f"/staff/scorecards/{made.scorecard.id}"

    assert "Its item was taken off the agenda" in browser.open(address).text
    browser.submit(address, to=f"{address}/take-from-agenda")

    db.session.expire_all()
    assert made.scorecard.item_id is None


def test_what_is_not_out_yet_is_no_link_in_the_preview_and_the_draft(browser):
    made = scored.reported()
    scored.bind(made)
    factories.document(made.report, b"%PDF-1.4 another", title="Not out yet")
    browser.sign_in(factories.officer(committee=made.committee))

    page = browser.open(f"/staff/publishing/meeting/{made.meeting.id}").text
    word = browser.open(f"/staff/agendas/{made.meeting.id}/agenda.docx").response.get_data()
    draft = ZipFile(BytesIO(word))
    links = draft.read("word/_rels/document.xml.rels").decode()

    assert "One Organisational Plan: 2018/19" in page
    assert scored.ADDRESS not in page
    assert f'href="/documents/{made.document.id}/' in page
    assert "Not out yet" in page
    assert page.count('href="/documents/') == 2
    assert scored.ADDRESS not in links


def test_an_officer_sees_that_a_figure_was_restated_and_the_way_to_a_correction(browser):
    made = scored.among_papers()
    scored.restate(made.looked_after, "662")
    browser.sign_in(factories.officer(committee=made.committee))

    page = browser.open(f"/staff/scorecards/{made.scorecard.id}").text

    assert "660 becomes 662." in page
    assert f"/staff/scorecards/{made.scorecard.id}/publish" in page
    assert "662" not in browser.open(scored.ADDRESS).text
