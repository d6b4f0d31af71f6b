"""What differs between two versions of one scorecard, in sentences, for those who publish a correction."""

from collections.abc import Iterator
from typing import Literal

from models.scorecard_bodies import CommentaryBody, MeasureBody, PointBody, ScorecardBody

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
WORDING = "How it is worded by the product changes; no figure does."


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


def _without_marks(body: ScorecardBody) -> ScorecardBody:
    return {**body, "measures": [{**one, "marks": []} for one in body["measures"]]}


def name_of(measure: MeasureBody) -> str:
    """A measure as a sentence names it, with its code."""
    return f"{measure['code']} {measure['name']}".strip()


def _of_measure(was: MeasureBody, now: MeasureBody) -> Iterator[str]:
    name = name_of(now)
    shown = {point["period"]["ends_on"]: point for point in was["points"]}
    for point in now["points"]:
        before = shown.get(point["period"]["ends_on"])
        if before is not None and _said(before) != _said(point):
            yield f"{name}, {point['period']['label']}: {_said(before)} becomes {_said(point)}."
    if was["target"] != now["target"]:
        yield f"{name}: what is aimed at becomes “{now['target']['words']}”."
    if was["standing"]["word"] != now["standing"]["word"]:
        yield f"{name}: {was['standing']['word']} becomes {now['standing']['word']}."
    if _written(was["commentary"]) != _written(now["commentary"]):
        yield f"{name}: the commentary changes."
    if was["comparators"] != now["comparators"]:
        yield f"{name}: the figures it is compared with change."


def _said(point: PointBody) -> str:
    return f"{point['shown']} (provisional)" if point["is_provisional"] else point["shown"]


def _written(commentary: CommentaryBody) -> tuple[str, ...]:
    return tuple(str(commentary[part]) for part in ("mark", "said", "remedy", "projection", "projected", "outlook"))
