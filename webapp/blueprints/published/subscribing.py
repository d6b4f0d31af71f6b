"""How to keep the dates: in plain words, for a phone, for Outlook and for Google."""

from datetime import date

from flask import Blueprint, Response

from models.rules.wording import long_date
from webapp import pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.blueprints.published.meetings import address_of
from webapp.services import published
from webapp.services.deployment import site_address
from webapp.site_context import the_council

bp = Blueprint("published_subscribing", __name__)


@bp.route("/subscribe")
@public
def site():
    version = published.site_version().council_version

    def draw():
        what = f"all meetings of {the_council(version)['name']}"
        return _page(version, what, "/calendar.ics", back={"href": "/meetings", "text": "Meetings"})

    return pages.answer(f"subscribe-{version}", draw)


@bp.route("/committees/<committee>/subscribe")
@public
def committee(committee: str):
    return _one(f"/committees/{committee}", "the meetings of the {name}")


@bp.route("/members/<member>/subscribe")
@public
def member(member: str):
    return _one(f"/members/{member}", "the meetings of {name}")


@bp.route("/committees/<committee>/meetings/<day>/subscribe")
@public
def meeting(committee: str, day: str):
    head = answers.live_at(address_of(committee, day))

    def draw():
        body = published.read(head).body
        name = f"{body['committee']['name']}, {long_date(date.fromisoformat(body['held_on']))}"
        back = {"href": body["address"], "text": name}
        address = f"{body['address']}/meeting.ics"
        return _page(head.council_version, f"the meeting of {name}", address, back=back, committee=body["committee"])

    return pages.answer(f"subscribe-{head.name}", draw)


def _one(address: str, what: str) -> Response:
    head = answers.live_at(address)

    def draw():
        name = published.title_of(head)
        back = {"href": address, "text": name}
        return _page(head.council_version, what.format(name=name), f"{address}/calendar.ics", back=back)

    return pages.answer(f"subscribe-{head.name}", draw)


def _page(council_version: int, what: str, address: str, *, back, committee=None) -> str:
    facts = {"what": what, "feed": f"{site_address()}{address}", "back": back, "committee": committee}
    return answers.drawn("subscribe", council_version, **facts)
