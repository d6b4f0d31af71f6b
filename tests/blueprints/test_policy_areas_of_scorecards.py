"""The policy areas on a scorecard: what the public reads where its own figures contradict each other."""

from tests import factories, scored
from webapp.database import db

SAID = "Children are Safe: 2 measures are reported here, but the number stated for it is 1."


def test_the_public_and_its_keepers_read_where_more_is_reported_than_was_stated(browser, app):
    made = scored.reported()
    made.framework.areas[0].measures_in_all = 1
    db.session.commit()
    scored.publish(made.scorecard)

    public = browser.open(scored.ADDRESS).text
    staff = browser.sign_in(factories.officer()).open(f"/staff/scorecards/{made.scorecard.id}").text

    assert SAID in public and SAID in staff


def test_of_a_plan_that_is_not_all_kept_nothing_is_said(browser, app):
    made = scored.reported()
    scored.publish(made.scorecard)

    assert "the number stated for it" not in browser.open(scored.ADDRESS).text
