"""What stands around a floor's page: the frame of the product's own page, and what makes it as large."""

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app, render_template
from markupsafe import Markup

NONE = {"before": Markup(), "after": Markup()}
AS_LARGE = "<!-- as large as the product's page -->"


def around(template: str) -> str:
    """A floor's template with room for the frame before and after it."""
    return f"{{{{ before }}}}{template}{{{{ after }}}}"


def drawn(template: str, **facts: Any) -> str:
    """A floor's page in its frame; in none until one is fitted."""
    return render_template(template, **facts, **current_app.extensions.get("frame", NONE))


def fit(app: Flask, page: bytes, plain: Callable[[], bytes]) -> tuple[int, int]:
    """Give the floor's page the frame of the product's, and its size; gives the bytes of both.

    `plain` asks for the floor's page. The frame is the product's own answer, escaped when it was drawn.
    """
    before, main = page.decode().split("<main", 1)
    after = "</main>" + main.split("</main>", 1)[1]
    app.extensions["frame"] = {"before": Markup(before), "after": Markup(after)}
    missing = len(page) - len(plain())
    app.extensions["frame"]["before"] += Markup(AS_LARGE.ljust(max(0, missing)))
    return len(plain()), len(page)
