"""A real Chromium, and the application served to it over a real socket."""

from collections.abc import Iterator
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from werkzeug.serving import WSGIRequestHandler, make_server

from models.user import User
from tests.browser_client import PASSWORD

AXE = Axe().axe_script


class Quiet(WSGIRequestHandler):
    """A server that keeps its requests to itself."""

    def log(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def live(app) -> Iterator[str]:
    """The address of the application, served with the database of this test."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(chromium: Browser, live: str) -> Iterator[Page]:
    """A page of a wide screen. What the browser complains of is in `page.complaints`."""
    yield from _page(chromium, live, java_script_enabled=True)


@pytest.fixture
def page_without_script(chromium: Browser, live: str) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    yield from _page(chromium, live, java_script_enabled=False)


@pytest.fixture
def sign_in():
    """Sign a person in as people do, by filling in the form."""

    def fill(page: Page, person: User) -> None:
        page.goto("/sign-in")
        page.fill("[name=email]", person.email)
        page.fill("[name=password]", PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url(lambda address: "/sign-in" not in address)

    return fill


@pytest.fixture
def check_axe():
    """Refuse a page on which axe finds anything, or that is wider than its window."""

    def check(page: Page) -> None:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        found = page.evaluate("axe.run({resultTypes: ['violations']}).then(done => done.violations)")
        assert [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    return check


def _page(chromium: Browser, live: str, **options: bool) -> Iterator[Page]:
    context = chromium.new_context(base_url=live, viewport={"width": 1280, "height": 900}, **options)
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
