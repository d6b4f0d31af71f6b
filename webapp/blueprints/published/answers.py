"""What every public address does alike: found, gone, moved or never there; and the page or the data of a version."""

import json
from collections.abc import Callable
from typing import Any, NoReturn

from flask import Response, abort, redirect, render_template, request

from webapp import clock, pages
from webapp.services import published
from webapp.services.published import Head, VersionRead
from webapp.site_context import the_council

JSON = "application/json"


def live_at(address: str, find: Callable[[str], Head | None] = published.head_at) -> Head:
    """What is live at an address. Never there is a 404, withdrawn or over a 410, and moved a 308 with what follows."""
    head = find(address)
    if head is None:
        now_at = published.moved_to(address)
        if now_at is None:
            abort(404)
        move_to(now_at + request.path.removeprefix(address))
    if head.is_withdrawn:
        abort(gone(head))
    if head.readable_until and clock.today() > head.readable_until:
        abort(ended(head, address))
    return head


def move_to(path: str) -> NoReturn:
    """Send the reader on for good, with the question they asked."""
    question = request.query_string.decode("ascii", "ignore")
    abort(redirect(f"{path}?{question}" if question else path, 308))


def gone(head: Head) -> Response:
    """The tombstone: that it was withdrawn, when and why, and nothing of what it was."""
    if request.path.endswith(".json"):
        return Response(published.text_of(head), 410, content_type=JSON)
    last = published.read(head)
    return Response(drawn("withdrawn", head.council_version, last=last), 410)


def ended(head: Head, address: str) -> Response:
    """What was lawfully public until a day and is so no more: when that was, and nothing of what it was."""
    if request.path.endswith(".json"):
        facts = {"kind": head.kind.value, "address": address, "ended_on": str(head.readable_until)}
        return Response(json.dumps(facts), 410, content_type=JSON)
    return Response(drawn("ended", head.council_version, ended_on=head.readable_until), 410)


def version(head: Head, number: int) -> tuple[VersionRead, VersionRead]:
    """A version and the live one. A number that never was is a 404, and a version taken away a 410."""
    read, live = published.with_live(head, number)
    if read is None:
        abort(404)
    if read.body is None:
        abort(410)
    return read, live


def refuse(message: str) -> NoReturn:
    """Say in a sentence what is wrong with the address that was asked for."""
    abort(Response(render_template("published/refused.html", message=message), 400))


def drawn(view: str, council_version: int, **facts: Any) -> str:
    """A page of the site; the council's version is known already, and not asked for again."""
    the_council(council_version)
    return render_template(f"published/{view}.html", **facts)


def data(name: str, facts: Callable[[], Any]) -> Response:
    """A list as a program reads it."""
    return pages.answer(name, lambda: json.dumps(facts(), ensure_ascii=False), media_type=JSON)


def body(head: Head) -> Response:
    """The live body, as it was written when it was published."""
    return pages.answer(f"json-{head.kind}-{head.publication_id}", lambda: published.text_of(head), media_type=JSON)
