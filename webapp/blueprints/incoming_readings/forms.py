"""The forms of a file of readings: the file, and the answers to what was read from it."""

from flask_wtf.file import FileRequired

from webapp.fields import FileField, HiddenField
from webapp.forms import BaseForm


class ReadingsForm(BaseForm):
    """The file that holds the figures."""

    files = FileField(
        "The file of figures",
        [FileRequired("Choose the file of figures")],
        description="CSV or Excel (.xlsx), with its headings above the figures. Up to 5 MB and 20,000 rows.",
    )


class AnswersForm(BaseForm):
    """The answers stand in the page by their own names: here is from which state of them, and of the figures kept, it
    was filled.
    """

    revision = HiddenField()
    seen = HiddenField()
    wrong: dict[str, str]

    @property
    def error_list(self) -> list[dict[str, str]]:
        """What is wrong with the form, then with each answer, linked to it."""
        said = getattr(self, "wrong", {})
        return super().error_list + [{"text": words, "href": f"#{name}"} for name, words in said.items()]
