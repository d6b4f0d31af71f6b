"""The form of a kind of declaration."""

from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from models.vocabulary import DeclarationEffect
from webapp import widgets
from webapp.choices import at_most
from webapp.edit_form import EditForm
from webapp.fields import RadioField, StringField, TextAreaField
from webapp.services.declaration_kinds import KindDetails

EFFECTS = [
    SelectChoice(DeclarationEffect.NONE.value, "They may take part", {"hint": "Speak and vote as usual."}),
    SelectChoice(DeclarationEffect.NO_VOTE.value, "They may speak and not vote"),
    SelectChoice(
        DeclarationEffect.NO_BUDGET_VOTE.value,
        "They must not vote on the budget or on council tax",
        {
            "hint": "As with council tax two months in arrears. Once declared, it holds for every item of the meeting "
            "that sets the budget (Local Government Finance Act 1992 s106)."
        },
    ),
    SelectChoice(
        DeclarationEffect.NO_PART.value,
        "They must not take part",
        {"hint": "As with a disclosable pecuniary interest, unless a dispensation lets them (Localism Act 2011 s31)."},
    ),
]


class KindForm(EditForm):
    """What a kind is called, what follows, and how it is explained."""

    name = StringField("Name", [InputRequired("Enter the name"), at_most(120)])
    explanation = TextAreaField(
        "When it is this kind",
        description="A sentence or two that the member reads while choosing.",
        widget=widgets.TextArea(rows=4),
    )
    effect = RadioField(
        "What follows for the member who declares it?",
        [InputRequired("Choose what follows")],
        choices=EFFECTS,
        coerce=lambda word: DeclarationEffect(word) if word else None,
    )

    def details(self) -> KindDetails:
        """What was typed, as the service takes it."""
        return self.values(KindDetails)
