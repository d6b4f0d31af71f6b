"""What is asked for the lawful route by which an agenda, or an item of it, is taken late."""

from wtforms.validators import InputRequired, Length

from models.vocabulary import LateRoute
from webapp.fields import HiddenField, RadioField, StringField, TextAreaField
from webapp.forms import BaseForm


class RouteForm(BaseForm):
    """Which lawful route is taken, and what the minutes will need to say of it."""

    item = HiddenField()
    route = RadioField(
        "Which lawful route is taken?",
        choices={},
        validators=[InputRequired("Choose the lawful route that is taken.")],
    )
    circumstances = TextAreaField(
        "The circumstances", description="Kept for the minutes, and shown to the public.", validators=[Length(max=2000)]
    )
    chair_name = StringField("The name of the chair", validators=[Length(max=120)])

    def offer(self, routes) -> None:
        """Offer the routes that are open now, but for putting the meeting off, which has a page of its own."""
        self.route.choices = {
            offer.route.value: f"{offer.title}. {offer.explanation}"
            for offer in routes
            if offer.route != LateRoute.DEFER
        }
