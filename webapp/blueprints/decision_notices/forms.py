"""The form of a notice: the day it is given, and what its own regulation asks it to say."""

from models.programme_vocabulary import DecisionNoticeKind as Kind
from models.rules.decision_notice_checks import Words
from webapp import widgets
from webapp.choices import at_most
from webapp.edit_form import EditForm
from webapp.fields import DateField, HiddenField, StringField, TextAreaField

# Which fields each kind of notice fills in.
FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.KEY_DECISION: (),
    Kind.PRIVATE_MEETING: (),
    Kind.PRIVATE_MEETING_FURTHER: ("representations", "response"),
    Kind.PRIVATE_MEETING_URGENT: ("reason", "agreed_by", "agreed_on"),
    Kind.GENERAL_EXCEPTION: ("reason", "agreed_by", "agreed_on"),
    Kind.SPECIAL_URGENCY: ("reason", "agreed_by", "agreed_on"),
}


class NoticeForm(EditForm):
    """A notice to be given. Only the fields of its kind are shown."""

    kind = HiddenField()
    reason = TextAreaField("Why?", widget=widgets.TextArea(rows=4))
    agreed_by = StringField("Who?", [at_most(200)], description="Name and office.")
    agreed_on = DateField("On which day?", subject="The day it was agreed")
    representations = TextAreaField(
        "What was said against meeting in private",
        description="Leave it empty where nothing was received: the notice says so.",
        widget=widgets.TextArea(rows=4),
    )
    response = TextAreaField("The response to it", widget=widgets.TextArea(rows=4))
    given_on = DateField(
        "Given on",
        subject="The day it is given",
        description="Today, or the earlier day on which it was published elsewhere.",
    )

    def dress(self, kind: Kind) -> list[str]:
        """Word the fields for this kind of notice, and say which to show, in order."""
        if kind is Kind.GENERAL_EXCEPTION:
            self.reason.label.text = "Why are 28 clear days impracticable?"
            self.agreed_by.label.text = "Which chair was informed in writing?"
            self.agreed_on.label.text = "Informed on which day?"
        else:
            self.reason.label.text = "Why is it urgent, and why can it not reasonably be deferred?"
            self.agreed_by.label.text = "Who agreed that it is urgent?"
            self.agreed_on.label.text = "Agreed on which day?"
        return [*FIELDS[kind], "given_on"]

    def words(self) -> Words:
        """What the notice says of itself, as typed."""
        return Words(
            reason=self.reason.data or "",
            agreed_by=self.agreed_by.data or "",
            agreed_on=self.agreed_on.data,
            representations=self.representations.data or "",
            response=self.response.data or "",
        )
