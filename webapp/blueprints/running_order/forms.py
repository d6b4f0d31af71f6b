"""The forms of the running order: a press with a time, who is in the chair, and the corrections of both."""

from typing import Any

from wtforms.validators import Optional

from models.agenda import AgendaItem
from models.minutes_vocabulary import MinuteOutcome
from models.rules import RuleBroken
from webapp.choices import at_most, number_or_none, word_or_none, words_of
from webapp.edit_form import EditForm
from webapp.fields import RadioField, SelectField, StringField, TimeField
from webapp.forms import BaseForm
from webapp.services import items_taken, minutes


class PressForm(BaseForm):
    """One press. The box for the time may stay empty: it is then now."""

    at = TimeField("Time", [Optional()], subject="The time")


class TimesForm(EditForm):
    """When the meeting started and rose, and who was in the chair, put right."""

    opened_at = TimeField("Started at", [Optional()], subject="The start")
    rose_at = TimeField("Rose at", [Optional()], subject="The rising", description="Leave empty until it has ended.")
    chair_id = SelectField("In the chair", coerce=number_or_none)

    def times(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        return {name: self[name].data for name in ("opened_at", "rose_at", "chair_id", "revision")}


class TakenForm(EditForm):
    """When an item was taken and what became of it."""

    begun_at = TimeField("Began at", [Optional()], subject="The beginning")
    ended_at = TimeField("Ended at", [Optional()], subject="The end")
    outcome = RadioField(
        "What became of it",
        choices={"": "Nothing yet"} | words_of(MinuteOutcome),
        coerce=word_or_none(MinuteOutcome),
    )
    outcome_reason = StringField(
        "Why, if it was deferred or withdrawn", [at_most(500)], description="The minutes print it."
    )

    @classmethod
    def for_item(cls, item: AgendaItem) -> "TakenForm":
        """The form as sent, or filled from the minute of an item, if it has one."""
        kept = minutes.minute_of(item)
        form = cls.from_request(obj=kept, revision=items_taken.state_of(kept))
        if not form.is_submitted() and form.outcome.data is None:
            form.outcome.data = ""
        return form

    def explain_beside(self, item: AgendaItem, broken: RuleBroken) -> None:
        """Show a broken rule; after a conflict, beside what somebody else kept meanwhile."""
        self.record = minutes.minute_of(item)
        was = self.revision.data
        self.explain(broken)
        self.revision.data = items_taken.state_of(self.record) if self.differences else was

    def values_typed(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        names = ("begun_at", "ended_at", "outcome", "outcome_reason", "revision")
        return {name: self[name].data for name in names}
