"""The field of a number that stands where a measure's figures stand: it is read as they are."""

from models.rules import RuleBroken
from models.rules.reading_entry import read_entry
from models.scorecard_vocabulary import Unit
from webapp import widgets
from webapp.fields import DecimalField


class MeasuredField(DecimalField):
    """A target or a projection, or None when nothing was typed: a number, and of a ratio "17:1" and "1,020:57" too."""

    unit = Unit.COUNT

    def read_as(self, unit: Unit) -> None:
        """Read what was typed in the measure's unit: a form is filled before it knows whose figures it asks for."""
        self.unit = unit
        if unit is not Unit.RATIO:
            return
        # A telephone's keyboard of numbers has no colon.
        self.widget = widgets.Text(classes="govuk-input--width-10", spellcheck=False)
        if self.raw_data:
            self.process_errors = []
            try:
                self.process_formdata(self.raw_data)
            except ValueError as unread:
                self.process_errors.append(str(unread))

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number; what is none says so and stays in the field."""
        if self.unit is Unit.RATIO and valuelist:
            try:
                entry = read_entry(valuelist[0], self.unit)
            except RuleBroken as broken:
                self.data = None
                raise ValueError(broken.message) from broken
            if entry and entry.value is not None:
                self.data = entry.value
                return
        super().process_formdata(valuelist)
