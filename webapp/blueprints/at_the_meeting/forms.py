"""The forms of the clerk's screen: a mark, a time, and the corrections of either."""

from typing import Any, Self

from wtforms.validators import InputRequired, Optional

from models.attendance import Attendance
from models.rules import RuleBroken
from models.vocabulary import AttendanceStatus
from webapp.choices import at_most, number_or_none
from webapp.edit_form import EditForm
from webapp.fields import RadioField, SelectField, StringField, TimeField
from webapp.forms import BaseForm
from webapp.services import attendance

STATUSES = {one.value: one.value[0].upper() + one.value[1:] for one in AttendanceStatus}


class MomentForm(BaseForm):
    """When somebody withdrew or returned: one press, with the time filled in."""

    at = TimeField("Time", [InputRequired("Enter the time.")], subject="The time")


class PersonForm(EditForm):
    """What is marked for one person, whole; nothing may be marked yet."""

    status = RadioField("Attendance", [InputRequired("Choose one.")], choices=STATUSES, coerce=AttendanceStatus)
    arrived_at = TimeField(
        "Arrived at", [Optional()], subject="The arrival", description="Leave empty if they were there from the start."
    )
    left_at = TimeField(
        "Left at", [Optional()], subject="The leaving", description="Leave empty if they stayed to the end."
    )

    @classmethod
    def for_one(cls, kept: Attendance | None) -> Self:
        """The form as sent, or filled from what is marked, if anything is."""
        return cls.from_request(revision=attendance.NOT_MARKED) if kept is None else cls.of(kept)

    def explain_beside(self, kept: Attendance | None, broken: RuleBroken) -> None:
        """Show a broken rule; after a conflict, beside what somebody else marked or took back meanwhile."""
        self.record = kept
        if kept is None:
            self.revision.data = attendance.NOT_MARKED
        self.explain(broken)

    def marks(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        names = ("status", "arrived_at", "left_at", "revision")
        return {name: self[name].data for name in names}


class WithdrawalForm(EditForm):
    """The times of a withdrawal, put right."""

    withdrew_at = TimeField("Withdrew at", [InputRequired("Enter when they withdrew.")], subject="The withdrawal")
    returned_at = TimeField(
        "Returned at", [Optional()], subject="The return", description="Leave empty if they have not returned."
    )
    reason = StringField("Reason", [Optional(), at_most(300)], description="If it was for something but the item.")

    def times(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        names = ("withdrew_at", "returned_at", "reason")
        return {name: self[name].data for name in names}


class SomebodyElseForm(BaseForm):
    """Somebody without a seat here who came: another councillor, an officer, a partner."""

    member_id = SelectField("Who", [InputRequired("Choose who came.")], coerce=number_or_none)
