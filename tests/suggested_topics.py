"""Suggestions for tests: as services make them, with marks."""

from datetime import date
from typing import Any

from models.committee import Committee
from models.council import Council
from models.member import Member
from models.programme_vocabulary import SuggestedBy
from models.rules.permissions import DatedRole
from models.suggestion import Suggestion, SuggestionScore
from models.vocabulary import Role
from tests import factories
from tests.planned_topics import act
from webapp import clock
from webapp.database import db
from webapp.services import council, scoring_schemes, suggestion_scores, suggestions
from webapp.services.actors import Actor
from webapp.services.revisions import revision_of


def suggestion(committee: Committee | None = None, title: str = "Ponds in parks", **said: Any) -> Suggestion:
    """A suggestion of a resident, who gave a name and an address."""
    words = {"title": title, "why": "They are drying up.", "committee_id": committee.id if committee else None}
    sender = {"name": said.pop("name", "Pat Example"), "email": said.pop("email", "pat@example.com")}
    who = {"suggested_by": SuggestedBy.RESIDENT, "member_id": None, **said}
    made = suggestions.enter(words, sender, **who, **act())
    db.session.commit()
    return made


def seated(committee: Committee, **fields: Any) -> Member:
    """A member of a committee."""
    member = factories.member(**fields)
    factories.seat(committee, member)
    return member


def as_member(member: Member) -> Actor:
    """A member in their own area."""
    account = factories.user(Role.MEMBER, member_id=member.id).id
    return Actor(account, member.name, (DatedRole(Role.MEMBER, None, date(2000, 1, 1)),), clock.today(), member.id)


def open_to_public() -> None:
    """Let anybody suggest a topic."""
    db.session.get(Council, 1) or factories.council()
    scoring_schemes.open_to_public(True, revision=str(council.current().revision), **act())
    db.session.commit()


def reveal(committee: Committee) -> None:
    """Show every member of a committee the others' marks."""
    suggestion_scores.reveal(committee.id, **act())
    db.session.commit()


def scored(one: Suggestion, member: Member, *marks: int, remark: str = "") -> SuggestionScore:
    """A member's marks for a suggestion, by the criteria of the scheme in use and in their order."""
    scheme = scoring_schemes.in_use()
    given = {each["name"]: mark for each, mark in zip(scheme.criteria, marks, strict=True)}
    own = suggestion_scores.own_score(one, member)
    revision = "0" if own is None else revision_of(own)
    by = {"by": as_member(member), "at": clock.now()}
    kept = suggestion_scores.score(one, member, given, remark=remark, revision=revision, **by)
    db.session.commit()
    return kept
