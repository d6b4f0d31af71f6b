"""The forms of tables: the file to look at, and the one press that loads it."""

from datetime import date

from flask_wtf.file import FileRequired

from webapp.fields import BooleanField, DateField, FileField, HiddenField
from webapp.forms import BaseForm


class TableForm(BaseForm):
    """The file of a table."""

    files = FileField(
        "The table", [FileRequired("Choose the file of the table")], description="CSV, or Excel (.xlsx), up to 5 MB."
    )

    def others_end_on(self) -> date | None:
        """The day on which what the table leaves out ends: never, for most kinds."""
        return None


class SeatsForm(TableForm):
    """A table of seats may be the whole membership of the committees it names."""

    ends_others = BooleanField(
        "End the seats that the table leaves out",
        description="Of the committees it names, and of no other. The preview shows each of them.",
    )
    last_day = DateField(
        "Their last day", description="Only if you ticked the box. Often the day before the annual meeting."
    )

    def validate(self, extra_validators: object = None) -> bool:
        """The box and the day belong together."""
        is_right: bool = super().validate(extra_validators)
        if self.ends_others.data and not self.last_day.data and not self.last_day.errors:
            self.last_day.errors = ["Enter the last day of the seats that the table leaves out"]
            return False
        if self.last_day.data and not self.ends_others.data:
            self.ends_others.errors = ["Tick this to end the seats that the table leaves out, or empty their last day"]
            return False
        return is_right

    def others_end_on(self) -> date | None:
        """The day that was asked for, if it was."""
        return self.last_day.data if self.ends_others.data else None


class LoadForm(BaseForm):
    """Loads what the page shows, and nothing else."""

    seen = HiddenField()
