"""What the page of minutes brought in offers for each answer, and how an answer reads in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from models.meeting import Meeting
from models.minutes_vocabulary import MinuteOutcome, ResolutionOutcome
from models.rules.attendance_categories import HEADINGS
from models.rules.minutes_reading.choices import BEFORE, NAMED, NEW, OUT, Choices
from models.vocabulary import AttendanceStatus
from webapp.choices import words_of
from webapp.services import agenda_tree, members
from webapp.services.incoming_minutes.waiting import Waiting

COMMITTEES_OWN = "By their seat"


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything the page shows: the minutes as they wait, what each answer may be, and what somebody else kept."""

    looked: Waiting
    people: dict[str, str]
    owners: dict[str, str]
    places: dict[str, str]
    chairs: dict[str, str]
    has_agenda: bool
    wrong: dict[str, str]
    kept: Choices = field(default_factory=dict)

    headings = {"": COMMITTEES_OWN} | {category.value: words for category, words in HEADINGS.items()}
    statuses = words_of(AttendanceStatus)
    outcomes = {"": "Nothing said"} | words_of(MinuteOutcome)
    decisions = words_of(ResolutionOutcome) | {OUT: "Leave it out"}

    @property
    def matched(self) -> int:
        """How many of the people are members kept here."""
        return sum(answer.isdecimal() for name, answer in self.looked.chosen.items() if _is_who(name))

    @property
    def resolutions(self) -> int:
        """How many resolutions were found."""
        return sum(len(one["resolutions"]) for one in self.looked.paper["items"])

    @property
    def actions(self) -> int:
        """How many actions were found."""
        return sum(len(one["actions"]) for one in self.looked.paper["items"])

    def kept_in_words(self, name: str) -> str:
        """What somebody else kept meanwhile, as the page shows it."""
        answer = self.kept[name]
        lists = {"who": self.people, "place": self.places, "category": self.headings, "chair": self.chairs}
        return lists.get(name.rsplit("-", 1)[-1], {}).get(answer, answer) or "(nothing)"


def answers(meeting: Meeting, looked: Waiting, *, kept: Waiting | None = None) -> Answers:
    """What the page offers. `kept` is how the minutes wait now, where somebody else corrected them meanwhile."""
    everybody = {str(one.id): one.name for one in members.all_members()}
    agenda = {str(node.item.id): f"{node.label} {node.item.heading}".strip() for node in _nodes(meeting)}
    chosen = looked.chosen
    differing = {name: answer for name, answer in kept.chosen.items() if chosen[name] != answer} if kept else {}
    return Answers(
        looked=looked,
        people={NAMED: "Nobody kept here: printed by name", OUT: "Leave out"} | everybody,
        owners={NAMED: "Nobody kept here: by name", OUT: "Leave the action out"} | everybody,
        places={NEW: "A new item", BEFORE: "Part of the item before it", OUT: "Leave it out"} | agenda,
        chairs={"": "Nobody said"} | _chairs(looked),
        has_agenda=bool(agenda),
        wrong=looked.problems,
        kept=differing,
    )


def _chairs(looked: Waiting) -> dict[str, str]:
    return {str(place): one["name"] for place, one in enumerate(looked.paper["people"])}


def _nodes(meeting: Meeting) -> Iterable[agenda_tree.Node]:
    return agenda_tree.walk(agenda_tree.tree_of(meeting))


def _is_who(name: str) -> bool:
    return name.startswith("person-") and name.endswith("-who")
