"""A scorecard's exceptions in plain English, with the numbers in them; what changed since; and what is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from models.rules.figures import per, rounded
from models.rules.periods import Period
from models.rules.scorecards import WHY_NO_FIGURE, Figure, Gauge, Judgement, as_judged
from models.rules.targets import TargetIn
from models.rules.wording import and_list, count_of, long_date
from models.scorecard_vocabulary import Course, Direction, Polarity, ReadingState, Standing, TargetKind


@dataclass(frozen=True, slots=True)
class Told:
    """A measure as its sentence needs it. `before` is the figure of the last period; `others` are comparators now."""

    name: str
    gauge: Gauge
    now: Figure
    target: TargetIn
    standing: Judgement
    travel: Judgement
    before: Figure | None = None
    others: Sequence[tuple[str, Decimal]] = ()


def sentence(told: Told) -> str:
    """A measure in one or two sentences: the figure, its target, the last period, others, and what all that means."""
    value = told.now.given
    if value is None:
        return _without_figure(told)
    parts = [_against_target(told, value), _since(told, value)]
    provisional = " (provisional)" if told.now.is_provisional else ""
    figure = f"{told.gauge.shown(value)} {per(told.gauge.unit)}".rstrip()
    first = f"{told.name}: {figure}{provisional} in {told.now.period.label}"
    first = ", ".join([first, and_list([part for part in parts if part])]).rstrip(", ") + "."
    return " ".join(filter(None, [first, _compared(told, value), _verdict(told)]))


def is_exception(standing: Judgement, travel: Judgement) -> bool:
    """Whether a committee should look at a measure: it is near its target or off track, or it is getting worse."""
    return standing.word in (Standing.NEAR, Standing.OFF_TRACK) or (
        standing.state is ReadingState.GIVEN and travel.word == Course.DECLINING
    )


def exception(told: Told) -> str:
    """Why a committee should look at a measure, in plain English with the numbers; empty if there is no reason."""
    return sentence(told) if is_exception(told.standing, told.travel) else ""


def changed_standing(name: str, now: Judgement, before: Judgement | None, *, since: Period) -> str:
    """That a measure stands otherwise than in an earlier period; empty if it does not, or was not reported then."""
    if before is None or now.word == before.word:
        return ""
    return f"{name}: {_is_now(now)}; in {since.label} it {_WAS[Standing(before.word)]}."


def stands_otherwise(name: str, now: Judgement, shown: str, *, scorecard_of: str) -> str:
    """That a figure stands otherwise than an earlier scorecard showed it, for the same period; empty if it does not.

    What is read once a year is on the scorecards of several quarters, and changed since the last of them only so.
    """
    if now.word == shown:
        return ""
    return f"{name}: {_is_now(now)}; the scorecard of {scorecard_of} showed that it {_WAS[Standing(shown)]}."


def due_on(period: Period, lag_days: int, expected_on: date | None = None) -> date:
    """The day by which a period's figure should be there: the one that was said, or so many days after its end."""
    return expected_on or period.ends_on + timedelta(days=lag_days)


def late(name: str, figure: Figure, lag_days: int, today: date) -> str:
    """That a figure should have come before today and has not; empty for one that came, is not due or will never be."""
    due = due_on(figure.period, lag_days, figure.expected_on)
    if figure.state is not ReadingState.AWAITED or today <= due:
        return ""
    behind = count_of((today - due).days, "day")
    return f"{name}: the figure for {figure.period.label} was due by {long_date(due)} and is {behind} late."


def awaited(name: str, figure: Figure, lag_days: int) -> str:
    """When a figure that is waited for should be there; empty for one that is not waited for."""
    if figure.state is not ReadingState.AWAITED:
        return ""
    due = due_on(figure.period, lag_days, figure.expected_on)
    return f"{name}: data for {figure.period.label} is expected by {long_date(due)}."


