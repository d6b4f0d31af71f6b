"""A specimen of the look: asked by a client, or served to a real browser."""

from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from tests.look.specimen import create_specimen


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
