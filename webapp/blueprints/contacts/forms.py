"""The form of a contact officer."""

from wtforms.validators import InputRequired, Regexp
from wtforms.validators import Optional as IfTyped

from webapp import widgets
from webapp.choices import at_most
from webapp.edit_form import EditForm
from webapp.fields import EmailField, StringField
from webapp.services.contacts import ContactDetails

ADDRESS = r"[^@\s]+@[^@\s]+\.[^@\s]+$"


class ContactForm(EditForm):
    """An officer whom agendas name."""

    name = StringField("Name", [InputRequired("Enter the officer's name"), at_most(120)])
    job_title = StringField("Job title", [at_most(120)], description="For example, Democratic Services Officer")
    phone = StringField("Telephone", [at_most(60)], widget=widgets.Text(type="tel", classes="govuk-input--width-20"))
    email = EmailField(
        "E-mail",
        [IfTyped(), Regexp(ADDRESS, message="Enter an e-mail address, like name@example.gov.uk."), at_most(200)],
    )

    def details(self) -> ContactDetails:
        """What was typed, as the service takes it."""
        return self.values(ContactDetails)
