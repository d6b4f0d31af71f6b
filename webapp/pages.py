"""Public pages by version: 304 when the reader has it, the bytes we kept when we have them, drawn afresh otherwise.

A page is a pure function of the versions named in its tag, so what was drawn once may be kept as long as they stand.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from flask import Flask, Response, current_app, request

from webapp import static_files

MOST_KEPT = 16 * 1024 * 1024
TEMPLATES = Path(__file__).parent.parent / "templates"


class KeptPages(OrderedDict[str, bytes]):
    """The pages drawn last, by their tag, up to MOST_KEPT bytes in all. Threads share it."""

    def __init__(self) -> None:
        super().__init__()
        self.size, self.lock = 0, Lock()

    def keep(self, tag: str, content: bytes) -> bytes:
        with self.lock:
            self.size += len(content) - len(self.pop(tag, b""))
            self[tag] = content
            while self.size > MOST_KEPT:
                self.size -= len(self.popitem(last=False)[1])
        return content

    def forget(self) -> None:
        with self.lock:
            self.clear()
            self.size = 0


def init_app(app: Flask) -> None:
    app.extensions["pages"] = kept = KeptPages()
    app.extensions["release"] = release()
    app.extensions.setdefault("forget", []).append(kept.forget)


def release() -> str:
    """A short hash of the templates and static files: a page drawn by an older release is not the same page."""
    digest = hashlib.sha256(static_files.fingerprint().encode())
    for path in sorted(TEMPLATES.rglob("*.html")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def answer(name: str, draw: Callable[[], str | bytes], *, media_type: str = "text/html; charset=utf-8") -> Response:
    """Answer with the page of this name, which must hold every version and day it was drawn from."""
    tag = f'"{name}-{current_app.extensions["release"]}"'
    if request.if_none_match.contains_raw(tag) if request.if_none_match else False:
        response = Response(status=304)
    else:
        pages: KeptPages = current_app.extensions["pages"]
        content = pages.get(tag)
        if content is None:
            drawn = draw()
            content = pages.keep(tag, drawn.encode() if isinstance(drawn, str) else drawn)
        response = Response(content, content_type=media_type)
    response.headers["ETag"] = tag
    return response
