"""The words stored of performance: measures, their targets and readings, what is made of them, and finance."""

from enum import StrEnum


class Unit(StrEnum):
    """What a measure counts in."""

    COUNT = "count"
    PERCENT = "%"
    PER_1000 = "rate per 1,000"
    PER_10000 = "rate per 10,000"
    PER_100000 = "rate per 100,000"
    POUNDS = "£"
    RATIO = "ratio"


class Polarity(StrEnum):
    """Which way is good."""

    HIGHER = "higher is better"
    LOWER = "lower is better"
    BAND = "within a band"
    CONTEXT = "context only"


class Frequency(StrEnum):
    """How often a measure is read: what one period of it is (models.rules.periods)."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TERMLY = "termly"
    ACADEMIC_YEAR = "academic year"
    ANNUAL = "annual"
    CALENDAR_YEAR = "calendar year"
    ROLLING = "rolling twelve months"

    @property
    def adverb(self) -> str:
        """How often, as a sentence says it: "reported every year"."""
        return {
            Frequency.MONTHLY: "every month",
            Frequency.QUARTERLY: "every quarter",
            Frequency.TERMLY: "every term",
            Frequency.ACADEMIC_YEAR: "every academic year",
            Frequency.ANNUAL: "every year",
            Frequency.CALENDAR_YEAR: "every calendar year",
            Frequency.ROLLING: "every month, for the twelve months before",
        }[self]


class TargetKind(StrEnum):
    """What is aimed at: a value, a band, a value that is reached step by step, or nothing."""

    VALUE = "a value"
    BAND = "a band"
    PROGRESSIVE = "a progressive target"
    NONE = "not a target measure"


class ReadingState(StrEnum):
    """Whether there is a figure, and if not, why not."""

    GIVEN = "given"
    AWAITED = "awaiting data"
    NOT_AVAILABLE = "not available"
    NOT_MONITORED = "not previously monitored"
    SUPPRESSED = "suppressed"


class Standing(StrEnum):
    """A measure against its target in one period."""

    ON_TRACK = "on track"
    NEAR = "near its target"
    OFF_TRACK = "off track"
    NO_TARGET = "no target"
    NO_DATA = "no data"


class Direction(StrEnum):
    """Which way the figure went, whatever is good."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    UNKNOWN = "not known"


class Course(StrEnum):
    """What the direction means, by the measure's polarity."""

    IMPROVING = "improving"
    DECLINING = "declining"
    STEADY = "steady"
    CHANGED = "changed"
    UNKNOWN = "not known"


class Mark(StrEnum):
    """How a commentary marks its measure for the committee."""

    NONE = "none"
    GOOD_PROGRESS = "good progress"
    CONCERN = "concern"


class Projection(StrEnum):
    """Where the owner expects the measure to stand at the end of the year."""

    NONE = "none given"
    WILL_MEET = "will meet its target"
    AT_RISK = "at risk of missing its target"
    WILL_MISS = "will miss its target"


class MeasureEvent(StrEnum):
    """What was decided about a measure of a framework."""

    ADDED = "added"
    REMOVED = "removed"
    REDEFINED = "definition changed"
    RETARGETED = "target changed"


class FinanceKind(StrEnum):
    """The tables of finance beside a scorecard."""

    REVENUE = "revenue"
    SAVINGS = "savings"
    CAPITAL = "capital"


class FollowUpKind(StrEnum):
    """What a committee did about a measure."""

    QUESTION = "question"
    ACTION = "action"
    SUGGESTION = "suggestion for the work programme"
    RECOMMENDATION = "recommendation"
