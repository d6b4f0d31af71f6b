"""What the page of a programme brought in offers for each answer."""

from dataclasses import dataclass, field

from models.programme_vocabulary import TopicKind
from models.rules.programme_answers import AS_IT_STANDS, LEAVE, REPLACE, TAKE, Answers, topics_taken
from models.rules.programme_columns import Field
from models.work_programme import IncomingProgramme
from webapp.choices import words_of
from webapp.services.incoming_programme import beside
from webapp.services.incoming_programme.waiting import Looked


@dataclass(frozen=True, slots=True)
class Offered:
    """Everything the page shows: the programme as it waits, what each answer may be, and what somebody else kept."""

    looked: Looked
    wrong: dict[str, str]
    introduction: str
    people: dict[str, str]
    kept: Answers = field(default_factory=dict)

    columns = {"": "Choose what it holds"} | words_of(Field)
    kinds = words_of(TopicKind)
    ways = {TAKE: "Add it", AS_IT_STANDS: "It is right: add it as it stands", LEAVE: "Leave it out"}
    champion_ways = {TAKE: "Give them this part", LEAVE: "Leave it out"}

    @property
    def introduction_ways(self) -> dict[str, str]:
        """What may become of the words before the topics."""
        if not self.introduction:
            return {TAKE: "Put them before the programme", LEAVE: "Leave them out"}
        return {LEAVE: "Leave them out: the programme has its own", REPLACE: "Put them in place of its own"}

    @property
    def taken(self) -> int:
        """How many topics are to be added."""
        return len(topics_taken(self.looked.chosen))

    def ways_of(self, name: str) -> dict[str, str]:
        """What may become of a row; that it is right is offered only where that was doubted."""
        is_doubted = name in self.wrong or self.looked.chosen[name] == AS_IT_STANDS
        return {way: words for way, words in self.ways.items() if is_doubted or way != AS_IT_STANDS}

    def kept_in_words(self, name: str) -> str:
        """What somebody else kept meanwhile."""
        if name.startswith("row-") and name.endswith("-take"):
            return self.ways.get(self.kept[name], self.kept[name])
        return self.kept[name] or "(nothing)"


def offered(incoming: IncomingProgramme, looked: Looked, *, kept: Looked | None = None) -> Offered:
    """What the page offers of a programme. `kept` is how it waits now, where somebody else corrected it meanwhile."""
    differing = {
        name: answer for name, answer in (kept.chosen if kept else {}).items() if looked.chosen.get(name) != answer
    }
    people = {"": "Choose who it is"} | {str(number): name for number, name in beside.member_names().items()}
    introduction = beside.introduction_of_programme(incoming)
    return Offered(looked, dict(looked.problems), introduction, people if looked.champions else {}, differing)
