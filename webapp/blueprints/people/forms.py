"""The forms about people and their roles."""

from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from models.vocabulary import Role
from webapp.choices import at_most, number_or_none
from webapp.edit_form import EditForm
from webapp.fields import DateField, EmailField, RadioField, SelectField, StringField
from webapp.forms import BaseForm
from webapp.services.roles import NewRole

ROLES = [
    SelectChoice(
        Role.OFFICER.value, "Democratic services officer", {"hint": "Plans meetings, writes and publishes agendas"}
    ),
    SelectChoice(
        Role.MONITORING_OFFICER.value,
        "Monitoring officer",
        {"hint": "Keeps the register of interests, with what is sensitive in it"},
    ),
    SelectChoice(
        Role.PERFORMANCE_OFFICER.value,
        "Performance officer",
        {"hint": "Keeps measures, targets, readings and their commentary"},
    ),
    SelectChoice(Role.MEMBER.value, "Member", {"hint": "Sees their own meetings and calendar"}),
    SelectChoice(
        Role.ADMINISTRATOR.value,
        "Administrator",
        {"hint": "Lets people in and reads the audit trail, but sees no draft and nothing of Part 2"},
    ),
]


class RoleForm(BaseForm):
    """A role to give."""

    role = RadioField("Role", [InputRequired("Choose a role")], choices=ROLES, coerce=Role)
    committee_id = SelectField(
        "For which committee", coerce=number_or_none, description="Only an officer's role can be for one"
    )
    starts_on = DateField("From", [InputRequired("Enter the day the role begins")], subject="The day the role begins")
    ends_on = DateField(
        "Until",
        [Optional()],
        subject="The day the role ends",
        description="The first day without it. Leave empty if not known",
    )
    decided = StringField(
        "Where it was decided",
        [at_most(200)],
        description="For example, the minutes of a meeting or a manager's letter",
    )

    def asked(self) -> NewRole:
        """The role as services know it."""
        return NewRole(
            self.role.data, self.starts_on.data, self.ends_on.data, self.committee_id.data, self.decided.data or ""
        )


class InviteForm(RoleForm):
    """Somebody to let in, and their first role."""

    name = StringField("Name", [InputRequired("Enter their name"), at_most(120)])
    email = EmailField("E-mail address", [InputRequired("Enter their e-mail address"), at_most(254)])
    member_id = SelectField(
        "Member",
        coerce=number_or_none,
        description="If they sit on committees: their own meetings are then shown to them",
    )


class PersonForm(EditForm):
    """How somebody is called and written to."""

    name = StringField("Name", [InputRequired("Enter their name"), at_most(120)])
    email = EmailField(
        "E-mail address",
        [InputRequired("Enter their e-mail address"), at_most(254)],
        description="They sign in with it. If you change it, a letter to the earlier address says so",
    )


class EndForm(BaseForm):
    """When something ends, and why."""

    ends_on = DateField(
        "The first day without it",
        [InputRequired("Enter the day")],
        subject="The day",
        description="Today, to end it at once",
    )
    reason = StringField("Why", [InputRequired("Say why, for the audit trail"), at_most(500)])


class ReasonForm(BaseForm):
    """Why something is done."""

    reason = StringField("How you know that it was they who asked", [InputRequired("Say how you know"), at_most(500)])
