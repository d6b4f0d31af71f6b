"""How a measure stands against its target, which way it went and where it is heading, each with how that came about.

Figures are judged as they are printed, rounded to the measure's decimals, so that nobody reads "89.3 against a target
of 89.3" beside "off track". What is good follows from the polarity: a fall is good where lower is better.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from statistics import median

from models.rules.figures import difference, places_of, places_told, rounded, shown
from models.rules.periods import Period
from models.rules.targets import NOT_A_TARGET_MEASURE, NOTHING, TargetIn
from models.rules.wording import count_of, long_date
from models.scorecard_vocabulary import Course, Direction, Polarity, ReadingState, Standing, TargetKind, Unit


@dataclass(frozen=True, slots=True)
class Gauge:
    """How a measure's figures are read: its unit, its decimals, which way is good, and how far off is still near."""

    unit: Unit
    decimals: int
    polarity: Polarity
    near: Decimal | None = None

    def shown(self, value: Decimal) -> str:
        """A figure as it is printed."""
        return shown(value, self.unit, self.decimals)

    def exactly(self, value: Decimal) -> str:
        """A figure with all its decimals, and no fewer than the measure has."""
        return shown(value, self.unit, max(self.decimals, places_of(value)))

    def apart(self, change: Decimal) -> str:
        """How far two figures are apart, without a sign: of percentages, "30 percentage points"."""
        return difference(change, self.unit, max(self.decimals, places_of(change)))


@dataclass(frozen=True, slots=True)
class Figure:
    """What was read of a measure in one period; a suppressed figure may be here, but no judgement tells it."""

    period: Period
    state: ReadingState = ReadingState.GIVEN
    value: Decimal | None = None
    is_provisional: bool = False
    expected_on: date | None = None

    @property
    def given(self) -> Decimal | None:
        """The figure that may be told; None where there is none."""
        return self.value if self.state is ReadingState.GIVEN else None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the product computed: the word, what it means, and how it came about.

    `word` is a Standing or, of travel and trend, a Course. `state` is of the figure judged.
    """

    word: str
    meaning: str
    why: str
    direction: Direction = Direction.UNKNOWN
    state: ReadingState = ReadingState.GIVEN


WHY_NO_FIGURE = {
    ReadingState.AWAITED: "Data is awaited",
    ReadingState.NOT_AVAILABLE: "Data is not available",
    ReadingState.NOT_MONITORED: "It was not previously monitored",
    ReadingState.SUPPRESSED: "The number is too small to publish",
}
_MEANINGS = {
    Standing.ON_TRACK: "It meets what is aimed at.",
    Standing.NEAR: "It is close to what is aimed at, and needs watching.",
    Standing.OFF_TRACK: "It does not meet what is aimed at.",
    Standing.NO_TARGET: "It is reported for information; nothing is aimed at.",
    Standing.NO_DATA: "There is no figure to judge.",
}
_GOOD = {Direction.UP: Polarity.HIGHER, Direction.DOWN: Polarity.LOWER}
_WENT = {Direction.UP: "rose", Direction.DOWN: "fell", Direction.LEVEL: "did not change"}


def standing(figure: Figure | None, target: TargetIn, gauge: Gauge) -> Judgement:
    """How a figure stands against its target: on track, near it, off track, no target, or no data.

    A figure at its target or at an end of its band is on track; one that misses by no more than the target's tolerance,
    or else the measure's `near`, is near. Within the amber edge of a band's end it is near too, the edge counted in.
    """
    value = figure.given if figure else None
    if figure is None or value is None:
        state = figure.state if figure else ReadingState.AWAITED
        return _judged(Standing.NO_DATA, f"{WHY_NO_FIGURE.get(state, 'No figure is given')}.", state)
    if not target.is_set and gauge.polarity is not Polarity.CONTEXT:
        why = f"No target is set for {figure.period.label}."
        return Judgement(Standing.NO_TARGET, "There is no target to judge it by.", why)
    if gauge.polarity is Polarity.CONTEXT or not target.is_aimed:
        return _judged(Standing.NO_TARGET, f"{NOT_A_TARGET_MEASURE}.")
    if target.kind is TargetKind.BAND:
        return _in_band(as_judged(value, target, gauge), target, gauge)
    if gauge.polarity is Polarity.BAND:
        return _judged(Standing.NO_TARGET, "It is good within a band, and no band is set.")
    return _against_value(as_judged(value, target, gauge), target, gauge)


def as_judged(value: Decimal, target: TargetIn, gauge: Gauge) -> Decimal:
    """The figure with the measure's decimals, or with as many as its target is written in if those are more."""
    numbers = (target.value, target.low, target.high, target.tolerance, target.edge)
    return rounded(value, max(gauge.decimals, *(places_of(one) for one in numbers if one is not None)))


