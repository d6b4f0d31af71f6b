"""The calendars: everything, a committee's, a member's, one meeting's."""

from datetime import date

from flask import Blueprint, Response, request

from exports.calendar import MEDIA_TYPE
from webapp import clock, pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.blueprints.published.meetings import address_of
from webapp.services import feeds, published
from webapp.services.feeds import Window
from webapp.services.live_index import EVERYTHING
from webapp.site_context import the_council

bp = Blueprint("published_calendars", __name__)


@bp.route("/calendar.ics")
@public
def everything():
    since, state = _window(), published.site_version(EVERYTHING)
    return pages.answer(
        f"feed-all-{since.starts_on}-{state.name}",
        lambda: feeds.of_everything(the_council(state.council_version)["name"], since),
        media_type=MEDIA_TYPE,
    )


@bp.route("/committees/<committee>/calendar.ics")
@public
def committee(committee: str):
    return _feed(f"/committees/{committee}", feeds.of_committee)


@bp.route("/members/<member>/calendar.ics")
@public
def member(member: str):
    return _feed(f"/members/{member}", feeds.of_member)


@bp.route("/committees/<committee>/meetings/<day>/meeting.ics")
@public
def meeting(committee: str, day: str):
    address = address_of(committee, day)
    head = answers.live_at(address)

    def draw() -> bytes:
        name = published.read(head).body["committee"]["name"]
        return feeds.of_meeting(head.subject_id, name=name, address=address)

    response = pages.answer(f"ics-{head.name}", draw, media_type=MEDIA_TYPE)
    response.headers.add("Content-Disposition", f'inline; filename="{committee}-{day}.ics"')
    return response


def _feed(address: str, write) -> Response:
    since, head = _window(), answers.live_at(address, published.head_and_feed_at)

    def draw() -> bytes:
        name, council = published.title_of(head), the_council(head.council_version)["name"]
        return write(head.subject_id, name=name, address=address, council=council, since=since)

    return pages.answer(f"feed-{since.starts_on}-{head.name}", draw, media_type=MEDIA_TYPE)


def _window() -> Window:
    try:
        asked = date.fromisoformat(request.args["from"]) if "from" in request.args else None
    except ValueError:
        answers.refuse("Write the day to start from as year, month and day, such as ?from=2015-01-01.")
    return feeds.window(clock.today(), asked)
