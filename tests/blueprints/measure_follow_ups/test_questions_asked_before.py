"""Beside the form of a question stands what was asked before: what is pressed there loses nothing typed."""

from datetime import date

from models.scorecard import MeasureFollowUp
from models.suggestion import Suggestion
from models.vocabulary import Role, Verb
from tests import factories, measured, scored, suggested_topics
from tests.asked_why import way
from tests.browser_client import Browser
from tests.published_council import NOW, act
from webapp import clock
from webapp.database import db
from webapp.services import scorecard_publishing


def test_what_was_written_by_mistake_is_taken_away_from_the_list_and_the_list_stays(clerk, had):
    made = measured.asked(had.looked_after, had.committee)
    listed = f"/staff/scorecards/{had.scorecard.id}/asked"

    done = clerk.submit(listed, to=f"/staff/follow-ups/{made.id}/remove")

    assert done.headers["Location"].endswith(listed)
    assert "“Why is it not falling?”" not in clerk.open(listed).text


def test_taking_away_what_stands_beside_the_form_loses_nothing_typed_in_it(clerk, had):
    made = measured.asked(had.looked_after, had.committee)
    typed = {"asked": "Why is it rising?", "text": "A report on placements.", "due_on": "soon", "title": "Placements"}

    page = clerk.submit(way(had, "action"), way="suggestion", take_away=f"{made.id}-{made.revision}", **typed)

    assert "Taken away." in page.text and "“Why is it not falling?”" not in page.text
    assert all(words in page.text for words in typed.values()) and 'value="suggestion" checked' in page.text
    assert "There is a problem" not in page.text
    assert db.session.query(Suggestion).count() == 0


def test_taking_away_what_is_gone_or_changed_says_so_and_keeps_what_was_typed(clerk, had):
    made = measured.asked(had.looked_after, had.committee)

    pages = [
        clerk.submit(way(had, "question"), asked="Why?", answer="Four families.", take_away=pressed)
        for pressed in (f"{made.id}-7", f"{made.id}-{made.revision}", f"{made.id}-{made.revision}", "nonsense")
    ]

    said = ("Nothing was done", "Taken away.", "taken away already", "taken away already")
    assert all(words in page.text and "Four families." in page.text for words, page in zip(said, pages, strict=True))


def test_no_link_beside_the_form_takes_the_reader_away_from_what_was_typed(clerk, had):
    clerk.submit(way(had, "question"), asked="Why is it rising?")
    clerk.submit(way(had, "suggestion"), asked="Why is it rising?", title="Placements")
    clerk.submit(way(had, "action"), asked="Why?", owner_name="The Director", due_on="2031-01-31")

    form = clerk.open(way(had, "action")).text.partition('<div class="asking">')[2].partition("<footer")[0]

    assert form.count("<a ") == 5
    assert form.count('target="_blank"') == form.count("(opens in a new tab)") == 5
    assert "<form" not in form.partition("</form>")[2]


def test_evidence_beside_a_form_leads_on_where_a_correction_hid_the_version_that_was_read(clerk, had):
    clerk.submit(way(had, "question"), asked="Why is it rising?")
    made = db.session.query(MeasureFollowUp).one()
    scored.restate(had.looked_after, "540")
    hides = act(Verb.CORRECT, "It named a child", at=clock.now(), hides_earlier=True)
    seen = scorecard_publishing.propose(had.scorecard, on=clock.today()).seen
    scorecard_publishing.publish(had.scorecard, hides, seen=seen)
    db.session.commit()

    page = clerk.open(f"/staff/follow-ups/{made.id}/answer").text

    assert clerk.open(made.evidence["address"]).status == 410
    in_force = f"{scored.ADDRESS}#measure-{had.looked_after.id}"
    assert f'"{in_force}" target="_blank" rel="noopener">the scorecard as it reads now (opens in a new tab)' in page
    assert clerk.open(scored.ADDRESS).status == 200


def test_a_list_of_what_was_asked_says_how_each_measure_stands(clerk, had):
    listed = f"/staff/scorecards/{had.scorecard.id}/asked"
    frozen = clerk.open(listed).text
    scored.restate(had.looked_after, "99887")
    draft = scored.scorecard(had.framework, had.committee, period_on=date(2018, 3, 31))

    assert "660 against a target of at most 580: it misses by 80." in frozen
    assert clerk.open(listed).text == frozen
    assert "651 in 2017/18" in clerk.open(f"/staff/scorecards/{draft.id}/asked").text


def test_the_staff_page_of_a_scorecard_leads_from_each_measure_to_the_question(clerk, had):
    page = clerk.open(f"/staff/scorecards/{had.scorecard.id}").text

    assert page.count("Ask why<span") == 2
    assert way(had, "action").replace("&", "&amp;") in page


def test_a_member_who_asks_reads_who_looked_and_what_was_asked_before(app, clerk, had):
    later = scored.scorecard(had.framework, had.committee, period_on=date(2020, 3, 31))
    scorecard_publishing.publish(later, act(), seen=scorecard_publishing.propose(later, on=NOW.date()).seen)
    db.session.commit()
    asking = f"/staff/measures/{had.looked_after.id}/why/question?scorecard={later.id}"
    clerk.submit(asking, asked="Why is it rising?", answer="Four families.")
    member = suggested_topics.seated(had.committee)
    browser = Browser(app).sign_in(factories.user(Role.MEMBER, member_id=member.id))

    page = browser.open(f"/my/performance/{later.id}/measures/{had.looked_after.id}/why").text

    assert "“Why is it rising?”" in page and "Four families." in page
    assert f'href="{had.address}" target="_blank"' in page


def test_what_was_answered_after_the_page_was_opened_is_not_taken_away(clerk, had):
    clerk.submit(way(had, "question"), asked="Why is it rising?")
    noted = db.session.query(MeasureFollowUp).one()
    index = f"/staff/scorecards/{had.scorecard.id}/asked"
    opened_before = clerk.open(index)
    clerk.submit(f"/staff/follow-ups/{noted.id}/answer", answer="A letter of 1 July says why.")

    done = clerk.send(opened_before, to=f"/staff/follow-ups/{noted.id}/remove")

    assert "It is “A letter of 1 July says why.” now" in clerk.open(done.headers["Location"]).text
    assert "A letter of 1 July says why." in clerk.open(index).text
