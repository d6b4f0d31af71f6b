"""The way back to the running order, for pages that a clerk opens from it in the middle of a meeting."""

from flask import Flask, request, url_for

from webapp.address_parts import number_in

ROOM = "room"


def came_from_room() -> bool:
    """Whether the address says that the clerk came from the running order."""
    return request.values.get("from") == ROOM


def room_address(meeting_id: int, anchor: str) -> str:
    """The running order of a meeting, at the item the clerk was looking at: never an address that was sent."""
    item = number_in(request.values.get("item"))
    return url_for("running_order.show", meeting_id=meeting_id, item=item, _anchor=anchor)


def way_on() -> dict[str, str | int | None]:
    """What the next address carries, so that it too leads back; nothing for who came from elsewhere."""
    return {"from": ROOM, "item": number_in(request.values.get("item"))} if came_from_room() else {}


def init_app(app: Flask) -> None:
    """Let templates ask the same."""
    app.add_template_global(came_from_room)
    app.add_template_global(room_address)
    app.add_template_global(way_on)
