"""How an action stands, said by whoever owes it or follows it."""

from wtforms.validators import InputRequired

from models.minutes_vocabulary import ActionStatus
from webapp import widgets
from webapp.choices import words_of
from webapp.fields import RadioField, TextAreaField
from webapp.forms import BaseForm


class ProgressForm(BaseForm):
    """How it stands, what is new, and where it can be seen."""

    status = RadioField(
        "How does it stand?",
        [InputRequired("Choose how it stands")],
        choices=words_of(ActionStatus),
        coerce=lambda word: ActionStatus(word) if word in list(ActionStatus) else None,
    )
    text = TextAreaField("What is new?", widget=widgets.TextArea(rows=4))
    evidence = TextAreaField(
        "Where can it be seen?",
        description="For example, the address of a page, or the name of a report and its date.",
        widget=widgets.TextArea(rows=2),
    )
