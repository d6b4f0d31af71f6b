"""The forms of a task and finish group: its task, its stage, what it keeps, and the report."""

from typing import Any

from wtforms.validators import InputRequired

from models.programme_vocabulary import TaskGroupStage
from models.rules.task_groups import lines_read
from models.task_group import TaskGroup
from webapp import widgets
from webapp.choices import at_most, number_or_none
from webapp.edit_form import EditForm
from webapp.fields import CheckboxesField, DateField, RadioField, SelectField, StringField, TextAreaField
from webapp.services.task_group_log import Part
from webapp.services.task_groups import GroupDetails


class GroupForm(EditForm):
    """What a group looks into, and by when it reports."""

    scope = TextAreaField(
        "What does it look into?",
        description="What it is to find out, and what it leaves aside. The public reads it.",
        widget=widgets.TextArea(rows=6),
    )
    lines_of_enquiry = TextAreaField(
        "Lines of enquiry", description="One question on a line.", widget=widgets.TextArea(rows=6)
    )
    report_due_on = DateField("By when does it report?", subject="The day it reports by")

    @classmethod
    def filling(cls, record: TaskGroup) -> dict[str, Any]:
        """What fills the form; the lines of enquiry one on a line."""
        lines = "\n".join(record.lines_of_enquiry or [])
        return {"data": {"scope": record.scope, "lines_of_enquiry": lines, "report_due_on": record.report_due_on}}

    def details(self) -> GroupDetails:
        """What was typed, as the service takes it."""
        return {
            "scope": self.scope.data or "",
            "lines_of_enquiry": lines_read(self.lines_of_enquiry.data or ""),
            "report_due_on": self.report_due_on.data,
        }


class NewGroupForm(GroupForm):
    """A group to be set up: a new committee, or one that is there."""

    name = StringField(
        "What is it called?", [at_most(200)], description="“Task and finish group on school exclusions”."
    )
    committee_id = SelectField("Or a group that is there already", coerce=number_or_none)


class StageForm(EditForm):
    """How far a group has come."""

    stage = RadioField(
        "How far has it come?",
        [InputRequired("Choose how far it has come")],
        coerce=lambda word: TaskGroupStage(word) if word in list(TaskGroupStage) else None,
    )
    stage_reason = TextAreaField(
        "Why?",
        description="Needed where it closes without a report. The public reads it.",
        widget=widgets.TextArea(rows=3),
    )


class ReportForm(EditForm):
    """At which item its committee took the report, and which recommendations it made its own."""

    item_id = SelectField("Under which item was the report taken?", coerce=number_or_none)
    numbers = CheckboxesField(
        "Which recommendations did the committee make its own?", coerce=lambda value: int(str(value))
    )


class WitnessForm(EditForm):
    """Somebody to be heard, or heard."""

    name = StringField("Name", [at_most(200)])
    capacity = StringField("What they speak for", [at_most(200)], description="Their post or organisation.")
    heard_on = DateField(
        "Heard on", subject="The day they are heard", description="The day they are, or were, heard. If it is known."
    )
    said = TextAreaField(
        "What they said", description="A note for the group. It is not published.", widget=widgets.TextArea(rows=5)
    )


class EvidenceForm(EditForm):
    """Something the group was given."""

    received_on = DateField("Received on", subject="The day it was received")
    given_by = StringField("From whom", [at_most(200)])
    says = TextAreaField(
        "What it is, and what it says", description="The public reads it.", widget=widgets.TextArea(rows=4)
    )
    link = StringField("Where to read it", [at_most(500)], description="A whole address, if there is one.")


class StepForm(EditForm):
    """A step of the timetable."""

    what = StringField("What is to be done?", [at_most(300)])
    planned_on = DateField("Planned for", subject="The day it is planned for")
    done_on = DateField("Done on", subject="The day it was done", description="Leave it empty until it is done.")


class RecommendationForm(EditForm):
    """What the report recommends, and to whom."""

    text = TextAreaField(
        "What is recommended?",
        description="As the committee would resolve it. It is published once the group has reported.",
        widget=widgets.TextArea(rows=4),
    )
    to_committee_id = SelectField("To which body?", coerce=number_or_none)
    to_body = StringField("Or a body that is not in the list, by name", [at_most(200)])


FORMS: dict[Part, type[EditForm]] = {
    Part.WITNESSES: WitnessForm,
    Part.EVIDENCE: EvidenceForm,
    Part.TIMETABLE: StepForm,
    Part.RECOMMENDATIONS: RecommendationForm,
}


def values_of(form: EditForm) -> dict[str, Any]:
    """What was typed for one thing of the log, by the record's own names."""
    kept = {field.name: field.data for field in form if field.name not in ("csrf_token", "revision")}
    texts = {name for name in kept if isinstance(form[name], StringField)}
    return {name: (value or "") if name in texts else value for name, value in kept.items()}
