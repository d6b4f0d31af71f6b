"""The floor of a scorecard's page: its stored body read by plain SQL and drawn by one plain template, in the same page.

Its charts are drawn already, as the product's are once somebody has looked at the same figures.
"""

import json
from typing import Any

from flask import Flask
from jinja2 import DictLoader
from sqlalchemy import Engine, select

from bench import frame
from bench.floors import engine_for
from exports import charts
from models.publication import Publication
from models.published_scorecard import PublishedReading, PublishedScorecard

LISTED, READING = PublishedScorecard.__table__.c, PublishedReading.__table__.c
PAGE = """<h1>{{ body.title }}</h1><p>{{ row.summary }}</p>
<ul>{% for one in others %}<li><a href="{{ one.address }}">{{ one.title }}</a></li>{% endfor %}</ul>
{% for one in body.measures %}<section id="measure-{{ one.id }}"><h2>{{ one.code }} {{ one.name }}</h2>
{{ charts[one.id] }}<p>{{ one.standing.word }}: {{ one.standing.meaning }} {{ one.standing.why }}</p>
<p>{{ one.travel_direction }}: {{ one.travel.word }}. {{ one.travel.meaning }} {{ one.travel.why }}</p>
<p>{{ one.trend_direction }}: {{ one.trend.word }}. {{ one.trend.meaning }} {{ one.trend.why }}</p>
<table><tr><th>Period</th><th>Figure</th><th>Target</th>
{% for other in one.comparators %}<th>{{ other.name }}</th>{% endfor %}</tr>
{% for point in one.points %}{% set at = loop.index0 %}<tr><th>{{ point.period.label }}</th><td>{{ point.shown }}</td>
<td>{{ point.target }}</td>{% for other in one.comparators %}<td>{{ other.points[at].shown }}</td>{% endfor %}</tr>
{% endfor %}</table><p>{{ one.commentary.said }}</p></section>{% endfor %}"""


def scorecard_app(url: str) -> Flask:
    """The floor application on a database."""
    app = Flask("scorecard floor", static_folder=None)
    app.jinja_loader = DictLoader({"page.html": frame.around(PAGE)})
    app.extensions["engine"] = engine = engine_for(url)
    app.extensions["drawn"] = {}
    app.add_url_rule("/scorecard/<int:number>", "scorecard", lambda number: _scorecard(engine, number, app))
    return app


def _scorecard(engine: Engine, number: int, app: Flask) -> str:
    read = select(LISTED.publication_id, LISTED.framework_id, LISTED.summary).where(LISTED.scorecard_id == number)
    with engine.connect() as connection:
        row = connection.execute(read).one()
        kept = select(Publication.body).where(Publication.id == row.publication_id)
        body: dict[str, Any] = json.loads(connection.execute(kept).scalar_one())
        beside = select(LISTED.address, LISTED.title).where(LISTED.framework_id == row.framework_id)
        others = connection.execute(beside.order_by(LISTED.scorecard_id)).all()
        shown = select(READING.measure_id, READING.shown).where(READING.scorecard_id == number)
        connection.execute(shown.order_by(READING.measure_id, READING.period_on)).all()
    drawn = app.extensions["drawn"] or {one["id"]: charts.on_page(one, "The council") for one in body["measures"]}
    app.extensions["drawn"] = drawn
    return frame.drawn("page.html", row=row, body=body, others=others, charts=drawn)
