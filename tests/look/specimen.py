"""A throwaway application that draws every component and field once, to be looked at and measured."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import Flask, flash, render_template, request
from flask_wtf import CSRFProtect
from jinja2 import FileSystemLoader
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from models.rules import RuleBroken, notice
from webapp import fields, look, navigation
from webapp.forms import BaseForm

ROOT = Path(__file__).parents[2]
BANK_HOLIDAY = {date(2019, 5, 27): "the spring bank holiday"}
COUNCIL = {
    "name": "Anyshire County Council",
    "postal_address": "Shire Hall, Market Place, Anytown",
    "phone": "",
    "email": "meetings@example.org",
}
PARTS = [SelectChoice("part 1", "Part 1"), SelectChoice("part 2", "Part 2", {"hint": "Taken in private"})]


class SpecimenForm(BaseForm):
    """One field of each kind."""

    heading = fields.StringField("Heading", [InputRequired("Enter the heading")], description="As the agenda prints it")
    text = fields.TextAreaField("Text", [Optional()])
    email = fields.EmailField("E-mail address")
    password = fields.PasswordField("Password")
    held_on = fields.DateField("Meeting date", [InputRequired("Enter the meeting date")], description="Like 18 6 2019")
    ends_on = fields.DateField("End date", [Optional()])
    starts_at = fields.TimeField("Start time", [InputRequired("Enter the start time")], description="Like 10.00am")
    places = fields.IntegerField("Number of places", [Optional()])
    kind = fields.SelectField("Kind", choices={"ordinary": "Ordinary", "annual": "Annual"})
    part = fields.RadioField("Part", [InputRequired("Choose the part")], choices=PARTS)
    days = fields.CheckboxesField("Days", choices={"mon": "Monday", "tue": "Tuesday"})
    is_webcast = fields.BooleanField("The meeting is webcast")
    paper = fields.FileField("Paper")
    version = fields.HiddenField()


def create_specimen(accent: str = "#1d5566") -> Flask:
    """The look alone, with a stand-in for every address it links to."""
    app = Flask("specimen", root_path=str(ROOT / "webapp"))
    app.config.update(SECRET_KEY="specimen")
    app.jinja_loader = FileSystemLoader([ROOT / "templates", ROOT / "tests/look/templates"])
    CSRFProtect(app)
    look.init_app(app)
    app.jinja_env.globals["can"] = lambda permission: permission != "read audit"
    app.context_processor(lambda: {"council": COUNCIL, "user": SimpleNamespace(name="Ada Clerk")})
    app.after_request(_refuse_inline)
    for name in _addresses():
        app.add_url_rule("/" + name.replace(".", "/"), name, lambda: "", methods=["GET", "POST"])
    css = f":root {{ --council-accent: {accent}; }}"
    app.add_url_rule("/council.css", navigation.COUNCIL_COLOURS, lambda: (css, {"Content-Type": "text/css"}))
    app.add_url_rule("/specimen", "specimen", _specimen, methods=["GET", "POST"])
    app.add_url_rule(
        "/public", "public", lambda: render_template("public_specimen.html", section="Meetings", **_given())
    )
    app.add_url_rule("/errors/<int:code>", "error", _error)
    return app


def _addresses() -> set[str]:
    entries = (*navigation.PUBLIC, *navigation.FOOTER, *navigation.STAFF)
    return {entry.endpoint for entry in entries} | {navigation.HOME, navigation.ACCOUNT, navigation.SIGN_OUT}


def _error(code: int) -> str:
    """What somebody who has not signed in is shown."""
    return render_template(f"errors/{code}.html", user=None, largest=50)


def _refuse_inline(response: Any) -> Any:
    response.headers["Content-Security-Policy"] = "default-src 'self'; base-uri 'none'"
    return response


def _specimen() -> str:
    form = SpecimenForm.from_request()
    if form.submitted():
        form.explain(RuleBroken("The room is taken by the Planning Committee. Choose another.", "heading"))
        form.explain(RuleBroken("Publish the committee first."))
    elif request.method == "GET":
        flash("Agenda published")
    return render_template("specimen.html", form=form, section="Meetings", **_given())


def _given() -> dict[str, Any]:
    return {
        "held_on": date(2019, 6, 18),
        "enough": notice.count(date(2019, 6, 7), date(2019, 6, 18), {}),
        "late": notice.count(date(2019, 5, 23), date(2019, 5, 29), BANK_HOLIDAY),
    }
