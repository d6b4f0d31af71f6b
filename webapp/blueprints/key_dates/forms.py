"""The form of a key date."""

from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from models.programme_vocabulary import PeriodKind
from webapp.choices import at_most, word_or_none
from webapp.edit_form import EditForm
from webapp.fields import DateField, RadioField, StringField
from webapp.services.key_dates import KeyDateDetails

KINDS = [
    SelectChoice(
        PeriodKind.PRE_ELECTION.value,
        "Pre-election period",
        {"hint": "Publicity then calls for particular care (the code under Local Government Act 1986 s4)."},
    ),
    SelectChoice(PeriodKind.SCHOOL_HOLIDAY.value, "School holiday"),
    SelectChoice(
        PeriodKind.DATA_RELEASE.value, "Release of data", {"hint": "Results and figures that a report waits for."}
    ),
]


class KeyDateForm(EditForm):
    """What it is, and from when to when."""

    name = StringField(
        "Name", [InputRequired("Say what it is"), at_most(200)], description="“Summer holiday”, “Key stage 2 results”."
    )
    kind = RadioField("Kind", [InputRequired("Choose what it is")], choices=KINDS, coerce=word_or_none(PeriodKind))
    starts_on = DateField("First day", [InputRequired("Enter its first day")])
    ends_on = DateField("Last day", description="Leave it empty for a single day.")

    def details(self) -> KeyDateDetails:
        """What was typed, as the service takes it."""
        return self.values(KeyDateDetails)
