"""The form of the council's rules of call-in."""

from typing import Any

from wtforms.validators import InputRequired

from models.forward_plan import CallInRules
from webapp import widgets
from webapp.choices import number_or_none
from webapp.edit_form import EditForm
from webapp.fields import IntegerField, SelectField, TextAreaField
from webapp.services.call_in_rules import RulesDetails


class RulesForm(EditForm):
    """How long call-in may be asked for, by how many, on which grounds, and who hears it."""

    working_days = IntegerField(
        "Working days to ask for call-in",
        [InputRequired("Enter the working days")],
        subject="The working days",
        description="Counted from the working day after the decision is published.",
    )
    signatories = IntegerField(
        "Members who must sign", [InputRequired("Enter how many members must sign")], subject="The number of members"
    )
    grounds = TextAreaField(
        "Grounds",
        description="One on a line, as the standing orders word them. Leave it empty where they name none.",
        widget=widgets.TextArea(rows=8),
    )
    heard_by_id = SelectField("The committee that hears call-in", coerce=number_or_none)

    @classmethod
    def filling(cls, record: CallInRules) -> dict[str, Any]:
        """What fills the form; the grounds one on a line."""
        kept = {name: getattr(record, name) for name in RulesDetails.__annotations__}
        return {"data": {**kept, "grounds": "\n".join(record.grounds)}}

    def details(self) -> RulesDetails:
        """What was typed, as the service takes it."""
        return {**self.values(RulesDetails), "grounds": (self.grounds.data or "").splitlines()}
