"""The desk of performance: a framework from nothing to Merton's changes, on its own pages."""

from datetime import date, timedelta

from models.measure import Measure
from models.reading import Target
from models.rules.wording import long_date
from models.scorecard_vocabulary import Frequency, MeasureEvent, TargetKind
from models.vocabulary import MemberKind, Role
from tests import factories, measured, scored
from webapp import clock
from webapp.database import db


def measure_form(**said):
    return {
        "name": "Average caseload",
        "unit": "ratio",
        "decimals": "1",
        "polarity": "lower is better",
        "frequency": "monthly",
        "lag_days": "30",
        "trend_periods": "4",
        **said,
    }


def day(name, written):
    year, month, day_of_month = written.split("-")
    return {f"{name}-day": day_of_month, f"{name}-month": month, f"{name}-year": year}


def test_a_framework_grows_on_its_page(browser):
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    browser.submit("/staff/frameworks/new", name="The panel’s set", frequency="monthly", years_shown="3")
    browser.submit("/staff/frameworks/1/outcomes/new", title="Children are safe")
    browser.submit("/staff/frameworks/1/areas/new", name="Safeguarding", outcome_id="1")
    browser.submit("/staff/frameworks/1/measures/new", **measure_form(area_id="1", code="7a"))

    page = browser.open("/staff/frameworks/1").text
    assert "Average caseload" in page
    assert page.index("Children are safe") < page.index("Safeguarding") < page.index("<strong>7a</strong>")


def test_a_panel_adds_a_measure_with_its_meeting_and_reason(app, browser):
    meeting = factories.meeting(held_on=clock.today())
    kept = measured.framework()
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    said = measure_form(reason="More relevant than allocated cases.", meeting_id=str(meeting.id))
    browser.submit(f"/staff/frameworks/{kept.id}/measures/new", **said, takes_effect_on="2018-11-01")

    made = db.session.query(Measure).one()
    assert [(one.event, one.meeting_id) for one in made.changes] == [(MeasureEvent.ADDED, meeting.id)]
    assert "More relevant than allocated cases." in browser.open(f"/staff/frameworks/{kept.id}").text


def test_a_measure_is_stopped_with_its_reason(app, browser):
    kept = measured.measure()
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    refused = browser.submit(f"/staff/measures/{kept.id}/stop", takes_effect_on="2018-11-01").text
    assert "Say why" in refused
    browser.submit(f"/staff/measures/{kept.id}/stop", takes_effect_on="2018-11-01", reason="Always 100%.")

    page = browser.open(f"/staff/measures/{kept.id}").text
    assert "Always 100%." in page
    assert "Not reported" in page


def test_a_band_is_set_and_shown_in_words(app, browser):
    kept = measured.measure(unit="%", polarity="within a band")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    band = {"from_period": "2018/19", "kind": TargetKind.BAND.value, "low": "12%", "high": "18%", "edge": "1"}

    browser.submit(f"/staff/measures/{kept.id}/targets/new", **band)

    assert (
        "12% to 18%, amber within 1 percentage point of either end" in browser.open(f"/staff/measures/{kept.id}").text
    )


def test_a_target_beyond_all_percentages_is_asked_about_and_nothing_typed_is_lost(app, browser):
    kept = measured.measure(unit="%", polarity="higher is better")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    address = f"/staff/measures/{kept.id}/targets/new"
    said = {"from_period": "2018/19", "kind": TargetKind.VALUE.value, "value": "940", "note": "The plan"}

    assert "is_sure" not in browser.open(address).text
    asked = browser.submit(address, **said).text
    assert "940% looks ten times too large: a percentage is at most 100%. Is it 94%?" in asked
    assert 'name="is_sure"' in asked
    assert all(f'value="{one}"' in asked for one in ("2018/19", "940", "The plan"))
    browser.submit(address, **said, is_sure="y")

    page = browser.open(f"/staff/measures/{kept.id}").text
    assert "940%" in page and "The plan" in page


def test_a_target_of_rolling_months_stays_at_its_first_period_however_often_it_is_saved(app, browser):
    kept = measured.measure(frequency=Frequency.ROLLING)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    said = {"from_period": "Year to March 2024", "until_period": "Year to March 2026", "kind": TargetKind.VALUE.value}
    browser.submit(f"/staff/measures/{kept.id}/targets/new", **said, value="580")
    target = db.session.query(Target).one()

    for note in ("The plan", "The new plan"):
        browser.submit(f"/staff/targets/{target.id}", note=note)

    page = browser.open(f"/staff/targets/{target.id}").text
    assert all(f'value="{one}"' in page for one in ("Year to March 2024", "Year to March 2026", "The new plan"))
    assert "From Year to March 2024" in browser.open(f"/staff/measures/{kept.id}").text


def test_each_end_of_a_band_is_asked_about_beside_its_own_box(app, browser):
    kept = measured.measure(unit="%", polarity="within a band")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    band = {"from_period": "2018/19", "kind": TargetKind.BAND.value, "low": "-5", "high": "180"}

    asked = browser.submit(f"/staff/measures/{kept.id}/targets/new", **band).text

    for name, sentence in (("low", "−5% is not between 0% and 100%"), ("high", "180% looks ten times too large")):
        beside = asked[asked.index(f'id="{name}-error"') :]
        assert sentence in beside[: beside.index("</p>")]


def test_what_is_no_number_stays_in_its_field(app, browser):
    kept = measured.measure()
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    said = {"from_period": "2018/19", "kind": TargetKind.VALUE.value, "value": "about 580"}
    page = browser.submit(f"/staff/measures/{kept.id}/targets/new", **said).text

    assert 'value="about 580"' in page


