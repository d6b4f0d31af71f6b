"""Commentary on its pages: what is still to be written, and the words beside the figures."""

from models.scorecard_vocabulary import Mark
from models.vocabulary import Role
from tests import factories, measured


def test_what_is_not_written_yet_is_said(app, browser):
    framework = measured.framework()
    first = measured.measure(framework)
    measured.measure(framework, "Plans")
    measured.reading(first, "660")
    measured.target(first)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    said = {"mark": Mark.CONCERN.value, "said": "Demand rose.", "remedy": "More foster carers by June."}
    browser.submit(f"/staff/measures/{first.id}/commentary/2018-19", **said)

    page = browser.open(f"/staff/frameworks/{framework.id}/commentary?period=2018-19").text
    assert "Nothing is said yet of 1 of 2 measures." in page
    assert "Demand rose." in page
    assert "Off track" in page


def test_a_concern_without_remedy_keeps_what_was_typed(app, browser):
    measure = measured.measure()
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    said = {"mark": Mark.CONCERN.value, "said": "Demand rose."}
    page = browser.submit(f"/staff/measures/{measure.id}/commentary/2018-19", **said).text

    assert "say what is done about it" in page
    assert "Demand rose." in page
