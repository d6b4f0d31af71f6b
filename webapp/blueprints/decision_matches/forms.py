"""The forms by which a committee takes a decision as a topic, or says why it does not."""

from wtforms.validators import InputRequired

from webapp import widgets
from webapp.choices import at_most, number_or_none
from webapp.fields import SelectField, StringField, TextAreaField
from webapp.forms import BaseForm


class TakeForm(BaseForm):
    """What the committee is to consider, and at which meeting before the decision."""

    title = StringField("Title of the topic", [InputRequired("Enter a title"), at_most(300)])
    meeting_id = SelectField("At which meeting?", coerce=number_or_none)


class LeaveForm(BaseForm):
    """Why the committee does not look at it before it is taken."""

    reason = TextAreaField("Why not?", [InputRequired("Say why not")], widget=widgets.TextArea(rows=3))
