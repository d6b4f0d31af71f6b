"""The outbox: letters that wait, letters that could not be sent and why, letters sent."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.clock import now
from webapp.services import letters_seen
from webapp.transaction import transaction

bp = Blueprint("letters", __name__, url_prefix="/staff/letters")


@bp.get("")
@requires(Permission.VIEW_STAFF_PAGES)
def index():
    """What is still to be sent, then what was sent last."""
    unsent, sent = letters_seen.unsent(by=g.actor), letters_seen.sent_lately(by=g.actor)
    return render_template("outbox/index.html", unsent=unsent, sent=sent)


@bp.post("/<int:letter_id>/again")
@requires(Permission.VIEW_STAFF_PAGES)
def again(letter_id: int):
    """Have a letter sent with the next round."""
    try:
        with transaction():
            letters_seen.try_again(letter_id, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "warning")
    else:
        flash("It is sent with the next round, within a minute.", "success")
    return redirect(url_for("letters.index"))
