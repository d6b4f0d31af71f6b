"""Figures entered on their pages: a whole period at once, and nothing typed lost."""

from datetime import date
from decimal import Decimal

from models.reading import Reading
from models.scorecard_vocabulary import ReadingState
from models.vocabulary import Role
from tests import factories, measured
from webapp.database import db


def kept():
    found = db.session.query(Reading).order_by(Reading.id)
    return [(one.value, one.series, one.superseded_at is None) for one in found]


def grid(framework):
    return f"/staff/frameworks/{framework.id}/figures?period=2018-19"


def test_a_period_is_entered_at_once(app, browser):
    framework = measured.framework()
    first, second = measured.measure(framework), measured.measure(framework, "Plans", unit="%")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    browser.submit(grid(framework), **{f"m{first.id}-figure": "660", f"m{second.id}-figure": "Awaiting data"})

    assert kept() == [(660, "", True), (None, "", True)]


def test_one_wrong_figure_keeps_none_and_loses_nothing(app, browser):
    framework = measured.framework()
    first, second = measured.measure(framework), measured.measure(framework, "Plans", unit="%")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.submit(grid(framework), **{f"m{first.id}-figure": "660", f"m{second.id}-figure": "5 out of 0"})

    assert kept() == []
    assert 'value="660"' in page.text
    assert 'value="5 out of 0"' in page.text
    assert page.status == 200


def test_a_restated_figure_says_why_in_the_grid(app, browser):
    framework = measured.framework()
    measure = measured.measure(framework)
    measured.reading(measure, "660")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    refused = browser.submit(grid(framework), **{f"m{measure.id}-figure": "658"}).text
    assert "Say why" in refused
    said = {f"m{measure.id}-figure": "658", f"m{measure.id}-reason": "Two were counted twice."}
    browser.submit(grid(framework), **said)

    assert kept() == [(660, "", False), (658, "", True)]
    assert "Two were counted twice." in browser.open(f"/staff/measures/{measure.id}").text


def test_the_grid_keeps_the_days_that_it_does_not_show(app, browser):
    framework = measured.framework()
    awaited, provisional = measured.measure(framework), measured.measure(framework, "Plans")
    expected = measured.reading(awaited, None, expected_on=date(2019, 6, 1), note="From the department")
    until = measured.reading(provisional, "5", provisional_until=date(2019, 7, 1))
    new = measured.measure(framework, "Visits")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    browser.submit(grid(framework), **{f"m{new.id}-figure": "12"})

    held = db.session.query(Reading).filter(Reading.superseded_at.is_(None)).order_by(Reading.id)
    assert [(one.id, one.value) for one in held] == [(expected.id, None), (until.id, 5), (until.id + 1, 12)]


def test_a_suppressed_figure_that_nobody_touched_stays_suppressed(app, browser):
    framework = measured.framework()
    small = measured.measure(framework, unit="%")
    parts = {"numerator": Decimal(3), "denominator": Decimal(10), "state": ReadingState.SUPPRESSED}
    kept = measured.reading(small, "30", **parts)
    new = measured.measure(framework, "Visits")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.submit(grid(framework), **{f"m{new.id}-figure": "12"})
    browser.submit(f"/staff/measures/{small.id}/figures/2018-19", note="Too few to publish.", reason="To say why.")

    assert "cannot be kept" not in page.text
    (held,) = db.session.query(Reading).filter_by(measure_id=small.id, superseded_at=None)
    assert (held.id != kept.id, held.state, held.numerator) == (True, ReadingState.SUPPRESSED, 3)


def test_a_doubtful_figure_is_kept_once_somebody_is_sure(app, browser):
    framework = measured.framework()
    measure = measured.measure(framework, unit="%", decimals=1)
    for year, value in ((2016, "93.8"), (2017, "94.2"), (2018, "93.1")):
        measured.reading(measure, value, date(year, 3, 31))
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    asked = browser.submit(grid(framework), **{f"m{measure.id}-figure": "940"}).text
    assert "Is it 94" in asked
    browser.submit(grid(framework), **{f"m{measure.id}-figure": "940", f"m{measure.id}-is_sure": "y"})

    assert kept()[-1] == (940, "", True)


def test_a_slip_in_place_of_a_figure_is_told_before_its_reason_is_asked(app, browser):
    framework = measured.framework()
    measure = measured.measure(framework, unit="%", decimals=1)
    measured.reading(measure, "94.1")
    measured.reading(measure, "93.8", date(2018, 3, 31))
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    slipped = browser.submit(grid(framework), **{f"m{measure.id}-figure": "940"}).text
    meant = browser.submit(grid(framework), **{f"m{measure.id}-figure": "94.0"}).text

    assert "Is it 94" in slipped and "Say why" not in slipped
    assert "Say why" in meant


def test_a_comparator_has_a_figure_of_its_own(app, browser):
    measure = measured.measure()
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    browser.submit(f"/staff/measures/{measure.id}/figures/2018-19", series="England", figure="64")

    assert kept() == [(64, "England", True)]
    assert "England" in browser.open(f"/staff/measures/{measure.id}").text


def test_everything_wrong_in_the_grid_is_said_at_once_and_only_a_doubt_can_be_answered(app, browser):
    framework = measured.framework()
    first, second = measured.measure(framework), measured.measure(framework, "Plans", unit="%")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.submit(grid(framework), **{f"m{first.id}-figure": "lots", f"m{second.id}-figure": "940"}).text

    assert "Plans: 940% looks ten times too large" in page
    assert f'href="#m{first.id}-figure"' in page
    assert f'name="m{second.id}-is_sure"' in page
    assert f'name="m{first.id}-is_sure"' not in page
    assert kept() == []


