"""The forms of an item's files."""

from flask_wtf.file import FileRequired
from wtforms.validators import InputRequired

from webapp.choices import at_most
from webapp.fields import FileField, MultipleFileField, StringField
from webapp.forms import BaseForm

ACCEPTED = "PDF, Word (.docx), Excel (.xlsx), PNG or JPEG."


class AttachForm(BaseForm):
    """Files to attach, one or several at once."""

    files = MultipleFileField("Attach files", [FileRequired("Choose a file")], description=ACCEPTED)


class TitleForm(BaseForm):
    """What a file is called on the agenda."""

    title = StringField("Title", [InputRequired("Enter the title"), at_most(300)])


class ReplaceForm(BaseForm):
    """The file to put in the place of another."""

    files = FileField("Replace it with another file", [FileRequired("Choose a file")], description=ACCEPTED)
