"""The actions of a committee, and each by itself: whose it is, when it is due, and how it stands on the day of reading.

Earlier versions have no address: how an action stood before is in what was said of it.
"""

import json
from datetime import date

from flask import Blueprint, Response, request

from models.rules import addresses
from models.rules.actions import cadence_in_words
from webapp import clock, pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import action_publishing, published, published_actions
from webapp.services.day_keys import DayKey
from webapp.services.published import Head
from webapp.services.published_actions import Read

bp = Blueprint("published_actions", __name__, url_prefix="/committees/<committee>")
BROKEN = "That address of a part of the list is not complete. Start again from the beginning of the list."


@bp.route("/actions")
@public
def index(committee: str):
    return _list(committee, "actions", published_actions.to_be_done)


@bp.route("/actions.json")
@public
def index_json(committee: str):
    return _list_json(committee, "actions", published_actions.to_be_done)


@bp.route("/actions/ended")
@public
def ended(committee: str):
    return _list(committee, "actions/ended", published_actions.ended)


@bp.route("/actions/ended.json")
@public
def ended_json(committee: str):
    return _list_json(committee, "actions/ended", published_actions.ended)


@bp.route("/actions/<int:action_id>")
@public
def show(committee: str, action_id: int):
    head, today = _live(committee, action_id), clock.today()

    def draw():
        live = published.read(head)
        due_on = date.fromisoformat(live.body["due_on"]) if live.body["due_on"] else None
        is_overdue, stands = published_actions.standing(due_on, live.body["status"], today)
        every = live.body["every_months"]
        return answers.drawn(
            "action",
            head.council_version,
            body=live.body,
            is_overdue=is_overdue,
            stands=stands,
            cadence=cadence_in_words(every) if every else "",
        )

    return pages.answer(f"{head.name}-{today}", draw)


@bp.route("/actions/<int:action_id>.json")
@public
def show_json(committee: str, action_id: int):
    head, today = _live(committee, action_id), clock.today()

    def draw() -> str:
        body = json.loads(published.text_of(head))
        due_on = date.fromisoformat(body["due_on"]) if body["due_on"] else None
        body["is_overdue"] = published_actions.standing(due_on, body["status"], today)[0]
        return json.dumps(body, ensure_ascii=False)

    return pages.answer(f"json-{head.name}-{today}", draw, media_type=answers.JSON)


def _live(committee: str, action_id: int) -> Head:
    return answers.live_at(addresses.action_address(committee, action_id))


def _list(committee: str, tail: str, read: Read) -> Response:
    address = addresses.committee_address(committee)
    head, today, after = answers.live_at(address), clock.today(), _after()
    state = published.site_version(action_publishing.actions_feed(head.subject_id))

    def draw() -> str:
        facts = {"name": published.title_of(head), "address": address, "is_first": after is None}
        page = read(head.subject_id, today, after)
        return answers.drawn("actions", head.council_version, **facts, page=page, is_ended=tail != "actions")

    return pages.answer(f"{tail}-{after}-{today}-{head.name}-{state.version}", draw)


def _list_json(committee: str, tail: str, read: Read) -> Response:
    address = addresses.committee_address(committee)
    head, today, after = answers.live_at(address), clock.today(), _after()
    state = published.site_version(action_publishing.actions_feed(head.subject_id))

    def facts() -> dict[str, object]:
        page = read(head.subject_id, today, after)
        more = f"{address}/{tail}.json?after={page.more}" if page.more else None
        return {"actions": [one.as_json() for one in page.actions], "more": more}

    return answers.data(f"json-{tail}-{after}-{today}-{head.name}-{state.version}", facts)


def _after() -> DayKey | None:
    try:
        return DayKey.from_text(request.args["after"]) if "after" in request.args else None
    except ValueError:
        answers.refuse(BROKEN)