def test_a_comparator_is_added_from_the_page_of_the_councils_own_figure(app, browser):
    framework = measured.framework()
    measure = measured.measure(framework)
    measured.reading(measure, "660")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    browser.submit(f"/staff/measures/{measure.id}/figures/2018-19", series="England", figure="6,410")

    assert kept() == [(660, "", True), (6410, "England", True)]


def test_a_comparator_written_otherwise_is_the_one_that_is_there_and_that_is_said(app, browser):
    framework = measured.framework()
    measure, other = measured.measure(framework), measured.measure(framework, "Plans")
    measured.reading(measure, "64", series="England")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    browser.submit(f"/staff/measures/{other.id}/figures/2018-19", series=" england", figure="70")
    page = browser.open(f"/staff/measures/{other.id}")
    again = browser.submit(f"/staff/measures/{measure.id}/figures/2018-19", series="ENGLAND", figure="65")

    assert "Kept as one of “England”, as its other figures are: you wrote “england”." in page.text
    assert "Say why it changes" in again.text
    assert kept() == [(64, "England", True), (70, "England", True)]


def test_a_figure_of_the_council_by_its_own_name_is_its_own(app, browser):
    factories.council()
    measure = measured.measure()
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    browser.submit(f"/staff/measures/{measure.id}/figures/2018-19", series="The Council", figure="70")

    page = browser.open(f"/staff/measures/{measure.id}")
    assert "Kept as the council’s own: you wrote “The Council”." in page.text
    assert kept() == [(70, "", True)]


def test_nothing_said_beside_an_empty_box_is_lost(app, browser):
    measure = measured.measure()
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.submit(f"/staff/measures/{measure.id}/figures/2018-19", note="From the department").text

    assert "Enter the figure, or why there is none" in page
    assert 'value="From the department"' in page
    assert kept() == []


def test_a_day_that_does_not_go_with_the_figure_is_told(app, browser):
    measure = measured.measure()
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    at = f"/staff/measures/{measure.id}/figures/2018-19"

    page = browser.submit(at, figure="Awaiting data", provisional_until="2019-07-12").text
    assert "Only a figure that is given is provisional" in page
    page = browser.submit(at, figure="660", expected_on="2019-07-12").text
    assert "Only data that is awaited" in page
    assert kept() == []

    browser.submit(at, figure="Awaiting data", expected_on="2019-07-12")
    browser.submit(at, figure="660")

    assert kept() == [(None, "", False), (660, "", True)]


def test_a_box_of_the_grid_that_was_emptied_is_asked_about(app, browser):
    framework = measured.framework()
    first, second = measured.measure(framework), measured.measure(framework, "Plans")
    measured.reading(first, "660")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    emptied = browser.submit(grid(framework), **{f"m{first.id}-figure": ""}).text
    reasoned = browser.submit(grid(framework), **{f"m{second.id}-reason": "Counted twice."}).text

    assert "“660” is kept here" in emptied
    assert "Enter the figure too" in reasoned
    assert 'value="Counted twice."' in reasoned
    assert kept() == [(660, "", True)]


def test_a_box_that_was_empty_when_the_page_was_opened_may_stay_so(app, browser):
    framework = measured.framework()
    first, second = measured.measure(framework), measured.measure(framework, "Plans")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    opened = browser.open(grid(framework))
    measured.reading(first, "660")

    browser.send(opened, **{f"m{second.id}-figure": "12"})

    assert kept() == [(660, "", True), (12, "", True)]


def test_two_officers_at_one_figure_see_both_and_neither_types_again(app, browser):
    framework = measured.framework()
    measure = measured.measure(framework)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    one, whole = browser.open(f"/staff/measures/{measure.id}/figures/2018-19"), browser.open(grid(framework))
    measured.reading(measure, "660")

    told = browser.send(one, figure="658", note="Two fewer", reason="Counted twice.")
    in_grid = browser.send(whole, **{f"m{measure.id}-figure": "657"})
    done = browser.send(told)
    again = browser.send(in_grid, **{f"m{measure.id}-reason": "Once more."})

    assert "entered “660” meanwhile. Yours still stands here" in told.text
    assert "entered “660” meanwhile" in in_grid.text
    assert done.status == 302
    assert "entered “658” meanwhile" in again.text
    assert [value for value, _, holds in kept() if holds] == [658]


def test_a_comparator_takes_over_nothing_said_of_the_councils_own_figure(app, browser):
    measure = measured.measure()
    measured.reading(measure, "660", provisional_until=date(2019, 7, 12), note="Without asylum seekers")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    at = f"/staff/measures/{measure.id}/figures/2018-19"

    browser.submit(at, series="England", figure="6,410")
    another = browser.open(f"{at}?another=")
    nobody = browser.send(another, figure="700")
    browser.send(another, series="Statistical neighbours", figure="700", note="Eleven of them")

    assert 'value="660"' not in another.text
    assert "Say whose figure it is" in nobody.text
    held = db.session.query(Reading).filter(Reading.series != "").order_by(Reading.id)
    said = [(one.series, one.provisional_until, one.note) for one in held]
    assert said == [("England", None, ""), ("Statistical neighbours", None, "Eleven of them")]
