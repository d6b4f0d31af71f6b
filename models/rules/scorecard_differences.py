"""What differs between two versions of one scorecard, in sentences, for who publishes a correction and who reads it."""

from collections.abc import Iterator, Sequence
from typing import Literal

from models.rules.wording import called
from models.scorecard_bodies import CommentaryBody, MeasureBody, PointBody, ScorecardBody, SeriesBody
from models.scorecard_vocabulary import ReadingState

Part = Literal[
    "title",
    "recommendation",
    "introduction",
    "context",
    "finance_words",
    "supporting_papers",
    "background_papers",
    "contacts",
    "areas",
    "decided",
    "finance",
    "committee",
    "meeting",
]
PARTS: dict[Part, str] = {
    "title": "The title changes.",
    "recommendation": "The recommendation changes.",
    "introduction": "The introduction changes.",
    "context": "What is said of the strategic context changes.",
    "areas": "The table of policy areas changes.",
    "decided": "The decisions about measures change.",
    "finance": "The tables of finance change.",
    "finance_words": "What is said of the finance changes.",
    "supporting_papers": "The supporting papers change.",
    "background_papers": "The background papers change.",
    "contacts": "The contacts change.",
    "committee": "The committee it names changes.",
    "meeting": "The meeting it names changes.",
}
WRITTEN: tuple[Part, ...] = (
    *("title", "recommendation", "introduction", "context"),
    *("finance_words", "supporting_papers", "background_papers", "contacts"),
)
WORDING = "Only how it is worded is different; no figure is."


def differences(was: ScorecardBody, now: ScorecardBody) -> list[str]:
    """What the public would read otherwise than before, a sentence each; nothing for two that are the same.

    Who looked at a measure since is marked on its chart, and is no change of what was reported.
    """
    if _without_marks(was) == _without_marks(now):
        return []
    before = {one["id"]: one for one in was["measures"]}
    after = {one["id"]: one for one in now["measures"]}
    found = [f"{name_of(after[number])} is new here." for number in after if number not in before]
    found += [f"{name_of(before[number])} is no longer here." for number in before if number not in after]
    for number in after:
        if number in before:
            found += _of_measure(before[number], after[number])
    return [*found, *(said for part, said in PARTS.items() if was[part] != now[part])] or [WORDING]


def corrected(was: ScorecardBody, now: ScorecardBody) -> dict[tuple[int, str], tuple[str, str]]:
    """The figures that a later version shows otherwise, by measure and last day: as they read then and now."""
    after = {one["id"]: _by_period(one["points"]) for one in now["measures"]}
    pairs = [
        ((one["id"], point["period"]["ends_on"]), point, after[one["id"]].get(point["period"]["ends_on"]))
        for one in was["measures"]
        if one["id"] in after
        for point in one["points"]
    ]
    return {key: (_said(a), _said(b)) for key, a, b in pairs if b is not None and _said(a) != _said(b)}


def _without_marks(body: ScorecardBody) -> ScorecardBody:
    return {**body, "measures": [{**one, "marks": []} for one in body["measures"]]}


def name_of(measure: MeasureBody) -> str:
    """A measure as a sentence names it, with its code."""
    return called(measure["code"], measure["name"])


def withholds(was: ScorecardBody, now: ScorecardBody) -> bool:
    """Whether the earlier version tells a figure, what it is counted from, or words, that the later one keeps back.

    A figure keeps back what it told where it is suppressed now, where its parts are, and where its measure, its series
    or its business unit is no longer here. Words that somebody wrote and took back or wrote anew are not told again.
    """
    if any(was[part] and was[part] != now[part] for part in WRITTEN):
        return True
    after = {one["id"]: one for one in now["measures"]}
    if any(one["id"] not in after for one in was["measures"]):
        return True
    told = {(table["kind"], row["unit"]): row["commentary"] for table in now["finance"] for row in table["rows"]}
    lines = ((table["kind"], row) for table in was["finance"] for row in table["rows"])
    if any(_is_gone(row["commentary"], told.get((kind, row["unit"]))) for kind, row in lines):
        return True
    return any(_keeps_back(one, after[one["id"]]) for one in was["measures"])


def without_former_notes(was: ScorecardBody, now: ScorecardBody) -> ScorecardBody:
    """The earlier version, but for the notes beside figures that a later one words otherwise, or tells no more."""
    after = {one["id"]: one for one in now["measures"]}
    return {**was, "measures": [_with_notes_of(one, after[one["id"]]) for one in was["measures"] if one["id"] in after]}


def _with_notes_of(was: MeasureBody, now: MeasureBody) -> MeasureBody:
    series = {one["name"]: one["points"] for one in now["comparators"]}
    others: list[SeriesBody] = [
        {**one, "points": _noted(one["points"], series.get(one["name"], []))} for one in was["comparators"]
    ]
    return {**was, "points": _noted(was["points"], now["points"]), "comparators": others}


