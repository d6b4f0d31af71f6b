"""Scorecards in a council file, and what committees did about measures: each names what it is of by its place."""

from typing import Any

from sqlalchemy import select

from models.action import Action
from models.committee import Committee
from models.measure import Framework
from models.member import Member
from models.resolution import Recommendation
from models.scorecard import MeasureFollowUp, Scorecard
from models.suggestion import Suggestion
from webapp.database import db
from webapp.services.council_file import frameworks, item_places, programmes
from webapp.services.council_file.fields import written
from webapp.services.council_file.making import Entry, Loaded, made
from webapp.services.council_file.rows import every, grouped, names, said
from webapp.services.council_file.sources import There, resolution_places

Dumped = dict[str, Any]


def scorecards() -> list[Dumped]:
    """Every performance report in the order they were made, each with the agenda item it stands under."""
    slugs, committees = names(Framework, Framework.slug), names(Committee, Committee.slug)
    items = item_places.by_number()

    def scorecard(one: Scorecard) -> Dumped:
        at = items.get(one.item_id, {}) if one.item_id else {}
        named = {"framework": slugs[one.framework_id], "committee": committees.get(one.committee_id)}
        return said({**written(one), **named, **at})

    return [scorecard(one) for one in every(select(Scorecard))]


def follow_ups() -> list[Dumped]:
    """Every question about a measure, and what came of it."""
    measures, members = frameworks.measure_places(), names(Member, Member.slug)
    committees = names(Committee, Committee.slug)
    scorecards_at = programmes.places_of(every(select(Scorecard)))
    actions, suggestions = (programmes.places_of(every(select(kind))) for kind in (Action, Suggestion))
    recommended = _recommendation_places()

    def follow_up(one: MeasureFollowUp) -> Dumped:
        return {
            **written(one),
            **measures[one.measure_id],
            "scorecard": scorecards_at.get(one.scorecard_id),
            "committee": committees[one.committee_id],
            "asking_member": members.get(one.asked_by_id),
            "action": actions.get(one.action_id),
            "suggestion": suggestions.get(one.suggestion_id),
            **recommended.get(one.recommendation_id, {}),
        }

    return [said(follow_up(one)) for one in every(select(MeasureFollowUp))]


def add(data: Entry, loaded: Loaded, there: There) -> None:
    """Add the scorecards and the follow-ups; frameworks, actions and suggestions have been added."""
    for one in data.get("scorecards", ()):
        item = there.items[item_places.named(one)] if one.get("item") else None
        committee_id = there.committee(one)
        framework = loaded.frameworks[one["framework"]]
        loaded.scorecards.append(
            made(Scorecard, one, loaded, framework=framework, committee_id=committee_id, item=item)
        )
    db.session.add_all(loaded.scorecards)
    db.session.flush()
    sent = grouped(Recommendation, "resolution_id")
    for one in data.get("measure_follow_ups", ()):
        db.session.add(_follow_up(one, loaded, there, sent))
    db.session.flush()


def _follow_up(entry: Entry, loaded: Loaded, there: There, sent: Any) -> MeasureFollowUp:
    _, from_ = there.source(entry)
    of_resolution = sent.get(from_["resolution_id"], [])
    action, suggestion, scorecard = (entry.get(name) for name in ("action", "suggestion", "scorecard"))
    recommendation = entry.get("recommendation")
    return made(
        MeasureFollowUp,
        entry,
        loaded,
        measure_id=loaded.frameworks[entry["framework"]].measures[entry["measure"] - 1].id,
        scorecard_id=loaded.scorecards[scorecard - 1].id if scorecard else None,
        committee_id=there.committee(entry),
        asked_by_id=there.member(entry, "asking_member"),
        action_id=loaded.actions[action - 1].id if action else None,
        suggestion_id=loaded.suggestions[suggestion - 1].id if suggestion else None,
        recommendation_id=of_resolution[recommendation - 1].id if recommendation else None,
    )


def _recommendation_places() -> dict[int | None, Dumped]:
    """Each recommendation as the file names it: the item, the resolution there, and its place under that."""
    items, resolutions = item_places.by_number(), resolution_places()
    return {
        one.id: {**items[resolutions[above][0]], "resolution": resolutions[above][1], "recommendation": place}
        for above, group in grouped(Recommendation, "resolution_id").items()
        for place, one in enumerate(group, start=1)
    }
