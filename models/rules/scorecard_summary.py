"""The summary of a scorecard: how many of its measures stand how, every measure once and the percentages adding up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.rules.figures import shares
from models.rules.scorecards import Judgement
from models.rules.wording import and_list, count_of
from models.scorecard_bodies import AreaBody, MeasureBody
from models.scorecard_vocabulary import ReadingState, Standing

Group = tuple[Standing, ReadingState]
# Each group as a sentence says it: what comes before its number, then after it, of one and of several.
_WORDS: dict[Group, tuple[str, str, str]] = {
    (Standing.ON_TRACK, ReadingState.GIVEN): ("", "is on track", "are on track"),
    (Standing.NEAR, ReadingState.GIVEN): ("", "is near its target", "are near their targets"),
    (Standing.OFF_TRACK, ReadingState.GIVEN): ("", "is behind target", "are behind target"),
    (Standing.NO_TARGET, ReadingState.GIVEN): ("", "has no target", "have no target"),
    (Standing.NO_DATA, ReadingState.AWAITED): ("for ", "data is awaited", "data is awaited"),
    (Standing.NO_DATA, ReadingState.NOT_AVAILABLE): ("for ", "data is not available", "data is not available"),
    (Standing.NO_DATA, ReadingState.NOT_MONITORED): ("", "was not monitored before", "were not monitored before"),
    (Standing.NO_DATA, ReadingState.SUPPRESSED): (
        "for ",
        "the number is too small to publish",
        "the numbers are too small to publish",
    ),
}


@dataclass(frozen=True, slots=True)
class Summary:
    """How many measures stand how, by the words of Standing, in per cent that add up to 100, and in a sentence."""

    counts: dict[str, int]
    percents: dict[str, int]
    sentence: str


def summary(judgements: Sequence[Judgement]) -> Summary:
    """Count each measure's standing once, those without data with the others, so that the sentence adds up.

    The percentages are shares of all measures by the largest remainder (models.rules.figures.shares), of the finest
    groups that the sentence tells apart: of 12 measures, 9 on track, 2 behind target and 1 awaited are 75, 17 and 8.
    """
    found = Counter(_group(one) for one in judgements)
    groups = [(group, found[group]) for group in _WORDS if found[group]]
    percents = shares([number for _, number in groups])
    return Summary(
        {word.value: sum(number for group, number in groups if group[0] is word) for word in Standing},
        {
            word.value: sum(percent for (group, _), percent in zip(groups, percents, strict=True) if group[0] is word)
            for word in Standing
        },
        _sentence(len(judgements), groups, percents),
    )


def more_than_stated(areas: Sequence[AreaBody], measures: Sequence[MeasureBody]) -> list[str]:
    """The policy areas of which more measures are reported than the plan is stated to have, each as a sentence.

    The number is the plan's own, where not all of it is kept: a report that shows more contradicts it.
    """
    reported = Counter(one["area"] for one in measures)
    return [
        f"{one['name']}: {count_of(reported[one['name']], 'measure')} "
        f"{'is' if reported[one['name']] == 1 else 'are'} reported here, but the number stated for it is "
        f"{one['measures_in_all']}."
        for one in areas
        if reported[one["name"]] > one["measures_in_all"]
    ]


def _group(judgement: Judgement) -> Group:
    word = Standing(judgement.word)
    if word is not Standing.NO_DATA:
        return word, ReadingState.GIVEN
    return word, judgement.state if (word, judgement.state) in _WORDS else ReadingState.AWAITED


def _sentence(total: int, groups: Sequence[tuple[Group, int]], percents: Sequence[int]) -> str:
    if not groups:
        return "There are no measures to report."
    if len(groups) == 1:
        return _of_all(total, groups[0][0])
    parts = []
    for (group, number), percent in zip(groups, percents, strict=True):
        before, of_one, of_several = _WORDS[group]
        share = f"{percent}%" if percent else "under 1%"
        parts.append(f"{before}{number} ({share}) {of_one if number == 1 else of_several}")
    return f"Of {count_of(total, 'measure')}, {and_list(parts)}."


def _of_all(total: int, group: Group) -> str:
    before, of_one, of_several = _WORDS[group]
    measures = "the one measure" if total == 1 else f"all {total} measures"
    said = f"{before}{measures} (100%) {of_one if total == 1 else of_several}."
    return said[0].upper() + said[1:]
