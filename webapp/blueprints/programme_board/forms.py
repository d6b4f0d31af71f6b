"""The one form of a card: where its topic goes, and why."""

from models.programme_vocabulary import TopicTiming
from models.rules import RuleBroken
from webapp.address_parts import number_in
from webapp.choices import at_most
from webapp.fields import HiddenField, StringField
from webapp.forms import BaseForm
from webapp.services.topic_slots import Slot

PLACES = {"every": TopicTiming.EVERY_MEETING, "open": TopicTiming.NOT_YET}


class CardForm(BaseForm):
    """`where` is the number of a meeting, "every" or "open"; `revision` is that of the topic on the page."""

    where = StringField("Where to")
    reason = StringField("Why does it move?", [at_most(1000)])
    revision = HiddenField()

    def slot(self) -> Slot:
        """Where the topic is to stand. RuleBroken where nothing is chosen."""
        chosen = self.where.data or ""
        if chosen in PLACES:
            return Slot(PLACES[chosen])
        meeting_id = number_in(chosen)
        if meeting_id is None:
            raise RuleBroken("Choose where it goes.", "where")
        return Slot(TopicTiming.MEETING, meeting_id=meeting_id)

    def belongs_to(self, topic_id: int) -> None:
        """Give its boxes names of their own: a page has many such forms."""
        self.where.id, self.reason.id = f"where-{topic_id}", f"why-{topic_id}"
