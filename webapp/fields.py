"""The fields a form is made of: WTForms' own, with GOV.UK widgets and refusals that say what to do."""

import re
from datetime import date, time
from typing import Any

import wtforms
from flask_wtf import file
from werkzeug.datastructures import MultiDict
from wtforms.utils import unset_value
from wtforms.validators import StopValidation

from models.rules import RuleBroken, figures
from models.rules.wording import MONTHS
from webapp import widgets

CLOCK = re.compile(r"(\d{1,2})(?:[.:]?(\d{2}))?\s*([ap])?\.?(m\.?)?", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2199
LARGEST_NUMBER = 2_000_000_000


class _Typed:
    """A field of typed text. A file sent in its place is not text, and blanks are as good as nothing."""

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Read what was typed, and nothing else that bears the field's name."""
        if formdata is not None and self.name in formdata:
            typed = [value for value in formdata.getlist(self.name) if isinstance(value, str)]
            formdata = MultiDict({self.name: typed if any(value.strip() for value in typed) else [""]})
        super().process(formdata, data, extra_filters)


class _Named(_Typed):
    """A field that can speak of itself in a sentence: "The meeting date"."""

    subject = ""

    def __init__(self, label: str = "", validators: Any = None, *, subject: str = "", **options: Any) -> None:
        super().__init__(label, validators, **options)
        self.subject = subject or (label if label.startswith("The ") else f"The {label[:1].lower()}{label[1:]}")

    def pre_validate(self, form: Any) -> None:
        """What could not be read is said once; asking whether it is there too would only confuse."""
        if self.process_errors:
            raise StopValidation
        super().pre_validate(form)


class StringField(_Named, wtforms.StringField):
    """A line of text, without the space around it."""

    widget = widgets.Text()

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keep the text; refuse the one character no database keeps."""
        if valuelist:
            self.data = valuelist[0].replace("\r\n", "\n").strip()
            if "\x00" in self.data:
                self.data = self.data.replace("\x00", "")
                raise ValueError(f"{self.subject} holds a character that cannot be kept. Type it again.")


class TextAreaField(StringField):
    """Lines of text."""

    widget = widgets.TextArea()


class EmailField(StringField):
    """An e-mail address; its shape is for a validator."""

    widget = widgets.Text(type="email", autocomplete="email", spellcheck=False)


class PasswordField(_Typed, wtforms.PasswordField):
    """A password, exactly as typed."""

    widget = widgets.Password()


class HiddenField(StringField):
    """A value the page carries for itself."""

    widget = widgets.Hidden()


class BooleanField(wtforms.BooleanField):
    """Yes when ticked."""

    widget = widgets.Checkbox()


class SelectField(_Named, wtforms.SelectField):
    """One thing from a list. Choices are {"value": "Words"} or SelectChoice objects."""

    widget = widgets.Select()

    def __init__(self, label: str = "", validators: Any = None, **options: Any) -> None:
        told = dict.fromkeys(("invalid_choice_message", "invalid_value_message"), "Choose one from the list.")
        super().__init__(label, validators, **(told | options))


class RadioField(SelectField):
    """One of a few, all in sight."""

    widget = widgets.Radios()

    def pre_validate(self, form: Any) -> None:
        """Nothing chosen is for the validators to judge, as with any other field."""
        if self.raw_data or self.data is not None:
            super().pre_validate(form)

    def process_data(self, value: Any) -> None:
        """Nothing is chosen until somebody chooses."""
        if value is None:
            self.data = None
        else:
            super().process_data(value)


class CheckboxesField(_Named, wtforms.SelectMultipleField):
    """Any number of a few."""

    widget = widgets.Checkboxes()

    def __init__(self, label: str = "", validators: Any = None, **options: Any) -> None:
        told = dict.fromkeys(("invalid_choice_message", "invalid_value_message"), "Choose only from the list.")
        super().__init__(label, validators, **(told | options))

    def process_data(self, value: Any) -> None:
        """Nothing is chosen until somebody chooses."""
        super().process_data(value or ())


class FileField(file.FileField):
    """One file. The form needs enctype="multipart/form-data"."""

    widget = widgets.File()


class MultipleFileField(file.MultipleFileField):
    """Any number of files."""

    widget = widgets.File(multiple=True)


class IntegerField(_Named, wtforms.IntegerField):
    """A whole number, or None when nothing was typed."""

    widget = widgets.Text(inputmode="numeric", classes="govuk-input--width-5")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read digits alone, so that a number is what it looks like."""
        self.data = None
        typed = valuelist[0].strip().replace(",", "") if valuelist else ""
        if not typed:
            return
        if not re.fullmatch(r"-?\d{1,10}", typed, re.ASCII) or abs(int(typed)) > LARGEST_NUMBER:
            raise ValueError(f"{self.subject} must be a whole number, like 12.")
        self.data = int(typed)


class FiguresField(StringField):
    """An amount in figures, kept as their text: "£12,500" is 12500. Money, or with `unit="%"` a percentage."""

    widget = widgets.Text(inputmode="decimal", classes="govuk-input--width-10", spellcheck=False)

    def __init__(self, label: str = "", validators: Any = None, *, unit: str = "£", **options: Any) -> None:
        side = "prefix" if unit == "£" else "suffix"
        super().__init__(label, validators, render_kw={side: {"text": unit}}, **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keep the figures alone; whether they are figures at all, the rules say."""
        super().process_formdata(valuelist)
        if self.data:
            self.data = self.data.removeprefix("£").removesuffix("%").replace(",", "").strip()


class DecimalField(_Named, wtforms.Field):
    """An exact number, or None when nothing was typed: "2,378", "60%", "£1,234", "(851)"."""

    widget = widgets.Text(inputmode="decimal", classes="govuk-input--width-10", spellcheck=False)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else format(self.data, "f")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number; what is none says so and stays in the field."""
        self.data = None
        typed = valuelist[0].strip() if valuelist else ""
        if typed:
            try:
                self.data = figures.read_figure(typed)
            except RuleBroken as broken:
                raise ValueError(broken.message) from broken


class TimeField(_Named, wtforms.Field):
    """A time of day, typed as people write it: 10.00, 10:00, 10am, 2.30pm, midday."""

    widget = widgets.Text(classes="govuk-input--width-5")

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        if self.data is None:
            return ""
        return f"{self.data.hour % 12 or 12}.{self.data.minute:02}{'pm' if self.data.hour >= 12 else 'am'}"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the time; an hour without minutes must say am or pm."""
        self.data = None
        typed = valuelist[0].strip().lower() if valuelist else ""
        if typed:
            self.data = _time_of_day(typed, self.subject)


class DateField(_Named, wtforms.Field):
    """A date from three boxes, or from one written as 2019-06-18. What was typed stays, however wrong."""

    widget = widgets.DateBoxes()
    faulty: tuple[str, ...] = ()

    def typed(self) -> tuple[str, str, str]:
        """What stands in the day, month and year boxes."""
        if self.raw_data:
            day, month, year, *_ = (*_parts(self.raw_data), "", "", "")
            return day, month, year
        return (str(self.data.day), str(self.data.month), str(self.data.year)) if self.data else ("", "", "")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the date, or say what is wrong with it and which box is at fault."""
        self.data, self.faulty = None, ()
        parts = dict(zip(("day", "month", "year"), (*_parts(valuelist), "", "", ""), strict=False))
        if not any(parts.values()):
            return
        self.faulty = tuple(name for name, typed in parts.items() if not typed)
        if self.faulty:
            missing = " and ".join(f"a {name}" for name in self.faulty)
            raise ValueError(f"{self.subject} must include {missing}.")
        self.data = self._real_date(parts["day"], parts["month"], parts["year"])

    def _real_date(self, day: str, month: str, year: str) -> date:
        month = _month_number(month)
        try:
            if not all(re.fullmatch(r"\d{1,4}", part, re.ASCII) for part in (day, month, year)):
                raise ValueError
            real = date(int(year) if len(year) == 4 else FIRST_YEAR, int(month), int(day))
        except ValueError:
            raise ValueError(f"{self.subject} must be a real date, like 18 6 2019.") from None
        if len(year) != 4 or not FIRST_YEAR <= real.year <= LAST_YEAR:
            self.faulty = ("year",)
            raise ValueError(f"{self.subject} must have a year of four figures, like 2019.")
        return real


def _parts(typed: list[str]) -> list[str]:
    """Day, month and year as typed; one box holding 2019-06-18 is taken apart."""
    written = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", typed[0].strip(), re.ASCII) if len(typed) == 1 else None
    return [written[3], written[2], written[1]] if written else [part.strip() for part in typed]


def _month_number(month: str) -> str:
    """The number of a month named in full or by its first letters; anything else as it was."""
    word = month.lower().rstrip(".")
    named = [n for n, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.lower().startswith(word)]
    return str(named[0]) if named else month


def _time_of_day(typed: str, subject: str) -> time:
    if typed in ("midday", "noon", "12 noon", "12noon"):
        return time(12)
    if typed == "midnight":
        return time(0)
    read = CLOCK.fullmatch(typed)
    if not read:
        raise ValueError(f"{subject} must be a time, like 10.00am or 2.30pm.")
    hour, minute, half = int(read[1]), int(read[2] or 0), read[3]
    if not half and read[2] is None:
        raise ValueError(f"{subject} must say am or pm, like {hour if 0 < hour < 13 else 10}am.")
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise ValueError(f"{subject} must be a time, like 10.00am or 2.30pm.")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)
