"""What a check of a work programme looks at: plain facts, with no record behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from models.programme_vocabulary import TopicKind, TopicStatus
from models.rules import board
from models.rules.linter.days_in_words import A_YEAR
from models.rules.seats import Unseated
from models.rules.work_programme import When, in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """A day on which a topic was reported. `report_id` is that of a note; 0 where an agenda kept here carried it."""

    reported_on: date
    report_id: int = 0
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class TopicFacts:
    """One topic of the programme: its words, when it comes, when it came, and what it follows up.

    `asked_words` are those of the resolution, ask or action it comes from. `touched_on` is the day of its last change;
    `portfolio_holder_left_on` and `lead_left_on` are when those it names left, and None while they are there.
    """

    id: int
    title: str
    detail: str = ""
    notes: str = ""
    follow_up: str = ""
    source_words: str = ""
    asked_words: str = ""
    last_report_note: str = ""
    kind: TopicKind = TopicKind.SCRUTINY
    status: TopicStatus = TopicStatus.OPEN
    when: When = field(default_factory=When)
    meeting_id: int | None = None
    every_months: int | None = None
    minutes: int | None = None
    is_in_depth: bool = False
    lead_officer: str = ""
    lead_left_on: date | None = None
    portfolio_holder: str = ""
    portfolio_holder_left_on: date | None = None
    reports: Sequence[ReportFacts] = ()
    touched_on: date | None = None
    owed_id: int | None = None
    resolution_id: int | None = None
    key_decision_id: int | None = None
    is_referral: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it has not ended."""
        return self.status is TopicStatus.OPEN

    @property
    def is_standing(self) -> bool:
        """Whether it comes to every meeting, or is on the list of what always does."""
        return board.comes_every_time(self.kind, self.when.timing)

    @property
    def planned_on(self) -> date | None:
        """The day of its meeting or the first of its month; None while neither is fixed."""
        return self.when.held_on or self.when.month

    @property
    def coming(self) -> str:
        """When it comes, in words."""
        return in_words(self.when)

    @cached_property
    def said(self) -> Mapping[str, str]:
        """What the programme prints of it, by the name of the field."""
        return {
            "title": self.title,
            "detail": self.detail,
            "notes": self.notes,
            "follow_up": self.follow_up,
            "source_words": self.source_words,
            "last_report_note": self.last_report_note,
        }

    @cached_property
    def dated(self) -> Mapping[str, str]:
        """What of that names a year: only there can a day be named."""
        return {field: text for field, text in self.said.items() if text and A_YEAR.search(text)}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """A meeting of the committee. `was_taken` are the topics that its agenda carried.

    One that `is_used` has something to do, whether this year's programme says so or not: its agenda has items, or a
    topic of another year's programme comes to it. `beside` are the topics planned for it, whichever year's they are.
    """

    id: int
    held_on: date
    is_cancelled: bool = False
    is_used: bool = False
    minutes_available: int | None = None
    was_taken: frozenset[int] = frozenset()
    beside: Sequence[board.Beside] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFacts:
    """Something asked of the programme: in a minute, by a resolution that comes again, or as a suggestion.

    `where` says where it was asked: "in the minutes of 12 March 2019". `topic_ids` are the topics that follow it up.
    """

    words: str
    asked_on: date
    where: str
    owed_id: int = 0
    resolution_id: int = 0
    action_id: int = 0
    suggestion_id: int = 0
    topic_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """A decision of the forward plan whose subject the committee's remit touches, by the words they share.

    `is_wanted` is what the committee said of it; None while it said nothing.
    """

    id: int
    title: str
    decider: str
    decide_on: date
    shared: Sequence[str] = ()
    is_wanted: bool | None = None


class ElsewhereFacts(NamedTuple):
    """A topic of some committee's programme of the same year. `when` are the parts of a When, in their order."""

    id: int
    committee: str
    title: str
    when: tuple[Any, ...] = ()

    @property
    def coming(self) -> str:
        """When it comes, in words."""
        return in_words(When(*self.when))


# A topic listed under a word of its title, with all of its words.
Listed = tuple[frozenset[str], ElsewhereFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderFacts:
    """A scrutiny champion or group spokesperson who does not sit on the committee, and the seat that says so."""

    seat_id: int
    member_id: int
    unseated: Unseated


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFacts:
    """A table that was brought in: its rows, and whether its row of headings comes again on each page."""

    filename: str
    rows: int
    repeats_headings: bool
    read_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ProgrammeFacts:
    """One committee's programme of one municipal year on one day, with all that it is checked against.

    `meetings` are all of the committee's, whatever their year. `closed` says why a day that is no weekend is one on
    which the council does not meet. `stale_after` is a number of meetings held. `in_use` is the year of the programme
    that the committee goes by: what is asked for now is looked for there, and in no other check.
    `other_titles` are those of the committee's topics of other years. `elsewhere` are the topics of the year
    by the words of their titles (doubles.by_word), whoever's they are: one such index serves every committee.
    """

    committee: str
    today: date
    year: int
    topics: Sequence[TopicFacts] = ()
    meetings: Sequence[MeetingFacts] = ()
    requests: Sequence[RequestFacts] = ()
    other_titles: Sequence[str] = ()
    decisions: Sequence[DecisionFacts] = ()
    elsewhere: Mapping[str, Sequence[Listed]] = field(default_factory=dict)
    holders: Sequence[HolderFacts] = ()
    tables: Sequence[TableFacts] = ()
    closed: Mapping[date, str] = field(default_factory=dict)
    most_in_depth: int | None = None
    minutes_available: int | None = None
    stale_after: int = 3
    in_use: int | None = None

    @cached_property
    def open_topics(self) -> list[TopicFacts]:
        """The topics that have not ended, in order."""
        return [topic for topic in self.topics if topic.is_open]

    @cached_property
    def held(self) -> list[MeetingFacts]:
        """The meetings that were to be held before today, and were not cancelled, in order of date."""
        return sorted((one for one in self._standing if one.held_on < self.today), key=lambda one: one.held_on)

    @cached_property
    def coming(self) -> list[MeetingFacts]:
        """Today's meeting and those after it that are not cancelled, in order of date."""
        return sorted((one for one in self._standing if one.held_on >= self.today), key=lambda one: one.held_on)

    @property
    def _standing(self) -> list[MeetingFacts]:
        return [one for one in self.meetings if not one.is_cancelled]
