"""The form of a committee's details."""

from wtforms.validators import InputRequired

from models.minutes_vocabulary import MinutesAudience
from models.vocabulary import CommitteeKind, NumberingStyle
from webapp import widgets
from webapp.choices import NUMBERINGS, at_most, number_or_none, words_of
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, DateField, IntegerField, SelectField, StringField, TextAreaField, TimeField
from webapp.services.committees import CommitteeDetails

DRAFT_READERS = {
    MinutesAudience.MEMBERS: "Members, until the minutes are approved",
    MinutesAudience.PUBLIC: "Everybody, marked as a draft",
}
NARROW = widgets.Text(inputmode="numeric", classes="govuk-input--width-3")


class CommitteeForm(EditForm):
    """What a committee is, where it usually meets, and how its agendas look. The route offers parents and styles."""

    name = StringField("Name", [InputRequired("Enter the committee's name"), at_most(200)])
    kind = SelectField("Kind", choices=words_of(CommitteeKind), coerce=CommitteeKind)
    remit = TextAreaField(
        "Remit",
        description="What the committee is for, as the public reads it. You can use Markdown.",
        widget=widgets.TextArea(rows=8),
    )
    parent_id = SelectField("Reports to", coerce=number_or_none)
    usual_venue = StringField("Usual venue", [at_most(200)], description="The building and town: Shire Hall, Moorton")
    usual_room = StringField("Usual room", [at_most(200)])
    usual_starts_at = TimeField("Usual start", subject="The usual start", description="For example, 10am or 2.30pm")
    usual_minutes = IntegerField(
        "Usual length, in minutes",
        [InputRequired("Enter how long a meeting usually lasts")],
        subject="The usual length",
        widget=NARROW,
    )
    numbering = SelectField("Items", choices=NUMBERINGS, coerce=NumberingStyle)
    sub_numbering = SelectField("Items below an item", choices=NUMBERINGS, coerce=NumberingStyle)
    speaking_days = IntegerField(
        "Working days before the meeting",
        subject="Working days",
        description="Leave both empty if the committee has no such deadline.",
        widget=NARROW,
    )
    speaking_at = TimeField("Time of day", subject="The time of day", description="For example, 9am or midday")
    webcast = TextAreaField(
        "Webcast notice", description="Printed on agendas when meetings are filmed. Leave empty if they are not."
    )
    quorum = IntegerField(
        "Quorum",
        subject="The quorum",
        description="How many members must be present. Empty means a quarter of the members, and at least three.",
        widget=NARROW,
    )
    balanced_seats = IntegerField(
        "Seats shared among the political groups",
        subject="The number of seats",
        description="For political balance. Leave empty if the body is left out of it, as a cabinet is.",
        widget=NARROW,
    )
    allows_substitutes = BooleanField("Members may send a substitute")
    substitutes_are_named = BooleanField("Only named substitutes: those with a substitute's seat on the committee")
    substitutes_share_group = BooleanField("Only members of the same political group")
    substitute_notice_hours = IntegerField(
        "Hours of notice before the meeting",
        subject="The hours of notice",
        description="Leave empty if a substitute may be named at the meeting itself.",
        widget=NARROW,
    )
    prints_guidance = BooleanField("Print the council's guidance on declaring interests with the agenda")
    draft_minutes = SelectField(
        "Who reads draft minutes, once they are issued?",
        choices=DRAFT_READERS,
        coerce=MinutesAudience,
    )
    minutes_run_on = BooleanField("Number minutes on from meeting to meeting, for ever")
    house_style_id = SelectField("House style", coerce=number_or_none)
    ended_on = DateField("Last day of the committee", description="Only for a committee that has ended or is about to.")

    def details(self) -> CommitteeDetails:
        """What was typed, as the service takes it."""
        return self.values(CommitteeDetails)


class DisqualifiedForm(EditForm):
    """How many members of the council became disqualified at the same time, and when."""

    disqualified_at_once = IntegerField(
        "How many became disqualified at the same time",
        subject="The number of members",
        description="Leave both empty if none did.",
        widget=NARROW,
    )
    disqualified_on = DateField("The day they became disqualified")
