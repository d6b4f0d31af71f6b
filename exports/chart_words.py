"""A chart in words: what whoever does not see it is told, from the same body."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from exports.chart_plan import A_STRETCH, has_figure, without_figures
from models.rules import figures
from models.rules.figures import read_figure
from models.rules.wording import and_list, called, long_date
from models.scorecard_bodies import MeasureBody, PointBody
from models.scorecard_vocabulary import Standing, TargetKind, Unit


def in_words(measure: MeasureBody) -> str:
    """What the chart shows: from what to what, the highest and the lowest, what is not there, and against what."""
    return " ".join(sentence for sentence in _sentences(measure) if sentence)


def aim_in_words(measure: MeasureBody, value: str, low: str, high: str) -> str:
    """A target, or the two ends of a band, in the measure's unit and with as many decimals as were given; or empty."""
    return " to ".join(_aimed(measure["unit"], measure["decimals"], text) for text in (value, low, high) if text)


def below_its_name(measure: MeasureBody, sentence: str) -> str:
    """A sentence about a measure without the name it begins with, as sentences have it or had it before."""
    said = sentence.removeprefix(called(measure["code"], measure["name"]))
    said = said.removeprefix(f"{measure['code']} {measure['name']}".strip()).removeprefix(": ")
    return f"{said[:1].upper()}{said[1:]}"


@lru_cache(maxsize=1024)
def _aimed(unit: str, decimals: int, text: str) -> str:
    """Most periods of a measure aim at the same value: it is read once.

    A nought given at its end ("2.0") is told as far as the measure's own figures go.
    """
    value = read_figure(text)
    places = max(figures.places_of(value), min(len(text.partition(".")[2]), decimals))
    return figures.shown(value, Unit(unit), figures.places_told(places, Unit(unit)))


def _sentences(measure: MeasureBody) -> Iterator[str]:
    given = [point for point in measure["points"] if has_figure(point)]
    yield f"{measure['name'].rstrip('.')}: {_course(given)}."
    yield _extremes(given)
    yield _missing(measure["points"])
    yield _aim(measure)
    for series in measure["comparators"]:
        if latest := next((point for point in reversed(series["points"]) if has_figure(point)), None):
            yield f"{series['name']}: {_figure(latest)}."
    for one in measure["breaks"]:
        yield f"Break in series on {_day(one['on'])}: {one['reason'].rstrip('.')}."
    yield from _marks(measure)


def _course(given: list[PointBody]) -> str:
    if not given:
        return "no figure yet"
    if len(given) == 1:
        return _figure(given[0])
    return f"from {_figure(given[0])} to {_figure(given[-1])}"


def _figure(point: PointBody) -> str:
    provisional = ", provisional" if point["is_provisional"] else ""
    return f"{point['shown']} in {point['period']['label']}{provisional}"


def _extremes(given: list[PointBody]) -> str:
    between = [(Decimal(one["value"]), one) for one in given[1:-1]]
    if not between:
        return ""
    ends = [Decimal(given[0]["value"]), Decimal(given[-1]["value"])]
    top, bottom = max(between, key=lambda one: one[0]), min(between, key=lambda one: one[0])
    said = []
    if top[0] > max(ends):
        said.append(f"highest {_figure(top[1])}")
    if bottom[0] < min(ends):
        said.append(f"lowest {_figure(bottom[1])}")
    sentence = ", ".join(said)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _missing(points: list[PointBody]) -> str:
    """Why figures are not there, of a stretch of periods the first and the last."""
    states: dict[str, list[str]] = {}
    for first, last in without_figures(points):
        labels = [point["period"]["label"] for point in points[first : last + 1]]
        told = [f"{labels[0]} to {labels[-1]}"] if len(labels) >= A_STRETCH else labels
        states.setdefault(points[first]["state"], []).extend(told)
    return " ".join(f"{state.capitalize()}: {and_list(told)}." for state, told in states.items())


def _aim(measure: MeasureBody) -> str:
    aim, standing = measure["target"]["words"].rstrip("."), measure["standing"]["word"]
    if measure["target"]["kind"] == TargetKind.NONE or not aim:
        return f"{aim}." if aim else ""
    return f"Target {aim}: {standing}." if standing not in ("", Standing.NO_TARGET) else f"Target {aim}."


def _marks(measure: MeasureBody) -> Iterator[str]:
    for kind, said in (("meeting", "Looked at on"), ("recommendation", "Recommendation made on")):
        if days := [_day(one["on"]) for one in measure["marks"] if one["kind"] == kind]:
            yield f"{said} {and_list(days)}."


def _day(text: str) -> str:
    return long_date(date.fromisoformat(text))
