"""The form of a standing text."""

from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from models.vocabulary import StandingPlace
from webapp import widgets
from webapp.choices import at_most
from webapp.edit_form import EditForm
from webapp.fields import RadioField, StringField, TextAreaField
from webapp.services.standing_texts import StandingTextDetails

PLACES = [
    SelectChoice("opening", "Opening", {"hint": "On the front of the agenda, near the title."}),
    SelectChoice("before the items", "Before the items", {"hint": "How to declare an interest, for example."}),
    SelectChoice("after the items", "After the items"),
    SelectChoice("closing", "Closing", {"hint": "Last of all: who signs the agenda."}),
]


class StandingTextForm(EditForm):
    """Words printed on every agenda."""

    place = RadioField(
        "Where it is printed", [InputRequired("Choose where it is printed")], choices=PLACES, coerce=StandingPlace
    )
    heading = StringField("Heading", [at_most(200)], description="Leave empty for words without a heading.")
    text = TextAreaField(
        "Text",
        [InputRequired("Enter the words to print")],
        description="You can use Markdown. Never type a date: write a placeholder, and each agenda fills it.",
        widget=widgets.TextArea(rows=10),
    )

    def details(self) -> StandingTextDetails:
        """What was typed, as the service takes it."""
        return self.values(StandingTextDetails)
