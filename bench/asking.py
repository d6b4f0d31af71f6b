"""Asking an application in this process, as a server would: no client between, the request made ready beforehand."""

import cProfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import Engine, event
from werkzeug.test import EnvironBuilder


class Request:
    """One request, to be sent to an application as often as one likes. `status` is the answer it must get."""

    def __init__(
        self,
        app: Flask,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        form: Iterable[tuple[str, str]] | None = None,
        status: int = 200,
    ) -> None:
        self.app, self.path, self.status = app, path, status
        sent = None if form is None else urlencode(list(form))
        kind = None if form is None else "application/x-www-form-urlencoded"
        method = "GET" if form is None else "POST"
        self.builder = EnvironBuilder(path, method=method, headers=dict(headers or {}), data=sent, content_type=kind)
        self.environ = self.builder.get_environ()
        self.sent = (sent or "").encode()
        self.is_public = "Cookie" not in (headers or {})

    def __call__(self, given: Any = None) -> bytes:
        """Send it; what the answer holds. RuntimeError if it is not the answer it should be."""
        return self.answer()[1]

    def answer(self) -> tuple[dict[str, str], bytes]:
        """Send it; the answer's headers and what it holds."""
        got: list[Any] = []
        environ = {**self.environ}
        if self.sent:
            environ["wsgi.input"] = type(environ["wsgi.input"])(self.sent)
        parts = self.app.wsgi_app(environ, lambda status, headers, error=None: got.extend((status, headers)))
        content = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
        if not got[0].startswith(str(self.status)):
            raise RuntimeError(f"{self.path} answered {got[0]}, not {self.status}: {content[:2000].decode()}")
        return dict(got[1]), content


def tagged(app: Flask, path: str, **headers: str) -> Request:
    """The same request, by somebody who has the page already: it must be answered 304."""
    tag = Request(app, path, headers=headers).answer()[0]["ETag"]
    return Request(app, path, headers={**headers, "If-None-Match": tag}, status=304)


def forgetting(app: Flask) -> Callable[[], None]:
    """What empties the application's caches."""

    def forget() -> None:
        for one in app.extensions.get("forget", ()):
            one()

    return forget


def forgetting_pages(app: Flask) -> Callable[[], None]:
    """What empties the kept pages and feeds only, as an edit does; other details stay known."""
    return app.extensions["pages"].forget


def python_calls(run: Callable[..., Any], before: Callable[[], Any] | None = None) -> int:
    """How many calls Python makes, by cProfile. Always the same, so it needs no repeating."""
    for _ in range(2):
        _ = before and before()
        run()
    _ = before and before()
    profile = cProfile.Profile()
    profile.runcall(run)
    return sum(entry.callcount for entry in profile.getstats())


def statements(engine: Engine, run: Callable[..., Any], before: Callable[[], Any] | None = None) -> list[str]:
    """The SQL statements sent, but for those that only open a transaction."""
    sent: list[str] = []

    def heard(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    _ = before and before()
    event.listen(engine, "before_cursor_execute", heard)
    try:
        run()
    finally:
        event.remove(engine, "before_cursor_execute", heard)
    return sent
