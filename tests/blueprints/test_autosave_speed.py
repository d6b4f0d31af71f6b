"""What a save of a minute costs, in statements and in Python calls: run at every pause in typing."""

import re

import pytest

from tests import factories
from tests.published_council import calls, statements
from webapp.database import db

PARAGRAPHS = [f"{'A member asked when the work would begin. ' * 5}({number})" for number in range(40)]


@pytest.fixture
def address(app, browser):
    item = factories.item(factories.meeting(), "Budget")
    browser.sign_in(factories.officer())
    return f"/staff/minutes/items/{item.id}"


@pytest.fixture
def token(browser, address):
    return re.search(r'name="csrf_token" value="([^"]+)"', browser.open(address).text)[1]


def text(number: int) -> str:
    return "\n\n".join([*PARAGRAPHS, f"Members asked {number} questions."])


def test_a_save_sends_five_statements(browser, address, token):
    browser.post(f"{address}/autosave", csrf_token=token, text=text(0), base="0", sent_as="save-number-0")

    with statements() as sent:
        page = browser.post(f"{address}/autosave", csrf_token=token, text=text(1), base="1", sent_as="save-number-1")

    assert page.json["revision"] == 2
    assert len(sent) == 5, sent


def test_a_save_makes_no_more_than_3000_calls(app, browser, address, token):
    cookie = "; ".join(f"{one.key}={one.value}" for one in browser.client._cookies.values())

    def save(number: int) -> int:
        form = {"csrf_token": token, "text": text(number), "base": str(number), "sent_as": f"save-number-{number}"}
        return calls(app, f"{address}/autosave", form=form, Cookie=cookie)

    counted = [save(number) for number in range(4)]

    assert "(39)\n\nMembers asked 3 questions." in browser.open(f"{address}/now").json["text"]
    assert db.engine.dialect.name != "sqlite" or counted[-1] <= 3000, counted
