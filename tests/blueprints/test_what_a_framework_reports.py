"""Refusals of a period, and of a target, are read where they were typed, and nothing typed is lost."""

from datetime import date

from models.scorecard import Scorecard
from models.scorecard_vocabulary import Polarity
from models.vocabulary import Role
from tests import factories, measured, scored
from webapp.database import db


def test_a_clerk_is_told_that_a_period_is_not_over_and_finds_what_was_typed(browser):
    made = scored.reported()
    address = f"/staff/agenda-items/{made.report.id}/scorecards"
    browser.sign_in(factories.officer(committee=made.committee))
    typed = {"framework_id": made.framework.id, "frequency": "annual", "period": "2098/99"}

    page = browser.send(browser.open(address), form=1, **typed)

    assert "2098/99 ends on 31 March 2099, so it is not over on" in page.text
    assert 'value="2098/99"' in page.text
    assert db.session.query(Scorecard).count() == 1


def test_a_clerk_is_told_that_a_framework_ended_before_the_period(browser):
    made = scored.reported()
    made.framework.ends_on = date(2018, 3, 31)
    db.session.commit()
    address = f"/staff/agenda-items/{made.report.id}/scorecards"
    browser.sign_in(factories.officer(committee=made.committee))

    browser.submit(address, to=f"{address}/put")

    assert "“One Organisational Plan” ended on 31 March 2018, before 2018/19." in browser.open(address).text
    assert db.session.get_one(Scorecard, made.scorecard.id).item_id is None


def test_a_measure_that_became_context_only_says_that_its_targets_are_not_shown(browser):
    measure = measured.measure()
    measured.target(measure)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    address, said = f"/staff/measures/{measure.id}", "It is context only: nobody is shown what was aimed at"
    before = browser.open(address).text

    measure.polarity = Polarity.CONTEXT
    db.session.commit()

    assert said not in before
    assert said in browser.open(address).text


def test_a_target_of_a_measure_that_is_context_only_is_refused_beside_its_kind(browser):
    measure = measured.measure(polarity=Polarity.CONTEXT)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.submit(f"/staff/measures/{measure.id}/targets/new", from_period="2018/19", kind="a value", value="5")

    assert "This measure is context only: its figures are not judged." in page.text
    assert 'value="2018/19"' in page.text
