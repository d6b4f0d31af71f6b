"""The forms by which a member suggests a topic, and marks one."""

from typing import Any

from wtforms.validators import InputRequired

from models.suggestion import ScoringScheme, SuggestionScore
from webapp import widgets
from webapp.choices import at_most, number_or_none
from webapp.edit_form import EditForm
from webapp.fields import RadioField, SelectField, StringField, TextAreaField
from webapp.forms import BaseForm

MARK = "mark_"


class OwnForm(BaseForm):
    """What a member suggests, and to which committee."""

    title = StringField("What should be looked into?", [at_most(300)], description="In a few words.")
    why = TextAreaField("Why does it matter?", widget=widgets.TextArea(rows=6))
    committee_id = SelectField("Which committee is it for?", coerce=number_or_none)


class MarksForm(EditForm):
    """A member's marks by the criteria of a scheme: made for the scheme by `marks_form`."""

    names: tuple[str, ...] = ()
    remark = TextAreaField(
        "A remark",
        description="For the others, once the marks are revealed. If you like.",
        widget=widgets.TextArea(rows=2),
    )

    @classmethod
    def filling(cls, record: SuggestionScore) -> dict[str, Any]:
        """The marks given before."""
        marks = {f"{MARK}{place}": record.marks.get(name) for place, name in enumerate(cls.names)}
        return {"data": {**marks, "remark": record.remark}}

    def marks(self) -> dict[str, int | None]:
        """The marks typed, by criterion."""
        return {name: self[f"{MARK}{place}"].data for place, name in enumerate(self.names)}


def marks_form(scheme: ScoringScheme) -> type[MarksForm]:
    """The form for one scheme: a row of marks for each criterion."""
    offered = {str(mark): str(mark) for mark in range(scheme.lowest, scheme.highest + 1)}
    asked = {
        f"{MARK}{place}": RadioField(
            one["name"],
            [InputRequired(f"Mark “{one['name']}”")],
            description=one["question"],
            choices=offered,
            coerce=lambda value: int(str(value)),
            widget=widgets.Radios(classes="govuk-radios--inline govuk-radios--small"),
        )
        for place, one in enumerate(scheme.criteria)
    }
    names = tuple(one["name"] for one in scheme.criteria)
    return type("MarksOfScheme", (MarksForm,), {**asked, "names": names})
