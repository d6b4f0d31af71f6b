"""The forward plan: decisions to come, each with its notices as page and Word file, and those taken or withdrawn."""

from datetime import date
from typing import cast

from flask import Blueprint, abort, request

from exports import html
from exports.decision_notices import NoticeFacts, compose, said
from models.forward_plan_bodies import DecisionNoticeBody, KeyDecisionBody
from models.rules.addresses import FORWARD_PLAN, key_decision_address
from webapp import clock, pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import forward_plan_publishing, papers, published, published_decisions
from webapp.services.day_keys import DayKey
from webapp.services.published import Head, VersionRead
from webapp.site_context import the_council

bp = Blueprint("published_forward_plan", __name__)
ENDED = f"{FORWARD_PLAN}/ended"
BROKEN = "That address of a part of the list is not complete. Start again from the decisions taken or withdrawn."


@bp.route(FORWARD_PLAN)
@public
def index():
    state = published.site_version(forward_plan_publishing.FEED)

    def draw():
        coming = published_decisions.by_month(published_decisions.coming())
        has_ended = published_decisions.has_ended()
        return answers.drawn("forward_plan", state.council_version, coming=coming, has_ended=has_ended)

    return pages.answer(f"forward-plan-{state.name}", draw)


@bp.route(f"{FORWARD_PLAN}.json")
@public
def index_json():
    state = published.site_version(forward_plan_publishing.FEED)
    return answers.data(
        f"json-forward-plan-{state.version}",
        lambda: {
            "decisions": [one.as_json() for one in published_decisions.coming()],
            "ended": f"{ENDED}.json",
        },
    )


@bp.route(ENDED)
@public
def ended():
    state, before = published.site_version(forward_plan_publishing.FEED), _before()

    def draw():
        page = published_decisions.ended(before)
        months = published_decisions.by_month(page.decisions)
        facts = {"ended": months, "earlier": page.earlier, "is_first": before is None}
        return answers.drawn("forward_plan_ended", state.council_version, **facts)

    return pages.answer(f"forward-plan-ended-{before}-{state.name}", draw)


@bp.route(f"{ENDED}.json")
@public
def ended_json():
    state, before = published.site_version(forward_plan_publishing.FEED), _before()
    return answers.data(
        f"json-forward-plan-ended-{before}-{state.version}",
        lambda: published_decisions.ended(before).as_json(f"{ENDED}.json"),
    )


@bp.route(f"{FORWARD_PLAN}/<int:decision_id>")
@public
def show(decision_id: int):
    head, today = answers.live_at(key_decision_address(decision_id), published.head_and_feed_at), clock.today()

    def draw():
        facts = _facts(published.versions(head), today)
        topics = published_decisions.topics_of(decision_id)
        return answers.drawn("decision", head.council_version, **facts, topics=topics)

    return pages.answer(f"{head.name}-{today}", draw)


@bp.route(f"{FORWARD_PLAN}/<int:decision_id>.json")
@public
def show_json(decision_id: int):
    return answers.body(_live(decision_id))


@bp.route(f"{FORWARD_PLAN}/<int:decision_id>/notices/<int:notice_id>")
@public
def notice(decision_id: int, notice_id: int):
    head = _live(decision_id)
    body, found = _notice(head, notice_id)
    blocks = said(NoticeFacts(body["council"], found))
    return pages.answer(
        f"notice-{notice_id}-{head.name}",
        lambda: answers.drawn(
            "decision_notice", head.council_version, body=body, notice=found, paper=html.fragment(blocks)
        ),
    )


@bp.route(f"{FORWARD_PLAN}/<int:decision_id>/notices/<int:notice_id>.docx")
@public
def notice_word(decision_id: int, notice_id: int):
    head = _live(decision_id)
    body, found = _notice(head, notice_id)
    accent = the_council(head.council_version)["accent"]
    paper = compose(NoticeFacts(body["council"], found), accent=accent)
    response = pages.answer(
        f"word-notice-{notice_id}-{head.name}", lambda: papers.word_file(paper), media_type=papers.WORD_TYPE
    )
    name = published_decisions.filename_of(found)
    response.headers.add("Content-Disposition", f'attachment; filename="{name}"')
    return response


def _live(decision_id: int) -> Head:
    return answers.live_at(key_decision_address(decision_id))


def _before() -> DayKey | None:
    """The place in the list of those that ended before which a part of it was asked for."""
    try:
        return DayKey.from_text(request.args["before"]) if "before" in request.args else None
    except ValueError:
        answers.refuse(BROKEN)


def _notice(head: Head, number: int) -> tuple[KeyDecisionBody, DecisionNoticeBody]:
    body = cast("KeyDecisionBody | None", published.read(head).body)
    found = published_decisions.notice_in(body, number) if body else None
    if body is None or found is None:
        abort(404)
    return body, found


def _facts(versions: list[VersionRead], today: date) -> dict[str, object]:
    body = versions[0].body
    return {"body": body, "versions": versions, "call_in": published_decisions.call_in_sentence(body, today)}