def _noted(was: Sequence[PointBody], now: Sequence[PointBody]) -> list[PointBody]:
    kept = {key: one["note"] for key, one in _by_period(now).items()}
    return [{**one, "note": one["note"] if one["note"] == kept.get(one["period"]["ends_on"]) else ""} for one in was]


def _is_gone(said: str, says: str | None) -> bool:
    return says is None or (said not in ("", says))


def _keeps_back(was: MeasureBody, now: MeasureBody) -> bool:
    said, says = was["commentary"], now["commentary"]
    if any(said[part] and said[part] != says[part] for part in ("said", "remedy", "outlook")):
        return True
    series = {one["name"]: one["points"] for one in now["comparators"]}
    if any(one["name"] not in series for one in was["comparators"]):
        return True
    pairs = [(was["points"], now["points"]), *((one["points"], series[one["name"]]) for one in was["comparators"])]
    return any(_hides(point, _by_period(points)) for before, points in pairs for point in before)


def _hides(point: PointBody, now: dict[str, PointBody]) -> bool:
    after = now.get(point["period"]["ends_on"])
    if after is None:
        return bool(point["value"] or point["parts"] or point["note"])
    # The note of a restated figure hides nothing else: it alone is left out (without_former_notes).
    if point["note"] and point["note"] != after["note"] and point["value"] == after["value"]:
        return True
    is_hidden = after["state"] == ReadingState.SUPPRESSED and point["state"] != ReadingState.SUPPRESSED
    return is_hidden or bool(point["parts"] and not after["parts"])


def _of_measure(was: MeasureBody, now: MeasureBody) -> Iterator[str]:
    name = name_of(now)
    before = _by_period(was["points"])
    if list(before) != list(_by_period(now["points"])):
        yield f"{name}: other periods are shown."
    for point in now["points"]:
        if (earlier := before.get(point["period"]["ends_on"])) is not None:
            yield from (f"{name}, {point['period']['label']}: {said}" for said in _of_point(earlier, point))
    if was["target"] != now["target"]:
        yield f"{name}: what is aimed at becomes “{now['target']['words']}”."
    if was["standing"]["word"] != now["standing"]["word"]:
        yield f"{name}: {was['standing']['word']} becomes {now['standing']['word']}."
    if was["travel"]["word"] != now["travel"]["word"]:
        yield f"{name}: the direction of travel was {was['travel']['word']} and is {now['travel']['word']}."
    if was["trend"]["word"] != now["trend"]["word"]:
        yield f"{name}: the trend was {was['trend']['word']} and is {now['trend']['word']}."
    if _written(was["commentary"]) != _written(now["commentary"]):
        yield f"{name}: the commentary changes."
    if was["comparators"] != now["comparators"]:
        yield f"{name}: the figures it is compared with change."
    if was["breaks"] != now["breaks"]:
        yield f"{name}: where its figures stop being comparable changes."
    if _about(was) != _about(now):
        yield f"{name}: what is said about the measure itself changes."


def _of_point(was: PointBody, now: PointBody) -> Iterator[str]:
    """A figure that changes; or, where it stays, what is told beside it."""
    if _said(was) != _said(now):
        yield f"{_said(was)} becomes {_said(now)}."
    elif was["value"] != now["value"]:
        yield f"it still reads {now['shown']}, from {was['value']} before and {now['value']} now."
    if was["parts"] != now["parts"]:
        yield f"what it is counted from becomes {now['parts'] or 'not shown'}; it was {was['parts'] or 'not shown'}."
    if _aimed_at(was) != _aimed_at(now):
        yield "what was aimed at then changes."
    if _beside(was) != _beside(now):
        yield "what is said beside the figure changes."


def _by_period(points: Sequence[PointBody]) -> dict[str, PointBody]:
    return {one["period"]["ends_on"]: one for one in points}


def _said(point: PointBody) -> str:
    return f"{point['shown']} (provisional)" if point["is_provisional"] else point["shown"]


def _written(commentary: CommentaryBody) -> tuple[str, ...]:
    return tuple(str(commentary[part]) for part in ("mark", "said", "remedy", "projection", "projected", "outlook"))


def _aimed_at(point: PointBody) -> tuple[str, ...]:
    return point["target"], point["low"], point["high"]


def _beside(point: PointBody) -> tuple[str, ...]:
    return point["provisional_until"], point["expected_on"], point["note"]


def _about(measure: MeasureBody) -> tuple[str, ...]:
    said = measure["code"], measure["name"], measure["definition"], measure["unit"], measure["polarity"]
    whose = measure["area"], measure["outcome"], measure["owner"], measure["portfolio_holder"], measure["source"]
    return *said, *whose
