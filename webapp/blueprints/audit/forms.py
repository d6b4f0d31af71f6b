"""What somebody looks for in the trail."""

from wtforms.validators import Optional

from webapp.choices import number_or_none
from webapp.fields import DateField, SelectField
from webapp.forms import BaseForm


class LookForm(BaseForm):
    """Narrows the trail. It is sent as an address, so that a search can be kept, and changes nothing."""

    class Meta:
        csrf = False

    kind = SelectField("What changed", default="")
    person = SelectField("Who changed it", coerce=number_or_none)
    since = DateField("From", [Optional()], subject="The first day")
    until = DateField("Until", [Optional()], subject="The last day")