def travel(
    figures: Sequence[Figure], gauge: Gauge, breaks: Iterable[date] = (), target: TargetIn = NOTHING
) -> Judgement:
    """Which way the last figure went from the one before it, and whether that is good.

    `figures` are in the order of their periods, those without data too: what has nothing beside it is not known.
    `breaks` are the days from which figures cannot be compared with earlier ones. `target` is that of the last period:
    where a band is good, the way to it is.
    """
    if len(figures) < 2:
        return _unknown("There is no earlier figure to compare it with.")
    before, now = figures[-2], figures[-1]
    for one in (now, before):
        if one.given is None:
            reason = WHY_NO_FIGURE.get(one.state, "No figure is given")
            return _unknown(f"{reason} for {one.period.label}.")
    if broken := broken_between(before.period, now.period, breaks):
        return _unknown(f"Figures from {long_date(broken)} cannot be compared with those before: it was redefined.")
    old, new = (rounded(one.given or Decimal(0), gauge.decimals) for one in (before, now))
    direction = _direction(new - old)
    polarity = good_way(gauge.polarity, target)
    course = course_of(direction, polarity, _outwards(target.distance(new) - target.distance(old)), target)
    provisional = " (provisional)" if now.is_provisional else ""
    told = gauge.shown(new) if direction is Direction.LEVEL else f"from {gauge.shown(old)} to {gauge.shown(new)}"
    at = "stayed at" if direction is Direction.LEVEL else _WENT[direction]
    why = f"It {at} {told}{provisional} between {before.period.label} and {now.period.label}."
    return Judgement(course, meaning_of(course, direction, polarity), why, direction)


def trend(
    figures: Sequence[Figure], gauge: Gauge, periods: int, breaks: Iterable[date] = (), target: TargetIn = NOTHING
) -> Judgement:
    """Where the last so many periods are heading, by the middle of the changes between any two of their figures.

    That middle (the Theil-Sen slope: Sen, Journal of the American Statistical Association 63, 1968) is not moved by one
    odd figure. Up to half of the last digit printed, either way, a period is steady. It takes three figures, or two
    where only two periods are looked at, since the last break; periods without data are passed over.
    """
    looked_at = figures[-periods:]
    last_break = broken_between(looked_at[0].period, looked_at[-1].period, breaks) if looked_at else None
    told = [
        (place, rounded(one.given, gauge.decimals))
        for place, one in enumerate(looked_at)
        if one.given is not None and (last_break is None or one.period.ends_on >= last_break)
    ]
    if len(told) < (least := min(3, periods)):
        since = f" since {long_date(last_break)}, when it was redefined" if last_break else ""
        return _unknown(f"A trend takes {count_of(least, 'figure')}, and there {_are(len(told))}{since}.")
    slope, outwards = _middle_change(told), _middle_change([(at, target.distance(value)) for at, value in told])
    limit = Fraction(1, 2 * 10**gauge.decimals)
    direction = _direction(_beyond(slope, limit))
    polarity = good_way(gauge.polarity, target)
    course = course_of(direction, polarity, _beyond(outwards, limit), target)
    first, last = looked_at[told[0][0]].period, looked_at[told[-1][0]].period
    rise = f"a {'rise' if slope > 0 else 'fall'} of {_in_words(slope, gauge)}" if slope else "none"
    why = (
        f"Of its {len(told)} figures from {first.label} to {last.label}, taken two by two, the middle change from one "
        f"period to the next is {rise}; up to {_in_words(limit, gauge)} either way is steady."
    )
    return Judgement(course, meaning_of(course, direction, polarity, "Over the longer run it"), why, direction)


def broken_between(before: Period, now: Period, breaks: Iterable[date]) -> date | None:
    """The last day between two periods from which figures cannot be compared with earlier ones; None without any."""
    return max((day for day in breaks if before.ends_on < day <= now.ends_on), default=None)


def good_way(polarity: Polarity, target: TargetIn) -> Polarity:
    """Which way is good in a period: towards the band, where a band took the place of a single value."""
    return Polarity.BAND if target.kind is TargetKind.BAND and polarity is not Polarity.CONTEXT else polarity


def course_of(direction: Direction, polarity: Polarity, outwards: int, target: TargetIn) -> Course:
    """What a direction means. `outwards` is 1 if the figure moved away from its band, -1 towards it, 0 if neither."""
    if direction is Direction.UNKNOWN:
        return Course.UNKNOWN
    if polarity is Polarity.BAND and target.kind is TargetKind.BAND:
        return (Course.STEADY, Course.DECLINING, Course.IMPROVING)[outwards]
    if direction is Direction.LEVEL:
        return Course.STEADY
    if polarity in (Polarity.CONTEXT, Polarity.BAND):
        return Course.CHANGED
    return Course.IMPROVING if _GOOD[direction] is polarity else Course.DECLINING


