"""The form of a member."""

from wtforms.validators import InputRequired

from models.vocabulary import MemberKind
from webapp.choices import at_most, words_of
from webapp.edit_form import EditForm
from webapp.fields import RadioField, StringField
from webapp.services.members import MemberDetails


class MemberForm(EditForm):
    """A member as the council's papers name them."""

    name = StringField(
        "Name as published",
        [InputRequired("Enter the member's name"), at_most(120)],
        description="As agendas print it, with a title if the council uses one.",
    )
    kind = RadioField(
        "Kind", [InputRequired("Choose the kind of member")], choices=words_of(MemberKind), coerce=MemberKind
    )
    party = StringField("Party or group", [at_most(120)], description="Leave empty for a member who is no councillor.")
    division = StringField("Division or ward", [at_most(120)])

    def details(self) -> MemberDetails:
        """What was typed, as the service takes it."""
        return {name: self[name].data for name in MemberDetails.__annotations__}  # type: ignore[return-value]
