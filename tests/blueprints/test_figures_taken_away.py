"""A figure of a wrong period is taken away on its page, with the reason, and stays in the history."""

from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import event, insert, update

from models.reading import Reading
from models.vocabulary import Role
from tests import factories, measured
from webapp import clock
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


def test_who_changes_a_figure_that_was_taken_away_meanwhile_is_told_so(app, browser):
    measure = measured.measure()
    measured.reading(measure, "660")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    page = f"/staff/measures/{measure.id}/figures/2018-19"
    opened = browser.open(page)
    browser.submit(f"{page}/take-away", reason="It is of 2017/18.")

    told = browser.send(opened, figure="658", reason="Counted twice.")
    nothing = holding()
    browser.send(told)

    assert "It was taken away meanwhile. Enter it again only if it belongs to this period." in told.text
    assert 'value="658"' in told.text
    assert nothing == []
    assert holding() == [658]


def test_a_grid_opened_before_brings_no_figure_back_that_was_taken_away(app, browser):
    framework = measured.framework()
    untouched, typed = measured.measure(framework), measured.measure(framework, "Plans")
    measured.reading(untouched, "660", provisional_until=date(2019, 7, 12))
    measured.reading(typed, "12")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    opened = browser.open(f"/staff/frameworks/{framework.id}/figures?period=2018-19")
    for one in (untouched, typed):
        browser.submit(f"/staff/measures/{one.id}/figures/2018-19/take-away", reason="It is of 2017/18.")

    told = browser.send(opened, **{f"m{typed.id}-figure": "13"})
    nothing = holding()
    browser.send(told)

    assert told.text.count("Enter it again only if it belongs to this period.") == 4  # beside each, and above them
    assert 'value="660"' not in told.text
    assert nothing == []
    assert holding() == [13]


@contextmanager
def as_it_is_held(act):
    """Somebody else does this once the figure is read, just before the framework is held."""
    done = []

    def first(conn, cursor, statement, parameters, context, executemany):
        if "FOR UPDATE" in statement and "framework" in statement and not done:
            done.append(statement)
            with db.engine.begin() as another:
                act(another)

    event.listen(db.engine, "before_cursor_execute", first)
    try:
        yield
    finally:
        event.remove(db.engine, "before_cursor_execute", first)
    assert done


@pytest.mark.only_on("postgresql")  # On SQLite nobody writes once another's request has begun.
def test_a_figure_that_changes_as_it_is_taken_away_is_shown_or_is_gone(app, browser):
    measure = measured.measure()
    shown = measured.reading(measure, "660")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    page = f"/staff/measures/{measure.id}/figures/2018-19/take-away"
    kept = {one.name: getattr(shown, one.name) for one in Reading.__table__.columns if one.name != "id"}
    gone = update(Reading).values(superseded_at=clock.now())

    def restate(another):
        another.execute(gone)
        another.execute(insert(Reading).values({**kept, "value": Decimal(658)}))

    with as_it_is_held(restate):
        restated = browser.submit(page, reason="It is of 2017/18.")
    with as_it_is_held(lambda another: another.execute(gone)):
        taken = browser.send(restated)

    now = db.session.query(Reading).filter(Reading.value == Decimal(658)).one()
    assert "it is “658” now" in restated.text and f'value="{now.id}"' in restated.text
    assert taken.status == 302
    assert "There is no figure to take away" in browser.open(f"/staff/measures/{measure.id}").text
