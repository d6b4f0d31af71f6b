"""The form of a question about a measure, whatever is to come of it, and that of its answer."""

from typing import Any

from models.rules.actions import Due, Owner
from webapp import widgets
from webapp.choices import at_most, number_or_none
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, DateField, RadioField, SelectField, StringField, TextAreaField
from webapp.forms import BaseForm
from webapp.services.measure_follow_ups import Asked, ToDo

WAYS = {
    "action": "Somebody is to act",
    "suggestion": "Suggest it for the work programme",
    "recommendation": "A recommendation was made",
    "question": "It was answered there",
}
# The boxes that one way alone needs: what is typed there is kept, and judged only where that way is chosen.
NEEDED = {
    "action": ("text", "owner", "owner_name", "owner_email", "due_on", "due_meeting_id", "is_public"),
    "suggestion": ("title",),
    "recommendation": ("recommendation_id",),
    "question": ("answer",),
}
ANSWER = {
    "label": "What was the answer?",
    "description": "As it was given at the meeting, or in writing since. The committee’s members read it too.",
    "widget": widgets.TextArea(rows=6),
}


class QuestionForm(BaseForm):
    """What is asked, by which committee, when and by whom, and which of four things is to come of it.

    All four are one form, so that choosing another loses nothing of what was typed.
    """

    asked = TextAreaField(
        "What does the committee ask?",
        description="The figures go with it by themselves, as they stand here.",
        widget=widgets.TextArea(rows=3),
    )
    committee_id = SelectField("Which committee asks?", coerce=number_or_none)
    asked_by_id = SelectField("Who asked, if it was one member?", coerce=number_or_none)
    asked_on = DateField("When?", subject="The day it was asked")
    way = RadioField("What comes of it?", choices=WAYS, widget=widgets.Radios(classes="govuk-radios--small"))
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
    due_on = DateField("Due on", subject="The day it is due")
    due_meeting_id = SelectField("Or at a meeting", coerce=number_or_none)
    is_public = BooleanField("The public may read it, once the minutes it comes from are public")
    title = StringField("What should be looked into?", [at_most(300)], description="In a few words.")
    recommendation_id = SelectField("Which recommendation?", coerce=number_or_none)
    answer = TextAreaField(**ANSWER)

    def validate(self, extra_validators: Any = None) -> bool:
        """Judge what every question needs and what the way chosen needs; the rest stays as it was typed."""
        super().validate(extra_validators)
        for way, names in NEEDED.items():
            for name in names if way != self.way.data else ():
                self[name].errors = []
        return not self.errors

    def said(self) -> Asked:
        """What was typed, as the services take it."""
        return {
            "committee_id": self.committee_id.data,
            "asked": self.asked.data or "",
            "asked_on": self.asked_on.data,
            "asked_by_id": self.asked_by_id.data,
        }

    def to_do(self) -> ToDo:
        """What is to be done, as the services take it."""
        return {
            "text": self.text.data or "",
            "owner": Owner(self.owner.data, None, self.owner_name.data or "", self.owner_email.data or ""),
            "due": Due(self.due_on.data, self.due_meeting_id.data, None),
            "is_public": self.is_public.data,
        }


class AnswerForm(EditForm):
    """The words of an answer, written down or put right afterwards."""

    answer = TextAreaField(**ANSWER)
