"""The forms of a recommendation: the notice that requires an answer, the answer, and what was done."""

from typing import Any

from wtforms.validators import InputRequired

from models.minutes_vocabulary import Implementation, RecommendationResponse
from models.resolution import Recommendation
from webapp import widgets
from webapp.choices import at_most
from webapp.edit_form import EditForm
from webapp.fields import DateField, RadioField, StringField, TextAreaField

RESPONSES = {
    RecommendationResponse.AWAITED.value: "No answer yet",
    RecommendationResponse.ACCEPTED.value: "Accepted",
    RecommendationResponse.PARTLY.value: "Accepted in part",
    RecommendationResponse.REJECTED.value: "Rejected",
}
STATES = {
    Implementation.NOT_STARTED.value: "Not started",
    Implementation.IN_PROGRESS.value: "In progress",
    Implementation.DONE.value: "Carried out",
}


class ReasonForm(EditForm):
    """Why it is sent again, or withdrawn."""

    reason = StringField("Why?", [at_most(300)], description="The public reads it, where it reads the recommendation.")


class AgainForm(ReasonForm):
    """What is asked of the body now that its resolution was corrected, and why it is sent again."""

    text = TextAreaField("What is asked now", description="Where only a part is asked of this body, keep only that.")

    @classmethod
    def filling(cls, record: Recommendation) -> dict[str, Any]:
        """The words of the resolution as they are now."""
        return {"data": {"text": record.resolution.text}}


class NoticeForm(EditForm):
    """The days on which the report and the notice were received."""

    notice_on = DateField("When was the notice received?", [InputRequired("Enter the day the notice was received")])
    reported_on = DateField(
        "When was the report received, if on another day?",
        description="The two months begin with the later of the two.",
    )


class ResponseForm(EditForm):
    """What the body answered."""

    response = RadioField(
        "What was the answer?",
        choices=RESPONSES,
        coerce=lambda word: RecommendationResponse(word) if word in RESPONSES else None,
    )
    responded_on = DateField("On which day?")
    response_text = TextAreaField(
        "Its reasons",
        description="As the body gave them. Needed unless it accepts all.",
        widget=widgets.TextArea(rows=6),
    )


class ProgressForm(EditForm):
    """What was done of an accepted recommendation."""

    implementation = RadioField(
        "How far has it been carried out?",
        choices=STATES,
        coerce=lambda word: Implementation(word) if word in STATES else None,
    )
    implemented_on = DateField("Carried out on which day?")
    evidence = TextAreaField(
        "Where can that be seen?",
        description="For example, a report, a page of the website, a minute.",
        widget=widgets.TextArea(rows=4),
    )