def meaning_of(course: Course, direction: Direction, polarity: Polarity, it: str = "It") -> str:
    """What a course means to somebody who sees only the arrow; `it` is how the sentence begins."""
    went = f"{it} {_WENT.get(direction, '')}"
    rise_or_fall = "a rise" if direction is Direction.UP else "a fall"
    match course:
        case Course.UNKNOWN:
            return "It cannot be said which way it went."
        case Course.CHANGED:
            return f"{went}; that is neither good nor bad in itself."
        case Course.STEADY if direction is Direction.LEVEL:
            return "Performance is steady."
        case Course.STEADY:
            return f"{went}, no nearer to its band and no further from it. Performance is steady."
        case _ if polarity is Polarity.BAND:
            way = "towards" if course is Course.IMPROVING else "away from"
            return f"{went}, {way} its band. Performance is {course}."
        case _:
            good = "good" if course is Course.IMPROVING else "not good"
            return f"{went}, and {rise_or_fall} is {good} here. Performance is {course}."


def _against_value(value: Decimal, target: TargetIn, gauge: Gauge) -> Judgement:
    aim = target.value or Decimal(0)
    short = aim - value if gauge.polarity is Polarity.HIGHER else value - aim
    told, wanted = gauge.exactly(value), gauge.exactly(aim)
    ends = "at least" if gauge.polarity is Polarity.HIGHER else "at most"
    why = f"{told} against a target of {ends} {wanted}"
    allowed = gauge.near if target.tolerance is None else target.tolerance
    if short <= 0:
        return _judged(Standing.ON_TRACK, f"{why}.")
    missed = f"{why}: it misses by {gauge.apart(short)}"
    if not allowed:
        return _judged(Standing.OFF_TRACK, f"{missed}.")
    if short <= allowed:
        return _judged(Standing.NEAR, f"{missed}, and up to {gauge.apart(allowed)} is near.")
    return _judged(Standing.OFF_TRACK, f"{missed}, more than the {gauge.apart(allowed)} that is near.")


def _in_band(value: Decimal, target: TargetIn, gauge: Gauge) -> Judgement:
    low, high = target.low or Decimal(0), target.high or Decimal(0)
    band = f"the band of {gauge.exactly(low)} to {gauge.exactly(high)}"
    outside = target.distance(value)
    told = gauge.exactly(value)
    if outside:
        side = "below" if value < low else "above"
        why = f"{told} is {gauge.apart(outside)} {side} {band}"
        if target.edge is None and gauge.near and outside <= gauge.near:
            return _judged(Standing.NEAR, f"{why}, and up to {gauge.apart(gauge.near)} outside it is near.")
        return _judged(Standing.OFF_TRACK, f"{why}.")
    inside = min(value - low, high - value)
    if target.edge and inside <= target.edge:
        end = "lower" if value - low <= high - value else "upper"
        edge = f"within {gauge.apart(target.edge)} of its {end} end"
        return _judged(Standing.NEAR, f"{told} is in {band}, but {edge}, where it turns amber.")
    return _judged(Standing.ON_TRACK, f"{told} is in {band}.")


def _judged(word: Standing, why: str, state: ReadingState = ReadingState.GIVEN) -> Judgement:
    return Judgement(word, _MEANINGS[word], why, state=state)


def _unknown(why: str) -> Judgement:
    return Judgement(Course.UNKNOWN, meaning_of(Course.UNKNOWN, Direction.UNKNOWN, Polarity.CONTEXT), why)


def _middle_change(told: Sequence[tuple[int, Decimal]]) -> Fraction:
    """The median of the changes a period between any two figures."""
    return median(
        (Fraction(later) - Fraction(earlier)) / (after - before)
        for (before, earlier), (after, later) in combinations(told, 2)
    )


def _beyond(change: Fraction, limit: Fraction) -> int:
    """1 for a change above the limit, -1 for one below its negative, 0 for what lies between, both counted in."""
    return (change > limit) - (change < -limit)


def _in_words(change: Fraction, gauge: Gauge) -> str:
    """How large a change is, with one more decimal than the figures have."""
    places = places_told(gauge.decimals + 1, gauge.unit)
    number = rounded(Decimal(change.numerator) / Decimal(change.denominator), places)
    return difference(number, gauge.unit, places)


def _are(number: int) -> str:
    return "is 1" if number == 1 else f"are {number}"


def _direction(change: Decimal | int) -> Direction:
    sign = (change > 0) - (change < 0)
    return (Direction.LEVEL, Direction.UP, Direction.DOWN)[sign]


def _outwards(change: Decimal) -> int:
    return (change > 0) - (change < 0)
