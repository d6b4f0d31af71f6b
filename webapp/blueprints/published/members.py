"""The members: all of them, and the page of each."""

from flask import Blueprint

from webapp import clock, pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import published, published_lists, seats_in_time
from webapp.services.deployment import site_address
from webapp.services.published import Head

bp = Blueprint("published_members", __name__)


@bp.route("/members")
@public
def index():
    state = published.site_version()
    return pages.answer(
        f"members-{state.name}",
        lambda: answers.drawn("members", state.council_version, members=published_lists.members()),
    )


@bp.route("/members.json")
@public
def index_json():
    state = published.site_version()
    return answers.data(
        f"json-members-{state.version}", lambda: {"members": [one.body for one in published_lists.members()]}
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


def _member_page(head: Head, today) -> str:
    body, committees, has_register = published_lists.member_and_committees(head.subject_id, today)
    return answers.drawn(
        "member",
        head.council_version,
        body=body,
        seats=seats_in_time.of_member(body, committees, today),
        around=published_lists.of_member(head.subject_id, today),
        feed=f"{site_address()}{body['address']}/calendar.ics",
        has_register=has_register,
    )
