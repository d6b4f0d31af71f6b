"""What is asked when minutes are issued, approved, signed or put right."""

from wtforms.validators import InputRequired, Length, Optional

from models.rules.wording import long_date
from webapp.fields import DateField, HiddenField, SelectField, StringField, TextAreaField
from webapp.forms import BaseForm

LONGEST = 4000
NO_ITEM = ("", "The minutes as a whole")


class IssueForm(BaseForm):
    """One press. `seen` is what was looked at; the reason is asked only of a draft issued before."""

    seen = HiddenField()
    reason = TextAreaField(
        "What changed since the last draft",
        description="Its readers are told. Leave it empty for the first.",
        validators=[Length(max=1000)],
    )


class CorrectionForm(BaseForm):
    """Something put right: an entry of its own, beside the text that stays as it was."""

    item_id = SelectField("About", choices=[NO_ITEM], validators=[Optional()])
    text = TextAreaField("What it should say", validators=[Length(max=LONGEST)])
    reason = TextAreaField("The reason", description="The public reads it.", validators=[Length(max=1000)])

    def offer_items(self, items) -> None:
        """Offer the items of the minutes, by number and heading."""
        named = ((str(one["id"]), " ".join(filter(None, (one["label"], one["heading"])))) for one in items)
        self.item_id.choices = [NO_ITEM, *named]


class ApproveForm(CorrectionForm):
    """Which meeting approved the minutes, and the correction it made, if it made one."""

    approved_at = SelectField(
        "Approved at the meeting of", choices=[], validators=[InputRequired("Choose the meeting.")]
    )
    reason = TextAreaField("The reason for the correction", validators=[Length(max=1000)])
    text = TextAreaField(
        "A correction the meeting made",
        description="Leave it empty if there was none. More can be entered once the minutes are approved.",
        validators=[Length(max=LONGEST)],
    )

    def offer_meetings(self, meetings) -> None:
        """Offer the meetings held since that may approve them."""
        self.approved_at.choices = [(str(one.id), long_date(one.held_on)) for one in meetings]


class SignForm(BaseForm):
    """Who presided and signed, and when."""

    signed_by = StringField(
        "Signed by", description="Whoever presided.", validators=[InputRequired("Enter the name."), Length(max=120)]
    )
    signed_on = DateField("Signed on", validators=[InputRequired("Enter the day.")])
