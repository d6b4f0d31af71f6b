"""The forms of substitutions: to record one, and to cancel one."""

from datetime import datetime

from wtforms.validators import InputRequired

from webapp.choices import at_most, number_or_none
from webapp.clock import moment_of
from webapp.fields import DateField, SelectField, StringField, TimeField
from webapp.forms import BaseForm


class SubstitutionForm(BaseForm):
    """Whose place, who sits in it, and when notice was given. The route offers the members."""

    seat_id = SelectField("In the place of", coerce=number_or_none)
    member_id = SelectField("Who sits", coerce=number_or_none)
    notified_on = DateField("Day on which notice was given", [InputRequired("Enter the day on which notice was given")])
    notified_at = TimeField(
        "Time of day",
        [InputRequired("Enter the time at which notice was given")],
        subject="The time of notice",
        description="For example, 10am or 2.30pm",
    )

    def moment(self) -> datetime:
        """When notice was given."""
        return moment_of(self.notified_on.data, self.notified_at.data)


class CancelForm(BaseForm):
    """Why somebody does not sit in another's place after all."""

    reason = StringField(
        "Why, if you want to keep it",
        [at_most(500)],
        description="Kept in the audit trail, such as “The member can come after all”. The public is not shown it.",
    )
