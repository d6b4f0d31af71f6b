"""The forms of things owed: to mark words, to say who owes them, to end them, and to add a topic."""

from wtforms.validators import InputRequired

from models.minutes_vocabulary import OwedKind, OwedStatus
from webapp import widgets
from webapp.choices import at_most, number_or_none
from webapp.edit_form import EditForm
from webapp.fields import DateField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from webapp.forms import BaseForm

KINDS = {
    OwedKind.ASK.value: "An ask: a member asked for something",
    OwedKind.UNDERTAKING.value: "An undertaking: somebody promised something",
}


class MarkForm(BaseForm):
    """Words of a minute, and what they are."""

    quoted = TextAreaField(
        "Which words?",
        description="Copied from the minute as they stand there. A part of a sentence is enough.",
        widget=widgets.TextArea(rows=3),
    )
    kind = RadioField(
        "What are they?",
        [InputRequired("Choose whether it is an ask or an undertaking")],
        choices=KINDS,
        coerce=lambda word: OwedKind(word) if word in KINDS else None,
    )


class OwedForm(EditForm):
    """Who asked, who owes it, and by when."""

    kind = RadioField("What is it?", choices=KINDS, coerce=OwedKind)
    asked_by_id = SelectField("Who asked for it?", coerce=number_or_none)
    asked_by = StringField("Or somebody else, by name", [at_most(200)])
    owed_by_id = SelectField("Who owes it?", coerce=number_or_none)
    owed_by = StringField(
        "Or somebody else, by name", [at_most(200)], description="For example, “officers of Children's Services”."
    )
    due_on = DateField("By when, if that was said")


class EndForm(BaseForm):
    """How something owed ended."""

    revision = HiddenField()
    status = RadioField(
        "How did it end?",
        [InputRequired("Choose how it ended")],
        choices={OwedStatus.DONE.value: "It was done", OwedStatus.DECLINED.value: "It was declined"},
        coerce=lambda word: OwedStatus(word) if word in list(OwedStatus) else None,
    )
    outcome = TextAreaField(
        "What was done, or why not",
        description="For example, “Answered by e-mail on 3 May”. Matters arising will say it.",
        widget=widgets.TextArea(rows=3),
    )


class TopicForm(BaseForm):
    """A topic for the work programme."""

    title = StringField("What is to be considered?", [at_most(300)], description="In a few words, as listed.")
    detail = TextAreaField("More about it, if you like", widget=widgets.TextArea(rows=3))
