"""The way back to the running order, for pages that a clerk opens from it in the middle of a meeting."""

from collections.abc import Callable
from typing import Any

from flask import Flask, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response

from models.agenda import AgendaItem
from models.rules import RuleBroken
from webapp.address_parts import number_in
from webapp.clock import now
from webapp.services.revisions import ChangedMeanwhile
from webapp.transaction import transaction

ROOM = "room"


def came_from_room() -> bool:
    """Whether the address says that the clerk came from the running order."""
    return request.values.get("from") == ROOM


def room_address(meeting_id: int, anchor: str) -> str:
    """The running order of a meeting, at the item the clerk was looking at: never an address that was sent."""
    item = number_in(request.values.get("item"))
    return url_for("running_order.show", meeting_id=meeting_id, item=item, _anchor=anchor)


def item_address(item: AgendaItem, anchor: str, otherwise: str) -> str:
    """An item in the running order, for who came from there; the address given for who came from elsewhere."""
    if not came_from_room():
        return otherwise
    return url_for("running_order.show", meeting_id=item.meeting_id, item=item.id, _anchor=anchor)


def decisions_address(item: AgendaItem, anchor: str) -> str:
    """Where an item's motions and resolutions are written: the running order, or the page of them alone."""
    return item_address(item, anchor, url_for("motions.index", item_id=item.id, _anchor=anchor))


def press(act: Callable[[], object], back: str) -> Response:
    """Do what was pressed and go back, with the refusal, if there is one, at the top."""
    try:
        with transaction():
            act()
    except ChangedMeanwhile as changed:
        flash(f"{changed.who} changed this after you opened it. Look at it as it is now, then decide again.", "warning")
    except RuleBroken as broken:
        flash(broken.message, "warning")
    return redirect(back)


def as_pressed() -> dict[str, Any]:
    """Who presses and when, and the state of the record that their page showed, as services take it."""
    return {"revision": request.form.get("revision", ""), "by": g.actor, "at": now()}


def way_on() -> dict[str, str | int | None]:
    """What the next address carries, so that it too leads back; nothing for who came from elsewhere."""
    return {"from": ROOM, "item": number_in(request.values.get("item"))} if came_from_room() else {}


def init_app(app: Flask) -> None:
    """Let templates ask the same."""
    app.add_template_global(came_from_room)
    app.add_template_global(room_address)
    app.add_template_global(way_on)
