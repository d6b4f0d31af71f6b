"""The form by which something that the check finds is let stand."""

from webapp import widgets
from webapp.fields import HiddenField, TextAreaField
from webapp.forms import BaseForm


class WaiveForm(BaseForm):
    """Which finding, by its rule and key, and why it may stand."""

    rule = HiddenField()
    key = HiddenField()
    reason = TextAreaField("Why may it stand?", widget=widgets.TextArea(rows=2))
