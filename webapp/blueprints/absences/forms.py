"""The form of an approval by the council."""

from wtforms.validators import InputRequired

from webapp import widgets
from webapp.fields import DateField, TextAreaField
from webapp.forms import BaseForm
from webapp.services.absences import ApprovalDetails


class ApprovalForm(BaseForm):
    """What the council approved, on which day, until when."""

    approved_on = DateField("Day the council approved it", [InputRequired("Enter the day the council approved it")])
    until = DateField(
        "Approved until",
        [InputRequired("Enter the last day that is approved")],
        description="The last day on which attending saves the seat.",
    )
    reason = TextAreaField(
        "Reason the council approved",
        [InputRequired("Enter the reason the council approved, in its own words")],
        description="In the council's own words. Leave out details of anybody's health: the resolution is enough.",
        widget=widgets.TextArea(rows=3),
    )

    def details(self) -> ApprovalDetails:
        """What was typed, as the service takes it."""
        return {name: self[name].data for name in ApprovalDetails.__annotations__}  # type: ignore[return-value]
