"""The forms of a resolution: its words and outcome, and the topic it adds."""

from typing import Any

from wtforms.validators import InputRequired

from models.minutes_vocabulary import ResolutionOutcome
from models.resolution import Resolution
from webapp import widgets
from webapp.choices import at_most, number_or_none
from webapp.edit_form import EditForm
from webapp.fields import RadioField, SelectField, StringField, TextAreaField
from webapp.forms import BaseForm
from webapp.services import resolutions
from webapp.services.resolutions import ResolutionDetails

OUTCOMES = {
    ResolutionOutcome.RESOLVED.value: "Resolved",
    ResolutionOutcome.RECOMMENDED.value: "Recommended to another body",
    ResolutionOutcome.NOTED.value: "Noted",
    ResolutionOutcome.DEFERRED.value: "Deferred",
    ResolutionOutcome.LOST.value: "Lost",
}


class ResolutionForm(EditForm):
    """What was resolved, and whom it asks to act."""

    text = TextAreaField(
        "The resolution",
        description="Without its number: several at one item are numbered by themselves.",
        widget=widgets.TextArea(rows=4),
    )
    outcome = RadioField(
        "Outcome",
        [InputRequired("Choose the outcome.")],
        choices=OUTCOMES,
        coerce=lambda word: ResolutionOutcome(word) if word in OUTCOMES else None,
    )
    to_committee_id = SelectField("Recommended to", coerce=number_or_none)
    to_body = StringField("Or another body, by name", [at_most(200)], description="For example, “Warmouth NHS Trust”.")

    @classmethod
    def filling(cls, record: Resolution) -> dict[str, Any]:
        """What was resolved before, and the first body it recommends to."""
        sent = next(iter(resolutions.sent_from(record)), None)
        to = {"to_committee_id": sent.to_committee_id, "to_body": sent.to_body} if sent else {}
        return {"data": {"text": record.text, "outcome": record.outcome, **to}}

    def details(self) -> ResolutionDetails:
        """What was typed, as the service takes it."""
        to = {"to_committee_id": self.to_committee_id.data, "to_body": self.to_body.data or ""}
        return {"outcome": self.outcome.data, "text": self.text.data or "", **to}


class TopicForm(BaseForm):
    """A topic for the work programme."""

    title = StringField("Topic", [at_most(300)], description="As the work programme lists it, in a few words.")
    detail = TextAreaField("Detail", widget=widgets.TextArea(rows=3))
