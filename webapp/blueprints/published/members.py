"""The members: all of them, and the page of each."""

from datetime import date

from flask import Blueprint, abort

from webapp import clock, pages, site_context
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.blueprints.published.files import send
from webapp.services import published, published_files, published_lists, published_names, published_seats
from webapp.services.deployment import site_address
from webapp.services.published import Head

bp = Blueprint("published_members", __name__)


@bp.route("/members")
@public
def index():
    state, today = published.site_version(), clock.today()

    def draw():
        facts = {"members": published_names.members(today), "has_former": published_names.has_former_members(today)}
        return answers.drawn("members", state.council_version, **facts)

    return pages.answer(f"members-{today}-{state.name}", draw)


@bp.route("/members.json")
@public
def index_json():
    state, today = published.site_version(), clock.today()
    return answers.data(
        f"json-members-{today}-{state.version}",
        lambda: {"members": published_names.member_bodies(today), "former": "/former-members.json"},
    )


@bp.route("/members/<member>")
@public
def show(member: str):
    head, today = answers.live_at(f"/members/{member}", published.head_and_feed_at), clock.today()
    return pages.answer(f"{head.name}-{today}", lambda: _member_page(head, today))


@bp.route("/members/<member>.json")
@public
def show_json(member: str):
    return answers.body(answers.live_at(f"/members/{member}"))


@bp.route("/members/<member>/photograph-<digest>.jpg")
@public
def photograph(member: str, digest: str):
    address = f"/members/{member}/photograph-{digest}.jpg"
    file = published_files.photograph(answers.live_at(f"/members/{member}"), address)
    if file is None or not file.size:
        abort(404)
    # Asked for again each time, like every file that can be taken away: its hash answers 304 while it is there.
    return send(file, f"{member}.jpg")


def _member_page(head: Head, today: date) -> str:
    page = published_names.member_page(head, today)
    site_context.know(page.council, head.council_version)
    return answers.drawn(
        "member",
        head.council_version,
        body=page.facts,
        on=today,
        seats=published_seats.of_member(head.subject_id, today),
        has_past=page.has_past,
        around=published_lists.of_member(head.subject_id, today),
        feed=f"{site_address()}{page.facts['address']}/calendar.ics",
        has_register=page.has_register,
    )
