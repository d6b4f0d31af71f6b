"""The forms of a business unit and of its figures."""

from typing import Any

from wtforms.validators import InputRequired

from models.finance import BusinessUnit, FinanceLine
from models.rules import RuleBroken, finance
from models.rules.figures import read_figure
from models.scorecard_vocabulary import FinanceKind
from webapp import widgets
from webapp.choices import at_most
from webapp.edit_form import EditForm
from webapp.fields import CheckboxesField, StringField, TextAreaField


class UnitForm(EditForm):
    """A part of the council with a budget of its own."""

    name = StringField("Business unit", [InputRequired("Enter its name: “Children & Families”."), at_most(200)])
    committee_ids = CheckboxesField("In which committees’ remit", coerce=lambda value: int(str(value)))

    @classmethod
    def filling(cls, record: BusinessUnit) -> dict[str, Any]:
        """What fills the form."""
        return {"data": {"name": record.name, "committee_ids": [one.committee_id for one in record.remits]}}


class LineForm(EditForm):
    """A unit's figures in one table; what is computed may be typed too, and is compared."""

    commentary = TextAreaField(
        "Commentary", description="It stands below the row in the report.", widget=widgets.TextArea(rows=5)
    )

    @classmethod
    def filling(cls, record: FinanceLine) -> dict[str, Any]:
        """What fills the form: the figures as they are kept."""
        return {"data": {**record.figures, "commentary": record.commentary}}

    def validate(self, extra_validators: Any = None) -> bool:
        """Say of every box that is no number that it is none, not of the first alone."""
        is_valid = bool(super().validate(extra_validators))
        for box in self.figures():
            try:
                read_figure(box.data or "0")
            except RuleBroken as broken:
                box.errors, is_valid = [*box.errors, broken.message], False
        return is_valid

    def typed(self) -> dict[str, str]:
        """The figures as typed, by name."""
        return {field.name: field.data or "" for field in self.figures()}

    def figures(self) -> list[StringField]:
        """The boxes of the figures, in the table's order."""
        return [field for field in self if field.name not in ("commentary", "revision", "csrf_token")]


def _box(one: finance.Field, heading: str) -> StringField:
    said = "Computed. Type it only to have it compared." if one.is_derived else ""
    return StringField(
        f"{heading} ({one.unit})",
        [at_most(40)],
        description=said,
        widget=widgets.Text(inputmode="decimal", classes="govuk-input--width-10", spellcheck=False),
    )


def line_form(kind: FinanceKind, year: str) -> type[LineForm]:
    """The form of a table's row, with a box for each of its columns."""
    boxes = {one.name: _box(one, one.heading.format(year=year)) for one in finance.FIELDS[kind]}
    return type("LineForm", (LineForm,), boxes)
