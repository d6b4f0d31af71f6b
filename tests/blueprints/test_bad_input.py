"""Bad input never breaks: every form and every address is sent nonsense, and the answer is never a 500."""

import random

import pytest

from models.vocabulary import Role
from tests import factories
from tests.blueprints import council_with_everything
from tests.blueprints.council_with_everything import addresses
from tests.browser_client import Browser, FormReader

ROUNDS = 3
NONSENSE = [
    "",
    " ",
    "\x00",
    "'",
    '"><script>alert(1)</script>',
    "{meeting date",
    "{nonsense}",
    "9" * 400,
    "-1",
    "99999999999",
    "2019-02-30",
    "31/02/2019",
    "25:61",
    "٣",
    "\U0001f986" * 400,
    "../../etc/passwd",
    "%00%ff",
    "1e309",
    "NaN",
    "=cmd|' /C calc'!A0",
    "x\r\nSet-Cookie: stolen=1",
    "\u202e\u0300\ufeff",
    "[](javascript:alert(1))",
    "> " * 300,
]
ASKED_BY_ANYBODY = {
    "/meetings": ("month", "after", "before", "from", "committee"),
    "/meetings.json": ("month", "after", "before"),
    "/calendar.ics": ("from",),
    "/sign-in": ("next",),
}
ASKED_BY_STAFF = {
    "/staff/meetings": ("committee", "after", "before"),
    "/staff/meetings/new": ("committee",),
    "/staff/performance": ("by",),
    "/staff/meetings/series": ("committee",),
    "/staff/council/suggestions/edit": ("name",),
    "/staff/audit/": ("kind", "person", "since", "until", "older", "newer", "verify"),
}
A_PLACE_NO_DATABASE_HOLDS = "2019-06-18.99999999999999999999"


@pytest.fixture
def numbers(app) -> dict[str, object]:
    return council_with_everything.make()


@pytest.mark.parametrize("who", ["officer", "administrator"])
def test_every_form_takes_nonsense_without_breaking(app, numbers, who):
    chance = random.Random(who)
    browser = Browser(app).sign_in(getattr(factories, who)())

    sent = 0
    for endpoint, address, method in addresses(app, numbers):
        if method == "GET" and not endpoint.startswith("published"):
            for _ in range(ROUNDS):
                sent += send_nonsense(browser, address, chance)

    assert sent > 30


def send_nonsense(browser: Browser, address: str, chance: random.Random) -> int:
    """Send each form of a page with nonsense in some of its fields. Gives how many were sent."""
    page = browser.open(address)
    assert page.status < 500, address
    if "html" not in page.headers["Content-Type"]:
        return 0
    reader = FormReader()
    reader.feed(page.text)
    for form in reader.forms:
        fields = {
            name: value if name == "csrf_token" or chance.random() < 0.3 else chance.choice(NONSENSE)
            for name, value in form.fields.items()
        }
        answer = browser.post(form.action or address, **fields)
        assert answer.status < 500, (address, fields)
        assert "Traceback" not in answer.text
    return len(reader.forms)


def test_every_question_in_an_address_takes_nonsense_without_breaking(browser, numbers):
    for address, names in ASKED_BY_ANYBODY.items():
        for name in names:
            for value in NONSENSE:
                assert browser.open(address, query_string={name: value}).status < 500, (address, name, value)


def test_every_question_in_a_staff_address_takes_nonsense_without_breaking(browser, numbers):
    staff = browser.sign_in(factories.user(Role.OFFICER, Role.ADMINISTRATOR))

    for address, names in ASKED_BY_STAFF.items():
        for name in names:
            for value in (*NONSENSE, A_PLACE_NO_DATABASE_HOLDS):
                assert staff.open(address, query_string={name: value}).status < 500, (address, name, value)


def test_an_address_of_nonsense_is_not_there(browser, numbers):
    meetings = f"/committees/{numbers['committee']}/meetings/"
    for tail in ("%00", "..%2f..%2fetc", "%ff%fe", "é", "x" * 3000, "2019-02-30", "2019-06-18-0"):
        for start in ("/committees/", meetings, "/members/", "/documents/1/", "/staff/"):
            assert browser.open(start + tail).status in (302, 308, 400, 404, 414), (start, tail)
