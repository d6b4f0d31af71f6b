"""Public pages by version: 304 when the reader has it, the bytes we kept when we have them, drawn afresh otherwise.

A page is a pure function of the versions named in its tag, so what was drawn once may be kept as long as they stand.
Its compressed bytes are another representation: they are kept beside the plain ones, under a tag of their own.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from flask import Flask, Response, current_app, request

from webapp import static_files
from webapp.services.calendar_entries import KeptEntries

HTML = "text/html; charset=utf-8"
MOST_KEPT = 16 * 1024 * 1024
WORTH_COMPRESSING = 1024
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
    app.extensions["calendar_entries"] = entries = KeptEntries()
    app.extensions.setdefault("forget", []).extend((kept.forget, entries.forget))


def release() -> str:
    """A short hash of the templates and static files: a page drawn by an older release is not the same page."""
    digest = hashlib.sha256(static_files.fingerprint().encode())
    for path in sorted(TEMPLATES.rglob("*.html")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def answer(name: str, draw: Callable[[], str | bytes], *, media_type: str = HTML) -> Response:
    """Answer with the page of this name, which must hold every version and day it was drawn from."""
    extensions, environ = current_app.extensions, request.environ
    # No tag holds a space (RFC 9110 s8.8.3), and a work programme's kind does.
    plain = f'"{name}-{extensions["release"]}"'.replace(" ", "-")
    zipped = f'{plain[:-1]}-gzip"'
    asked = environ.get("HTTP_IF_NONE_MATCH")
    if asked and (held := _held(asked, plain, zipped)):
        response, tag = Response(status=304), held
    else:
        accepts = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "") and request.accept_encodings["gzip"] > 0
        response, tag = _whole(extensions["pages"], plain, zipped if accepts else "", draw, media_type)
    response.headers.add("ETag", tag)
    response.headers.add("Vary", "Accept-Encoding")
    return response


def _held(asked: str, plain: str, zipped: str) -> str:
    """The tag of what the reader holds, when it is still right, whichever representation it is."""
    tags = asked.replace("W/", "").replace(" ", "").split(",")
    return zipped if zipped in tags else plain if plain in tags or tags == ["*"] else ""


def _whole(
    pages: KeptPages, plain: str, zipped: str, draw: Callable[[], str | bytes], media_type: str
) -> tuple[Response, str]:
    if zipped and (content := pages.get(zipped)) is not None:
        return _compressed(content, media_type), zipped
    content = pages.get(plain)
    if content is None:
        drawn = draw()
        content = pages.keep(plain, drawn.encode() if isinstance(drawn, str) else drawn)
    if zipped and len(content) >= WORTH_COMPRESSING:
        # Without a time in it, the same page is the same bytes.
        return _compressed(pages.keep(zipped, gzip.compress(content, 6, mtime=0)), media_type), zipped
    return Response(content, content_type=media_type), plain


def _compressed(content: bytes, media_type: str) -> Response:
    response = Response(content, content_type=media_type)
    response.headers["Content-Encoding"] = "gzip"
    return response
