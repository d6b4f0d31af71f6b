"""The forms of people who attend without a vote."""

from typing import Any

from wtforms.validators import InputRequired

from models.minutes_vocabulary import AttendeeCategory
from models.rules.attendance_categories import HEADINGS
from models.vocabulary import AttendanceStatus
from webapp.choices import at_most, word_or_none
from webapp.edit_form import EditForm
from webapp.fields import RadioField, SelectField, StringField, TextAreaField
from webapp.forms import BaseForm

CATEGORIES = {one.value: words for one, words in HEADINGS.items()}
STATUSES = {AttendanceStatus.PRESENT.value: "Present", AttendanceStatus.APOLOGIES.value: "Sent apologies"}


class AddForm(BaseForm):
    """People to note, one a line."""

    lines = TextAreaField(
        "Names, one a line",
        [InputRequired("Enter a name."), at_most(20_000)],
        description="After a comma, what they are: Helen King, Deputy Director of Public Health",
    )
    category = SelectField("Heading in the minutes", choices=CATEGORIES, coerce=word_or_none(AttendeeCategory))
    status = RadioField(
        "They", [InputRequired("Choose one.")], choices={"present": "Came", "apologies": "Sent apologies"},
        coerce=word_or_none(AttendanceStatus),
    )  # fmt: skip


class AttendeeForm(EditForm):
    """What is noted for one person, put right."""

    name = StringField("Name", [InputRequired("Enter a name."), at_most(120)])
    capacity = StringField("What they are, if the minutes say it", [at_most(200)])
    category = SelectField("Heading in the minutes", choices=CATEGORIES, coerce=word_or_none(AttendeeCategory))
    status = RadioField("Attendance", choices=STATUSES, coerce=word_or_none(AttendanceStatus))

    def typed(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        return {name: self[name].data for name in ("name", "capacity", "category", "status", "revision")}


class MemberForm(EditForm):
    """Under which heading a member who attends is printed, and as what."""

    category = SelectField(
        "Heading in the minutes",
        choices={"": "As their seat and office say"} | CATEGORIES,
        coerce=word_or_none(AttendeeCategory),
    )
    capacity = StringField("What they are, if the minutes say it", [at_most(200)])

    def typed(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        return {name: self[name].data for name in ("category", "capacity", "revision")}
