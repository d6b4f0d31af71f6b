"""The shape of a published scorecard: plain data, each figure both as exact digits and as it is shown.

Numbers are decimals written as text ("63.2"), dates are ISO days. Nothing here is computed again by who reads it: the
words beside a figure are the product's own, from models.rules.scorecards and models.rules.finance.
"""

from typing import Literal, NotRequired, TypedDict


class PeriodBody(TypedDict):
    """A period: its key in an address ("2018-19"), its name, and its days."""

    key: str
    label: str
    short: str
    starts_on: str
    ends_on: str


class PointBody(TypedDict):
    """A figure of one series in one period. `shown` says why where there is none; `value` is then empty."""

    period: PeriodBody
    state: str
    value: str
    shown: str
    parts: str
    target: str
    low: str
    high: str
    is_provisional: bool
    provisional_until: str
    expected_on: str
    note: str


class SeriesBody(TypedDict):
    """A comparator's points ("England"), in the order of the measure's own periods."""

    name: str
    points: list[PointBody]


class TargetBody(TypedDict):
    """What was aimed at in the period reported. `edge_low` and `edge_high` are where a band turns amber, inside it."""

    kind: str
    words: str
    value: str
    low: str
    high: str
    edge_low: str
    edge_high: str
    note: str


class JudgementBody(TypedDict):
    """Something the product computed: the word, what it means for the reader, and how it came about."""

    word: str
    meaning: str
    why: str


class BreakBody(TypedDict):
    """Where figures stop being comparable, and why."""

    on: str
    reason: str


class ChartMarkBody(TypedDict):
    """A day marked on the chart: a meeting that looked at the measure, or a recommendation about it.

    `meeting_id` is the meeting's own number, for another may be at its address one day. It is not on the oldest marks.
    """

    on: str
    kind: Literal["meeting", "recommendation"]
    words: str
    address: str
    meeting_id: NotRequired[int]


class CommentaryBody(TypedDict):
    """What the owner says, as Markdown, with the projection in words."""

    mark: str
    said: str
    remedy: str
    projection: str
    projected: str
    outlook: str


class MeasureBody(TypedDict):
    """One measure on a scorecard, with all that its chart, table and words need."""

    id: int
    code: str
    name: str
    definition: str
    unit: str
    unit_words: str
    decimals: int
    polarity: str
    frequency: str
    area: str
    outcome: str
    owner: str
    portfolio_holder: str
    source: str
    points: list[PointBody]
    comparators: list[SeriesBody]
    target: TargetBody
    standing: JudgementBody
    travel: JudgementBody
    travel_direction: str
    trend: JudgementBody
    trend_direction: str
    breaks: list[BreakBody]
    marks: list[ChartMarkBody]
    commentary: CommentaryBody
    exception: str


class AreaBody(TypedDict):
    """A policy area with how many measures the framework has in it; `is_reported`: some of them are on this one."""

    outcome: str
    name: str
    measures_in_all: int
    is_reported: bool


class SummaryBody(TypedDict):
    """How many measures stand how, and the sentence that says so; `percents` add up to 100."""

    counts: dict[str, int]
    percents: dict[str, int]
    sentence: str


class DecidedBody(TypedDict):
    """A decision about a measure that takes effect in this period: added, removed, redefined, retargeted."""

    code: str
    name: str
    event: str
    takes_effect_on: str
    reason: str
    decided_by: str


class FigureBody(TypedDict):
    """A figure of finance as shown, the digits, whether it was computed, and what disagrees with it."""

    value: str
    shown: str
    is_computed: bool
    disagrees: str


class FinanceRowBody(TypedDict):
    """A business unit's row with its commentary below it; figures by the names of models.rules.finance.FIELDS."""

    unit: str
    figures: dict[str, FigureBody]
    standing: str
    commentary: str


class FinanceBody(TypedDict):
    """One table of finance: its columns in order, each a name and a heading."""

    kind: str
    title: str
    columns: list[tuple[str, str]]
    rows: list[FinanceRowBody]


class ContactBody(TypedDict):
    """A row of the contacts table."""

    role: str
    name: str
    detail: str
    email: str


class EvidenceBody(TypedDict):
    """What a scorecard said of a measure when somebody asked about it.

    `address` is that of the version they read; the oldest evidence leads to whichever is in force.
    """

    measure: str
    period: str
    shown: str
    target: str
    standing: str
    travel: str
    sentence: str
    address: str


class NamedBody(TypedDict):
    """A framework, committee or meeting with the address of its own page, empty where it has none."""

    id: int
    name: str
    slug: str
    address: str


class ScorecardBody(TypedDict):
    """A published scorecard: the committee's paper, frozen as it was when it was published."""

    kind: Literal["scorecard"]
    id: int
    address: str
    title: str
    council: str
    framework: NamedBody
    committee: NamedBody | None
    meeting: NamedBody | None
    meeting_on: str
    period: PeriodBody
    recommendation: str
    introduction: str
    context: str
    areas: list[AreaBody]
    summary: SummaryBody
    changed: list[str]
    waited_for: list[str]
    decided: list[DecidedBody]
    measures: list[MeasureBody]
    finance_words: str
    finance: list[FinanceBody]
    supporting_papers: str
    background_papers: str
    contacts: list[ContactBody]
