"""What the page of a programme brought in offers for each answer."""

from dataclasses import dataclass, field

from models.programme_vocabulary import TopicKind
from models.rules.programme_answers import LEAVE, TAKE, Answers, topics_taken
from models.rules.programme_columns import Field
from webapp.choices import words_of
from webapp.services.incoming_programme.waiting import Looked


@dataclass(frozen=True, slots=True)
class Offered:
    """Everything the page shows: the programme as it waits, what each answer may be, and what somebody else kept."""

    looked: Looked
    wrong: dict[str, str]
    kept: Answers = field(default_factory=dict)

    columns = {"": "Choose what it holds"} | words_of(Field)
    kinds = words_of(TopicKind)
    ways = {TAKE: "Add it", LEAVE: "Leave it out"}

    @property
    def taken(self) -> int:
        """How many topics are to be added."""
        return len(topics_taken(self.looked.chosen))

    def kept_in_words(self, name: str) -> str:
        """What somebody else kept meanwhile."""
        return self.kept[name] or "(nothing)"


def offered(looked: Looked, *, kept: Looked | None = None) -> Offered:
    """What the page offers. `kept` is how it waits now, where somebody else corrected it meanwhile."""
    differing = {
        name: answer for name, answer in (kept.chosen if kept else {}).items() if looked.chosen.get(name) != answer
    }
    return Offered(looked, dict(looked.problems), differing)
