"""What is asked when minutes are issued, approved, signed or put right."""

from wtforms import FieldList, Form, FormField
from wtforms.validators import InputRequired, Length, Optional

from models.rules import RuleBroken
from models.rules.wording import long_date
from webapp.fields import DateField, HiddenField, SelectField, StringField, TextAreaField
from webapp.forms import BaseForm
from webapp.services.issuing import Correction

LONGEST = 4000
MOST_AT_ONCE = 30
NO_ITEM = {"": "The minutes as a whole"}
NO_MEETING = {"": "No meeting: a slip that the office puts right"}


class IssueForm(BaseForm):
    """One press. `seen` is what was looked at; the reason is asked only of a draft issued before."""

    seen = HiddenField()
    reason = TextAreaField(
        "What changed since the last draft",
        description="Its readers are told. Leave it empty for the first.",
        validators=[Length(max=1000)],
    )


class CorrectionFields(Form):
    """Something put right: an entry of its own, beside the text that stays as it was."""

    item_id = SelectField("About", choices=NO_ITEM, validators=[Optional()])
    text = TextAreaField("What it should say", validators=[Length(max=LONGEST)])
    reason = TextAreaField("The reason", description="The public reads it.", validators=[Length(max=1000)])

    def offer_items(self, items) -> None:
        """Offer the items of the minutes, by number and heading."""
        named = {str(one["id"]): " ".join(filter(None, (one["label"], one["heading"]))) for one in items}
        self.item_id.choices = NO_ITEM | named

    def correction(self, place: str = "") -> Correction:
        """What was typed; `place` opens the names of its fields."""
        item_id = int(self.item_id.data) if self.item_id.data else None
        return Correction(self.text.data or "", self.reason.data or "", item_id, place)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed or chosen."""
        return not (self.text.data or self.reason.data or self.item_id.data)


class CorrectionForm(CorrectionFields, BaseForm):
    """A correction of approved minutes, and the meeting that agreed it, where one did."""

    agreed_at = SelectField("Agreed at the meeting of", choices=NO_MEETING, validators=[Optional()])

    def offer_meetings(self, meetings) -> None:
        """Offer the meetings held since."""
        self.agreed_at.choices = NO_MEETING | {str(one.id): long_date(one.held_on) for one in meetings}


class ApproveForm(BaseForm):
    """Which meeting approved the minutes, and the corrections it made: one, and one more for each press."""

    approved_at = SelectField(
        "Approved at the meeting of", choices={}, validators=[InputRequired("Choose the meeting.")]
    )
    corrections = FieldList(FormField(CorrectionFields), min_entries=1, max_entries=MOST_AT_ONCE)

    def offer_items(self, items) -> None:
        """Offer the items of the minutes to each correction."""
        offered = list(items)
        for row in self.corrections:
            row.form.offer_items(offered)

    def offer_meetings(self, meetings) -> None:
        """Offer the meetings held since that may approve them."""
        self.approved_at.choices = {str(one.id): long_date(one.held_on) for one in meetings}

    def add_one(self) -> None:
        """Make room for one correction more; what was typed in the others stays."""
        if self.has_room:
            self.corrections.append_entry()

    @property
    def has_room(self) -> bool:
        """Whether one more can be added at once."""
        return len(self.corrections) < MOST_AT_ONCE

    def made(self) -> list[Correction]:
        """The corrections that were typed; a place left empty is none."""
        return [row.form.correction(f"{row.name}-") for row in self.corrections if not row.form.is_empty]

    def explain(self, broken: RuleBroken) -> None:
        """Show a broken rule beside its field, be it inside a correction."""
        place, _, name = broken.field.rpartition("-")
        for row in self.corrections:
            if row.name == place:
                row.form[name].errors = [*row.form[name].errors, broken.message]
                return
        super().explain(broken)


class SignForm(BaseForm):
    """Who presided and signed, and when."""

    signed_by = StringField(
        "Signed by", description="Whoever presided.", validators=[InputRequired("Enter the name."), Length(max=120)]
    )
    signed_on = DateField("Signed on", validators=[InputRequired("Enter the day.")])
