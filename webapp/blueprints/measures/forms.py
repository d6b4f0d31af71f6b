"""The forms of a measure, of a target, and of a decision about either."""

from datetime import date
from typing import Any

from wtforms.validators import InputRequired

from models.measure import Measure
from models.reading import Target
from models.rules import RuleBroken, periods
from models.scorecard_vocabulary import Frequency, Polarity, TargetKind, Unit
from webapp import widgets
from webapp.choices import at_most, number_or_none, words_of
from webapp.edit_form import EditForm
from webapp.fields import (
    BooleanField,
    CheckboxesField,
    DateField,
    DecimalField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from webapp.measured_field import MeasuredField
from webapp.services.measure_changes import Decision
from webapp.services.measures import MeasureDetails
from webapp.services.targets import AIMED, AimsDoubted, TargetDetails

EVERYONE_READS_IT = "The committee and the public read it."


class DecisionForm(EditForm):
    """A decision about a measure: from when it holds, why, and who took it."""

    takes_effect_on = DateField("From which day", subject="The day from which it holds")
    reason = TextAreaField("Why", description=EVERYONE_READS_IT, widget=widgets.TextArea(rows=3))
    meeting_id = SelectField("At which meeting it was decided", coerce=number_or_none)
    decided_by = StringField(
        "Or who decided it", [at_most(200)], description="“Performance leads of the panel”, where no meeting did."
    )
    breaks_series = BooleanField("Figures before that day cannot be compared with those after")

    def decision(self) -> Decision | None:
        """What was typed of a decision; None where nothing was."""
        typed = any((self.takes_effect_on.data, self.reason.data, self.meeting_id.data, self.decided_by.data))
        return self.values_of_decision() if typed or self.breaks_series.data else None

    def values_of_decision(self) -> Decision:
        """What was typed of a decision, as the service takes it."""
        return {
            "takes_effect_on": self.takes_effect_on.data,
            "reason": self.reason.data or "",
            "meeting_id": self.meeting_id.data,
            "resolution_id": None,
            "decided_by": self.decided_by.data or "",
            "breaks_series": self.breaks_series.data,
        }


class MeasureForm(DecisionForm):
    """What is measured, how, and who answers for it."""

    code = StringField("Code", [at_most(20)], description="As the paper numbers it: 7, 7a, 14.")
    name = StringField("What is measured", [InputRequired("Enter what is measured."), at_most(400)])
    definition = TextAreaField("How it is counted", description=EVERYONE_READS_IT, widget=widgets.TextArea(rows=4))
    area_id = SelectField("Policy area", coerce=number_or_none)
    unit = SelectField("Unit", choices=words_of(Unit), coerce=Unit, default=Unit.COUNT)
    decimals = IntegerField("Decimal places", [InputRequired("Enter how many: 0 for whole numbers.")], default=0)
    polarity = RadioField(
        "Which way is good", [InputRequired("Choose which way is good.")], choices=words_of(Polarity), coerce=Polarity
    )
    near = DecimalField(
        "How far from a target is still near it",
        description="In the measure’s own unit. A target’s own tolerance comes first.",
    )
    frequency = SelectField(
        "How often it is read", choices=words_of(Frequency), coerce=Frequency, default=Frequency.QUARTERLY
    )
    lag_days = IntegerField(
        "Days after a period until its figures come", [InputRequired("Enter how many: 0 if at once.")], default=0
    )
    trend_periods = IntegerField(
        "Periods the longer trend looks at", [InputRequired("Enter how many: 2 or more.")], default=4
    )
    suppress_below = IntegerField(
        "Smallest number of people that is published",
        description="A smaller one is kept, and never shown to the public; of a share it is known by its two parts. "
        "Leave it empty where nobody could be known.",
    )
    owner = StringField("Who answers for it", [at_most(200)], description="They write its commentary.")
    portfolio_holder_id = SelectField("Portfolio holder", coerce=number_or_none)
    source = StringField("Where the figures come from", [at_most(300)])
    committee_ids = CheckboxesField("In which committees’ remit", coerce=lambda value: int(str(value)))

    @classmethod
    def filling(cls, record: Measure) -> dict[str, Any]:
        """What fills the form; nothing of an earlier decision."""
        kept = {name: getattr(record, name) for name in MeasureDetails.__annotations__}
        return {"data": {**kept, "committee_ids": [one.committee_id for one in record.remits]}}

    def details(self) -> MeasureDetails:
        """What was typed, as the service takes it."""
        return self.values(MeasureDetails)


class TargetForm(DecisionForm):
    """What a measure aims at, from one period until another."""

    from_period = StringField("From which period", [InputRequired("Enter the first period."), at_most(60)])
    until_period = StringField("Until which period", [at_most(60)], description="Leave it empty until further notice.")
    kind = RadioField(
        "What is aimed at", [InputRequired("Choose what is aimed at.")], choices=words_of(TargetKind), coerce=TargetKind
    )
    value = MeasuredField("Value", description="Of a progressive target: where it is to stand in its last period.")
    tolerance = DecimalField("Still near it within", description="In the measure’s own unit.")
    start_value = MeasuredField("A progressive target starts from")
    low = MeasuredField("Lower end of the band")
    high = MeasuredField("Upper end of the band")
    edge = DecimalField("The band turns amber within", description="How far inside its ends, in the measure’s unit.")
    note = StringField("Where it comes from", [at_most(300)])
    is_sure = BooleanField("The target is right as it stands")
    is_doubted = False

    @classmethod
    def filling(cls, record: Target) -> dict[str, Any]:
        """What fills the form; the periods by their names."""
        kept = {name: getattr(record, name) for name in TargetDetails.__annotations__ if hasattr(record, name)}
        first = periods.period_of(record.measure.frequency, record.starts_on)
        last = periods.period_of(record.measure.frequency, record.ends_on) if record.ends_on else None
        return {"data": {**kept, "from_period": first.label, "until_period": last.label if last else ""}}

    def ask_of(self, measure: Measure, on: date) -> None:
        """Read what stands where the measure's figures stand as they are read, and name one of its own periods."""
        for name in AIMED:
            self[name].read_as(measure.unit)
        example, *_ = periods.period_of(measure.frequency, on).label.split(" (")
        self.from_period.description = f"Such as “{example}”."

    def details(self) -> TargetDetails:
        """What was typed, as the service takes it."""
        return self.values(TargetDetails)

    def explain(self, broken: RuleBroken) -> None:
        """Show a refusal; where numbers are doubted, a question beside each and the box that says they are right."""
        doubts = broken.doubts if isinstance(broken, AimsDoubted) else []
        for one in [RuleBroken(doubt.sentence, doubt.field) for doubt in doubts] or [broken]:
            super().explain(one)
        self.is_doubted = bool(doubts) or self.is_sure.data
        # The box is about what was typed, and stands on no target that is kept.
        self.differences = tuple(one for one in self.differences if one.label != self.is_sure.label.text)
