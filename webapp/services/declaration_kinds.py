"""The kinds of declaration that the council's own code knows, and what follows from each."""

from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import func, select

from models.declaration import DeclarationKind
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import DeclarationEffect
from webapp.database import db
from webapp.services import audit, ordering, revisions
from webapp.services.actors import Actor


class KindDetails(TypedDict):
    """What a kind is called, what follows from it, and how it is explained to the member who chooses."""

    name: str
    effect: DeclarationEffect
    explanation: str


SHIPPED: tuple[KindDetails, ...] = (
    {
        "name": "Disclosable pecuniary interest",
        "effect": DeclarationEffect.NO_PART,
        "explanation": "Employment, sponsorship, contracts, land, licences, tenancies or securities, of yours or of "
        "your spouse or partner (Localism Act 2011, sections 30 and 31).",
    },
    {
        "name": "Other disclosable interest",
        "effect": DeclarationEffect.NONE,
        "explanation": "You, your family, or a person or body you are associated with gains or loses by the matter, or "
        "is closely connected with it, and it is not a disclosable pecuniary interest.",
    },
    {
        "name": "Non-pecuniary interest",
        "effect": DeclarationEffect.NONE,
        "explanation": "An interest that is not about money, such as an office in a body the matter concerns.",
    },
    {
        "name": "Council tax arrears",
        "effect": DeclarationEffect.NO_BUDGET_VOTE,
        "explanation": "You owe council tax that has been due for two months, and the item bears on the budget or on "
        "council tax. You say so, and do not vote (Local Government Finance Act 1992, section 106).",
    },
    {
        "name": "Party whip",
        "effect": DeclarationEffect.NONE,
        "explanation": "At a scrutiny committee, you were told by your group how to speak or vote on the item.",
    },
)


def make_shipped() -> None:
    """Give a council that has no kinds yet those most codes know. It may change every one of them."""
    if db.session.scalar(select(func.count()).select_from(DeclarationKind)):
        return
    db.session.add_all(DeclarationKind(**details, position=place) for place, details in enumerate(SHIPPED, 1))
    db.session.flush()


def every() -> list[DeclarationKind]:
    """Every kind, in order, those no longer used too."""
    return list(db.session.scalars(select(DeclarationKind).order_by(DeclarationKind.position, DeclarationKind.id)))


def offered(on: date) -> list[DeclarationKind]:
    """The kinds to choose from on a day."""
    return [kind for kind in every() if kind.ended_on is None or on < kind.ended_on]


def get(kind_id: int) -> DeclarationKind:
    """The kind with this number."""
    return db.session.get_one(DeclarationKind, kind_id)


def add(details: KindDetails, *, by: Actor, at: datetime) -> DeclarationKind:
    """Add a kind, after the others."""
    by.check(Permission.EDIT_COUNCIL)
    _take_turn()
    _check_name(details["name"], None)
    kind = DeclarationKind(**details, position=ordering.last_place(every()))
    db.session.add(kind)
    audit.record("kind of declaration added", kind, name=kind.name, by=by, at=at)
    return kind


def edit(kind: DeclarationKind, details: KindDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Change a kind. What was declared under it follows its new name, and its effect on what is still to come."""
    by.check(Permission.EDIT_COUNCIL)
    _check_name(details["name"], kind)
    what = "kind of declaration edited"
    revisions.change(kind, details, what, name=details["name"], revision=revision, by=by, at=at)


def end(kind: DeclarationKind, *, by: Actor, at: datetime) -> None:
    """Offer the kind no more, from today. What was declared under it stays. The last kind cannot be ended."""
    by.check(Permission.EDIT_COUNCIL)
    _take_turn()
    if offered(by.on) == [kind]:
        raise RuleBroken("Add another kind first: a member must have one to choose.")
    kind.ended_on = by.on
    audit.record("kind of declaration ended", kind, name=kind.name, by=by, at=at)


def use_again(kind: DeclarationKind, *, by: Actor, at: datetime) -> None:
    """Offer an ended kind once more."""
    by.check(Permission.EDIT_COUNCIL)
    kind.ended_on = None
    audit.record("kind of declaration used again", kind, name=kind.name, by=by, at=at)


def move_up(kind: DeclarationKind, *, by: Actor, at: datetime) -> None:
    """Offer it one place earlier."""
    by.check(Permission.EDIT_COUNCIL)
    _take_turn()
    ordering.move_up(kind, every())
    audit.record("kind of declaration moved up", kind, name=kind.name, by=by, at=at)


def move_down(kind: DeclarationKind, *, by: Actor, at: datetime) -> None:
    """Offer it one place later."""
    by.check(Permission.EDIT_COUNCIL)
    _take_turn()
    ordering.move_down(kind, every())
    audit.record("kind of declaration moved down", kind, name=kind.name, by=by, at=at)


def _take_turn() -> None:
    """Have those who order the kinds take turns, each reading what the other left: they hang from no other record."""
    db.session.execute(select(DeclarationKind.id).order_by(DeclarationKind.id).with_for_update())
    db.session.flush()
    db.session.expire_all()


def _check_name(name: str, kind: DeclarationKind | None) -> None:
    same = select(DeclarationKind.id).where(func.lower(DeclarationKind.name) == name.lower())
    if kind is not None:
        same = same.where(DeclarationKind.id != kind.id)
    if db.session.scalar(same):
        raise RuleBroken(f"There is already a kind called {name}. Choose another name.", "name")
