"""Asking why of a measure, as officers and members do it on their pages."""

from models.action import Action
from models.scorecard import MeasureFollowUp
from models.suggestion import Suggestion
from models.vocabulary import Role
from tests import decided_meetings, factories, measured, scored, suggested_topics
from tests.asked_why import question, way
from tests.browser_client import Browser
from webapp.database import db
from webapp.services import measure_follow_ups, recommendations


def test_an_action_carries_the_evidence_to_its_own_page(clerk, had):
    done = clerk.submit(
        way(had, "action"),
        asked="Why is it rising?",
        owner_name="The Director",
        due_on="2031-01-31",
    )

    action = db.session.query(Action).one()
    assert done.headers["Location"].endswith(f"/staff/actions/{action.id}")
    page = clerk.open(f"/staff/actions/{action.id}").text
    assert "“Why is it rising?”" in page
    assert "80 above its target of 580" in page
    assert f'"{scored.ADDRESS}/versions/1#measure-{had.looked_after.id}">The scorecard with these figures' in page
    assert f'"{scored.ADDRESS}#measure-{had.looked_after.id}">the scorecard as it reads now' in page


def asked_with_a_correction_since(clerk, had) -> MeasureFollowUp:
    clerk.submit(way(had, "action"), asked="Why is it rising?", owner_name="The Director", due_on="2031-01-31")
    scored.restate(had.looked_after, "540")
    scored.publish(had.scorecard, "Two children were counted twice")
    return db.session.query(MeasureFollowUp).one()


def test_evidence_leads_to_the_version_that_was_read_whatever_is_corrected_since(clerk, had):
    made = asked_with_a_correction_since(clerk, had)

    page = clerk.open(made.evidence["address"]).text

    assert "This version has been superseded" in page
    assert "this version shows 660" in page and "the version in force shows 540" in page


def test_evidence_of_before_versions_were_kept_says_that_the_page_may_have_another_figure(clerk, had):
    made = asked_with_a_correction_since(clerk, had)
    made.evidence = {**made.evidence, "address": f"{scored.ADDRESS}#measure-{had.looked_after.id}"}
    db.session.commit()

    page = clerk.open(f"/staff/actions/{made.action_id}").text

    assert "The scorecard as it reads now</a>" in page and "it may have been corrected since this was asked" in page
    assert "The scorecard with these figures" not in page


def test_an_action_about_a_measure_without_figures_reads_as_english(clerk, had):
    waited_for = measured.measure(had.framework, "Plans", (had.committee,))

    page = clerk.open(f"/staff/measures/{waited_for.id}/why/action").text

    assert "Explain why “Plans” has no data, and when the committee will have it." in page


def test_nothing_typed_is_lost_where_something_is_missing(clerk, had):
    page = clerk.submit(way(had, "action"), asked="Why is it rising?", text="A report on placements.")

    assert "There is a problem" in page.text
    assert "Say who is to do it" in page.text
    assert "Why is it rising?" in page.text and "A report on placements." in page.text
    assert db.session.query(MeasureFollowUp).count() == 0


def test_choosing_another_way_keeps_every_word_typed_for_the_first(clerk, had):
    typed = {"asked": "Why is it rising?", "text": "A report on placements.", "owner_name": "The Director"}

    page = clerk.submit(way(had, "action"), way="question", answer="long " * 900, title="Placements", **typed)

    assert "4000 characters or fewer" in page.text
    assert all(words in page.text for words in (*typed.values(), "Placements", "long long"))
    assert 'value="question" checked' in page.text
    assert db.session.query(MeasureFollowUp).count() == 0


def test_what_stands_wrong_in_the_boxes_of_another_way_hinders_nothing(clerk, had):
    clerk.submit(way(had, "action"), way="suggestion", asked="Why is it rising?", due_on="soon", owner_name="n" * 300)

    assert db.session.query(MeasureFollowUp).one().suggestion_id


