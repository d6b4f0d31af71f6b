"""What a member decided, privately, about the items of an agenda. Nobody else sees it, nor does the audit trail."""

from datetime import datetime

from sqlalchemy import delete, select

from models.declaration import ItemMark
from models.member import Member
from models.rules import RuleBroken
from models.vocabulary import Mark
from webapp.database import db
from webapp.services import audit, touching
from webapp.services.actors import Actor
from webapp.services.public_agendas import PublicAgenda

WHAT = "private mark on an agenda changed"


def of(agenda: PublicAgenda, member: Member, *, by: Actor) -> dict[int, Mark]:
    """The member's marks on an agenda, by the item's number: for that member only."""
    by.check_is(member.id)
    items = [item["id"] for item in touching.items_in(agenda.body)]
    mine = select(ItemMark).where(ItemMark.member_id == member.id, ItemMark.item_id.in_(items))
    return {one.item_id: one.mark for one in db.session.scalars(mine.order_by(ItemMark.id))}


def set_mark(agenda: PublicAgenda, member: Member, item_id: int, mark: Mark, *, by: Actor, at: datetime) -> None:
    """Keep what the member decided about an item, in place of what they had before."""
    _check(agenda, member, item_id, by)
    kept = _kept(member, item_id)
    if kept is not None and kept.mark is mark:
        return
    if kept is None:
        kept = ItemMark(member_id=member.id, item_id=item_id)
        db.session.add(kept)
    kept.mark, kept.marked_at = mark, at
    _note(member, by=by, at=at)


def clear(agenda: PublicAgenda, member: Member, item_id: int, *, by: Actor, at: datetime) -> None:
    """Take a mark away, as if the member had never decided."""
    _check(agenda, member, item_id, by)
    if _kept(member, item_id) is not None:
        db.session.execute(delete(ItemMark).where(ItemMark.member_id == member.id, ItemMark.item_id == item_id))
        _note(member, by=by, at=at)


def _check(agenda: PublicAgenda, member: Member, item_id: int, by: Actor) -> None:
    by.check_is(member.id)
    if item_id not in {item["id"] for item in touching.items_in(agenda.body)}:
        raise RuleBroken("This item is no longer on the agenda. Reload the page to see what is.")
    # Two clicks at once wait for each other here, so that the second finds what the first kept.
    db.session.refresh(member, with_for_update=True)


def _kept(member: Member, item_id: int) -> ItemMark | None:
    return db.session.scalars(
        select(ItemMark).where(ItemMark.member_id == member.id, ItemMark.item_id == item_id)
    ).one_or_none()


def _note(member: Member, *, by: Actor, at: datetime) -> None:
    """That something changed, and nothing of what: no item, no mark, no meeting."""
    audit.note(WHAT, kind="member", subject_id=member.id, name=member.name, by=by, at=at)
    db.session.flush()
