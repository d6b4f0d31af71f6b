"""The forms of a scorecard: for which period it is, what is written in it, and what is said of a correction."""

from typing import Any

from wtforms.validators import InputRequired, Length

from models.scorecard import Scorecard
from models.scorecard_vocabulary import Frequency
from webapp import widgets
from webapp.choices import at_most, number_or_none, words_of
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from webapp.forms import BaseForm
from webapp.publish_form import LONGEST_REASON
from webapp.services.scorecards import Words

CONTACT = ("role", "name", "detail", "email")


class PeriodForm(BaseForm):
    """Which period a scorecard is of."""

    frequency = SelectField("Kind of period", choices=words_of(Frequency), coerce=Frequency)
    period = StringField(
        "Period",
        [InputRequired("Enter the period it reports: Q4 2018/19, 2018/19 or March 2019."), at_most(60)],
        description="As you would say it: Q4 2018/19, 2018/19, March 2019.",
    )


class NewForm(PeriodForm):
    """A scorecard of a framework, for a committee or for nobody in particular."""

    framework_id = SelectField("Framework", coerce=int)
    committee_id = SelectField("For", coerce=number_or_none)


class ItemForm(PeriodForm):
    """A scorecard made where it is wanted: under an item."""

    framework_id = SelectField("Framework", coerce=int)


class WordsForm(EditForm):
    """What is written in a report by hand. Its numbers, and the sentences that follow from them, are not."""

    title = StringField("Title", [InputRequired("Give it a title."), at_most(300)])
    recommendation = TextAreaField("What the committee is asked to do", widget=widgets.TextArea(rows=4))
    introduction = TextAreaField("Introduction", widget=widgets.TextArea(rows=6))
    context = TextAreaField(
        "Strategic context",
        description="The table of policy areas follows it, and how many measures stand how is counted for you.",
        widget=widgets.TextArea(rows=5),
    )
    finance_words = TextAreaField(
        "What is said of the finance", description="Before its tables.", widget=widgets.TextArea(rows=4)
    )
    supporting_papers = TextAreaField("Supporting papers", widget=widgets.TextArea(rows=3))
    background_papers = TextAreaField("Background papers", widget=widgets.TextArea(rows=3))
    contacts = TextAreaField(
        "Whom to ask",
        description="A line each: role; name; post; e-mail. “Author; Ada Fern; Performance Officer; ada@example.org”",
        widget=widgets.TextArea(rows=6),
    )

    @classmethod
    def filling(cls, record: Scorecard) -> dict[str, Any]:
        """What fills the form; the contacts a line each."""
        kept = {name: getattr(record, name) for name in Words.__annotations__}
        lines = ["; ".join(one.get(part, "") for part in CONTACT).rstrip("; ") for one in record.contacts]
        return {"data": {**kept, "contacts": "\n".join(lines)}}

    def words(self) -> Words:
        """What was typed, as the service takes it."""
        lines = [line for line in (self.contacts.data or "").splitlines() if line.strip()]
        return {**self.values(Words), "contacts": [_contact(line) for line in lines]}


class CorrectForm(BaseForm):
    """One press; and where the public has read it already, why it reads something else from now on."""

    KEEPS = "The public reads it beside the new version. The version that is public now stays readable as it was."
    KEEPS_NOTHING = "The public reads it beside the new version. If you leave it empty, it reads: “{again}”"

    seen = HiddenField()
    reason = TextAreaField(
        "The reason",
        description=KEEPS,
        validators=[Length(max=LONGEST_REASON, message=f"Keep it under {LONGEST_REASON} characters.")],
    )
    hides_earlier = BooleanField(
        "Take the earlier versions away",
        description="Only where one showed what should not have been public. They and their files then answer as gone.",
    )

    def bring_back(self, again: str) -> None:
        """Ask about one that was withdrawn; `again` is what the public reads where no reason is given."""
        self.reason.description = self.KEEPS_NOTHING.format(again=again)


def _contact(line: str) -> dict[str, str]:
    parts = [part.strip() for part in line.split(";", len(CONTACT) - 1)]
    return dict(zip(CONTACT, [*parts, "", "", ""], strict=False))