def test_a_recommendation_that_is_not_there_is_named_at_its_box_and_the_question_kept(clerk, had):
    page = clerk.submit(way(had, "recommendation"), asked="Why is it rising?")

    assert "Choose a recommendation of the committee that asks." in page.text and "Why is it rising?" in page.text


def test_a_suggestion_carries_the_evidence_to_who_answers_it(clerk, had):
    clerk.submit(way(had, "suggestion"), asked="Why is it rising?", title="Placements")

    made = db.session.query(Suggestion).one()
    page = clerk.open(f"/staff/suggestions/{made.id}").text
    assert "Placements" in page and "80 above its target of 580" in page


def test_a_topic_made_of_the_suggestion_keeps_the_evidence(clerk, had):
    clerk.submit(way(had, "suggestion"), asked="Why is it rising?", title="Placements")
    made = db.session.query(Suggestion).one()

    clerk.submit(f"/staff/suggestions/{made.id}/accept")

    db.session.refresh(made)
    assert "80 above its target of 580" in clerk.open(f"/staff/topics/{made.topic_id}").text


def test_the_running_order_leads_from_the_report_to_the_question(clerk, had):
    page = clerk.open(f"/staff/meetings/{had.meeting.id}/running-order?item={had.scorecard.item_id}").text

    assert f"/staff/scorecards/{had.scorecard.id}/asked" in page


def test_whoever_owes_the_action_reads_the_public_evidence(app, clerk, had):
    member = suggested_topics.seated(had.committee)
    clerk.submit(way(had, "action"), asked="Why?", owner=str(member.id), due_on="2031-01-31")
    action = db.session.query(Action).one()
    owner = factories.user(Role.MEMBER, member_id=member.id)

    page = Browser(app).sign_in(owner).open(f"/my/actions/{action.id}").text

    assert "80 above its target of 580" in page


def test_a_question_that_was_answered_is_only_noted(clerk, had):
    clerk.submit(way(had, "question"), asked="Why is it rising?")

    page = clerk.open(f"/staff/scorecards/{had.scorecard.id}/asked").text
    assert "“Why is it rising?”" in page and "Answered at the meeting" in page


def test_the_words_of_an_answer_stand_with_their_question(clerk, had):
    clerk.submit(way(had, "question"), asked="Why is it rising?", answer="Four families of brothers and sisters.")

    page = clerk.open(f"/staff/scorecards/{had.scorecard.id}/asked").text
    assert "Four families of brothers and sisters." in page


def test_an_answer_that_comes_later_is_written_to_its_question(clerk, had):
    clerk.submit(way(had, "question"), asked="Why is it rising?")
    noted = db.session.query(MeasureFollowUp).one()
    address = f"/staff/follow-ups/{noted.id}/answer"
    opened_before = clerk.open(address)
    clerk.submit(address, answer="A letter of 1 July says why.")

    page = clerk.send(opened_before, answer="Another officer heard it so.")

    assert "A letter of 1 July says why." in page.text and "Another officer heard it so." in page.text
    assert "A letter of 1 July says why." in clerk.open(f"/staff/scorecards/{had.scorecard.id}/asked").text


def test_only_a_question_has_an_answer_of_its_own(clerk, had):
    clerk.submit(way(had, "suggestion"), asked="Why is it rising?", title="Looked after children")
    made = db.session.query(MeasureFollowUp).one()

    assert clerk.open(f"/staff/follow-ups/{made.id}/answer").status == 404


def test_an_answer_too_long_is_refused_and_kept_in_its_box(clerk, had):
    page = clerk.submit(way(had, "question"), asked="Why is it rising?", answer="long " * 900)

    assert "4000 characters or fewer" in page.text and "long long" in page.text


def test_members_read_the_answer_with_the_question(app, had, clerk):
    clerk.submit(way(had, "question"), asked="Why is it rising?", answer="Four families.")

    member = Browser(app)
    member_of(member, had.committee)
    page = member.open(f"/my/performance/{had.scorecard.id}").text

    assert "“Why is it rising?”" in page and "Four families." in page


