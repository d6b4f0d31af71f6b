"""The forms of register entries, as the monitoring officer fills them in."""

from typing import Any

from flask import g
from wtforms.validators import InputRequired

from models.declaration import Declaration
from models.interest import Interest
from models.vocabulary import InterestCategory
from webapp.choices import number_or_none
from webapp.clock import today
from webapp.edit_form import EditForm
from webapp.fields import DateField, RadioField
from webapp.interest_form import InterestForm, filling, form_class
from webapp.services import registers
from webapp.services.registers import EntryDetails


class EntryForm(InterestForm):
    """An entry: the fields of its category, whose it is, whether it is sensitive, and its days."""

    @classmethod
    def last_fields(cls) -> dict[str, Any]:
        """Also when the monitoring officer was told, and the last day."""
        return {
            **super().last_fields(),
            "ends_on": DateField("Last day", description="Leave empty while the interest lasts."),
            "notified_on": DateField(
                "When you were told", description="The day the member notified you. Leave empty for today."
            ),
        }

    @classmethod
    def filling(cls, record: Interest) -> dict[str, Any]:
        """What stands in the register, unsealed for whoever keeps it."""
        entry = registers.read(record, by=g.actor)
        values = {name: value for name, value in registers.details_of(entry).items() if name != "details"}
        return {"data": {**values, **filling(entry.category, entry.details)}}

    def wanted(self) -> EntryDetails:
        """What was typed, as the service takes it."""
        return {
            "category": self.category,
            "holder": self["holder"].data,
            "details": self.details(),
            "is_sensitive": self["is_sensitive"].data,
            "starts_on": self["starts_on"].data,
            "ends_on": self["ends_on"].data,
            "notified_on": self["notified_on"].data,
        }


FORMS: dict[InterestCategory, type[EntryForm]] = {one: form_class(one, EntryForm) for one in InterestCategory}  # type: ignore[misc]


class EndForm(EditForm):
    """The last day of an interest."""

    ends_on = DateField("Last day", [InputRequired("Enter the last day")], description="It still counts on this day.")

    @classmethod
    def filling(cls, record: Interest) -> dict[str, Any]:
        """The last day that is known, or today."""
        return {"data": {"ends_on": record.ends_on or today()}}


class AnswerForm(EditForm):
    """Which entry of the register is the interest that was disclosed."""

    entry = RadioField(
        "The entry of the register",
        [InputRequired("Choose the entry, or enter the interest in the register first")],
        coerce=number_or_none,
    )

    @classmethod
    def filling(cls, record: Declaration) -> dict[str, Any]:
        """Nothing is chosen until somebody chooses."""
        return {"data": {"entry": None}}