_IS = {
    Standing.ON_TRACK: "on track now",
    Standing.NEAR: "near its target now",
    Standing.OFF_TRACK: "off track now",
    Standing.NO_TARGET: "without a target now",
    Standing.NO_DATA: "without data now",
}
_WAS = {
    Standing.ON_TRACK: "was on track",
    Standing.NEAR: "was near its target",
    Standing.OFF_TRACK: "was off track",
    Standing.NO_TARGET: "had no target",
    Standing.NO_DATA: "had no data",
}
_WITHOUT = {
    ReadingState.NOT_AVAILABLE: "its data is not available now",
    ReadingState.SUPPRESSED: "its number is too small to publish now",
}
_COURSE = {
    Course.IMPROVING: "and improving",
    Course.DECLINING: "and getting worse",
    Course.STEADY: "and steady",
}
_BUT = {
    (Standing.OFF_TRACK, Course.IMPROVING): "but improving",
    (Standing.NEAR, Course.IMPROVING): "but improving",
    (Standing.ON_TRACK, Course.DECLINING): "but getting worse",
}


def _is_now(now: Judgement) -> str:
    return _WITHOUT.get(now.state) or _IS[Standing(now.word)]


def _without_figure(told: Told) -> str:
    reason = WHY_NO_FIGURE.get(told.now.state, "No figure is given")
    when = ""
    if told.now.state is ReadingState.AWAITED and told.now.expected_on:
        when = f", expected by {long_date(told.now.expected_on)}"
    return f"{told.name}: {reason[0].lower()}{reason[1:]} for {told.now.period.label}{when}."


def _against_target(told: Told, value: Decimal) -> str:
    target, gauge = told.target, told.gauge
    if told.standing.word not in (Standing.ON_TRACK, Standing.NEAR, Standing.OFF_TRACK):
        return ""
    figure = as_judged(value, target, gauge)
    if target.kind is TargetKind.BAND:
        band = f"{gauge.exactly(target.low or Decimal(0))} to {gauge.exactly(target.high or Decimal(0))}"
        outside = target.distance(figure)
        if not outside:
            amber = f" (within {gauge.apart(target.edge)} of an end)" if target.edge and _is_near(told) else ""
            return f"in its band of {band}{amber}"
        side = "below" if target.low is not None and figure < target.low else "above"
        return f"{gauge.apart(outside)} {side} its band of {band}"
    aim = target.value or Decimal(0)
    if figure == aim:
        return f"exactly its target of {gauge.exactly(aim)}"
    side = "above" if figure > aim else "below"
    return f"{gauge.apart(figure - aim)} {side} its target of {gauge.exactly(aim)}"


def _is_near(told: Told) -> bool:
    return told.standing.word == Standing.NEAR


def _since(told: Told, value: Decimal) -> str:
    """The change on the last period, from the figures as they are printed, so that it can be worked out again."""
    if told.travel.direction is Direction.UNKNOWN or told.before is None or told.before.given is None:
        return ""
    before = rounded(told.before.given, told.gauge.decimals)
    change = rounded(value, told.gauge.decimals) - before
    period = told.before.period.label
    if not change:
        return f"the same as in {period}"
    return (
        f"{told.gauge.apart(change)} {'more' if change > 0 else 'less'} than the {told.gauge.shown(before)} of {period}"
    )


def _compared(told: Told, value: Decimal) -> str:
    """The figure beside its comparators': below, above or the same as each."""
    parts = []
    for name, other in told.others:
        apart = rounded(value, told.gauge.decimals) - rounded(other, told.gauge.decimals)
        side = "above" if apart > 0 else "below" if apart else "the same as"
        parts.append(f"{side} {name} ({told.gauge.shown(other)})")
    return f"It is {and_list(parts)}." if parts else ""


def _verdict(told: Told) -> str:
    """What it means: how it stands, and whether it is getting better."""
    standing, course = Standing(told.standing.word), Course(told.travel.word)
    if standing is Standing.NO_TARGET:
        if course in (Course.UNKNOWN, Course.CHANGED):
            return "It has no target." if told.gauge.polarity is not Polarity.CONTEXT else ""
        return f"It has no target; performance is {course}."
    going = _BUT.get((standing, course), _COURSE.get(course, ""))
    return f"It is {standing} {going}".rstrip() + "."
