"""The forms of a decision: what is to be decided, what was decided, and why it is withdrawn."""

from typing import Any, cast

from wtforms.validators import InputRequired

from models.forward_plan import KeyDecision
from models.rules.exemptions import PARAGRAPHS
from webapp import widgets
from webapp.choices import at_most, number_or_none
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, CheckboxesField, DateField, SelectField, StringField, TextAreaField
from webapp.services.key_decisions import DecisionDetails

PARAGRAPH_CHOICES = {str(number): f"{number}. {said}" for number, said in PARAGRAPHS.items()}


class DecisionForm(EditForm):
    """A decision, with what its notice must say (SI 2012/2089 reg 9(1))."""

    title = StringField("Title", [InputRequired("Enter a title"), at_most(300)], description="What is to be decided.")
    matter = TextAreaField(
        "What is to be decided",
        description="The matter, in a paragraph. Nothing that is exempt or confidential: the public reads it.",
        widget=widgets.TextArea(rows=4),
    )
    is_key = BooleanField("It is a key decision")
    lead_officer = StringField("Lead officer", [at_most(200)])
    portfolio_holder_id = SelectField("Portfolio holder", coerce=number_or_none)
    decider_committee_id = SelectField("The body that decides", coerce=number_or_none)
    decider_member_id = SelectField("Or the member who decides", coerce=number_or_none)
    decider_name = StringField("Or somebody else who decides, by name", [at_most(200)])
    decider_title = StringField(
        "Their title", [at_most(200)], description="For example, Cabinet Member for Education. Of a person only."
    )
    decide_on = DateField("The day of the decision", description="Or the first day of the period it falls in.")
    decide_until = DateField("The last day of the period", description="Leave it empty for a single day.")
    meeting_id = SelectField("At a meeting", coerce=number_or_none)
    documents = TextAreaField(
        "Documents submitted to the decision maker",
        description="One on a line. The report itself is one.",
        widget=widgets.TextArea(rows=4),
    )
    copies_from = TextAreaField("Where copies are to be had", widget=widgets.TextArea(rows=3))
    asking_for_more = TextAreaField("How to ask for documents that come later", widget=widgets.TextArea(rows=3))
    is_private = BooleanField("The meeting, or part of it, is to be held in private")
    exempt_paragraphs = CheckboxesField(
        "By which paragraphs of Schedule 12A?", choices=PARAGRAPH_CHOICES, coerce=lambda value: int(str(value))
    )
    private_reason = TextAreaField("Why in private?", widget=widgets.TextArea(rows=3))

    @classmethod
    def filling(cls, record: KeyDecision) -> dict[str, Any]:
        """What fills the form; the documents one on a line."""
        kept = {name: getattr(record, name) for name in DecisionDetails.__annotations__}
        return {"data": {**kept, "documents": "\n".join(record.documents)}}

    def details(self) -> DecisionDetails:
        """What was typed, as the service takes it."""
        typed = self.values(DecisionDetails)
        lines = cast("str | None", self.documents.data) or ""
        typed["documents"] = [line.strip() for line in lines.splitlines() if line.strip()]
        return typed


class RecordForm(EditForm):
    """The record of a decision that was taken (SI 2012/2089 regs 12 and 13)."""

    taken_on = DateField("When was it taken?", subject="The day it was taken")
    decision = TextAreaField("What was decided", widget=widgets.TextArea(rows=4))
    reasons = TextAreaField("The reasons", widget=widgets.TextArea(rows=4))
    alternatives = TextAreaField("What else was considered, and rejected", widget=widgets.TextArea(rows=3))
    conflicts = TextAreaField(
        "Conflicts of interest declared",
        description="By whom, with any dispensation. “None” where there were none.",
        widget=widgets.TextArea(rows=2),
    )
    decision_published_on = DateField(
        "When was the decision published?",
        subject="The day it was published",
        description="The time to call it in begins on the working day after.",
    )


class WithdrawForm(EditForm):
    """Why a decision is not to be taken after all."""

    withdrawn_reason = TextAreaField(
        "Why is it withdrawn?",
        [InputRequired("Give the reason")],
        description="The public reads it beside the decision.",
        widget=widgets.TextArea(rows=3),
    )