def test_a_recommendation_needs_one_that_was_made(clerk, had):
    assert "No recommendation to link" in clerk.open(way(had, "recommendation")).text


def test_a_measure_shows_what_was_asked_of_it(browser, had):
    measured.asked(had.looked_after, had.committee)

    page = browser.sign_in(factories.officer()).open(f"/staff/measures/{had.looked_after.id}").text

    assert "What was asked" in page and "“Why is it not falling?”" in page


def test_words_of_a_recommendation_are_for_who_records_the_committee(app, had):
    private = decided_meetings.resolution(had.private, "That a secret place be closed.")
    sent = recommendations.send_from(private, text=private.text, to_body="Cabinet", **measured.act())
    measure_follow_ups.link(had.looked_after, had.scorecard, question(had.committee), sent.id, **measured.act())
    db.session.commit()
    member, address = suggested_topics.seated(had.committee), f"/staff/measures/{had.looked_after.id}"
    keeper, sitting = factories.user(Role.PERFORMANCE_OFFICER), factories.user(Role.MEMBER, member_id=member.id)

    read_by_keeper = Browser(app).sign_in(keeper).open(address).text
    read_by_member = Browser(app).sign_in(sitting).open(f"/my/performance/{had.scorecard.id}").text
    read_by_clerk = Browser(app).sign_in(factories.officer()).open(address).text

    assert "Recommendation: awaited" in read_by_keeper and "Recommendation: awaited" in read_by_member
    assert "secret place" not in read_by_keeper + read_by_member
    assert "secret place" in read_by_clerk


def member_of(browser, committee):
    member = suggested_topics.seated(committee)
    browser.sign_in(factories.user(Role.MEMBER, member_id=member.id))
    return member


def test_a_member_reads_what_their_committee_was_shown_what_is_wrong_first(browser, had):
    member_of(browser, had.committee)

    page = browser.open("/my/performance").text

    assert "All 2 measures (100%) are behind target." in page
    assert "660 against a target of at most 580: it misses by 80." in page
    assert "Ask why" in page


def test_a_member_asks_why_and_follows_it_among_their_suggestions(browser, had):
    member = member_of(browser, had.committee)
    address = f"/my/performance/{had.scorecard.id}/measures/{had.looked_after.id}/why"

    browser.submit(address, asked="What is done about placements?")

    made = db.session.query(Suggestion).one()
    assert made.member_id == member.id
    assert had.looked_after.name in browser.open("/my/suggestions").text
    assert "80 above its target of 580" in browser.open(f"/my/suggestions/{made.id}").text
    assert "What is done about placements?" in browser.open(f"/my/performance/{had.scorecard.id}").text


def test_a_question_without_words_says_what_to_write_and_keeps_the_rest(browser, had):
    member_of(browser, had.committee)
    address = f"/my/performance/{had.scorecard.id}/measures/{had.looked_after.id}/why"

    page = browser.submit(address, asked="", title="Placements far away")

    assert "Write what is asked" in page.text
    assert "Placements far away" in page.text


def test_a_scorecard_of_another_committee_is_not_theirs_to_ask_about(browser, had):
    member_of(browser, factories.committee())

    assert browser.open(f"/my/performance/{had.scorecard.id}").status == 404
    assert "shown no scorecard yet" in browser.open("/my/performance").text


def test_a_scorecard_that_is_not_public_is_not_shown_to_members(browser, app):
    made = scored.reported()
    member_of(browser, made.committee)

    assert browser.open(f"/my/performance/{made.scorecard.id}").status == 404


def test_members_do_not_read_evidence_that_is_not_public(browser, had):
    measured.asked(had.looked_after, had.committee, "Why is the draft figure so high?")
    member_of(browser, had.committee)

    assert "draft figure" not in browser.open(f"/my/performance/{had.scorecard.id}").text


def test_my_work_leads_to_what_my_committees_were_shown(browser, had):
    member_of(browser, had.committee)

    assert f"/my/performance/{had.scorecard.id}" in browser.open("/my/work").text
