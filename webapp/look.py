"""The look of every page: the GOV.UK components, and what each template may use without asking."""

from collections.abc import Mapping, MutableMapping
from functools import cache
from typing import Any

from flask import Flask
from flask.templating import Environment as FlaskEnvironment
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from webapp import navigation

# The components read options nobody gave, so a missing one is empty there. In our own templates it is a mistake.
COMPONENTS = Environment(
    loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
    undefined=ChainableUndefined,
    autoescape=True,
)


class Templates(FlaskEnvironment):
    """The templates of the site. They share one set of names: with a set each, every import compares them all."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


class Addresses(dict[str, str]):
    """The addresses that are the same on every page, by the view they open, or by the file: worked out once."""

    def __init__(self, app: Flask) -> None:
        super().__init__()
        self.app = app

    def __missing__(self, name: str) -> str:
        is_file = "/" in name or name.endswith((".css", ".js", ".svg"))
        self[name] = self.app.url_for("static", filename=name) if is_file else self.app.url_for(name)
        return self[name]


def init_app(app: Flask) -> None:
    """Give the templates `govuk(...)`, `navigation` and `address_of`; a misspelt name is an error, not a blank."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(govuk=govuk, navigation=navigation, address_of=Addresses(app))


def govuk(component: str, params: Mapping[str, Any]) -> Markup:
    """Draw a component of the GOV.UK Design System: `govuk("button", {"text": "Save"})`.

    `component` is its name in the design system and `params` its documented options. Options called `text` are escaped;
    options called `html` are not, so give those Markup and nothing else.
    """
    return Markup(_macro(component)(params))  # noqa: S704 - the macro escapes every text it is given


@cache
def _macro(component: str) -> Any:
    name = "govuk" + component.title().replace("-", "")
    return getattr(COMPONENTS.get_template(f"govuk_frontend_jinja/components/{component}/macro.html").module, name)
