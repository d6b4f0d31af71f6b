"""The forms of a suggestion: entered, put right, accepted, declined."""

from wtforms.validators import InputRequired

from models.programme_vocabulary import SuggestedBy
from webapp import widgets
from webapp.choices import at_most, number_or_none, words_of
from webapp.edit_form import EditForm
from webapp.fields import EmailField, RadioField, SelectField, StringField, TextAreaField
from webapp.forms import BaseForm


class SuggestionForm(EditForm):
    """What is suggested, and to which committee."""

    title = StringField("What should be looked into?", [at_most(300)])
    why = TextAreaField("Why does it matter?", widget=widgets.TextArea(rows=6))
    committee_id = SelectField("Which committee is it for?", coerce=number_or_none)


class EnterForm(BaseForm):
    """A suggestion that came by letter or by telephone, or an officer's own."""

    title = SuggestionForm.title
    why = SuggestionForm.why
    committee_id = SuggestionForm.committee_id
    suggested_by = RadioField(
        "Who suggests it?",
        [InputRequired("Say who suggests it")],
        choices=words_of(SuggestedBy),
        coerce=lambda word: SuggestedBy(word) if word in list(SuggestedBy) else None,
    )
    member_id = SelectField("Which member?", coerce=number_or_none, description="Only if a member suggests it.")
    name = StringField("Their name", [at_most(200)], description="For the answer alone. If they gave it.")
    email = EmailField("Their e-mail address", [at_most(254)], description="The answer goes there. If they gave it.")


class AcceptForm(EditForm):
    """The topic that a suggestion becomes, or the one that takes it up."""

    title = StringField("Title of the topic", [at_most(300)], description="As the programme will print it.")
    detail = TextAreaField(
        "What is to be considered?",
        description="The public reads it: take out what is personal.",
        widget=widgets.TextArea(rows=5),
    )
    topic_id = SelectField(
        "Or a topic that takes it up already", coerce=number_or_none, description="Then no new one is added."
    )
    reason = TextAreaField(
        "What else whoever suggested it is told", description="If you like.", widget=widgets.TextArea(rows=3)
    )


class DeclineForm(EditForm):
    """Why a suggestion is declined."""

    reason = TextAreaField(
        "Why is it declined?",
        description="Whoever suggested it is told in these words.",
        widget=widgets.TextArea(rows=5),
    )
