"""What a committee recommended to other bodies, year by year with how it fared; and each recommendation by itself.

Earlier versions have no address: what came of a recommendation stands on its page, with the day of each change.
"""

import json

from flask import Blueprint, request

from models.rules import addresses, municipal_year
from models.rules.recommendations import in_words
from webapp import clock, pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import live_index, published, published_recommendations
from webapp.services.published import Head

bp = Blueprint("published_recommendations", __name__, url_prefix="/committees/<committee>")
FIRST_YEAR, LAST_YEAR = 1900, 2200


@bp.route("/recommendations")
@public
def index(committee: str):
    head, today, year, name = _asked(committee)

    def draw():
        found = published_recommendations.of_year(head.subject_id, year, today)
        return answers.drawn(
            "recommendations",
            head.council_version,
            found=found,
            address=addresses.committee_address(committee),
            year=municipal_year.in_words(found.year),
            other_years=[(one, municipal_year.in_words(one)) for one in found.years if one != found.year],
            rates=in_words(found.rates),
        )

    return pages.answer(f"recommendations-{name}", draw)


@bp.route("/recommendations.json")
@public
def index_json(committee: str):
    head, today, year, name = _asked(committee)
    address = addresses.committee_address(committee)
    return answers.data(
        f"json-recommendations-{name}",
        lambda: published_recommendations.of_year(head.subject_id, year, today).as_json(address),
    )


@bp.route("/recommendations/<int:recommendation_id>")
@public
def show(committee: str, recommendation_id: int):
    head, today = _live(committee, recommendation_id), clock.today()

    def draw():
        versions = published.versions(head)
        body = versions[0].body
        standing = published_recommendations.standing(body, today)
        return answers.drawn("recommendation", head.council_version, body=body, versions=versions, standing=standing)

    return pages.answer(f"{head.name}-{today}", draw)


@bp.route("/recommendations/<int:recommendation_id>.json")
@public
def show_json(committee: str, recommendation_id: int):
    head, today = _live(committee, recommendation_id), clock.today()

    def draw() -> str:
        body = json.loads(published.text_of(head))
        body["is_overdue"] = published_recommendations.standing(body, today) == "overdue"
        return json.dumps(body, ensure_ascii=False)

    return pages.answer(f"json-{head.name}-{today}", draw, media_type=answers.JSON)


def _live(committee: str, recommendation_id: int) -> Head:
    return answers.live_at(addresses.recommendation_address(committee, recommendation_id))


def _asked(committee: str):
    """The committee, today, the year that is asked for, and the name of what is drawn from them."""
    year = _year()
    head, today = answers.live_at(addresses.committee_address(committee)), clock.today()
    feed = published.site_version(live_index.recommendations_feed(head.subject_id))
    return head, today, year, f"{year}-{today}-{head.name}-{feed.version}"


def _year() -> int | None:
    asked = request.args.get("year", "")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) == 4 and FIRST_YEAR <= int(asked) <= LAST_YEAR):
        answers.refuse("That address names no year. Choose one from the list of the committee's recommendations.")
    return int(asked)
