"""Finance entered on its pages: figures, commentary, and what disagrees said below the row."""

from models.vocabulary import Role
from tests import factories, measured


def test_a_row_is_entered_and_its_table_says_what_follows(app, browser):
    kept = measured.framework()
    unit = measured.unit(kept)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    figures = {"budget": "101,353", "outturn": "104,004", "reserves": "(186)", "standing": "2,565"}
    browser.submit(f"/staff/finance/{unit.id}/revenue/2018-19", **figures, commentary="Cost centres are scrutinised.")

    page = browser.open(f"/staff/frameworks/{kept.id}/finance?period=2018-19").text
    for said in ("2,651", "2.62%", "2,465", "2,565 was typed", "Cost centres are scrutinised."):
        assert said in page
    assert page.count("2,565 was typed, and it is 2,465") == 2  # in the notice of the press, and below the row


def test_the_tables_say_whether_spending_is_within_what_the_council_allows(app, browser):
    kept = measured.framework()
    unit, saver = measured.unit(kept), measured.unit(kept, name="Resources")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    browser.submit(f"/staff/finance/{unit.id}/revenue/2018-19", budget="101,353", outturn="104,004")
    browser.submit(f"/staff/finance/{saver.id}/revenue/2018-19", budget="1,000", outturn="990")

    page = browser.open(f"/staff/frameworks/{kept.id}/finance?period=2018-19").text
    assert "The council allows no overspend, and an underspend of up to 2% of the budget." in page
    assert "Overspent by £2,651,000, 2.62% of its budget: outside the council&#39;s limit of no overspend." in page
    assert "within the council&#39;s limit of an underspend of up to 2%." in page


def test_a_council_without_limits_is_told_so(app, browser):
    kept = measured.framework(overspend_limit=None, underspend_limit=None)
    measured.unit(kept)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.open(f"/staff/frameworks/{kept.id}/finance?period=2018-19").text

    assert "The council has set no limit of overspending or underspending." in page


def test_what_is_no_number_stays_in_its_box(app, browser):
    unit = measured.unit(measured.framework())
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    said = {"target": "most of it", "outturn": "976?", "commentary": "Superseded."}
    page = browser.submit(f"/staff/finance/{unit.id}/savings/2018-19", **said).text

    assert 'value="most of it"' in page
    assert 'value="976?"' in page
    assert "Superseded." in page
    assert page.count("is not a number") == 4  # each beside its box, and above the form


def test_a_period_that_is_none_says_so(app, browser):
    kept = measured.framework()
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.open(f"/staff/frameworks/{kept.id}/finance?period=2018-19-q9")

    assert page.status in (400, 404, 409, 422)


def test_the_tables_wrap_their_headings_as_the_published_ones_do(app, browser):
    kept = measured.framework()
    measured.unit(kept)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.open(f"/staff/frameworks/{kept.id}/finance?period=2018-19").text

    headings = [one for one in page.split("<th ") if 'scope="col"' in one and "Business unit" not in one]
    assert headings
    assert all('class="govuk-table__header govuk-table__header--numeric"' in one for one in headings)
    assert "figures__number" not in page
