"""Suggestions for work programmes in a council file, and the criteria by which the council scores them.

Members' marks are there whether or not they are revealed: see docs/decisions/0019. No page shows them before.
"""

from typing import Any

from sqlalchemy import select

from models.committee import Committee
from models.member import Member
from models.suggestion import ScoringScheme, Suggestion, SuggestionScore
from webapp.database import db
from webapp.services.council_file import programmes
from webapp.services.council_file.fields import written
from webapp.services.council_file.making import Entry, Loaded, made, rows
from webapp.services.council_file.rows import every, grouped, names, said
from webapp.services.council_file.sources import There

Dumped = dict[str, Any]


def scoring_schemes() -> list[Dumped]:
    """The council's sets of criteria."""
    return [written(one) for one in every(select(ScoringScheme))]


def suggestions() -> list[Dumped]:
    """Every suggestion, what became of it, and how each member scored it."""
    slugs, members = names(Committee, Committee.slug), names(Member, Member.slug)
    schemes, scores = names(ScoringScheme, ScoringScheme.name), grouped(SuggestionScore, "suggestion_id")
    topics = programmes.places_of(programmes.in_order())

    def score(one: SuggestionScore) -> Dumped:
        return {**written(one), "member": members[one.member_id], "scheme": schemes[one.scheme_id]}

    def suggestion(one: Suggestion) -> Dumped:
        return {
            **written(one),
            "committee": slugs.get(one.committee_id),
            "member": members.get(one.member_id),
            "topic": topics.get(one.topic_id),
            "scores": [score(each) for each in scores.get(one.id, ())],
        }

    return [said(suggestion(one)) for one in every(select(Suggestion))]


def add(data: Entry, loaded: Loaded, there: There) -> None:
    """Add the criteria and the suggestions; topics have been added."""
    db.session.add_all(made(ScoringScheme, one, loaded) for one in data.get("scoring_schemes", ()))
    db.session.flush()
    schemes = rows(ScoringScheme, ScoringScheme.name)
    for entry in data.get("suggestions", ()):
        place = entry.get("topic")
        suggestion = made(
            Suggestion,
            entry,
            loaded,
            committee_id=there.committee(entry),
            member_id=there.member(entry),
            topic_id=loaded.topics[place - 1].id if place else None,
        )
        suggestion.scores = [
            made(SuggestionScore, one, loaded, member_id=there.member(one), scheme_id=schemes[one["scheme"]].id)
            for one in entry.get("scores", ())
        ]
        db.session.add(suggestion)
        loaded.suggestions.append(suggestion)
    db.session.flush()
