"""The forms of call-in: the request, a signature, why it is refused, and what came of it."""

from wtforms.validators import InputRequired

from models.programme_vocabulary import CallInOutcome
from webapp import widgets
from webapp.choices import number_or_none
from webapp.edit_form import EditForm
from webapp.fields import CheckboxesField, DateField, RadioField, SelectField, TextAreaField
from webapp.forms import BaseForm

OUTCOMES = {
    CallInOutcome.DECISION_STANDS.value: "The decision stands",
    CallInOutcome.REFERRED_BACK.value: "It is referred back to the decision maker, to be considered again",
    CallInOutcome.REFERRED_TO_COUNCIL.value: "It is referred to the council",
}


class RequestForm(BaseForm):
    """A request that a decision be looked at again."""

    requested_on = DateField("When was the request received?", subject="The day it was received")
    grounds = CheckboxesField("On which grounds?")
    explanation = TextAreaField("Why, in the members' own words", widget=widgets.TextArea(rows=5))
    member_id = CheckboxesField(
        "Who has signed?",
        coerce=lambda value: int(str(value)),
        description="Those in office today who are not of the executive. Others can sign later.",
    )


class SignForm(BaseForm):
    """One more signature."""

    member_id = SelectField("Who signs?", coerce=number_or_none)
    signed_on = DateField("On which day?", subject="The day it was signed")


class RefusalForm(BaseForm):
    """Why a request is turned down."""

    status_reason = TextAreaField(
        "Why is it refused?",
        [InputRequired("Give the reason")],
        description="Those who asked read it, and so does the public.",
        widget=widgets.TextArea(rows=3),
    )


class OutcomeForm(EditForm):
    """What the committee that heard it did."""

    outcome = RadioField(
        "What did the committee do?",
        [InputRequired("Choose what the committee did")],
        choices=OUTCOMES,
        coerce=lambda word: CallInOutcome(word) if word in OUTCOMES else None,
    )
    meeting_id = SelectField("At which meeting?", coerce=number_or_none)
    heard_on = DateField(
        "On which day?", subject="The day it was heard", description="Leave it empty to take the day of the meeting."
    )
    outcome_text = TextAreaField("What it asked for, and why", widget=widgets.TextArea(rows=4))
