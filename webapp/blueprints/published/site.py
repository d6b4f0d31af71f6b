"""The first page, and the pages about the site itself."""

import re

from flask import Blueprint, Response, jsonify

from webapp import clock, pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import health as machine
from webapp.services import published, published_lists, published_names
from webapp.services.deployment import site_address
from webapp.site_context import the_council

bp = Blueprint("published_site", __name__)
ACCENT = re.compile("#[0-9a-f]{6}", re.IGNORECASE)


@bp.route("/")
@public
def home():
    state, today = published.site_version(), clock.today()

    def draw():
        coming, lately = published_lists.coming_and_lately_published(today)
        return answers.drawn(
            "home",
            state.council_version,
            coming=coming,
            lately=lately,
            committees=published_names.committees(today),
            feed=f"{site_address()}/calendar.ics",
        )

    return pages.answer(f"home-{today}-{state.name}", draw)


@bp.route("/council.json")
@public
def home_json():
    return answers.body(answers.live_at("/"))


@bp.route("/about")
@public
def about():
    return _still("about")


@bp.route("/accessibility")
@public
def accessibility():
    return _still("accessibility")


@bp.route("/council.css")
@public
def council_css():
    version = published.site_version().council_version

    def draw():
        accent = the_council(version)["accent"]
        return f":root {{ --council-accent: {accent}; }}\n" if ACCENT.fullmatch(accent) else ""

    return pages.answer(f"colours-{version}", draw, media_type="text/css; charset=utf-8")


@bp.route("/health")
@public
def health():
    state = machine.state()
    response = jsonify(state)
    response.status_code = 200 if state["ok"] else 503
    response.headers["Cache-Control"] = "no-store"
    return response


def _still(view: str) -> Response:
    version = published.site_version().council_version
    return pages.answer(f"{view}-{version}", lambda: answers.drawn(view, version))
