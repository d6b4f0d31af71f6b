"""The forms of seats: to give or correct one, to end or take off one, to fill a vacancy."""

from wtforms.validators import InputRequired

from models.vocabulary import SeatRole
from webapp.choices import at_most, number_or_none, words_of
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, DateField, SelectField, StringField
from webapp.forms import BaseForm
from webapp.services.seats import SeatDetails


class SeatForm(EditForm):
    """A seat on a committee. The route offers the members."""

    member_id = SelectField("Member", coerce=number_or_none)
    role = SelectField("Role", choices=words_of(SeatRole), coerce=SeatRole, default=SeatRole.MEMBER)
    capacity = StringField(
        "Sits as",
        [at_most(200)],
        description="Printed after the name, such as “Church representative”. A portfolio holder needs the portfolio, "
        "a group spokesperson the group, a scrutiny champion the subject. Leave empty for most.",
    )
    starts_on = DateField("First day", [InputRequired("Enter the first day")], description="For example, 21 5 2030")
    ends_on = DateField("Last day", description="Leave empty if the seat has no end yet.")

    def details(self) -> SeatDetails:
        """What was typed, as the service takes it."""
        return self.values(SeatDetails)


class EndForm(BaseForm):
    """The last day of a seat."""

    ends_on = DateField(
        "Last day", [InputRequired("Enter the last day")], description="The member still sits on this day."
    )
    leaves_vacancy = BooleanField(
        "Leave a vacancy from the day after",
        description="A vacancy stays in the whole number that a quorum is worked out from. A seat of the full council "
        "is vacant until somebody is elected to it.",
    )


class RemoveForm(BaseForm):
    """Why a seat should never have been entered."""

    reason = StringField(
        "How it came to be entered by mistake",
        [InputRequired("Say how it came to be entered by mistake"), at_most(500)],
        description="Kept in the audit trail, such as “Entered on the wrong committee”. The public is not shown it.",
    )


class FillForm(BaseForm):
    """Who takes a vacant seat. The route offers the members."""

    member_id = SelectField("Member", coerce=number_or_none)
    starts_on = DateField("First day", [InputRequired("Enter the first day")])
