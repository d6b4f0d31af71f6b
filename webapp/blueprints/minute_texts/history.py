"""Who wrote what under an item, and when."""

from flask import Blueprint, g, render_template

from models.rules.permissions import Permission
from webapp.access import requires
from webapp.services import minute_history, minutes

history = Blueprint("minute_history", __name__, url_prefix="/staff/minutes/items/<int:item_id>/history")


@history.get("")
@requires(Permission.RECORD_MEETING)
def index(item_id: int):
    """Every state of the text, the newest first; saves that follow each other closely are told as one."""
    item = minutes.item_for(item_id, by=g.actor)
    return render_template("minute_texts/history.html", item=item, stretches=minute_history.stretches(item))


@history.get("/<int:revision>")
@requires(Permission.RECORD_MEETING)
def show(item_id: int, revision: int):
    """The text as it was, with what had changed since the state before, to be put back with one press."""
    item = minutes.item_for(item_id, by=g.actor)
    state = minute_history.state_at(item, revision)
    return render_template("minute_texts/state.html", item=item, state=state)
