"""The form of a member."""

from wtforms.validators import InputRequired, Regexp
from wtforms.validators import Optional as IfTyped

from models.vocabulary import MemberKind
from webapp.choices import at_most, words_of
from webapp.edit_form import EditForm
from webapp.fields import EmailField, RadioField, StringField, TextAreaField
from webapp.services.members import MemberDetails

ADDRESS = Regexp(r"[^@\s]+@[^@\s]+\.[^@\s]+$", message="Enter an e-mail address, like name@example.gov.uk.")


class MemberForm(EditForm):
    """A member as the council's papers name them."""

    title = StringField("Title", [at_most(60)], description="Such as Councillor, Dr or The Reverend. May be empty.")
    name = StringField(
        "Name as published",
        [InputRequired("Enter the member's name"), at_most(120)],
        description="As agendas print it.",
    )
    kind = RadioField(
        "Kind", [InputRequired("Choose the kind of member")], choices=words_of(MemberKind), coerce=MemberKind
    )
    public_email = EmailField("Public e-mail address", [IfTyped(), ADDRESS, at_most(254)])
    public_phone = StringField("Public telephone number", [at_most(60)])
    public_address = TextAreaField(
        "Public postal address",
        [at_most(500)],
        description="Where the public may write: often the council's offices. Not a home address.",
    )

    def details(self) -> MemberDetails:
        """What was typed, as the service takes it."""
        return {name: self[name].data for name in MemberDetails.__annotations__}  # type: ignore[return-value]
