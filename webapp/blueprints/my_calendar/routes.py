"""A member's private calendar: its secret address made, renewed and ended, and the calendar itself."""

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, url_for

from exports.calendar import MEDIA_TYPE
from models.member import Member
from models.rules.permissions import Permission
from webapp import clock, pages
from webapp.access import by_secret_address, requires
from webapp.database import db
from webapp.services import feeds, private_calendar
from webapp.site_context import the_council
from webapp.transaction import transaction

bp = Blueprint("my_calendar", __name__, url_prefix="/my/calendar")


@bp.route("/")
@requires(Permission.VIEW_OWN_AREA)
def index():
    member = _own_member()
    return render_template("my_calendar/index.html", key=private_calendar.key_of(member.id), section="My work")


@bp.route("/renew", methods=["POST"])
@requires(Permission.VIEW_OWN_AREA)
def renew():
    member = _own_member()
    with transaction():
        secret = private_calendar.renew(member, by=g.actor, at=clock.now())
    # The answer itself, and no redirect: an address or a session that carried the secret would be kept somewhere.
    address = current_app.config["SETTINGS"].site + url_for("my_calendar.feed", secret=secret)
    return render_template("my_calendar/renew.html", address=address, section="My work")


@bp.route("/end", methods=["POST"])
@requires(Permission.VIEW_OWN_AREA)
def end():
    member = _own_member()
    with transaction():
        private_calendar.end(member, by=g.actor, at=clock.now())
    flash("The secret address leads nowhere now")
    return redirect(url_for("my_calendar.index"))


@bp.route("/<secret>.ics")
@by_secret_address
def feed(secret: str):
    today = clock.today()
    member = private_calendar.holder(secret, on=today)
    if member is None:
        abort(404)
    held = private_calendar.diary(member, since=feeds.window(today), council=the_council()["name"])
    response = pages.answer(f"my-{held.name}", lambda: private_calendar.written(held), media_type=MEDIA_TYPE)
    # Asked for every hour, by programs that send no cookie. They may keep it, to be told that nothing changed; each
    # time they ask, so that an address that was ended ends. Nobody between may keep it.
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _own_member() -> Member:
    if g.actor.member_id is None:
        abort(404)
    return db.session.get_one(Member, g.actor.member_id)
