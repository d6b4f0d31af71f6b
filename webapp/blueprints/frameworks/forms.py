"""The forms of a framework, its outcomes and its policy areas."""

from wtforms.validators import InputRequired

from models.scorecard_vocabulary import Frequency
from webapp import widgets
from webapp.choices import at_most, number_or_none, words_of
from webapp.edit_form import EditForm
from webapp.fields import DateField, DecimalField, IntegerField, SelectField, StringField, TextAreaField
from webapp.services.frameworks import AreaDetails, FrameworkDetails


class FrameworkForm(EditForm):
    """A plan, a corporate scorecard, or a panel's set of measures."""

    name = StringField("Name", [InputRequired("Enter its name: “One Organisational Plan 2020”."), at_most(200)])
    description = TextAreaField(
        "What it is for", description="The public reads it on the framework’s page.", widget=widgets.TextArea(rows=4)
    )
    frequency = SelectField(
        "How often it is reported", choices=words_of(Frequency), coerce=Frequency, default=Frequency.QUARTERLY
    )
    years_shown = IntegerField(
        "Years of history in a report", [InputRequired("Enter how many years a report shows.")], default=4
    )
    starts_on = DateField("First day", description="Leave it empty if it has always been.")
    ends_on = DateField("Last day", description="Leave it empty while it goes on.")
    overspend_limit = DecimalField(
        "Overspending that is still within the threshold (% of the budget)",
        description="0 if none is. Leave it empty where the council sets none.",
    )
    underspend_limit = DecimalField("Underspending that is still within the threshold (% of the budget)")

    def details(self) -> FrameworkDetails:
        """What was typed, as the service takes it."""
        return self.values(FrameworkDetails)


class OutcomeForm(EditForm):
    """What is to come about."""

    title = StringField("Outcome", [InputRequired("Say what is to come about."), at_most(300)])


class AreaForm(EditForm):
    """A policy area."""

    name = StringField("Policy area", [InputRequired("Enter its name: “Children are Safe”."), at_most(200)])
    outcome_id = SelectField("Under which outcome", coerce=number_or_none)
    measures_in_all = IntegerField(
        "How many measures the plan has in it",
        description="Only where not all of them are kept here. Leave it empty to have them counted.",
    )

    def details(self) -> AreaDetails:
        """What was typed, as the service takes it."""
        return self.values(AreaDetails)
