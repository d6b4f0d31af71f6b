"""The forms of minutes brought in: the file, and the answers to everything that was read from it."""

from flask_wtf.file import FileRequired

from webapp.fields import BooleanField, FileField, HiddenField
from webapp.forms import BaseForm


class PaperForm(BaseForm):
    """The Word file of the minutes."""

    files = FileField(
        "The minutes", [FileRequired("Choose the Word file of the minutes")], description="Word (.docx), up to 20 MB."
    )


class AnswersForm(BaseForm):
    """The answers stand in the page by their own names: here is from which state of them it was filled."""

    revision = HiddenField()
    only_empty = BooleanField(
        "Fill only what is empty",
        description="Items that have words or resolutions, and people who are marked, stay as they are.",
    )
    wrong: dict[str, str]

    @property
    def error_list(self) -> list[dict[str, str]]:
        """What is wrong with the form, then with each answer, linked to it."""
        said = getattr(self, "wrong", {})
        return super().error_list + [{"text": words, "href": f"#{name}"} for name, words in said.items()]
