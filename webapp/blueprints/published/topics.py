"""A topic of a work programme: its page, its data, the calendar of its meetings and the feed of its changes."""

from datetime import datetime

from flask import Blueprint

from exports import atom
from exports.atom import Entry, Feed
from exports.calendar import MEDIA_TYPE
from exports.markdown import plain_text
from models.programme_vocabulary import TopicTiming
from models.rules import programme_changes, programme_words
from models.rules.addresses import committee_address, topic_address
from webapp import pages, site_context
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import feeds, published, published_programmes
from webapp.services.deployment import site_address
from webapp.services.published import Head
from webapp.site_context import the_council

bp = Blueprint("published_topics", __name__, url_prefix="/committees/<committee>/work-programme/topics")


@bp.route("/<int:topic_id>")
@public
def show(committee: str, topic_id: int):
    head = _live(committee, topic_id)

    def draw():
        live, council = published.read_with_council(head)
        site_context.know(council, head.council_version)
        topic = live.body["topic"]
        return answers.drawn(
            "topic",
            head.council_version,
            body=live.body,
            topic=topic,
            meetings=published_programmes.meetings_of(live.body),
            at_meeting=programme_words.at_meeting,
            asked_by=programme_words.asked_by(topic["source"]),
            became=programme_words.became(topic),
            comes_again=programme_words.comes_again(topic["every_months"]),
            said=programme_changes.happened,
            feed=f"{site_address()}{topic['address']}/calendar.ics",
        )

    return pages.answer(head.name, draw)


@bp.route("/<int:topic_id>.json")
@public
def show_json(committee: str, topic_id: int):
    return answers.body(_live(committee, topic_id))


@bp.route("/<int:topic_id>/calendar.ics")
@public
def calendar(committee: str, topic_id: int):
    head = _live(committee, topic_id)

    def draw() -> bytes:
        topic = published.read(head).body["topic"]
        is_standing = topic["when"]["timing"] == TopicTiming.EVERY_MEETING
        told = {"name": topic["title"], "address": topic["address"]}
        council = the_council(head.council_version)["name"]
        return feeds.of_topic(head.subject_id, **told, council=council, is_standing=is_standing)

    return pages.answer(f"feed-{head.name}", draw, media_type=MEDIA_TYPE)


@bp.route("/<int:topic_id>/changes.atom")
@public
def changes(committee: str, topic_id: int):
    head = _live(committee, topic_id)

    def draw() -> bytes:
        versions, site = published.versions(head), site_address()
        body = versions[0].body
        page = f"{site}{body['address']}"
        about = Feed(
            title=f"{body['topic']['title']}: {body['committee']['name']}",
            author=body["council"]["name"],
            page=page,
            address=f"{page}/changes.atom",
            started_at=versions[-1].published_at,
        )
        return atom.feed(about, [_entry(one, page) for one in body["changes"]])

    return pages.answer(f"atom-{head.name}", draw, media_type=atom.MEDIA_TYPE)


def _entry(change, page: str) -> Entry:
    place = f"{page}#change-{change['id']}"
    what = plain_text(programme_changes.happened(change["event"], change["was"], change["now"]))
    return Entry(place, what, datetime.fromisoformat(change["at"]), change["reason"] or what, place)


def _live(committee: str, topic_id: int) -> Head:
    page = committee_address(committee)
    return answers.live_at(topic_address(committee, topic_id), lambda address: published.head_within(page, address))
