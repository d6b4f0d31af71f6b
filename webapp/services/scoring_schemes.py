"""The schemes by which a council's members score suggestions: those that come with the product, and its own."""

from datetime import datetime
from typing import TypedDict

from sqlalchemy import func, select

from models.rules import RuleBroken
from models.rules import scoring as rules
from models.rules.permissions import Permission
from models.rules.scoring import Criterion
from models.suggestion import ScoringScheme, SuggestionScore
from webapp.database import db
from webapp.services import audit, council, revisions
from webapp.services.actors import Actor


class SchemeDetails(TypedDict):
    """What a scheme is called, its criteria, and the lowest and highest mark for each."""

    name: str
    criteria: list[Criterion]
    lowest: int | None
    highest: int | None


def every() -> list[ScoringScheme]:
    """The council's schemes, that in use first; before it has touched any, those that come with the product."""
    kept = select(ScoringScheme).order_by(ScoringScheme.is_in_use.desc(), ScoringScheme.name, ScoringScheme.id)
    return list(db.session.scalars(kept)) or _shipped()


def in_use() -> ScoringScheme:
    """The scheme that members mark by today."""
    return next((one for one in every() if one.is_in_use), every()[0])


def begun() -> list[ScoringScheme]:
    """The same schemes, kept from now on: for whoever scores by one, or changes one."""
    schemes = every()
    if schemes[0].id is None:
        db.session.add_all(schemes)
        db.session.flush()
    return schemes


def get(name: str) -> ScoringScheme:
    """The scheme of this name, kept or shipped. NoResultFound otherwise."""
    found = next((one for one in every() if one.name == name), None)
    return found or db.session.get_one(ScoringScheme, 0)


def add(details: SchemeDetails, *, by: Actor, at: datetime) -> ScoringScheme:
    """Add a scheme of the council's own. It is used once it is chosen."""
    by.check(Permission.EDIT_COUNCIL)
    _check(details, None)
    begun()
    made = ScoringScheme(**_values(details), is_in_use=False)
    db.session.add(made)
    audit.record("scoring scheme added", made, name=made.name, by=by, at=at)
    return made


def edit(scheme: ScoringScheme, details: SchemeDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Change a scheme. Once members have marked by it, only its name: their marks must go on meaning something."""
    by.check(Permission.EDIT_COUNCIL)
    kept = _kept(scheme)
    _check(details, kept)
    values = _values(details)
    changes_marks = any(getattr(kept, name) != values[name] for name in ("criteria", "lowest", "highest"))
    if changes_marks and is_marked_by(kept):
        raise RuleBroken("Members have marked by this scheme. Add another one, and use that from now on.", "criteria")
    revisions.change(kept, values, "scoring scheme edited", name=kept.name, revision=revision, by=by, at=at)


def use(name: str, *, by: Actor, at: datetime) -> None:
    """Have members mark by this scheme from now on. Marks already given stay as they are."""
    by.check(Permission.EDIT_COUNCIL)
    schemes = begun()
    chosen = next((one for one in schemes if one.name == name), None)
    if chosen is None:
        raise RuleBroken("That scheme is not there any more. Choose another.")
    for one in schemes:
        if one.is_in_use and one is not chosen:
            one.is_in_use = False
            one.revision += 1
            audit.record("scoring scheme no longer used", one, name=one.name, by=by, at=at)
    if not chosen.is_in_use:
        chosen.is_in_use = True
        chosen.revision += 1
        audit.record("scoring scheme used from now on", chosen, name=chosen.name, by=by, at=at)


def open_to_public(is_open: bool, *, revision: str, by: Actor, at: datetime) -> None:
    """Let anybody suggest a topic on the public site, or no longer."""
    by.check(Permission.EDIT_COUNCIL)
    record = council.current()
    if not record.name:
        raise RuleBroken("Enter the council's name first.")
    what = "suggestions opened to the public" if is_open else "suggestions closed to the public"
    values = {"takes_suggestions": is_open}
    revisions.change(record, values, what, name=record.name, revision=revision, by=by, at=at)


def is_marked_by(scheme: ScoringScheme) -> bool:
    """Whether a member has given marks by it."""
    found = select(SuggestionScore.id).where(SuggestionScore.scheme_id == scheme.id)
    return db.session.scalar(found.order_by(SuggestionScore.id).limit(1)) is not None


def _kept(scheme: ScoringScheme) -> ScoringScheme:
    return scheme if scheme.id is not None else next(one for one in begun() if one.name == scheme.name)


def _check(details: SchemeDetails, own: ScoringScheme | None) -> None:
    rules.check_scheme(details["name"], details["criteria"], details["lowest"], details["highest"])
    name = details["name"].strip()
    same = select(ScoringScheme.id).where(func.lower(ScoringScheme.name) == name.lower())
    if set(db.session.scalars(same.order_by(ScoringScheme.id))) - {own.id if own else None}:
        raise RuleBroken(f"There is a scheme called {name} already. Choose another name.", "name")
    if own is None and name.lower() in {one.name.lower() for one in every()}:
        raise RuleBroken(f"There is a scheme called {name} already. Choose another name.", "name")


def _values(details: SchemeDetails) -> dict[str, object]:
    return {**details, "name": details["name"].strip()}


def _shipped() -> list[ScoringScheme]:
    return [
        ScoringScheme(
            name=one.name,
            criteria=[{"name": name, "question": question} for name, question in one.criteria],
            lowest=one.lowest,
            highest=one.highest,
            is_in_use=place == 0,
            revision=0,
        )
        for place, one in enumerate(rules.SHIPPED)
    ]
