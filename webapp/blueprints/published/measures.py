"""A measure's own public page: every figure of it that was ever published, as a picture, a table and data."""

from flask import Blueprint, abort

from webapp import pages
from webapp.access import public
from webapp.blueprints.published import answers
from webapp.services import live_scorecards, published, published_measures
from webapp.services.published_measures import MeasureHistory

bp = Blueprint("published_measures", __name__, url_prefix="/scorecards/<framework>/measures")


@bp.route("/<int:measure_id>")
@public
def show(framework: str, measure_id: int):
    state = published.site_version(live_scorecards.framework_feed(framework))

    def draw():
        found = _history(framework, measure_id)
        return answers.drawn("measure", state.council_version, found=found, framework=framework)

    return pages.answer(f"measure-{measure_id}-{framework}-{state.name}", draw)


@bp.route("/<int:measure_id>.json")
@public
def show_json(framework: str, measure_id: int):
    state = published.site_version(live_scorecards.framework_feed(framework))
    name = f"json-measure-{measure_id}-{framework}-{state.version}"
    return answers.data(name, lambda: _history(framework, measure_id).as_json())


def _history(framework: str, measure_id: int) -> MeasureHistory:
    return published_measures.history(framework, measure_id) or abort(404)
