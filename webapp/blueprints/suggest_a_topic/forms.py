"""The form by which anybody suggests a topic."""

from webapp import widgets
from webapp.choices import at_most, number_or_none
from webapp.fields import EmailField, SelectField, StringField, TextAreaField
from webapp.forms import BaseForm


class PublicForm(BaseForm):
    """What should be looked into, why, and where an answer would reach whoever asks."""

    title = StringField("What should be looked into?", [at_most(300)], description="In a few words.")
    why = TextAreaField(
        "Why does it matter?",
        description="Whom it concerns, and what could be better. Please name nobody, and say nothing of your own "
        "circumstances that you would not want officers and councillors to read.",
        widget=widgets.TextArea(rows=7),
    )
    committee_id = SelectField("Which committee is it for?", coerce=number_or_none)
    name = StringField("Your name", [at_most(200)], description="If you like.")
    email = EmailField("Your e-mail address", [at_most(254)], description="If you would like an answer.")
