"""A measure as a chart: its years, its target or band, who it is compared with, and the days somebody looked at it.

The chart is drawn once, as shapes: the page and the PDF write them down (chart_svg.py), Word gets them painted
(chart_png.py). It always stands beside its figures as a table.
"""

import json
from functools import lru_cache

from markupsafe import Markup

from exports import chart_key, chart_labels, chart_parts, chart_svg, chart_words
from exports.chart_plan import plan
from exports.drawing import Drawing
from models.scorecard_bodies import MeasureBody

# Its width and height, without the key: on a page, whose letters a telephone must show, and across a sheet of paper.
ON_PAGE, ON_PAPER = (320.0, 190.0), (520.0, 158.0)
COUNCILS = (" County Council", " Borough Council", " District Council", " City Council", " Council")


def draw(measure: MeasureBody, *, own: str = "This council", size: tuple[float, float] = ON_PAGE) -> Drawing:
    """The chart of a measure with its key, and in words what it shows.

    `own` names the council's line where others stand beside it. What the key has to say is added to the height.
    """
    width, height = size
    planned = plan(measure, width, height)
    lines = chart_key.lines_of(chart_key.entries(planned, own), width - 4)
    foot = height + 15
    shapes = (
        *chart_parts.band(planned),
        *chart_parts.scale(planned),
        *chart_parts.periods(planned),
        *chart_parts.breaks(planned),
        *chart_parts.flags(planned),
        *chart_parts.target(planned),
        *chart_parts.others(planned),
        *chart_parts.own(planned),
        *chart_labels.absent(planned),
        *chart_labels.labels(planned),
        *chart_key.key(lines, foot),
    )
    below = 15 + (len(lines) - 1) * chart_key.LINE + 6 if lines else 0
    return Drawing(chart_words.in_words(measure), width, height + below, shapes)


def on_page(measure: MeasureBody, own: str) -> Markup:
    """The chart as an element of a page; what was drawn of the same figures before is kept."""
    return _drawn(json.dumps(measure, sort_keys=True), own or "This council")


def own_name(council: str) -> str:
    """What the council's own line is called beside others: "Warwickshire"."""
    return next((council.removesuffix(one) for one in COUNCILS if council.endswith(one)), "") or council


@lru_cache(maxsize=500)
def _drawn(measure: str, own: str) -> Markup:
    return chart_svg.render(draw(json.loads(measure), own=own))
