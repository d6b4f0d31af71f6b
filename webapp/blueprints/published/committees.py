"""The committees: all of them, and the page of each."""

from flask import Blueprint

from webapp import clock, pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import published, published_lists, seats_in_time
from webapp.services.deployment import site_address
from webapp.services.published import Head

bp = Blueprint("published_committees", __name__)


@bp.route("/committees")
@public
def index():
    state, today = published.site_version(), clock.today().isoformat()

    def draw():
        listed = published_lists.committees()
        sitting = [one for one in listed if not one.body["ended_on"] or one.body["ended_on"] >= today]
        ended = [one for one in listed if one not in sitting]
        return answers.drawn("committees", state.council_version, committees=sitting, ended=ended)

    return pages.answer(f"committees-{today}-{state.name}", draw)


@bp.route("/committees.json")
@public
def index_json():
    state = published.site_version()
    return answers.data(
        f"json-committees-{state.version}",
        lambda: {"committees": [one.body for one in published_lists.committees()]},
    )


@bp.route("/committees/<committee>")
@public
def show(committee: str):
    head, today = answers.live_at(f"/committees/{committee}", published.head_and_feed_at), clock.today()
    return pages.answer(f"{head.name}-{today}", lambda: _committee_page(head, today))


@bp.route("/committees/<committee>.json")
@public
def show_json(committee: str):
    return answers.body(answers.live_at(f"/committees/{committee}"))


def _committee_page(head: Head, today) -> str:
    body = published.read(head).body
    return answers.drawn(
        "committee",
        head.council_version,
        body=body,
        seats=seats_in_time.of_committee(body, today),
        around=published_lists.of_committee(head.subject_id, today),
        feed=f"{site_address()}{body['address']}/calendar.ics",
    )
