"""What is found in minutes on paper, each with the words it comes from."""

from dataclasses import dataclass, field
from datetime import date, time

from models.minutes_vocabulary import AttendeeCategory, MinuteOutcome, ResolutionOutcome
from models.vocabulary import AttendanceStatus


@dataclass(slots=True)
class FoundPerson:
    """Somebody named as present or as having sent apologies. `category` is None under the committee's own heading."""

    name: str
    capacity: str = ""
    category: AttendeeCategory | None = None
    status: AttendanceStatus = AttendanceStatus.PRESENT
    is_chair: bool = False
    source: str = ""


@dataclass(slots=True)
class FoundResolution:
    """Something resolved. `to_body` is whom it recommends something to, where the paper says so."""

    text: str
    outcome: ResolutionOutcome
    to_body: str = ""
    source: str = ""


@dataclass(slots=True)
class FoundAction:
    """Something somebody is to do, by a day where one is named."""

    text: str
    owner: str
    due_on: date | None
    source: str


@dataclass(slots=True)
class FoundItem:
    """A heading with what stands under it. `depth` is 0 at the top; `text` is Markdown, and the paper's own words.

    `is_heading_only` marks a heading without a number among items that have one: it may be part of what is before it.
    """

    label: str
    heading: str
    depth: int = 0
    is_heading_only: bool = False
    text: str = ""
    outcome: MinuteOutcome | None = None
    outcome_reason: str = ""
    resolutions: list[FoundResolution] = field(default_factory=list)
    actions: list[FoundAction] = field(default_factory=list)


@dataclass(slots=True)
class Read:
    """Everything found. `left` are the words of the paper that became nothing, so that none is lost unseen."""

    held_on: date | None = None
    held_source: str = ""
    opened_at: time | None = None
    opened_source: str = ""
    rose_at: time | None = None
    rose_source: str = ""
    people: list[FoundPerson] = field(default_factory=list)
    items: list[FoundItem] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
