"""The form of the council's details."""

from wtforms.validators import InputRequired, Regexp
from wtforms.validators import Optional as IfTyped

from webapp import widgets
from webapp.choices import at_most
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, EmailField, IntegerField, StringField, TextAreaField, TimeField
from webapp.services.council import CouncilDetails

ADDRESS = r"[^@\s]+@[^@\s]+\.[^@\s]+$"
WEB = r"https?://[^\s]+$"


class CouncilForm(EditForm):
    """What the council is called, how it is reached, its colour, and its own rule on notice."""

    name = StringField("Name of the council", [InputRequired("Enter the name of the council"), at_most(200)])
    about = TextAreaField(
        "About the council",
        description="A sentence or two for the first page of the public site. You can use Markdown.",
    )
    website = StringField(
        "Website",
        [IfTyped(), Regexp(WEB, message="Enter a whole web address, like https://www.example.gov.uk."), at_most(300)],
        widget=widgets.Text(type="url", autocomplete="url"),
    )
    email = EmailField(
        "E-mail for questions about meetings",
        [IfTyped(), Regexp(ADDRESS, message="Enter an e-mail address, like name@example.gov.uk."), at_most(200)],
    )
    phone = StringField(
        "Telephone", [at_most(60)], widget=widgets.Text(type="tel", classes="govuk-input--width-20", autocomplete="tel")
    )
    postal_address = TextAreaField("Postal address", widget=widgets.TextArea(rows=4))
    accent = StringField(
        "Colour",
        [InputRequired("Enter the council's colour")],
        description="A hash and six figures or letters, such as #1d4f4b. White words on it must be easy to read.",
        widget=widgets.Text(classes="govuk-input--width-10", spellcheck=False),
    )
    notice_days = IntegerField(
        "Clear days of notice",
        [InputRequired("Enter the clear days of notice")],
        subject="Clear days of notice",
        description="The Act asks for five. A council whose standing orders ask for more says so here.",
    )
    notice_closes_at = TimeField(
        "Last time of day that counts",
        subject="The time of day",
        description="An agenda published later counts from the next day. Leave empty to count until midnight.",
    )
    counts_plan_in_working_days = BooleanField(
        "Count the 28 clear days in working days",
        description="Of a key decision and of a meeting in private. Most councils count every day, weekends too. Tick "
        "this if your monitoring officer asks for working days, which come to about six weeks.",
    )

    def details(self) -> CouncilDetails:
        """What was typed, as the service takes it."""
        return self.values(CouncilDetails)
