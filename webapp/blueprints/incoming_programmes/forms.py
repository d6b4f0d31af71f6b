"""The forms of a programme brought in: the file, and the answers to everything that was read from it."""

from flask_wtf.file import FileRequired

from webapp.fields import FileField, HiddenField
from webapp.forms import BaseForm


class TableForm(BaseForm):
    """The file that holds the programme."""

    files = FileField(
        "The programme",
        [FileRequired("Choose the file of the programme")],
        description="A table in Word (.docx), Excel (.xlsx) or CSV, with its headings in the first row.",
    )


class AnswersForm(BaseForm):
    """The answers stand in the page by their own names: here is from which state of them it was filled."""

    revision = HiddenField()
    wrong: dict[str, str]

    @property
    def error_list(self) -> list[dict[str, str]]:
        """What is wrong with the form, then with each answer, linked to it."""
        said = getattr(self, "wrong", {})
        return super().error_list + [{"text": words, "href": f"#{name}"} for name, words in said.items()]
