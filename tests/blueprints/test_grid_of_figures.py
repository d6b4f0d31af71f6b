"""A grid of figures: ratios typed as people write them, and every month of a quarter."""

from datetime import date
from decimal import Decimal

from models.reading import Reading
from models.vocabulary import Role
from tests import factories, measured
from tests.services.statements import counted
from webapp.database import db


def kept():
    return list(db.session.query(Reading).filter(Reading.superseded_at.is_(None)).order_by(Reading.id))


def grid(framework, key="2018-19"):
    return f"/staff/frameworks/{framework.id}/figures?period={key}"


def test_a_ratio_is_typed_as_people_write_it_and_read_back(app, browser):
    framework = measured.framework()
    ratio = measured.measure(framework, "Pupils to each teacher", unit="ratio", decimals=1)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    at = f"/staff/measures/{ratio.id}/figures/2018-19"

    browser.submit(grid(framework), **{f"m{ratio.id}-figure": "1,020:57"})
    again = browser.open(grid(framework))
    untouched = browser.send(again)
    page = browser.open(f"/staff/measures/{ratio.id}").text
    browser.submit(at, series="England", figure="17.9:1")

    assert "1,020 to 57" in page and "17.9" in page
    assert 'value="1020 to 57"' in again.text
    assert untouched.status == 302
    assert "“1,020:57” or “17.9:1”" in browser.open(at).text
    found = [(one.numerator, one.denominator, one.value) for one in kept()]
    assert found == [(1020, 57, Decimal("17.8947368421")), (None, None, Decimal("17.9"))]


def test_what_is_no_ratio_is_said_at_its_row_and_stays_there(app, browser):
    framework = measured.framework()
    first, second = (measured.measure(framework, name, unit="ratio") for name in ("Pupils", "Advisers"))
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.submit(grid(framework), **{f"m{first.id}-figure": "5:0", f"m{second.id}-figure": "a:b"}).text

    assert "Pupils: The denominator is 0, and nothing can be divided by it." in page
    assert "Advisers: “a:b” is not a ratio." in page
    assert 'value="5:0"' in page and 'value="a:b"' in page
    assert kept() == []


def test_a_framework_of_rolling_months_has_one_box_for_each_measure(app, browser):
    framework = measured.framework(frequency="rolling twelve months")
    measure = measured.measure(framework, frequency="rolling twelve months")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.open(grid(framework, "2019-03")).text
    browser.submit(grid(framework, "2019-03"), **{f"m{measure.id}-figure": "660"})

    assert page.count('-figure"') == page.count(f'"m{measure.id}-figure"') > 0
    assert [(one.period_on, one.value) for one in kept()] == [(date(2019, 3, 31), 660)]


def test_every_month_of_a_quarter_is_entered_in_its_grid(app, browser):
    framework = measured.framework(frequency="quarterly")
    measure = measured.measure(framework, frequency="monthly")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    name = f"m{measure.id}-"

    typed = {f"{name}2019-01-figure": "11", f"{name}2019-02-figure": "12", f"{name}figure": "13"}
    browser.submit(grid(framework, "2018-19-q4"), **typed)
    page = browser.open(grid(framework, "2018-19-q4")).text

    found = [(one.period_on, one.value) for one in kept()]
    assert found == [(date(2019, 1, 31), 11), (date(2019, 2, 28), 12), (date(2019, 3, 31), 13)]
    places = [page.index(f"{month} 2019<span") for month in ("January", "February", "March")]
    assert places == sorted(places)
    assert "Every figure is entered." in page


