"""The forms of an agenda's items."""

from typing import Any

from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from models.agenda import AgendaItem
from models.rules.exemptions import PARAGRAPHS
from models.vocabulary import ItemKind, NumberingStyle, Part, ReportState
from webapp import widgets
from webapp.choices import NUMBERINGS, at_most, word_or_none, words_of
from webapp.edit_form import EditForm
from webapp.fields import (
    BooleanField,
    CheckboxesField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from webapp.forms import BaseForm
from webapp.services import agenda_items
from webapp.services.agenda_items import ItemDetails

PARTS = [
    SelectChoice(Part.PUBLIC.value, "Part 1: in public"),
    SelectChoice(
        Part.PRIVATE.value,
        "Part 2: the public may be excluded",
        {"hint": "The public sees the public heading and the paragraph, and none of the papers."},
    ),
]


class AddForm(BaseForm):
    """A new item: what it is called, what it is for, where it goes."""

    heading = StringField("Heading", [InputRequired("Enter the heading"), at_most(300)])
    kind = SelectField("Kind", choices=words_of(ItemKind), coerce=ItemKind)
    place = SelectField("Place")


class PlaceForm(BaseForm):
    """Where an item goes."""

    place = SelectField("Where does it go?", [InputRequired("Choose the place")])


class ItemForm(EditForm):
    """Everything an officer writes of an item."""

    heading = StringField("Heading", [InputRequired("Enter the heading"), at_most(300)])
    kind = SelectField("Kind", choices=words_of(ItemKind), coerce=ItemKind)
    text = TextAreaField(
        "Purpose or text",
        description="What the committee is asked to do, as the agenda prints it. You can use Markdown, and "
        "placeholders such as {previous meeting date}.",
        widget=widgets.TextArea(rows=6),
    )
    recommendations = TextAreaField(
        "Recommendations",
        description="One on each line. For one longer than a line, leave a blank line between them.",
        widget=widgets.TextArea(rows=4),
    )
    report_state = SelectField("Report", choices=words_of(ReportState), coerce=ReportState)
    presenter = StringField("Presenter", [at_most(200)], description="Who introduces it, such as the report's author.")
    minutes = IntegerField(
        "Minutes it should take",
        subject="The minutes",
        description="Leave empty if it is not timed.",
        widget=widgets.Text(inputmode="numeric", classes="govuk-input--width-3"),
    )
    pages = StringField(
        "Pages",
        [at_most(40)],
        description="As the paper prints them, such as 13 - 28.",
        widget=widgets.Text(classes="govuk-input--width-5"),
    )
    child_numbering = SelectField(
        "Numbers of the items under it",
        choices={"": "As the committee numbers them"} | NUMBERINGS,
        coerce=word_or_none(NumberingStyle),
    )
    continues = BooleanField(
        "Put in late: it takes the number before it and a letter, so that later items keep their numbers"
    )
    is_education = BooleanField("An education matter: church and parent governor representatives vote on it")
    is_budget = BooleanField("Sets the budget or the council tax: members two months in arrears must not vote on it")
    part = RadioField("Part", [InputRequired("Choose the part")], choices=PARTS, coerce=Part)
    public_heading = StringField(
        "Public heading",
        [at_most(300)],
        description="What the public reads in place of the heading. It must give nothing away.",
    )
    exempt_paragraphs = CheckboxesField(
        "Why the public may be excluded",
        coerce=int,
        choices=[SelectChoice(number, f"{number}. {words}") for number, words in PARAGRAPHS.items()],
        description="The paragraphs of Schedule 12A to the Local Government Act 1972, Part 1.",
    )
    exempt_reason = TextAreaField(
        "Why the public interest is in keeping it exempt",
        description="Printed with the public heading, so it must give nothing away either.",
        widget=widgets.TextArea(rows=3),
    )

    @classmethod
    def filling(cls, record: AgendaItem) -> dict[str, Any]:
        """The item's own values, its recommendations as a box shows them."""
        values = {name: getattr(record, name) for name in ItemDetails.__annotations__}
        return {"data": values | {"recommendations": agenda_items.recommendations_in(record.recommendations)}}

    def details(self) -> ItemDetails:
        """What was typed, as the service takes it."""
        recommendations = agenda_items.recommendations_from(self.recommendations.data or "")
        return {**self.values(ItemDetails), "recommendations": recommendations}
