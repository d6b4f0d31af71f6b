"""The form by which a member asks why a measure is as it is."""

from webapp import widgets
from webapp.choices import at_most
from webapp.fields import StringField, TextAreaField
from webapp.forms import BaseForm


class WhyForm(BaseForm):
    """A question about a measure, to be looked into by the committee."""

    asked = TextAreaField(
        "What do you ask?",
        description="The figures go with it by themselves.",
        widget=widgets.TextArea(rows=5),
    )
    title = StringField("As a topic, in a few words", [at_most(300)])
