"""How the monitoring officer answers a proposal."""

from wtforms.validators import InputRequired

from webapp.fields import BooleanField, HiddenField, TextAreaField
from webapp.forms import BaseForm


class AcceptForm(BaseForm):
    """Accept: whether it is sensitive is for the monitoring officer to say."""

    seen = HiddenField()
    is_sensitive = BooleanField(
        "It is sensitive: publishing it could lead to violence or intimidation",
        description="The public then reads only that a sensitive interest is registered (Localism Act 2011, section "
        "32).",
    )


class DeclineForm(BaseForm):
    """Decline: why."""

    reason = TextAreaField(
        "Why",
        [InputRequired("Write why. The member reads it, and can ask again.")],
        description="The member reads this. Leave out anything sensitive: it is not kept encrypted.",
    )