def test_two_officers_see_both_versions_of_a_measure(app, browser):
    kept = measured.measure()
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    said = {**measure_form(frequency="annual", unit="count", decimals="0"), "revision": "1"}

    browser.submit(f"/staff/measures/{kept.id}/edit", **{**said, "name": "The first name"})
    page = browser.submit(f"/staff/measures/{kept.id}/edit", **{**said, "name": "The second name"}).text

    assert "The first name" in page
    assert "The second name" in page


def test_a_measures_page_begins_with_its_picture_once_it_has_a_figure(app, browser):
    made = measured.measure(measured.framework())
    measured.target(made)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    before = browser.open(f"/staff/measures/{made.id}").text

    measured.reading(made, "660", measured.YEAR_END)

    page = browser.open(f"/staff/measures/{made.id}").text
    assert "<svg xmlns" not in before
    assert page.index("<svg xmlns") < page.index("Off track") < page.index('id="targets"')


def test_a_measures_chart_shows_every_year_that_is_kept(app, browser):
    made = measured.measure(measured.framework(years_shown=2))
    for year in range(2013, 2020):
        measured.reading(made, str(600 + year), date(year, 3, 31))
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.open(f"/staff/measures/{made.id}").text

    chart = page.partition("<svg xmlns")[2].partition("</svg>")[0]
    assert ">12/13<" in chart
    assert ">18/19<" in chart
    assert "All 7 years that are kept. A report shows 2." in page


def test_a_break_in_series_says_why_there_is_no_trend(app, browser):
    made = measured.measure()
    for year in (2016, 2017, 2018, 2019):
        measured.reading(made, str(year), date(year, 3, 31))
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    said = measure_form(name=made.name, unit="count", decimals="0", frequency="annual", definition="Otherwise.")
    said |= {"reason": "To compare.", "takes_effect_on": "2017-04-01", "breaks_series": "y"}
    browser.submit(f"/staff/measures/{made.id}/edit", **said)

    page = browser.open(f"/staff/measures/{made.id}").text
    assert "A trend takes 3 figures, and there are 2 since 1 April 2017, when it was redefined." in page
    assert "Figures before and after cannot be compared" in page


def test_a_portfolio_holder_who_left_is_told_and_kept_until_another_is_chosen(app, browser):
    left, here = factories.member(name="Ada Gone"), factories.member(name="Bea Here")
    factories.member(name="Cy Cooper", kind=MemberKind.CO_OPTED)
    factories.term(left, ends_on=clock.today() - timedelta(days=1))
    made = measured.measure(portfolio_holder_id=left.id)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    form = browser.open(f"/staff/measures/{made.id}/edit").text
    browser.submit(f"/staff/measures/{made.id}/edit", owner="Head of Service")

    until = long_date(clock.today() - timedelta(days=1))
    assert f"Ada Gone, until {until}" in form
    assert here.name in form
    assert "Cy Cooper" not in form
    assert "Ada Gone" not in browser.open(f"/staff/frameworks/{made.framework_id}/measures/new").text
    assert db.session.get_one(Measure, made.id).portfolio_holder_id == left.id
    assert "choose who holds it now" in browser.open(f"/staff/measures/{made.id}").text


def test_a_measures_page_says_which_numbers_are_too_small_to_publish(app, browser):
    browser.sign_in(factories.officer())
    one = measured.measure(measured.framework(), "Exclusions", suppress_below=5)
    other = measured.measure(one.framework, "Plans")

    assert "A number of people below 5" in browser.open(f"/staff/measures/{one.id}").text
    assert "Not published" not in browser.open(f"/staff/measures/{other.id}").text


def test_a_measures_page_leads_to_its_figures_and_its_commentary(app, browser):
    made = measured.measure()
    measured.reading(made, "660", date(2018, 3, 31))
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    at = f"/staff/measures/{made.id}"

    browser.submit(
        f"{at}/commentary/2017-18", said="It rose **fast**.", projection="will miss its target", projected="655.5"
    )

    page = browser.open(at).text
    for period in ("2016-17", "2017-18", "2018-19"):
        assert f'href="{at}/figures/{period}"' in page
    assert f'href="{at}/commentary/2017-18"' in page
    assert "It rose <strong>fast</strong>." in page
    assert "will miss its target, 655.5 expected." in page


def test_no_commentary_is_asked_for_of_a_period_whose_figures_were_taken_away(app, browser):
    made = measured.measure()
    measured.reading(made, "655", date(2018, 3, 31))
    measured.reading(made, "660")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    at = f"/staff/measures/{made.id}"

    browser.submit(f"{at}/figures/2018-19/take-away", reason="It is of 2017/18.")
    of_the_year_before = browser.open(at).text
    browser.submit(f"{at}/figures/2017-18/take-away", reason="It is of 2016/17.")
    of_none = browser.open(at).text

    assert f'href="{at}/commentary/2017-18"' in of_the_year_before
    assert f'href="{at}/commentary/2018-19"' not in of_the_year_before
    assert f'href="{at}/commentary/' not in of_none


def test_a_measures_page_names_the_meetings_that_its_chart_marks(browser):
    made = scored.among_papers()

    page = browser.sign_in(factories.officer()).open(f"/staff/measures/{made.looked_after.id}").text

    said = f"{made.meeting.committee.name}, {long_date(made.meeting.held_on)}"
    assert f'<li>Looked at: <a class="govuk-link" href="{made.address}">{said}</a></li>' in page
