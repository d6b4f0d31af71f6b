"""The council's house styles: how its agendas and minutes look."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select

from exports import house_styles as shipped
from models.committee import Committee
from models.council import HouseStyle
from models.house_style_bodies import HouseStyleBody
from models.minutes_vocabulary import ResolutionNumbering
from models.rules import RuleBroken
from models.rules import minutes as rules
from models.rules.permissions import Permission
from webapp.database import db
from webapp.services import audit, council, revisions
from webapp.services.actors import Actor


def all_styles() -> list[HouseStyle]:
    """Every house style, by name."""
    return list(db.session.scalars(select(HouseStyle).order_by(HouseStyle.name, HouseStyle.id)))


def get(style_id: int) -> HouseStyle:
    """The house style with this number."""
    return db.session.get_one(HouseStyle, style_id)


def resolution_numbers(committee: Committee, count: int) -> list[str]:
    """What a committee prints before each of an item's resolutions, in its house style; one alone has no number."""
    style = ResolutionNumbering(committee.house_style.settings["resolution_numbering"])
    return rules.resolution_numbers(count, style)


def edit(style: HouseStyle, settings: Mapping[str, object], *, revision: str, by: Actor, at: datetime) -> HouseStyle:
    """Change how the agendas of its committees look from now on. What is published stays as it is.

    `settings` is a models.house_style_bodies.HouseStyleBody, checked by exports.house_styles.check.
    """
    by.check(Permission.EDIT_COUNCIL)
    whole = shipped.check(settings)
    _check_name(whole["name"], style)
    values = {"name": whole["name"], "settings": dict(whole)}
    revisions.change(style, values, "house style edited", name=whole["name"], revision=revision, by=by, at=at)
    return style


def copy(style: HouseStyle, *, by: Actor, at: datetime) -> HouseStyle:
    """A new style that starts as this one, under a name of its own."""
    by.check(Permission.EDIT_COUNCIL)
    taken = set(db.session.scalars(select(HouseStyle.name)))
    name = next(name for name in _names_of_copies(style.name) if name not in taken)
    made = HouseStyle(name=name, settings={**style.settings, "name": name})
    db.session.add(made)
    audit.record("house style copied", made, name=name, by=by, at=at, reason=f"Copied from {style.name}")
    return made


def not_here() -> list[HouseStyleBody]:
    """The styles that come with the product and that the council has none of by that name."""
    taken = {name.lower() for name in db.session.scalars(select(HouseStyle.name))}
    return [style for style in shipped.load_shipped() if style["name"].lower() not in taken]


def bring_in(name: str, *, by: Actor, at: datetime) -> HouseStyle:
    """A style that comes with the product becomes one of the council's, to be chosen and changed as the others are."""
    by.check(Permission.EDIT_COUNCIL)
    revisions.hold(council.current())
    found = next((style for style in not_here() if style["name"] == name), None)
    if found is None:
        raise RuleBroken("That house style is here already, or is none that comes with Moothall. Look at the list.")
    made = HouseStyle(name=name, settings=dict(found))
    db.session.add(made)
    audit.record("house style brought in", made, name=name, by=by, at=at)
    return made


def _check_name(name: str, style: HouseStyle) -> None:
    same = select(HouseStyle.id).where(func.lower(HouseStyle.name) == name.lower(), HouseStyle.id != style.id)
    if db.session.scalar(same):
        raise RuleBroken(f"There is already a house style called {name}. Choose another name.", "name")


def _names_of_copies(name: str) -> list[str]:
    start = name[:80]
    return [f"{start} (copy)", *(f"{start} (copy {number})" for number in range(2, 1000))]
