"""A measure's own public page: every figure of it that was ever published, as a picture, a table and data."""

from datetime import date

from flask import Blueprint, abort

from webapp import clock, pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import live_scorecards, published, published_measures
from webapp.services.published_measures import MeasureHistory

bp = Blueprint("published_measures", __name__, url_prefix="/scorecards/<framework>/measures")


@bp.route("/<int:measure_id>")
@public
def show(framework: str, measure_id: int):
    state, today = published.site_version(live_scorecards.framework_feed(framework)), clock.today()

    def draw():
        found = _history(framework, measure_id, today)
        return answers.drawn("measure", state.council_version, found=found, framework=framework)

    return pages.answer(f"measure-{measure_id}-{framework}-{today}-{state.name}", draw)


@bp.route("/<int:measure_id>.json")
@public
def show_json(framework: str, measure_id: int):
    state, today = published.site_version(live_scorecards.framework_feed(framework)), clock.today()
    name = f"json-measure-{measure_id}-{framework}-{today}-{state.version}"
    return answers.data(name, lambda: _history(framework, measure_id, today).as_json())


def _history(framework: str, measure_id: int, today: date) -> MeasureHistory:
    return published_measures.history(framework, measure_id, on=today) or abort(404)
