"""The forms of a member: their details, terms, groups, photograph and private contacts."""

from flask import g
from flask_wtf.file import FileRequired
from wtforms.validators import InputRequired, Regexp
from wtforms.validators import Optional as IfTyped

from models.group import GroupMembership
from models.member import Member, Seat
from models.vocabulary import MemberKind
from webapp import widgets
from webapp.choices import at_most, number_or_none, words_of
from webapp.edit_form import EditForm
from webapp.fields import (
    CheckboxesField,
    DateField,
    EmailField,
    FileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from webapp.forms import BaseForm
from webapp.services import private_contacts
from webapp.services.groups import GroupDetails, MembershipDetails
from webapp.services.members import MemberDetails
from webapp.services.private_contacts import PrivateContacts
from webapp.services.terms import TermDetails

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
        return self.values(MemberDetails)


class TermForm(EditForm):
    """A term of office."""

    division = StringField("Division or ward", [at_most(120)])
    starts_on = DateField("First day", description="Leave empty only if the records do not say.")
    ends_on = DateField("Last day", description="Leave empty while the member is in office.")
    ended_because = StringField("Why it ended", [at_most(200)], description="Such as “Did not stand again”.")

    def details(self) -> TermDetails:
        """What was typed, as the service takes it."""
        return self.values(TermDetails)


class EndTermForm(BaseForm):
    """The last day of a term, and what ends with it."""

    ends_on = DateField(
        "Last day", [InputRequired("Enter the last day")], description="The member is still in office on this day."
    )
    because = StringField("Why it ends", [at_most(200)], description="Such as “Resigned” or “Did not stand again”.")
    seats = CheckboxesField("Seats that end too", coerce=int)
    groups = CheckboxesField("Group that ends too", coerce=int)

    def offer(self, seats: list[Seat], groups: list[GroupMembership]) -> None:
        """What goes on after the term unless it is ended too: all of it is ticked until somebody unticks it."""
        self.seats.choices = {str(seat.id): f"{seat.committee.name}: {seat.capacity or seat.role}" for seat in seats}
        self.groups.choices = {str(one.id): one.group.name for one in groups}
        if not self.is_submitted():
            self.seats.data, self.groups.data = [seat.id for seat in seats], [one.id for one in groups]


class RemoveForm(BaseForm):
    """Why something should never have been entered."""

    reason = StringField(
        "How it came to be entered by mistake",
        [InputRequired("Say how it came to be entered by mistake"), at_most(500)],
        description="Kept in the audit trail. The public is not shown it.",
    )


class GroupForm(EditForm):
    """A political group."""

    name = StringField("Name of the group", [InputRequired("Enter the name of the group"), at_most(120)])
    ended_on = DateField("Last day", description="Leave empty while there is such a group.")

    def details(self) -> GroupDetails:
        """What was typed, as the service takes it."""
        return {"name": self.name.data or "", "ended_on": self.ended_on.data}


class GroupMembershipForm(EditForm):
    """A member's time in a group. The route offers the groups."""

    group_id = SelectField("Political group", coerce=number_or_none)
    starts_on = DateField("First day", description="Leave empty only if the records do not say.")
    ends_on = DateField("Last day", description="Leave empty while the member is in the group.")

    def details(self) -> MembershipDetails:
        """What was typed, as the service takes it."""
        return self.values(MembershipDetails)


class PhotographForm(BaseForm):
    """A picture of a member."""

    photograph = FileField(
        "Photograph",
        [FileRequired("Choose a picture")],
        description="A JPEG, PNG or WebP picture of their face, up to 10 MB. It is cut to a portrait, and what the "
        "camera wrote beside it, such as where it was taken, is not kept.",
    )


class PrivateContactsForm(EditForm):
    """How the council reaches a member. The route takes the home address out for whoever may not read it."""

    email = EmailField("Private e-mail address", [IfTyped(), ADDRESS, at_most(254)])
    phone = StringField(
        "Private telephone number",
        [at_most(60)],
        widget=widgets.Text(type="tel", classes="govuk-input--width-20"),
    )
    home_address = TextAreaField("Home address", [at_most(500)])

    @classmethod
    def filling(cls, record: Member) -> dict[str, object]:  # type: ignore[override]
        """What this person may read of them."""
        found: dict[str, object] = dict(private_contacts.read(record, by=g.actor))
        if private_contacts.may_read_home_address(record, by=g.actor):
            found["home_address"] = private_contacts.read_home_address(record, by=g.actor)
        return {"data": found}

    def contacts(self) -> PrivateContacts:
        """What was typed, as the service takes it."""
        return {"email": self.email.data or "", "phone": self.phone.data or ""}
