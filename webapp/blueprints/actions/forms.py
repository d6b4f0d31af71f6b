"""The forms of an action: what is to be done, by whom, by when; and how it stands."""

from typing import Any

from models.action import Action
from models.rules.actions import Due, Owner
from webapp import widgets
from webapp.choices import at_most, number_or_none
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, DateField, RadioField, SelectField, StringField, TextAreaField
from webapp.progress_form import ProgressForm

CADENCES = {"": "Once", "1": "Monthly", "3": "Quarterly", "6": "Every 6 months", "12": "Annually"}


class ActionForm(EditForm):
    """An action. One owner of the three is filled in, and one way to say when."""

    text = TextAreaField(
        "What is to be done?",
        description="As a sentence that says what will be there when it is done.",
        widget=widgets.TextArea(rows=3),
    )
    owner = SelectField("Who is to do it?", coerce=number_or_none)
    owner_committee_id = SelectField("Or a body", coerce=number_or_none)
    owner_name = StringField("Or somebody else, by name", [at_most(200)])
    owner_email = StringField(
        "Their e-mail address",
        [at_most(254)],
        description="They are sent a link by which they can say how it stands, without an account.",
    )
    due_on = DateField("Due on")
    due_meeting_id = SelectField("Or at a meeting", coerce=number_or_none)
    every_months = RadioField("How often?", choices=CADENCES, coerce=number_or_none)
    is_public = BooleanField(
        "The public may read it",
        description="What is to be done, whose it is, when it is due and how it stands: never an e-mail address.",
    )

    @classmethod
    def filling(cls, record: Action) -> dict[str, Any]:
        """What fills the form; a cadence that is not offered by name is kept."""
        return {"obj": record, "data": {"owner": record.owner_member_id}}

    def chosen_owner(self) -> Owner:
        """Who is to do it."""
        return Owner(self.owner.data, self.owner_committee_id.data, self.owner_name.data, self.owner_email.data)

    def chosen_due(self) -> Due:
        """When it is due."""
        return Due(self.due_on.data, self.due_meeting_id.data, self.every_months.data)


class UpdateForm(ProgressForm):
    """How it stands, said by an officer, who decides whether the public reads the words."""

    is_public = BooleanField("The public may read what is new")
