"""The forms of an approval by the council, and of what was attended elsewhere."""

from typing import Self

from wtforms.validators import InputRequired

from models.vocabulary import AbsentFrom, AttendedAs
from webapp import widgets
from webapp.choices import at_most
from webapp.fields import CheckboxesField, DateField, RadioField, StringField, TextAreaField
from webapp.forms import BaseForm
from webapp.services.absences import ApprovalDetails, Watched
from webapp.services.outside_attendance import OutsideDetails

MEETINGS = {
    AbsentFrom.COUNCIL.value: "Any meeting of the council",
    AbsentFrom.EXECUTIVE.value: "Meetings of the executive",
}
WAYS = {
    AttendedAs.ANOTHER_BODY.value: "At another body’s meeting",
    AttendedAs.ACTED_ALONE.value: "Acting alone for the executive",
}


class ApprovalForm(BaseForm):
    """What the council approved, on which day, until when. Who is not of the executive is not asked which meetings."""

    absent_from = CheckboxesField(
        "The approval is for not attending",
        [InputRequired("Choose which meetings the approval holds for")],
        choices=MEETINGS,
        coerce=AbsentFrom,
        description="As the resolution says. The council, not the executive, approves the reason for either.",
    )
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

    @classmethod
    def of(cls, one: Watched) -> Self:
        """The form for one member."""
        form = cls.from_request()
        if one.executive is None:
            del form.absent_from
        return form

    def details(self) -> ApprovalDetails:
        """What was typed, as the service takes it."""
        return {
            "absent_from": self.absent_from.data if "absent_from" in self else [AbsentFrom.COUNCIL],
            "approved_on": self.approved_on.data,
            "until": self.until.data,
            "reason": self.reason.data,
        }


class ElsewhereForm(BaseForm):
    """Where a member attended beside the meetings kept here. Who is not of the executive is not asked in what way."""

    attended_as = RadioField(
        "How they attended", [InputRequired("Choose how they attended")], choices=WAYS, coerce=AttendedAs
    )
    body = StringField(
        "Name of the body",
        [InputRequired("Enter the name"), at_most(200)],
        description="For example, Fire and Rescue Authority.",
    )
    attended_on = DateField("Day they attended", [InputRequired("Enter the day they attended")])

    @classmethod
    def of(cls, one: Watched) -> Self:
        """The form for one member."""
        form = cls.from_request()
        if one.executive is None:
            del form.attended_as
        else:
            form.body.label.text = "Name of the body, or the function they discharged"
            form.body.description = "For example, Fire and Rescue Authority; or Award of the school transport contract."
        return form

    def details(self) -> OutsideDetails:
        """What was typed, as the service takes it."""
        return {
            "attended_as": self.attended_as.data if "attended_as" in self else AttendedAs.ANOTHER_BODY,
            "body": self.body.data,
            "attended_on": self.attended_on.data,
        }
