"""Key dates in the browser: added, put right, removed; what was typed of one removed meanwhile comes back."""

from datetime import date

import pytest

from models.work_programme import KeyDate
from tests import factories
from tests.planned_topics import key_date
from webapp import clock
from webapp.database import db

HERE = "/staff/council/key-dates"
DAY = ["24", "7", "2030"]
SUMMER = {"name": "Summer holiday", "kind": "school holiday", "starts_on": DAY, "ends_on": ["", "", ""]}


@pytest.fixture
def administrator(browser):
    factories.council()
    return browser.sign_in(factories.administrator())


def kept() -> list[KeyDate]:
    db.session.expire_all()
    return db.session.query(KeyDate).order_by(KeyDate.id).all()


def test_an_empty_list_says_what_belongs_in_it(administrator):
    assert "Nothing to come" in administrator.open(HERE).text


def test_a_day_is_added_and_listed(administrator):
    administrator.submit(f"{HERE}/new", **SUMMER)

    assert (kept()[0].name, kept()[0].ends_on) == ("Summer holiday", date(2030, 7, 24))
    assert "Wednesday 24 July 2030" in administrator.open(HERE).text


def test_what_is_missing_is_said_beside_its_box(administrator):
    page = administrator.submit(f"{HERE}/new", name="Summer holiday")

    assert "Choose what it is" in page.text
    assert 'value="Summer holiday"' in page.text
    assert kept() == []


def test_it_is_put_right(administrator):
    one = key_date(clock.today())

    administrator.submit(f"{HERE}/{one.id}", **SUMMER)

    assert (kept()[0].name, kept()[0].starts_on) == ("Summer holiday", date(2030, 7, 24))


def test_two_at_once_see_both_versions(administrator):
    one = key_date(clock.today())
    page = administrator.open(f"{HERE}/{one.id}")
    administrator.submit(f"{HERE}/{one.id}", name="Half-term week")

    shown = administrator.send(page, name="October break")

    assert "Both versions" in shown.text
    assert "Half-term week" in shown.text
    assert 'value="October break"' in shown.text


def test_one_removed_meanwhile_comes_back_with_what_was_typed(administrator):
    one = key_date(clock.today())
    page = administrator.open(f"{HERE}/{one.id}")
    administrator.submit(HERE, to=f"{one.id}/remove")

    shown = administrator.send(page, name="October break")
    administrator.send(shown)

    assert shown.status == 410
    assert "What you typed is still here" in shown.text
    assert [again.name for again in kept()] == ["October break"]


def test_what_is_over_is_folded_away(administrator):
    key_date(date(2001, 1, 1), name="Long ago")

    assert "Over (1)" in administrator.open(HERE).text
