"""The form of a commentary."""

from typing import Any

from models.reading import Commentary
from models.scorecard_vocabulary import Mark, Projection
from webapp import widgets
from webapp.choices import words_of
from webapp.edit_form import EditForm
from webapp.fields import RadioField, TextAreaField
from webapp.measured_field import MeasuredField
from webapp.services.commentaries import CommentaryDetails

MARKS = words_of(Mark) | {Mark.NONE.value: "Neither", Mark.CONCERN.value: "An area of concern"}
MARKS[Mark.GOOD_PROGRESS.value] = "An area of good progress"


class CommentaryForm(EditForm):
    """Why a measure stands where it does, what is done about it, and where it goes."""

    mark = RadioField("What is it for the committee", choices=MARKS, coerce=Mark, default=Mark.NONE)
    said = TextAreaField(
        "Commentary",
        description="Why it stands where it does. The figures are in the report already: it says them right by itself.",
        widget=widgets.TextArea(rows=8),
    )
    remedy = TextAreaField(
        "Remedial action", description="What is done about it, by whom and by when.", widget=widgets.TextArea(rows=4)
    )
    projection = RadioField(
        "At the end of the year it", choices=words_of(Projection), coerce=Projection, default=Projection.NONE
    )
    projected = MeasuredField("The figure expected then")
    outlook = TextAreaField("Why so", widget=widgets.TextArea(rows=3))

    @classmethod
    def filling(cls, record: Commentary) -> dict[str, Any]:
        """What fills the form; the usual words where nothing is written yet."""
        kept = {name: getattr(record, name) for name in CommentaryDetails.__annotations__}
        return {"data": {**kept, "mark": record.mark or Mark.NONE, "projection": record.projection or Projection.NONE}}

    def details(self) -> CommentaryDetails:
        """What was typed, as the service takes it."""
        typed = self.values(CommentaryDetails)
        texts = {name: typed[name] or "" for name in ("said", "remedy", "outlook")}  # type: ignore[literal-required]
        return {**typed, **texts}  # type: ignore[typeddict-item]
