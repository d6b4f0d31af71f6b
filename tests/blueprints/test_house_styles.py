"""The list of house styles, and those that come with the product."""

import re

from exports.house_styles import load_shipped
from models.audit import AuditEvent
from models.council import HouseStyle
from models.vocabulary import Role
from tests import factories
from webapp.database import db


def offered(page) -> list[str]:
    return re.findall(r'name="name" value="([^"]*)"', page.text)


def test_a_style_that_comes_with_the_product_is_brought_in_by_one_press(app, browser):
    factories.council()
    factories.house_style(name="Item table")
    browser.sign_in(factories.user(Role.ADMINISTRATOR))

    before = offered(browser.open("/staff/house-styles"))
    browser.submit("/staff/house-styles", to="/bring-in", name="Opening block")

    page = browser.open("/staff/house-styles")
    assert before == ["Numbered headings", "Opening block"]
    assert offered(page) == ["Numbered headings"]
    assert "“Opening block” is one of your styles now" in page.text
    made = db.session.query(HouseStyle).filter_by(name="Opening block").one()
    assert made.settings == next(style for style in load_shipped() if style["name"] == "Opening block")
    assert db.session.query(AuditEvent).filter_by(what="house style brought in").count() == 1


def test_a_council_with_no_style_begins_with_one_of_those_that_come(app, browser):
    factories.council()
    browser.sign_in(factories.user(Role.ADMINISTRATOR))

    page = browser.open("/staff/house-styles")

    assert "No house style yet" in page.text
    assert offered(page) == [style["name"] for style in load_shipped()]


def test_a_council_with_all_of_them_is_offered_none(app, browser):
    for style in load_shipped():
        factories.house_style(name=style["name"].upper(), settings=style)
    browser.sign_in(factories.user(Role.ADMINISTRATOR))

    assert "come with Moothall" not in browser.open("/staff/house-styles").text


def test_one_that_is_here_already_or_never_was_is_told_in_a_sentence(app, browser):
    factories.council()
    factories.house_style(name="Opening block")
    browser.sign_in(factories.user(Role.ADMINISTRATOR))

    for name in ("Opening block", "Gothic", ""):
        browser.submit("/staff/house-styles", to="/bring-in", name=name)
        assert "is here already, or is none that comes with Moothall" in browser.open("/staff/house-styles").text

    assert db.session.query(HouseStyle).count() == 1
