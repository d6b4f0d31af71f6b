"""The agenda items that a dispensation names, or may name, as whoever keeps registers may read them.

They are those of agendas the public reads, each by its public heading: a draft is not the monitoring officer's to read
without a grant, and the heading of a private item is nobody's to repeat beside a member's name.
"""

import json
from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import ColumnElement, select

from models.bodies import MeetingBody, every_item
from models.interest import Dispensation
from models.member import Member, Seat
from models.publication import Published, PublishedMeeting
from models.rules.wording import long_date
from models.vocabulary import ItemKind, SubjectKind
from webapp.database import db

# Nobody needs leave to take part in these, and a list of a year's agendas is long enough without them.
NO_BUSINESS = frozenset({ItemKind.APOLOGIES, ItemKind.DECLARATIONS, ItemKind.EXCLUSION, ItemKind.NEXT_MEETING})
OUT_OF_SIGHT = "An item that is on no published agenda"


def to_name(member: Member, dispensation: Dispensation | None, *, on: date) -> dict[int, str]:
    """The items to choose from, by number: those it names already, and the business of the coming agendas in public.

    Those are the agendas of the committees the member sits on, in order of date. None is left out for want of room.
    """
    seats = select(Seat.committee_id).where(Seat.member_id == member.id, Seat.ends_on.is_(None) | (Seat.ends_on >= on))
    coming = PublishedMeeting.committee_id.in_(seats) & (PublishedMeeting.held_on >= on)
    kept = named([dispensation]) if dispensation else {}
    return kept | {number: words for number, words in _items(coming, besides=NO_BUSINESS) if number not in kept}


def named(dispensations: Collection[Dispensation]) -> dict[int, str]:
    """What each item that these name is called, by number."""
    held = {one.item_id: one.item.meeting_id for granted in dispensations for one in granted.items}
    shown = dict(_items(PublishedMeeting.meeting_id.in_(set(held.values())))) if held else {}
    return {number: shown.get(number, OUT_OF_SIGHT) for number in held}


def _items(which: ColumnElement[bool], besides: Collection[str] = ()) -> Iterator[tuple[int, str]]:
    wanted = (
        select(Published.body)
        .join(PublishedMeeting, PublishedMeeting.meeting_id == Published.subject_id)
        .where(Published.subject_kind == SubjectKind.MEETING, Published.is_withdrawn.is_(False), which)
        .order_by(PublishedMeeting.held_on, PublishedMeeting.meeting_id)
    )
    for text in db.session.scalars(wanted):
        body: MeetingBody = json.loads(text)
        where = f"{body['committee']['name']}, {long_date(date.fromisoformat(body['held_on']))}"
        for item in (one for one in every_item(body["agenda"]) if one["kind"] not in besides):
            yield item["id"], f"{where}: {' '.join(filter(None, (item['label'], item['heading'])))}"
