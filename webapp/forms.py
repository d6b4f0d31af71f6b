"""What every form can do: read the request, explain a broken rule, and list what went wrong."""

from collections.abc import Iterator
from typing import Any, Self

from flask import request
from flask_wtf import FlaskForm
from flask_wtf.form import SUBMIT_METHODS
from werkzeug.datastructures import CombinedMultiDict
from wtforms import Field, FieldList, FormField

from models.rules import RuleBroken
from webapp.widgets import Hidden


class BaseForm(FlaskForm):
    """A form of ours. It checks shape; whether a thing is allowed is for the rules to say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "csrf_token" in self:
            self["csrf_token"].widget = Hidden()

    @classmethod
    def from_request(cls, **values: Any) -> Self:
        """The form as sent, or filled from `obj=` or `data=` before anything is sent."""
        sent = CombinedMultiDict((request.files, request.form)) if request.method in SUBMIT_METHODS else None
        return cls(formdata=sent, **values)

    def submitted(self) -> bool:
        """Whether it was sent and its shape is right."""
        return bool(self.validate_on_submit())

    def explain(self, broken: RuleBroken) -> None:
        """Show a broken rule beside the field it is about, or at the top of the page."""
        if broken.field in self:
            self[broken.field].errors = [*self[broken.field].errors, broken.message]
        else:
            self.form_errors.append(broken.message)

    @property
    def error_list(self) -> list[dict[str, str]]:
        """Everything wrong, in the page's order, each with the address of the box to mend."""
        top = [{"text": str(message)} for message in self.form_errors]
        return top + [entry for field in self for entry in _entries(field)]


def _entries(field: Field) -> Iterator[dict[str, str]]:
    """The errors of a field and of those inside it. A hidden field cannot be mended, so it has no link."""
    if isinstance(field, FieldList | FormField):
        for inner in field:
            yield from _entries(inner)
        return
    link = {} if isinstance(field.widget, Hidden) else {"href": f"#{field.id}"}
    for message in field.errors:
        yield {"text": str(message), **link}
