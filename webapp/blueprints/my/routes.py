"""A member's own first page."""

from flask import Blueprint, current_app, g, render_template

from models.member import Member
from models.rules import addresses
from models.rules.permissions import Permission
from webapp import clock
from webapp.access import requires
from webapp.database import db
from webapp.services import confirmations, own_meetings

bp = Blueprint("my", __name__, url_prefix="/my")


@bp.route("/")
@requires(Permission.VIEW_OWN_AREA)
def index():
    member = db.session.get(Member, g.actor.member_id) if g.actor.member_id else None
    is_public = member is not None and own_meetings.is_public(member.id)
    site = current_app.config["SETTINGS"].site
    return render_template(
        "my/index.html",
        member=member,
        seats=own_meetings.seats(member.id, on=clock.today()) if member else [],
        coming=own_meetings.coming(member.id, since=clock.today()) if member else [],
        confirmation=confirmations.standing_of(member, on=clock.today()) if member else None,
        calendar=f"{site}{addresses.member_address(member.slug)}/calendar.ics" if is_public else "",
        section="My work",
    )
