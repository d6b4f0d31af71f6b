"""The forms of a question about a measure: noted, or made an action, a suggestion, or tied to a recommendation."""

from wtforms.validators import InputRequired

from models.rules.actions import Due, Owner
from webapp import widgets
from webapp.choices import at_most, number_or_none
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, DateField, SelectField, StringField, TextAreaField
from webapp.forms import BaseForm
from webapp.services.measure_follow_ups import Asked, ToDo


class QuestionForm(BaseForm):
    """What is asked, by which committee, when and by whom."""

    committee_id = SelectField("Which committee asks?", coerce=number_or_none)
    asked = TextAreaField(
        "What does it ask?",
        description="The figures go with it by themselves, as they stand here.",
        widget=widgets.TextArea(rows=3),
    )
    asked_on = DateField("When?", subject="The day it was asked")
    asked_by_id = SelectField("Who asked, if it was one member?", coerce=number_or_none)

    def said(self) -> Asked:
        """What was typed, as the services take it."""
        return {
            "committee_id": self.committee_id.data,
            "asked": self.asked.data or "",
            "asked_on": self.asked_on.data,
            "asked_by_id": self.asked_by_id.data,
        }


ANSWER = {
    "label": "What was the answer?",
    "description": "As it was given at the meeting, or in writing since. The committee’s members read it too.",
    "widget": widgets.TextArea(rows=6),
}


class NoteForm(QuestionForm):
    """It was answered, and nothing more is to come of it."""

    answer = TextAreaField(**ANSWER)


class AnswerForm(EditForm):
    """The words of an answer, written down or put right afterwards."""

    answer = TextAreaField(**ANSWER)


class ActionForm(QuestionForm):
    """Somebody is to do something about it by a day."""

    text = TextAreaField(
        "What is to be done?",
        description="As a sentence that says what will be there when it is done.",
        widget=widgets.TextArea(rows=3),
    )
    owner = SelectField("Who is to do it?", coerce=number_or_none)
    owner_name = StringField("Or somebody else, by name", [at_most(200)])
    owner_email = StringField(
        "Their e-mail address",
        [at_most(254)],
        description="They are sent a link by which they can say how it stands, without an account.",
    )
    due_on = DateField("Due on")
    due_meeting_id = SelectField("Or at a meeting", coerce=number_or_none)
    is_public = BooleanField("The public may read it, once the minutes it comes from are public")

    def to_do(self) -> ToDo:
        """What is to be done, as the services take it."""
        return {
            "text": self.text.data or "",
            "owner": Owner(self.owner.data, None, self.owner_name.data or "", self.owner_email.data or ""),
            "due": Due(self.due_on.data, self.due_meeting_id.data, None),
            "is_public": self.is_public.data,
        }


class SuggestionForm(QuestionForm):
    """It is worth a topic of the work programme."""

    title = StringField("What should be looked into?", [at_most(300)], description="In a few words.")


class RecommendationForm(QuestionForm):
    """A recommendation that the committee made is about it."""

    recommendation_id = SelectField(
        "Which recommendation?", [InputRequired("Choose the recommendation.")], coerce=number_or_none
    )
