"""How each form field is drawn: the options of its GOV.UK component, made from the field."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup
from wtforms import Field

from webapp.look import govuk


class Component:
    """A field drawn as one GOV.UK component. Options given to the call win over those of the widget."""

    component = "input"

    def __init__(self, **options: Any) -> None:
        self.options = options

    def __call__(self, field: Field, **options: Any) -> Markup:
        """The field with its label, hint and error. `label` may add options, such as {"classes": "govuk-label--m"}."""
        label = {"text": field.label.text, **options.pop("label", {})}
        drawn = shared(field) | self.params(field, label) | self.options | options
        return govuk(self.component, drawn)

    def params(self, field: Field, label: dict[str, Any]) -> dict[str, Any]:
        """The options of this component alone."""
        return {"label": label, "value": field._value()}


class Text(Component):
    """A single line. Give `type`, `inputmode`, `autocomplete` or a width in `classes`."""


class TextArea(Component):
    """Several lines."""

    component = "textarea"


class Password(Component):
    """A password with its own Show button. What was typed is never sent back."""

    component = "password-input"

    def params(self, field: Field, label: dict[str, Any]) -> dict[str, Any]:
        """No value: a password is not written into a page."""
        return {"label": label}


class File(Component):
    """A file to send. Browsers do not keep it when the page is shown again."""

    component = "file-upload"

    def params(self, field: Field, label: dict[str, Any]) -> dict[str, Any]:
        """No value: a browser takes none."""
        return {"label": label}


class Select(Component):
    """A list to choose one thing from."""

    component = "select"

    def params(self, field: Field, label: dict[str, Any]) -> dict[str, Any]:
        """Each choice as an option, the present one selected."""
        items = [
            {"value": choice.value, "text": choice.label, "selected": choice.selected}
            for choice in field.iter_choices()
        ]
        return {"label": label, "items": items}


class Radios(Component):
    """One of a few, all in sight. A choice's `render_kw={"hint": "..."}` explains it."""

    component = "radios"

    def params(self, field: Field, label: dict[str, Any]) -> dict[str, Any]:
        """Each choice as a button; the first has the field's own id, so that an error link moves focus to it."""
        return {"idPrefix": field.id, "fieldset": {"legend": label}, "items": _boxes(field.iter_choices())}


class Checkboxes(Radios):
    """Any number of a few."""

    component = "checkboxes"


class Checkbox(Component):
    """One box: yes when ticked. The label is the words beside the box."""

    component = "checkboxes"

    def params(self, field: Field, label: dict[str, Any]) -> dict[str, Any]:
        """A single item without a group around it."""
        box = {"id": field.id, "value": field._value(), "text": label["text"], "checked": bool(field.data)}
        return {"idPrefix": field.id, "items": [box]}


class DateBoxes(Component):
    """A date as three boxes of one name: day, month, year. The first has the field's own id."""

    component = "date-input"

    def params(self, field: Field, label: dict[str, Any]) -> dict[str, Any]:
        """The boxes hold what was typed, however wrong, and only those at fault are marked."""
        boxes = []
        for part, typed, width in zip(("day", "month", "year"), field.typed(), (2, 2, 4), strict=True):
            fault = " govuk-input--error" if field.errors and part in (field.faulty or ("day", "month", "year")) else ""
            boxes.append(
                {
                    "id": field.id if part == "day" else f"{field.id}-{part}",
                    "name": field.name,
                    "label": part.capitalize(),
                    "value": typed,
                    "classes": f"govuk-input--width-{width}{fault}",
                }
            )
        return {"id": f"{field.id}-boxes", "fieldset": {"legend": label}, "items": boxes}


class Hidden:
    """A value nobody sees. It has no id, so a page may hold several forms with a token each."""

    input_type = "hidden"

    def __call__(self, field: Field, **_: Any) -> Markup:
        """The bare input."""
        return Markup('<input type="hidden" name="{}" value="{}">').format(field.name, field._value())


def shared(field: Field) -> dict[str, Any]:
    """What every component takes: id, name, hint and error."""
    params: dict[str, Any] = {"id": field.id, "name": field.name}
    if field.description:
        params["hint"] = {"text": field.description}
    if field.errors:
        params["errorMessage"] = {"text": " ".join(str(error) for error in field.errors)}
    return params


def _boxes(choices: Iterable[Any]) -> list[dict[str, Any]]:
    return [
        {
            "value": choice.value,
            "text": choice.label,
            "checked": choice.selected,
            "hint": {"text": choice.render_kw["hint"]} if choice.render_kw.get("hint") else None,
        }
        for choice in choices
    ]
