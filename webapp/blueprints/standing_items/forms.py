"""The form of a standing item."""

from wtforms.validators import InputRequired

from models.vocabulary import ItemKind, NumberingStyle, ReportState
from webapp import widgets
from webapp.choices import NUMBERINGS, at_most, number_or_none, word_or_none, words_of
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, IntegerField, SelectField, StringField, TextAreaField
from webapp.services.standing_items import StandingItemDetails


class StandingItemForm(EditForm):
    """What an item of a new agenda starts with. The route offers the items it may stand under."""

    heading = StringField("Heading", [InputRequired("Enter the heading"), at_most(300)])
    kind = SelectField("Kind", choices=words_of(ItemKind), coerce=ItemKind)
    parent_id = SelectField("Stands under", coerce=number_or_none)
    text = TextAreaField(
        "Purpose or text",
        description="What the committee is asked to do, or the words it prints each time. You can use Markdown.",
        widget=widgets.TextArea(rows=6),
    )
    report_state = SelectField("Report", choices=words_of(ReportState), coerce=ReportState)
    presenter = StringField("Presenter", [at_most(200)])
    minutes = IntegerField(
        "Minutes it should take",
        subject="The minutes",
        description="Leave empty if it is not timed.",
        widget=widgets.Text(inputmode="numeric", classes="govuk-input--width-3"),
    )
    child_numbering = SelectField(
        "Numbers of the items under it",
        choices={"": "As the committee numbers them"} | NUMBERINGS,
        coerce=word_or_none(NumberingStyle),
    )
    is_education = BooleanField("An education matter: church and parent governor representatives vote on it")
    is_budget = BooleanField("Sets the budget or the council tax: members two months in arrears must not vote on it")

    def details(self) -> StandingItemDetails:
        """What was typed, as the service takes it."""
        return self.values(StandingItemDetails)
