"""Two published scorecards side by side: how each measure stood then, and how it stands now."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from models.rules.figures import rounded
from models.rules.scorecards import course_of, good_way, meaning_of
from models.rules.targets import TargetIn
from models.rules.wording import and_list, count_of
from models.scorecard_bodies import MeasureBody, PointBody, ScorecardBody, TargetBody
from models.scorecard_vocabulary import Course, Direction, Polarity, Standing, TargetKind


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure in both: its figure and its standing then and now; None where a scorecard has it not.

    `went` says which way the figure went from the one period to the other, and whether that is good. `since` says that
    the earlier scorecard showed another figure for its own period than the later one now does.
    """

    measure: MeasureBody
    then: MeasureBody | None
    now: MeasureBody | None
    went: str
    since: str

    @property
    def is_changed(self) -> bool:
        """Whether it stands otherwise than it did."""
        return not (self.then and self.now) or self.then["standing"]["word"] != self.now["standing"]["word"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every measure of the two, in the later one's order, and in a sentence how their standing went."""

    rows: list[Compared]
    sentence: str


def compare(then: ScorecardBody, now: ScorecardBody) -> Comparison:
    """The two beside each other; `then` is the one whose period ended first."""
    before = {one["id"]: one for one in then["measures"]}
    after = {one["id"]: one for one in now["measures"]}
    rows = [_beside(before.get(one["id"]), one) for one in now["measures"]]
    rows += [Compared(one, one, None, "", "") for one in then["measures"] if one["id"] not in after]
    return Comparison(rows, _sentence(rows))


def latest(measure: MeasureBody | None) -> PointBody | None:
    """The figure of the period reported; None without any."""
    return measure["points"][-1] if measure and measure["points"] else None


def _beside(then: MeasureBody | None, now: MeasureBody) -> Compared:
    told, newest = latest(then), latest(now)
    if told is None or newest is None:
        return Compared(now, then, now, "", "")
    ends_on = told["period"]["ends_on"]
    as_now = next((one for one in now["points"] if one["period"]["ends_on"] == ends_on), told)
    since = f"For {told['period']['label']} the later one shows {as_now['shown']}."
    return Compared(now, then, now, _went(as_now, newest, now), since if as_now["shown"] != told["shown"] else "")


def _went(was: PointBody, became: PointBody, measure: MeasureBody) -> str:
    """From one period to another, as the later scorecard shows both where it does."""
    since, until = was["period"]["ends_on"], became["period"]["ends_on"]
    if since == until:
        return f"Both show {became['period']['label']}."
    if any(since < one["on"] <= until for one in measure["breaks"]):
        return "The two figures cannot be compared: it was redefined between them."
    if not (was["value"] and became["value"]):
        return meaning_of(Course.UNKNOWN, Direction.UNKNOWN, Polarity.CONTEXT)
    old, new = (rounded(Decimal(one["value"]), measure["decimals"]) for one in (was, became))
    aim = _aim(measure["target"])
    direction = (Direction.LEVEL, Direction.UP, Direction.DOWN)[_sign(new - old)]
    polarity = good_way(Polarity(measure["polarity"]), aim)
    outwards = _sign(aim.distance(new) - aim.distance(old))
    return meaning_of(course_of(direction, polarity, outwards, aim), direction, polarity)


def _aim(target: TargetBody) -> TargetIn:
    value, low, high = (Decimal(one) if one else None for one in (target["value"], target["low"], target["high"]))
    return TargetIn(TargetKind(target["kind"]), value, low=low, high=high)


def _sign(change: Decimal) -> int:
    return (change > 0) - (change < 0)


def _sentence(rows: list[Compared]) -> str:
    moved = Counter(
        (one.then["standing"]["word"], one.now["standing"]["word"])
        for one in rows
        if one.then and one.now and one.is_changed
    )
    told = [f"{number} went from {was} to {became}" for (was, became), number in _in_order(moved)]
    both = sum(1 for one in rows if one.then and one.now)
    steady = both - sum(moved.values())
    only_now, only_then = sum(not one.then for one in rows), sum(not one.now for one in rows)
    told += [f"{steady} {'stands' if steady == 1 else 'stand'} as before"] if steady else []
    said = f"Of {count_of(both, 'measure')} in both, {and_list(told)}." if told else "They have no measure in common."
    more = [f"{count_of(only_now, 'measure is', 'measures are')} new." if only_now else ""]
    more += [f"{count_of(only_then, 'measure is', 'measures are')} no longer reported." if only_then else ""]
    return " ".join(filter(None, [said, *more]))


def _in_order(moved: Counter[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], int]]:
    words = [standing.value for standing in Standing]
    for was in words:
        for became in words:
            if moved[was, became]:
                yield (was, became), moved[was, became]
