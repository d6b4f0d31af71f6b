"""The forms of scoring: whether the public may suggest, and a scheme of criteria."""

from typing import Any

from models.rules.scoring import criteria_read, criteria_typed
from models.suggestion import ScoringScheme
from webapp import widgets
from webapp.choices import at_most
from webapp.edit_form import EditForm
from webapp.fields import BooleanField, IntegerField, StringField, TextAreaField
from webapp.services.scoring_schemes import SchemeDetails


class OpenForm(EditForm):
    """Whether anybody may suggest a topic on the public site."""

    takes_suggestions = BooleanField("Anybody may suggest a topic on the public site")


class SchemeForm(EditForm):
    """A scheme: its name, its criteria and its marks."""

    name = StringField("Name", [at_most(100)])
    criteria = TextAreaField(
        "Criteria",
        description="One on a line: a name, a colon, and the question that members mark. A higher mark always means "
        "more worth looking into.",
        widget=widgets.TextArea(rows=8),
    )
    lowest = IntegerField("Lowest mark")
    highest = IntegerField("Highest mark")

    @classmethod
    def filling(cls, record: ScoringScheme) -> dict[str, Any]:
        """What fills the form; the criteria one on a line."""
        kept = {"name": record.name, "lowest": record.lowest, "highest": record.highest}
        return {"data": {**kept, "criteria": criteria_typed(record.criteria or [])}}

    def details(self) -> SchemeDetails:
        """What was typed, as the service takes it."""
        return {
            "name": self.name.data or "",
            "criteria": criteria_read(self.criteria.data or ""),
            "lowest": self.lowest.data,
            "highest": self.highest.data,
        }
