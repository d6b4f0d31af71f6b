"""The form of a register entry, made from the fields of its category: the officer's, the member's and no other."""

from datetime import date
from typing import Any

from wtforms.validators import InputRequired, Length

from models.rules import interests
from models.rules.interest_fields import PARTNER_HINT, Field
from models.rules.interests import LONGEST
from models.vocabulary import FieldKind, InterestCategory, InterestHolder
from webapp.choices import words_of
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, DateField, FiguresField, RadioField, StringField, TextAreaField


class InterestForm(EditForm):
    """What every entry is asked. `form_class` adds what its category asks; whether an entry may stand, a rule says."""

    category: InterestCategory

    def own_fields(self) -> list[Any]:
        """The fields of the category, in order, for the page to draw."""
        return [self[field.name] for field in interests.fields_of(self.category)]

    def details(self) -> dict[str, Any]:
        """What was typed into the fields of the category, as a register keeps it; what is empty is left out."""
        typed = {field.name: kept(self[field.name].data) for field in interests.fields_of(self.category)}
        return {name: value for name, value in typed.items() if value not in (None, "")}

    @classmethod
    def says(cls, words: str) -> str:
        """What a field of the category asks, as whoever fills the form in is spoken to: an officer, of the member."""
        return words

    @classmethod
    def last_fields(cls) -> dict[str, Any]:
        """What is asked after the fields of the category, by name. A form for somebody else asks other things."""
        return {
            "holder": RadioField(
                "Whose interest is it?",
                choices=words_of(InterestHolder),
                coerce=InterestHolder,
                default=InterestHolder.MEMBER,
                description=PARTNER_HINT,
            ),
            "is_sensitive": BooleanField(
                "It is sensitive: publishing it could lead to violence or intimidation",
                description="Where the monitoring officer agrees, the public reads only that a sensitive interest is "
                "registered (Localism Act 2011, section 32).",
            ),
            "starts_on": DateField("Since when", description="Leave empty if it is not known."),
        }


def form_class(category: InterestCategory, base: type[InterestForm] = InterestForm) -> type[InterestForm]:
    """The form of a category: its own fields first, then what `base` asks of every entry."""
    own = {field.name: _drawn(field, base) for field in interests.fields_of(category)}
    return type(
        f"{base.__name__}Of{category.name.title()}", (base,), {"category": category, **own, **base.last_fields()}
    )


def filling(category: InterestCategory, details: dict[str, Any]) -> dict[str, Any]:
    """What fills the fields of a category from an entry."""
    return {
        field.name: date.fromisoformat(details[field.name]) if field.kind is FieldKind.DATE else details[field.name]
        for field in interests.fields_of(category)
        if details.get(field.name) not in (None, "")
    }


def kept(value: Any) -> Any:
    """What was typed, as JSON holds it."""
    return value.isoformat() if isinstance(value, date) else value


def _drawn(field: Field, base: type[InterestForm]) -> Any:
    optional = not field.is_required and field.kind is not FieldKind.YES_NO
    asked = base.says(field.label)
    label = f"{asked} (optional)" if optional else asked
    said = {"subject": f"“{asked}”", "description": base.says(field.hint)}
    # The rules ask for the same; asked here as well, everything missing is named at once.
    needed = [InputRequired(f"Fill in “{asked}”.")] if field.is_required else []
    fits = [*needed, Length(max=LONGEST, message=f"Use {LONGEST} characters or fewer.")]
    match field.kind:
        case FieldKind.LONG_TEXT:
            return TextAreaField(label, fits, **said)
        case FieldKind.MONEY:
            return FiguresField(label, needed, **said)
        case FieldKind.PERCENT:
            return FiguresField(label, needed, unit="%", **said)
        case FieldKind.DATE:
            return DateField(label, needed, **said)
        case FieldKind.YES_NO:
            return BooleanField(asked, description=said["description"])
        case _:
            return StringField(label, fits, **said)