def test_a_month_of_the_quarter_that_is_wrong_is_named_and_nothing_of_the_others_is_lost(app, browser):
    framework = measured.framework(frequency="quarterly")
    measure = measured.measure(framework, frequency="monthly")
    kept_already = measured.reading(measure, "12", date(2019, 2, 28))
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    name = f"m{measure.id}-"
    opened = browser.open(grid(framework, "2018-19-q4"))
    kept_already.superseded_at = kept_already.entered_at
    measured.reading(measure, "14", date(2019, 2, 28))

    typed = {f"{name}2019-01-figure": "lots", f"{name}2019-02-figure": "15", f"{name}figure": "13"}
    told = browser.send(opened, **typed)
    mended = {f"{name}2019-01-figure": "11", f"{name}2019-02-reason": "Counted twice."}
    done = browser.send(told, **mended)

    assert f"{measure.name}, January 2019: “lots” is not a number" in told.text
    assert f"{measure.name}, February 2019: An Officer entered “14” meanwhile" in told.text
    assert f'href="#m{measure.id}-2019-01-figure"' in told.text
    assert 'value="13"' in told.text
    assert done.status == 302
    assert [one.value for one in kept()] == [11, 15, 13]


def test_a_month_before_a_measure_was_reported_or_after_has_no_box(app, browser):
    framework = measured.framework(frequency="quarterly")
    begun = measured.measure(framework, decision=measured.decision(date(2019, 2, 10)), frequency="monthly")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.open(grid(framework, "2018-19-q4")).text

    assert f"m{begun.id}-2019-01-figure" not in page
    assert f"m{begun.id}-2019-02-figure" in page


def test_the_grid_asks_the_database_no_more_for_more_measures_and_months(app, browser):
    framework = measured.framework(frequency="quarterly")
    measured.measure(framework, frequency="monthly")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    browser.open(grid(framework, "2018-19-q4"))

    with counted() as few:
        browser.open(grid(framework, "2018-19-q4"))
    for name in ("Plans", "Visits", "Calls"):
        measured.reading(measured.measure(framework, name, frequency="monthly"), "12", date(2019, 2, 28))
    with counted() as many:
        browser.open(grid(framework, "2018-19-q4"))

    assert len(many) == len(few)


def test_a_share_without_its_parts_is_asked_about_where_small_numbers_are_not_published(app, browser):
    framework = measured.framework()
    share = measured.measure(framework, "Care leavers without work", unit="%", decimals=1, suppress_below=5)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    name, page = f"m{share.id}-", f"/staff/measures/{share.id}"

    asked = browser.submit(grid(framework), **{f"{name}figure": "7.5%"})
    told = [browser.open(at).text for at in (grid(framework), f"{page}/figures/2018-19")]
    none_yet = kept()
    browser.send(asked, **{f"{name}is_sure": "y"})
    said = browser.open(page).text
    parts = browser.submit(grid(framework), **{f"{name}figure": "3 out of 40", f"{name}reason": "With its parts."})

    assert (
        "7.5% alone does not say how many it is of. Type the two parts (“12 out of 80”), or “Suppressed”" in asked.text
    )
    assert 'value="7.5%"' in asked.text and none_yet == []
    assert all("Numbers below 5 are not published. Type the two parts" in one for one in told)
    assert "Published without its parts" in said
    assert parts.status == 302
    assert "Not published: a small number" in browser.open(page).text


def test_a_comparators_share_and_one_that_is_suppressed_by_hand_are_not_asked_about(app, browser):
    share = measured.measure(unit="%", suppress_below=5)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    at = f"/staff/measures/{share.id}/figures/2018-19"

    browser.submit(at, series="England", figure="7.5%")
    browser.submit(at, figure="Suppressed")

    assert [(one.series, one.state.value) for one in kept()] == [("England", "given"), ("", "suppressed")]


def test_the_grid_of_a_framework_that_is_over_opens_on_its_last_period(app, browser):
    framework = measured.framework(ends_on=date(2019, 3, 31))
    measured.measure(framework)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    grid_of_it = browser.open(f"/staff/frameworks/{framework.id}/figures").text
    said_of_it = browser.open(f"/staff/frameworks/{framework.id}/commentary").text
    finance = browser.open(f"/staff/frameworks/{framework.id}/finance").text

    assert all("2018/19" in page and "2019/20" not in page for page in (grid_of_it, said_of_it))
    assert "2018/19" in finance
