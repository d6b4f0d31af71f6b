"""What minutes owe and what came of them, in a council file: asks, undertakings, recommendations, actions.

Asks and undertakings stand under their minute and recommendations under their resolution. Actions stand at the top,
and name what they come from by its place.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import select

from models.action import Action, ActionUpdate
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member
from models.owed import Owed, WavedThrough
from models.resolution import Recommendation
from models.user import User
from webapp.database import db
from webapp.services.council_file import item_places
from webapp.services.council_file.fields import written
from webapp.services.council_file.making import Entry, Loaded, made
from webapp.services.council_file.rows import every, grouped, names, said
from webapp.services.council_file.sources import There, owed_places, resolution_places

Dumped = dict[str, Any]


def minute_dumper() -> Callable[[int], Dumped]:
    """What is owed under a minute, and the sentences of it that were found to owe nothing, by its number."""
    marked, waved = grouped(Owed, "minute_id"), grouped(WavedThrough, "minute_id")
    slugs, emails = names(Member, Member.slug), names(User, User.email)

    def owed(one: Owed) -> Dumped:
        people = {"asking_member": slugs.get(one.asked_by_id), "owing_member": slugs.get(one.owed_by_id)}
        return said({**written(one), **people})

    def of_minute(minute_id: int) -> Dumped:
        return {
            "owed": [owed(one) for one in marked.get(minute_id, ())],
            "waved_through": [
                said({**written(one), "account": emails.get(one.waved_by_id)}) for one in waved.get(minute_id, ())
            ],
        }

    return of_minute


def resolution_dumper() -> Callable[[int], list[Dumped]]:
    """The recommendations that a resolution sent, by its number."""
    sent, slugs = grouped(Recommendation, "resolution_id"), names(Committee, Committee.slug)
    return lambda resolution_id: [
        said({**written(one), "to_committee": slugs.get(one.to_committee_id)}) for one in sent.get(resolution_id, ())
    ]


def actions() -> list[Dumped]:
    """Every action in the order they were given, each with what was said of it."""
    committees, slugs = names(Committee, Committee.slug), names(Member, Member.slug)
    uids, items, emails = names(Meeting, Meeting.uid), item_places.by_number(), names(User, User.email)
    owed, resolutions, updates = owed_places(), resolution_places(), grouped(ActionUpdate, "action_id")
    found = every(select(Action))
    places: dict[int | None, int] = {one.id: place for place, one in enumerate(found, start=1)}

    def action(one: Action) -> Dumped:
        return {
            **written(one),
            "committee": committees[one.committee_id],
            "owner_member": slugs.get(one.owner_member_id),
            "owner_committee": committees.get(one.owner_committee_id),
            "due_meeting": uids.get(one.due_meeting_id),
            "meeting": uids.get(one.meeting_id),
            "item": items[one.item_id]["item"] if one.item_id else None,
            "resolution": resolutions[one.resolution_id][1] if one.resolution_id else None,
            "owed": owed[one.owed_id][1] if one.owed_id else None,
            "follows": places.get(one.follows_id),
            "updates": [
                said({**written(each), "account": emails.get(each.said_by_id)}) for each in updates.get(one.id, ())
            ],
        }

    return [said(action(one)) for one in found]


def add(data: Entry, loaded: Loaded, there: There) -> None:
    """Add what is owed and what was recommended under the items, then the actions that follow from them."""
    for minute, entry in there.minutes_said(data):
        for one in entry.get("owed", ()):
            people = {
                "asked_by_id": there.member(one, "asking_member"),
                "owed_by_id": there.member(one, "owing_member"),
            }
            db.session.add(made(Owed, one, loaded, minute_id=minute.id, **people))
        for one in entry.get("waved_through", ()):
            db.session.add(made(WavedThrough, one, loaded, minute_id=minute.id, waved_by_id=there.account(one)))
    for resolution, entry in there.resolutions_said(data):
        for one in entry.get("recommendations", ()):
            to = there.committee(one, "to_committee")
            db.session.add(made(Recommendation, one, loaded, resolution_id=resolution.id, to_committee_id=to))
    db.session.flush()
    there.find_places()
    _add_actions(data.get("actions", ()), loaded, there)


def _add_actions(entries: Iterable[Entry], loaded: Loaded, there: There) -> None:
    given: list[Action] = loaded.actions
    for one in entries:
        meetings = {f"{name}_id": there.meeting(one, name) for name in ("meeting", "due_meeting")}
        item, from_ = there.source(one)
        action = made(
            Action,
            one,
            loaded,
            committee_id=there.committee(one),
            owner_member_id=there.member(one, "owner_member"),
            owner_committee_id=there.committee(one, "owner_committee"),
            item_id=item.id if item else None,
            **meetings,
            **from_,
        )
        action.follows = given[one["follows"] - 1] if one.get("follows") else None
        for each in one.get("updates", ()):
            action.updates.append(made(ActionUpdate, each, loaded, said_by_id=there.account(each)))
        db.session.add(action)
        given.append(action)
    db.session.flush()
