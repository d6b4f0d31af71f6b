"""Two officers at one noted date of report: the second is told who did what, and loses nothing that was typed."""

from datetime import date

import pytest
from sqlalchemy import select

from models.work_programme import NotedReport
from tests import factories, planned_topics
from tests.browser_client import FormReader
from webapp import clock
from webapp.database import db
from webapp.services import noted_reports
from webapp.services.actors import operator

SUNDAY = date(2018, 1, 14)


@pytest.fixture
def committee(app):
    return factories.committee(name="Children’s Panel")


@pytest.fixture
def clerk(browser, committee):
    return browser.sign_in(factories.officer())


def correcting(page) -> int:
    """Which form of a page corrects a noted report."""
    reader = FormReader()
    reader.feed(page.text)
    return next(place for place, form in enumerate(reader.forms) if "reported_on" in form.fields)


def test_the_second_of_two_who_correct_one_date_sees_both_and_loses_nothing(clerk, committee):
    noted = planned_topics.noted_report(planned_topics.topic(committee), reported_on=SUNDAY)
    page = clerk.open(f"/staff/noted-reports/{noted.id}")
    noted_reports.correct(noted, reported_on=date(2018, 1, 16), note="", **planned_topics.act())
    db.session.commit()

    refused = clerk.send(page, form=correcting(page), reported_on=["15", "1", "2018"])

    assert f"{operator(on=clock.today()).name} changed this while you were writing" in refused.text
    assert "16 January 2018" in refused.text and 'value="15"' in refused.text
    assert db.session.get(NotedReport, noted.id).reported_on == date(2018, 1, 16)
    clerk.send(refused, form=correcting(refused))
    db.session.expire_all()
    assert db.session.get(NotedReport, noted.id).reported_on == date(2018, 1, 15)


def test_who_corrects_a_date_that_another_took_away_keeps_what_was_typed(clerk, committee):
    noted = noted_reports.add(planned_topics.topic(committee), reported_on=SUNDAY, **planned_topics.act())
    db.session.commit()
    page = clerk.open(f"/staff/noted-reports/{noted.id}")
    noted_reports.remove(noted, **planned_topics.act())
    db.session.commit()

    refused = clerk.send(page, form=correcting(page), reported_on=["15", "1", "2018"], note="Page 61")

    assert refused.status == 410
    assert f"{operator(on=clock.today()).name} removed this on" in refused.text
    assert 'value="15"' in refused.text and "Page 61" in refused.text
    clerk.send(refused, form=correcting(refused))
    (again,) = db.session.scalars(select(NotedReport))
    assert (again.reported_on, again.note) == (date(2018, 1, 15), "Page 61")
    assert again.id != noted.id


def test_a_date_taken_away_tells_nothing_to_who_does_not_keep_its_programme(browser, committee):
    noted = noted_reports.add(planned_topics.topic(committee), reported_on=SUNDAY, **planned_topics.act())
    noted_reports.remove(noted, **planned_topics.act())
    db.session.commit()

    other = browser.sign_in(factories.officer(committee=factories.committee()))

    assert other.open(f"/staff/noted-reports/{noted.id}").status == 404


def test_a_date_that_was_corrected_meanwhile_is_not_taken_away_unseen(clerk, committee):
    noted = planned_topics.noted_report(planned_topics.topic(committee), reported_on=SUNDAY)
    page = clerk.open(f"/staff/topics/{noted.topic_id}")
    noted_reports.correct(noted, reported_on=date(2018, 1, 16), note="", **planned_topics.act())
    db.session.commit()

    clerk.send(page, to=f"/noted-reports/{noted.id}/remove")

    db.session.expire_all()
    assert db.session.get(NotedReport, noted.id) is not None
    assert "changed this after you opened it" in clerk.open(f"/staff/topics/{noted.topic_id}").text
