"""What is asked before something becomes public, or stops being so."""

from wtforms.validators import InputRequired, Length, Optional

from models.vocabulary import Verb
from webapp.fields import HiddenField, RadioField, TextAreaField
from webapp.forms import BaseForm

AFTER_THE_FIRST = {
    Verb.CORRECT.value: "Correct it: something the public saw was wrong or has changed",
    Verb.SUPPLEMENT.value: "Supplement it: papers or items are added, and nothing the public saw was wrong",
}
LONGEST_REASON = 1000


class PublishForm(BaseForm):
    """One press. A first version, or a first agenda, asks nothing; a later one asks which verb it is, and why."""

    seen = HiddenField()
    verb = RadioField("What are you doing?", choices=AFTER_THE_FIRST, validators=[Optional()])
    reason = TextAreaField(
        "The reason",
        description="The public reads this beside the new version.",
        validators=[Length(max=LONGEST_REASON, message=f"Keep the reason under {LONGEST_REASON} characters.")],
    )

    def chosen_verb(self) -> Verb:
        """What is done to a version the public has read: a correction, unless it is said to be a supplement."""
        return Verb(self.verb.data or Verb.CORRECT)


class WithdrawForm(BaseForm):
    """Taking something away from the public."""

    reason = TextAreaField(
        "The reason",
        description="Whoever opens the address reads this in its place.",
        validators=[InputRequired("Give the reason: whoever opens the address reads it."), Length(max=LONGEST_REASON)],
    )
