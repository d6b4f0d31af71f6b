"""The forms of political balance: the day and the council's choices, and a departure."""

from collections.abc import Iterable
from datetime import date

from wtforms.validators import InputRequired

from models.rules.political_balance import Tie
from webapp.edit_form import EditForm
from webapp.fields import DateField, HiddenField, RadioField, TextAreaField
from webapp.forms import BaseForm

PREFIX = "tie_"


class WorkingForm(BaseForm):
    """The day it is worked out for; each tie that is met adds a question of its own."""

    worked_out_on = DateField(
        "Day", [InputRequired("Enter the day")], description="Groups and committees are taken as they stand on it."
    )
    seen = HiddenField()


def working_form(ties: Iterable[Tie], *, on: date, seen: str) -> WorkingForm:
    """The form with a question for every tie, each answered as it stands."""
    questions = {
        PREFIX + tie.key: RadioField(tie.question, choices={option: option for option in tie.options}) for tie in ties
    }
    form: WorkingForm = type("WorkingFormWithTies", (WorkingForm,), questions).from_request(data={"worked_out_on": on})
    for tie in ties:
        form[PREFIX + tie.key].data = tie.chosen
    if not form.seen.data:
        form.seen.data = seen
    return form


class DepartureForm(EditForm):
    """What the council decided instead, nobody voting against."""

    departure = TextAreaField(
        "What the council decided instead",
        description="For example: Labour gives the Green Group its seat on Planning. Leave both empty to take it back.",
    )
    nem_con_on = DateField("Day of the decision", description="For example, 21 5 2030")
