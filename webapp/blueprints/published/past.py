"""What was: committees that have ended, former members, and past seats; pages of their own, in parts."""

from collections.abc import Callable
from datetime import date

from flask import Blueprint, Response, request

from webapp import clock, pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import published, published_names, published_seats
from webapp.services.day_keys import DayKey
from webapp.services.published_names import PageOfNames
from webapp.services.published_seats import PageOfSeats, Past

bp = Blueprint("published_past", __name__)
Former = Callable[[date, int | None], PageOfNames]
BROKEN = "That address of a part of the list is not complete. Start again from the beginning of the list."


@bp.route("/former-committees")
@public
def committees():
    return _names("committees", published_names.former_committees)


@bp.route("/former-committees.json")
@public
def committees_json():
    return _names_json("committees", published_names.former_committees)


@bp.route("/former-members")
@public
def members():
    return _names("members", published_names.former_members)


@bp.route("/former-members.json")
@public
def members_json():
    return _names_json("members", published_names.former_members)


@bp.route("/committees/<committee>/past-members")
@public
def of_committee(committee: str):
    return _seats(f"/committees/{committee}", "past-members", published_seats.past_of_committee)


@bp.route("/committees/<committee>/past-members.json")
@public
def of_committee_json(committee: str):
    return _seats_json(f"/committees/{committee}", "past-members", published_seats.past_of_committee)


@bp.route("/members/<member>/past-seats")
@public
def of_member(member: str):
    return _seats(f"/members/{member}", "past-seats", published_seats.past_of_member)


@bp.route("/members/<member>/past-seats.json")
@public
def of_member_json(member: str):
    return _seats_json(f"/members/{member}", "past-seats", published_seats.past_of_member)


def _names(noun: str, read: Former) -> Response:
    state, today, after = published.site_version(), clock.today(), _after()
    view = f"former_{noun}"
    return pages.answer(
        f"former-{noun}-{after}-{today}-{state.name}",
        lambda: answers.drawn(view, state.council_version, page=read(today, after), is_first=after is None),
    )


def _names_json(noun: str, read: Former) -> Response:
    state, today, after = published.site_version(), clock.today(), _after()

    def facts() -> dict[str, object]:
        page = read(today, after)
        more = f"/former-{noun}.json?after={page.more_after}" if page.more_after is not None else None
        return {noun: [one.as_json() for one in page.names], "more": more}

    return answers.data(f"json-former-{noun}-{after}-{today}-{state.version}", facts)


def _seats(address: str, tail: str, read: Past) -> Response:
    head, today, before = answers.live_at(address, published.head_and_feed_at), clock.today(), _before()

    def draw() -> str:
        page = read(head.subject_id, today, before)
        facts = {"name": published.title_of(head), "address": address, "page": page, "is_first": before is None}
        return answers.drawn(tail.replace("-", "_"), head.council_version, **facts)

    return pages.answer(f"{tail}-{before}-{today}-{head.name}", draw)


def _seats_json(address: str, tail: str, read: Past) -> Response:
    head, today, before = answers.live_at(address, published.head_and_feed_at), clock.today(), _before()
    here = f"{address}/{tail}.json"
    return answers.data(
        f"json-{tail}-{before}-{today}-{head.name}", lambda: _as_json(read(head.subject_id, today, before), here)
    )


def _as_json(page: PageOfSeats, here: str) -> dict[str, object]:
    earlier = f"{here}?before={page.earlier}" if page.earlier else None
    return {"seats": [one.as_json() for one in page.seats], "earlier": earlier}


def _after() -> int | None:
    asked = request.args.get("after")
    if asked is None:
        return None
    if not (asked.isdecimal() and asked.isascii() and len(asked) <= 9):
        answers.refuse(BROKEN)
    return int(asked)


def _before() -> DayKey | None:
    try:
        return DayKey.from_text(request.args["before"]) if "before" in request.args else None
    except ValueError:
        answers.refuse(BROKEN)
