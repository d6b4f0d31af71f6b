"""A drawing as SVG, written by the template chart.svg: no script, no style sheet, nothing from outside it."""

from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from exports.drawing import Drawing, Point
from exports.paper import printable


def render(drawing: Drawing) -> Markup:
    """The drawing as an element of a page, named by its words."""
    return Markup(printable(_template().render(drawing=drawing)))  # noqa: S704 - the template escapes all it writes


def as_address(drawing: Drawing) -> str:
    """The drawing as a `data:` address, for a picture that a paper holds itself."""
    return f"data:image/svg+xml;base64,{b64encode(render(drawing).encode()).decode()}"


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters.update(place=_place, path=_path, kind=lambda shape: type(shape).__name__)
    return environment.from_string(resources.files("exports").joinpath("chart.svg").read_text(encoding="utf-8"))


def _place(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _path(paths: Iterable[Iterable[Point]]) -> str:
    return "".join("M" + "L".join(f"{_place(x)} {_place(y)}" for x, y in path) for path in paths)
