"""The forms by which meetings are planned and changed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from models.rules.series import LAST, MonthlyRule, Rule, WeeklyRule
from models.rules.wording import MONTHS, WEEKDAYS
from models.vocabulary import MeetingKind
from webapp import widgets
from webapp.choices import at_most, number_or_none, records, words_of
from webapp.edit_form import EditForm
from webapp.fields import CheckboxesField, DateField, RadioField, SelectField, StringField, TextAreaField, TimeField
from webapp.forms import BaseForm

PATTERNS = {
    "1": "The first of the month",
    "2": "The second of the month",
    "3": "The third of the month",
    "4": "The fourth of the month",
    str(LAST): "The last of the month",
    "every 1": "Every week",
    "every 2": "Every 2 weeks",
    "every 3": "Every 3 weeks",
    "every 4": "Every 4 weeks",
}
LEAVE_OUT, NEXT_DAY = "leave out", "next working day"
USUAL = "Leave empty for the committee's usual one"


class PlanForm(BaseForm):
    """What a new meeting and a series of them have in common. The route offers the committees."""

    committee_id = SelectField("Committee", [InputRequired("Choose the committee")], coerce=number_or_none)
    kind = SelectField("Kind", choices=words_of(MeetingKind), coerce=MeetingKind)
    starts_at = TimeField("Start", subject="The start", description=USUAL)
    ends_at = TimeField("Finish", subject="The finish", description=USUAL)
    room = StringField("Room", [at_most(200)], description=USUAL)
    venue = StringField("Venue", [at_most(200)], description=USUAL)

    def offer(self, committees: Iterable[Any]) -> None:
        """Set the committees to choose from."""
        self.committee_id.choices = records(committees, none="Choose a committee")

    def arrangements(self) -> dict[str, Any]:
        """The times and the place as typed."""
        return {name: self[name].data for name in ("starts_at", "ends_at", "venue", "room")}


class NewForm(PlanForm):
    """One meeting."""

    held_on = DateField("Date", [InputRequired("Enter the date")], description="Like 18 6 2019")


class SeriesForm(PlanForm):
    """Many meetings by a pattern; `days` are the dates ticked on the page that lists them."""

    pattern = SelectField("How often", choices=PATTERNS)
    weekday = SelectField("Day of the week", choices={str(n): name for n, name in enumerate(WEEKDAYS)}, coerce=int)
    months = CheckboxesField(
        "Months",
        choices={str(n): name for n, name in enumerate(MONTHS, 1)},
        coerce=int,
        description="For a meeting on a day of the month. Every few weeks takes no notice of months.",
    )
    from_on = DateField("First date", [InputRequired("Enter the first date")], description="On or after this day")
    until_on = DateField("Last date", [InputRequired("Enter the last date")], description="On or before this day")
    closed = RadioField(
        "When a date is a bank holiday, or the council is closed",
        choices=[SelectChoice(LEAVE_OUT, "Leave it out"), SelectChoice(NEXT_DAY, "Hold it on the next working day")],
    )
    days = CheckboxesField("Dates", validate_choice=False, coerce=date.fromisoformat, choices={})

    def rule(self) -> Rule:
        """The pattern chosen, as the rules know it."""
        word, _, weeks = self.pattern.data.partition(" ")
        if weeks:
            return WeeklyRule(self.weekday.data, int(weeks))
        return MonthlyRule(self.weekday.data, int(word), frozenset(self.months.data))


class ChangeForm(EditForm):
    """A change the public may have to be told of."""

    reason = TextAreaField("Reason", widget=widgets.TextArea(rows=3))

    def needs_reason(self, why: str) -> None:
        """Say beside the box what the reason is for."""
        self.reason.description = why


class RearrangeForm(ChangeForm):
    """The kind, times and place of a meeting."""

    kind = SelectField("Kind", choices=words_of(MeetingKind), coerce=MeetingKind)
    starts_at = TimeField("Start", [InputRequired("Enter the start")], subject="The start")
    ends_at = TimeField("Finish", subject="The finish", description="Leave empty when it is not known")
    room = StringField("Room", [at_most(200)])
    venue = StringField("Venue", [at_most(200)])

    def arrangements(self) -> dict[str, Any]:
        """The times and the place as typed."""
        return {name: self[name].data for name in ("starts_at", "ends_at", "venue", "room")}

    def changes(self) -> dict[str, Any]:
        """Everything typed, as the service takes it."""
        return {**self.arrangements(), "kind": self.kind.data, "reason": self.reason.data}


class MoveForm(ChangeForm):
    """Another date, with the times and place of that day."""

    held_on = DateField("New date", [InputRequired("Enter the new date")], description="Like 18 6 2019")
    starts_at = TimeField("Start", [InputRequired("Enter the start")], subject="The start")
    ends_at = TimeField("Finish", subject="The finish", description="Leave empty when it is not known")
    room = StringField("Room", [at_most(200)])
    venue = StringField("Venue", [at_most(200)])

    def arrangements(self) -> dict[str, Any]:
        """The date, the times and the place as typed."""
        return {name: self[name].data for name in ("held_on", "starts_at", "ends_at", "venue", "room")}

    def changes(self) -> dict[str, Any]:
        """Everything typed, as the service takes it."""
        return {**self.arrangements(), "reason": self.reason.data}
