"""A specimen of the look: asked by a client, or served to a real browser."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from tests.look.specimen import create_specimen

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def specimen() -> Flask:
    return create_specimen()


@pytest.fixture
def client(specimen: Flask) -> FlaskClient:
    return specimen.test_client()


@pytest.fixture(scope="session")
def served(specimen: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, specimen, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
