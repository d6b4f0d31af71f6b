"""The form of a day that counts otherwise than the calendar says."""

from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from models.vocabulary import ClosedDayKind
from webapp.choices import at_most
from webapp.fields import DateField, RadioField, StringField
from webapp.forms import BaseForm

KINDS = [
    SelectChoice("closed", "The council is closed", {"hint": "The day does not count towards notice."}),
    SelectChoice("open", "The council is open on a bank holiday", {"hint": "The day counts towards notice."}),
]


class ClosedDayForm(BaseForm):
    """A day, and why it is closed or open."""

    day = DateField("Day", [InputRequired("Enter the day")], description="For example, 27 12 2030")
    kind = RadioField(
        "What is different", [InputRequired("Choose what is different")], choices=KINDS, coerce=ClosedDayKind
    )
    reason = StringField(
        "Reason",
        [InputRequired("Enter the reason"), at_most(200)],
        description="A few words that go on: “a day the council is closed (staff conference)”.",
    )
