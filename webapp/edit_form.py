"""The form of a record that two people may edit at once."""

from datetime import date, time
from typing import Any, NamedTuple, Self, TypeVar, cast

from wtforms import Field, FieldList, FormField

from models.base import Record
from models.rules import RuleBroken
from webapp.fields import HiddenField
from webapp.filters import moment, short_date, time_of_day
from webapp.forms import BaseForm
from webapp.services.revisions import ChangedMeanwhile, RemovedMeanwhile, revision_of

Details = TypeVar("Details")


class Difference(NamedTuple):
    """A field that two people left in two states: what is kept now, and what was typed here."""

    label: str
    kept: str
    typed: str


class EditForm(BaseForm):
    """A form filled from a record, which knows from which state of it."""

    revision = HiddenField()
    record: Record | None = None
    differences: tuple[Difference, ...] = ()
    removed: RemovedMeanwhile | None = None

    @classmethod
    def of(cls, record: Record, **choices: Any) -> Self:
        """The form as sent, or filled from the record. `choices` gives what some fields offer, by name."""
        form = cls.from_request(**cls.filling(record), revision=revision_of(record))
        form.record = record
        form.offer(**choices)
        return form

    @classmethod
    def again(cls, removed: RemovedMeanwhile, **choices: Any) -> Self:
        """The form as sent for a record that somebody removed meanwhile, to be added again as a new one."""
        form = cls.from_request()
        form.removed = removed
        form.offer(**choices)
        kept = " What you typed is still here: add it again as a new one, or leave it." if form.is_submitted() else ""
        form.form_errors.append(f"{removed.by} removed this on {moment(removed.at)}.{kept}")
        return form

    @classmethod
    def filling(cls, record: Record) -> dict[str, Any]:
        """What fills the form from a record: the values of the same names, unless a form knows better."""
        return {"obj": record}

    def values(self, shape: type[Details]) -> Details:
        """What was typed into the fields that a kind of details names, as the service takes it."""
        return cast("Details", {name: self[name].data for name in shape.__annotations__})

    def offer(self, **choices: Any) -> None:
        """Set what the fields named offer to choose from."""
        for name, offered in choices.items():
            self[name].choices = offered

    def explain(self, broken: RuleBroken) -> None:
        """Show a broken rule; after a conflict also both states, and let the next save have its way."""
        super().explain(broken)
        if isinstance(broken, ChangedMeanwhile) and self.record is not None:
            kept = type(self)(formdata=None, **self.filling(self.record))
            kept.offer(**{field.name: field.choices for field in self if hasattr(field, "choices")})
            pairs = ((_shown(kept[field.name]), _shown(field), field) for field in self if _is_compared(field))
            self.differences = tuple(Difference(_label(field), a, b) for a, b, field in pairs if a != b)
            self.revision.data = revision_of(self.record)


class RemovalForm(BaseForm):
    """The press that takes something out, from a page that showed it in one state (components/removal.html)."""

    revision = HiddenField()


class MoveForm(BaseForm):
    """The press that moves a row past the one that the page showed beside it (components/row_buttons.html)."""

    beside = HiddenField()


def _is_compared(field: Field) -> bool:
    return field.name not in ("csrf_token", "revision")


def _label(field: Field) -> str:
    return str(field.label.text)


def _shown(field: Field) -> str:
    """The field's value in words."""
    if isinstance(field, FieldList | FormField):
        return "\n".join(filter(None, (_shown(inner) for inner in field)))
    if hasattr(field, "iter_choices"):
        return ", ".join(choice.label for choice in field.iter_choices() if choice.selected)
    if isinstance(field.data, bool):
        return "Yes" if field.data else "No"
    if isinstance(field.data, date):
        return short_date(field.data)
    if isinstance(field.data, time):
        return time_of_day(field.data)
    return "" if field.data is None else str(field.data)
