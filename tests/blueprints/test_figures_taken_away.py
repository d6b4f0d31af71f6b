"""A figure of a wrong period is taken away on its page, with the reason, and stays in the history."""

from models.reading import Reading
from models.vocabulary import Role
from tests import factories, measured
from webapp.database import db


def holding():
    found = db.session.query(Reading.value).filter(Reading.superseded_at.is_(None))
    return [value for (value,) in found.order_by(Reading.id)]


def test_a_figure_is_taken_away_on_its_page_and_stays_in_the_history(app, browser):
    measure = measured.measure()
    measured.reading(measure, "660")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    page = f"/staff/measures/{measure.id}/figures/2018-19"
    assert f"{page}/take-away" in browser.open(page).text

    refused = browser.submit(f"{page}/take-away", reason="").text
    assert "Say why it is taken away." in refused
    browser.submit(f"{page}/take-away", reason="It is of 2017/18.")

    assert holding() == []
    history = browser.open(f"/staff/measures/{measure.id}").text
    assert "660" in history and "Taken away" in history and "It is of 2017/18." in history
    assert "take-away" not in browser.open(page).text


def test_a_figure_restated_meanwhile_is_not_taken_away_unseen(app, browser):
    measure = measured.measure()
    shown = measured.reading(measure, "660")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    page = f"/staff/measures/{measure.id}/figures/2018-19"
    browser.submit(page, figure="658", reason="Counted twice.")

    refused = browser.submit(f"{page}/take-away", seen=str(shown.id), reason="It is of 2017/18.").text

    assert "it is “658” now" in refused and "It is of 2017/18." in refused
    assert holding() == [658]


def test_where_nothing_is_kept_there_is_nothing_to_take_away(app, browser):
    measure = measured.measure()
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    assert browser.open(f"/staff/measures/{measure.id}/figures/2018-19/take-away").status == 302

    assert "There is no figure to take away" in browser.open(f"/staff/measures/{measure.id}").text
