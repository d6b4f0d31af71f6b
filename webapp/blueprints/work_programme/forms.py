"""The forms of a work programme: a topic, when it comes, how it ends, and what a committee settles for the year."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from models.meeting import Meeting
from models.programme_vocabulary import TopicKind, TopicSource, TopicTiming
from models.rules.months import month_named
from models.rules.municipal_year import first_days
from models.rules.wording import month_and_year
from models.work_programme import Topic
from webapp import widgets
from webapp.address_parts import number_in
from webapp.choices import at_most, number_or_none, words_of
from webapp.edit_form import EditForm
from webapp.fields import (
    BooleanField,
    CheckboxesField,
    DateField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from webapp.filters import short_date
from webapp.forms import BaseForm
from webapp.services.topic_slots import Slot, slot_of

TIMINGS = {
    TopicTiming.MEETING.value: "At a meeting",
    TopicTiming.EVERY_MEETING.value: "At every meeting",
    TopicTiming.MONTH.value: "In a month whose meeting is not fixed yet",
    TopicTiming.CONDITION.value: "When something has happened",
    TopicTiming.NOT_YET.value: "Not fixed yet: a possible future item",
}
AT_MEETING = "meeting-"
PRESSED = {"every": TopicTiming.EVERY_MEETING, "open": TopicTiming.NOT_YET}


def month_or_none(value: object) -> date | None:
    """The first day of the month chosen ("2019-10"); None for none."""
    if isinstance(value, date):
        return value
    return month_named(str(value)) if value not in (None, "", "None") else None


def months_offered(year: int, *kept: date | None) -> dict[str, str]:
    """The months of a programme's year and of the next, with any that a topic has already."""
    days = sorted({*first_days(year), *first_days(year + 1), *filter(None, kept)})
    return {"": "Choose a month"} | {f"{day:%Y-%m}": month_and_year(day) for day in days}


def meetings_offered(meetings: Sequence[Meeting]) -> dict[str, str]:
    """Meetings to choose from, by their days."""
    return {"": "Choose a meeting"} | {str(one.id): short_date(one.held_on) for one in meetings}


class WhenFields(EditForm):
    """When a topic comes: one of five ways, each with what it needs."""

    timing = RadioField("When is it to be considered?", choices=TIMINGS, coerce=TopicTiming)
    # One cancelled while the page was open is refused by its rule, which says so.
    meeting_id = SelectField("Which meeting?", coerce=number_or_none, validate_choice=False)
    month = SelectField("Which month?", coerce=month_or_none)
    until_month = SelectField("Or until the month of", coerce=month_or_none)
    is_tentative = BooleanField("Not sure of it: the programme prints “(?)”")
    condition = StringField("What does it wait for?", [at_most(300)], description="“when the business case is ready”")
    review_on = DateField("Look at it again by", description="So that it is not forgotten.")

    def chosen_slot(self) -> Slot:
        """Where the topic is to stand."""
        return Slot(
            self.timing.data or TopicTiming.NOT_YET,
            self.meeting_id.data,
            self.month.data,
            self.until_month.data,
            self.is_tentative.data,
            self.condition.data or "",
            self.review_on.data,
        )


class TopicFields(EditForm):
    """What a topic says of itself."""

    title = StringField("Title", [at_most(300)], description="As the programme and the agenda will print it.")
    detail = TextAreaField(
        "What is to be considered?",
        description="What the report or briefing is to cover.",
        widget=widgets.TextArea(rows=4),
    )
    kind = SelectField("Kind", choices=words_of(TopicKind), coerce=TopicKind)
    lead_officer = StringField("Lead officer", [at_most(200)])
    portfolio_holder_id = SelectField("Portfolio holder", coerce=number_or_none)
    source = SelectField("Who asked for it?", choices=words_of(TopicSource), coerce=TopicSource)
    asked_by_id = SelectField("The member who asked", coerce=number_or_none)
    source_words = StringField(
        "Where it comes from", [at_most(300)], description="“Council on 21 May 2019”, “referred from the Board”."
    )
    every_months = IntegerField("It comes again after", description="In months: 6 for twice a year.")
    minutes = IntegerField("Minutes it should take")
    is_in_depth = BooleanField("The committee looks at it in depth")
    last_report_note = StringField(
        "In place of a date of last report", [at_most(300)], description="“N/A”. The dates come from agendas."
    )
    notes = TextAreaField("Notes", widget=widgets.TextArea(rows=3))
    follow_up = TextAreaField("Follow-up", widget=widgets.TextArea(rows=3))
    is_public = BooleanField("The public may read it")


class NewTopicForm(TopicFields, WhenFields):
    """A topic to be added, and when it comes."""


class TopicForm(TopicFields):
    """What a topic says of itself, put right. When it comes is changed by moving it."""


class MoveForm(WhenFields):
    """When a topic comes, said anew, and why."""

    reason = StringField("Why does it move?", description="The programme keeps the reason, and the public reads it.")

    @classmethod
    def filling(cls, record: Topic) -> dict[str, Any]:
        """Where it stands now."""
        return {"data": asdict(slot_of(record))}


class PressForm(BaseForm):
    """One press on the programme: `where` is "meeting-12", "every" or "open"."""

    where = HiddenField()
    reason = StringField("Why")
    revision = HiddenField()

    def slot(self) -> Slot:
        """Where the press wants the topic: at a meeting still to be chosen, where it says nothing that is known."""
        pressed = self.where.data or ""
        if pressed in PRESSED:
            return Slot(PRESSED[pressed])
        return Slot(TopicTiming.MEETING, meeting_id=number_in(pressed.removeprefix(AT_MEETING)))


class EndForm(EditForm):
    """How a topic ends, or why it is taken up again."""

    reason = TextAreaField("Why?", widget=widgets.TextArea(rows=3))


class MergeForm(EndForm):
    """Which topic another one becomes."""

    into_id = SelectField("The topic it becomes part of", coerce=number_or_none)


class NotedReportForm(EditForm):
    """A day on which a topic was reported, as an earlier paper says."""

    reported_on = DateField("Date of an earlier report")
    note = StringField(
        "Where it is noted", [at_most(200)], description="“Agenda of 12 March 2019, page 23”. If you like."
    )


class SettingsForm(EditForm):
    """What a committee settles about its programme of a year."""

    introduction = TextAreaField(
        "Words before the programme",
        description="What the committee concentrates on this year. The public reads them above the topics.",
        widget=widgets.TextArea(rows=6),
    )
    most_in_depth = IntegerField(
        "Items in depth at one meeting, at most", description="The committee's own rule, if it has one."
    )
    minutes_available = IntegerField(
        "Minutes one meeting has for topics", description="Left empty, nothing is said of a meeting's length."
    )
    stale_after = IntegerField("Point out a topic nobody touched for so many meetings")


class AgreedForm(EditForm):
    """The day on which the committee agreed its programme."""

    agreed_on = DateField("The committee agreed the programme on")


class CarryForm(BaseForm):
    """Which unfinished topics a new year takes on."""

    numbers = CheckboxesField("Topics that are not finished", coerce=int)
