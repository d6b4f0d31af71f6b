"""What is asked before a work programme becomes public again."""

from wtforms.validators import Length

from webapp.fields import BooleanField, HiddenField, TextAreaField
from webapp.forms import BaseForm
from webapp.publish_form import LONGEST_REASON


class PublishForm(BaseForm):
    """One press. Without words of the officer's own the public is told what changed."""

    seen = HiddenField()
    reason = TextAreaField(
        "What the public is told of this version",
        description="It reads this beside the new version. Leave it as it is, or say it in words of your own.",
        validators=[Length(max=LONGEST_REASON, message=f"Keep it under {LONGEST_REASON} characters.")],
    )
    hides_earlier = BooleanField(
        "Take the earlier versions away",
        description="Only where one showed words that should not have been public. Those of every topic go too, and "
        "changes made so far say that something changed, but no longer what.",
    )
