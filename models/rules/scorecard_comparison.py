"""Two published scorecards side by side: how each measure stood then, and how it stands now."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from models.rules.wording import and_list, count_of
from models.scorecard_bodies import MeasureBody, PointBody, ScorecardBody
from models.scorecard_vocabulary import Standing


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure in both: its figure and its standing then and now; None where a scorecard has it not.

    `since` says that the earlier scorecard showed another figure for its own period than the later one now does.
    """

    measure: MeasureBody
    then: MeasureBody | None
    now: MeasureBody | None
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
    rows = [Compared(one, before.get(one["id"]), one, _since(before.get(one["id"]), one)) for one in now["measures"]]
    rows += [Compared(one, one, None, "") for one in then["measures"] if one["id"] not in after]
    return Comparison(rows, _sentence(rows))


def latest(measure: MeasureBody | None) -> PointBody | None:
    """The figure of the period reported; None without any."""
    return measure["points"][-1] if measure and measure["points"] else None


def _since(then: MeasureBody | None, now: MeasureBody) -> str:
    told = latest(then)
    if told is None:
        return ""
    for point in now["points"]:
        if point["period"]["ends_on"] == told["period"]["ends_on"] and point["shown"] != told["shown"]:
            return f"For {told['period']['label']} the later one shows {point['shown']}."
    return ""


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
