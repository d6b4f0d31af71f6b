"""The form of a dispensation."""

from typing import Any

from flask import g
from wtforms.validators import InputRequired

from models.interest import Dispensation
from models.rules.dispensations import GROUNDS
from models.vocabulary import DispensationGround, DispensationScope
from webapp.choices import at_most, words_of
from webapp.edit_form import EditForm
from webapp.fields import CheckboxesField, DateField, RadioField, StringField, TextAreaField
from webapp.services import dispensations
from webapp.services.dispensations import DispensationDetails

BY_LETTER = {ground.value: f"({ground.value}) {words[0].upper()}{words[1:]}" for ground, words in GROUNDS.items()}


class DispensationForm(EditForm):
    """A dispensation as it was granted. The route offers the items."""

    requested_on = DateField("When the member asked in writing", [InputRequired("Enter the day of the request")])
    ground = RadioField(
        "The ground on which it is granted: having had regard to all relevant circumstances, it is considered that",
        [InputRequired("Choose the ground")],
        choices=BY_LETTER,
        coerce=DispensationGround,
    )
    scope = RadioField(
        "What it lets the member do",
        [InputRequired("Choose what it lets the member do")],
        choices=words_of(DispensationScope),
        coerce=DispensationScope,
    )
    subject = TextAreaField(
        "The business it is for",
        [InputRequired("Enter the business it is for"), at_most(2000)],
        description="The public reads this. Do not name a sensitive interest.",
    )
    items = CheckboxesField(
        "Only for these items of coming agendas",
        coerce=int,
        description="With none ticked it holds for that business wherever it comes up.",
    )
    reason = TextAreaField(
        "Why it was granted, in your own words",
        [at_most(2000)],
        description="Kept for monitoring officers alone, sealed; the public does not read it.",
    )
    granted_by = StringField(
        "Who granted it",
        [InputRequired("Enter who granted it"), at_most(200)],
        description="For example, the Standards Committee, or the monitoring officer under delegated powers.",
    )
    granted_on = DateField("When it was granted", [InputRequired("Enter the day it was granted")])
    starts_on = DateField("First day", [InputRequired("Enter the first day")])
    ends_on = DateField("Last day", [InputRequired("Enter the last day")], description="Four years at most.")

    @classmethod
    def filling(cls, record: Dispensation) -> dict[str, Any]:
        """The dispensation as it stands, with the items it names."""
        names = [name for name in DispensationDetails.__annotations__ if name not in ("items", "reason")]
        values = {name: getattr(record, name) for name in names}
        told = {"items": [one.item_id for one in record.items], "reason": dispensations.reason_of(record, by=g.actor)}
        return {"data": {**values, **told}}

    def details(self) -> DispensationDetails:
        """What was typed, as the service takes it."""
        return {name: self[name].data for name in DispensationDetails.__annotations__}  # type: ignore[return-value]
