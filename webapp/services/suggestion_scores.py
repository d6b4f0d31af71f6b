"""Members' marks for suggestions: each member's own until they are revealed, and then in one order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import joinedload, selectinload

from models.member import Member, Seat
from models.programme_vocabulary import SuggestionStatus
from models.rules import RuleBroken
from models.rules import scoring as rules
from models.rules.permissions import Permission
from models.rules.scoring import Given, Ranked
from models.suggestion import Suggestion, SuggestionScore
from webapp.database import db
from webapp.services import audit, revisions, scoring_schemes
from webapp.services.actors import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """A suggestion with where it stands; before its marks are revealed only how many members have scored it."""

    suggestion: Suggestion
    scored_by: int
    ranked: Ranked | None


def of_member(member: Member, *, on: date) -> list[Suggestion]:
    """What waits for a member's mark or was revealed to them: of the committees they sit on, and of none in particular.

    The oldest first.
    """
    found = _with_scores().where(_is_for(member, on), Suggestion.status == SuggestionStatus.WAITING)
    return list(db.session.scalars(found.order_by(Suggestion.suggested_at, Suggestion.id)))


def awaiting(member: Member, *, on: date) -> int:
    """How many suggestions wait for marks that this member has not given: one query."""
    own = select(SuggestionScore.suggestion_id).where(SuggestionScore.member_id == member.id)
    open_ones = select(func.count()).select_from(Suggestion).where(_is_for(member, on), Suggestion.id.not_in(own))
    waits = (Suggestion.status == SuggestionStatus.WAITING, Suggestion.revealed_at.is_(None))
    return db.session.scalar(open_ones.where(*waits, Suggestion.removed_at.is_(None))) or 0


def suggested_by(member: Member) -> list[Suggestion]:
    """What a member suggested, the latest first."""
    found = _with_scores().where(Suggestion.member_id == member.id, Suggestion.removed_at.is_(None))
    return list(db.session.scalars(found.order_by(Suggestion.suggested_at.desc(), Suggestion.id.desc())))


def for_member(suggestion_id: int, member: Member, *, on: date) -> Suggestion:
    """A suggestion that a member may read: theirs to score, or their own. NoResultFound otherwise."""
    mine = or_(_is_for(member, on), Suggestion.member_id == member.id)
    found = db.session.scalar(_with_scores().where(Suggestion.id == suggestion_id, mine))
    if found is None:
        raise NoResultFound("no such suggestion")
    return found


def may_score(suggestion: Suggestion, member: Member, *, on: date) -> bool:
    """Whether the member may give or change marks: it waits, nothing is revealed, and it comes to their committee."""
    is_open = suggestion.status is SuggestionStatus.WAITING and suggestion.revealed_at is None
    sits = select(Suggestion.id).where(Suggestion.id == suggestion.id, _is_for(member, on))
    return is_open and db.session.scalar(sits) is not None


def own_score(suggestion: Suggestion, member: Member) -> SuggestionScore | None:
    """The marks a member gave."""
    return next((one for one in suggestion.scores if one.member_id == member.id), None)


def score(
    suggestion: Suggestion,
    member: Member,
    marks: Mapping[str, int | None],
    *,
    remark: str,
    revision: str,
    by: Actor,
    at: datetime,
) -> SuggestionScore:
    """Keep a member's marks by the scheme in use. Nobody else reads them before they are revealed.

    `marks` are by criterion, and a broken rule's field is the criterion's name. `revision` is that of the member's own
    marks, "0" for the first ones.
    """
    by.check_is(member.id)
    revisions.hold(suggestion)
    if not may_score(suggestion, member, on=by.on):
        raise RuleBroken("This suggestion takes no more marks: it was answered, or the marks were revealed.")
    schemes = scoring_schemes.begun()
    scheme = next((one for one in schemes if one.is_in_use), schemes[0])
    rules.check_marks(marks, scheme.criteria, scheme.lowest, scheme.highest)
    kept = own_score(suggestion, member) or SuggestionScore(suggestion=suggestion, member=member)
    revisions.check_revision(kept, revision)
    kept.scheme, kept.scored_at, kept.remark = scheme, at, remark.strip()
    kept.marks = {one["name"]: int(marks[one["name"]] or 0) for one in scheme.criteria}
    db.session.add(kept)
    # The trail says that a member scored it; the marks stay theirs.
    audit.record("suggestion scored", kept, name=suggestion.title, by=by, at=at, committee_id=suggestion.committee_id)
    return kept


def reveal(committee_id: int | None, *, by: Actor, at: datetime) -> int:
    """Show everybody who scores the marks of all, for each suggestion of a committee that waits and was scored.

    How many were revealed. They take no marks any more.
    """
    by.check(Permission.EDIT_AGENDA, committee_id)
    open_ones = _with_scores().where(
        Suggestion.committee_id == committee_id if committee_id else Suggestion.committee_id.is_(None),
        Suggestion.status == SuggestionStatus.WAITING,
        Suggestion.revealed_at.is_(None),
    )
    scored = [one for one in db.session.scalars(open_ones.order_by(Suggestion.id)) if one.scores]
    if not scored:
        raise RuleBroken("No marks wait to be revealed here.")
    for one in scored:
        one.revealed_at = at
        one.revision += 1
        audit.record("marks revealed", one, name=one.title, by=by, at=at, committee_id=committee_id)
    return len(scored)


def standings(found: Sequence[Suggestion]) -> list[Standing]:
    """Suggestions in the order that their revealed marks make, then the others as they came, with how many scored."""
    revealed = {one.id: one for one in found if one.revealed_at is not None}
    given = {number: list(map(_given, one.scores)) for number, one in revealed.items()}
    first = [Standing(revealed[one.number], one.scored_by, one) for one in rules.ranked(given)]
    return first + [Standing(one, len(one.scores), None) for one in found if one.revealed_at is None]


def with_scores(numbers: Iterable[int]) -> list[Suggestion]:
    """These suggestions, each with its marks, the oldest first."""
    found = _with_scores().where(Suggestion.id.in_(sorted(numbers)))
    return list(db.session.scalars(found.order_by(Suggestion.suggested_at, Suggestion.id)))


def _with_scores() -> Select[Suggestion]:
    scores = selectinload(Suggestion.scores)
    loaded = (scores.joinedload(SuggestionScore.scheme), scores.joinedload(SuggestionScore.member))
    about = (joinedload(Suggestion.committee), joinedload(Suggestion.topic))
    return select(Suggestion).options(*loaded, *about).where(Suggestion.removed_at.is_(None))


def _is_for(member: Member, on: date) -> ColumnElement[bool]:
    seats = select(Seat.committee_id).where(
        Seat.member_id == member.id, Seat.starts_on <= on, or_(Seat.ends_on.is_(None), Seat.ends_on >= on)
    )
    return or_(Suggestion.committee_id.is_(None), Suggestion.committee_id.in_(seats))


def _given(one: SuggestionScore) -> Given:
    return Given(one.marks, one.scheme.lowest, one.scheme.highest)
