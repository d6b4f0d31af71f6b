"""What the public reads of actions: brought in line with the records, in the transaction that changes either.

Nobody publishes an action by itself. It is public while the minutes it comes from are, and goes when they do. Whoever
calls these functions was allowed the change that they follow.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import cast

from sqlalchemy import Select, delete, insert, or_, select
from sqlalchemy.orm import joinedload, selectinload

from models.action import Action
from models.action_bodies import ActionBody
from models.meeting import Meeting
from models.minutes_bodies import MinutesBody
from models.publication import Publication, PublishedAction
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import action_bodies, ledger, live_index
from webapp.services.actors import Actor
from webapp.services.ledger import Act

KIND = SubjectKind.ACTION
GONE = "The council no longer publishes this action."


def actions_feed(committee_id: int) -> str:
    """The name of what the page of a committee's actions depends on."""
    return f"actions:{committee_id}"


def publish_of(meeting: Meeting, act: Act) -> None:
    """Call it once the public minutes of a meeting changed in any way: its actions come, change or go with them."""
    found = _with_all().where(Action.meeting_id == meeting.id).order_by(Action.id)
    _follow(db.session.scalars(found).all(), act)


def follow(action: Action, what: str, *, by: Actor, at: datetime) -> None:
    """Have the public read an action as it is now; `what` says in a sentence what is new."""
    if action.meeting_id is None:
        return
    db.session.flush()
    db.session.expire(action, ["owner_member", "owner_committee", "due_meeting", "updates"])
    _follow([action], Act(Verb.PUBLISH, by=by, at=at, reason=what))


def follow_meeting(meeting: Meeting, act: Act) -> None:
    """Call it once a public meeting changed: actions due at it move with it; those of an item now in Part 2 go."""
    is_of_it = or_(Action.due_meeting_id == meeting.id, Action.meeting_id == meeting.id)
    listed = _with_all().join(PublishedAction, PublishedAction.action_id == Action.id).where(is_of_it)
    _follow(db.session.scalars(listed.order_by(Action.id)).all(), replace(act, reason="Its meeting changed."))


def public_address_of(action: Action) -> str | None:
    """Where the public reads an action; None where it does not."""
    live = ledger.live(KIND, action.id)
    return None if live is None or live.is_withdrawn else live.address


def list_action(action: Action, body: ActionBody, publication: Publication) -> None:
    """Put a public action where the lists find it."""
    db.session.execute(delete(PublishedAction).where(PublishedAction.action_id == action.id))
    db.session.execute(insert(PublishedAction).values(**_row(action, body)))
    live_index.touch([actions_feed(action.committee_id)], publication)


def unlist_action(action: Action, publication: Publication) -> None:
    """Take an action out of the lists."""
    db.session.execute(delete(PublishedAction).where(PublishedAction.action_id == action.id))
    live_index.touch([actions_feed(action.committee_id)], publication)


def title_of(body: ActionBody) -> str:
    """What an action is called where it is published."""
    return f"Action for {body['owner']}, from {body['committee']['name']}"[:300]


def _follow(found: Sequence[Action], act: Act) -> None:
    """Bring what is public of actions in line with them. What the public reads now is asked once for all of them."""
    public = ledger.live_ones(KIND, [one.id for one in found])
    minutes_of = _minutes_of({one.meeting_id for one in found if one.meeting_id})
    for action in found:
        live, minutes = public.get(action.id), minutes_of.get(action.meeting_id or 0)
        is_live = live is not None and not live.is_withdrawn
        if not action_bodies.is_in_public(action, minutes):
            if is_live:
                gone = replace(act, verb=Verb.WITHDRAW, reason=GONE)
                unlist_action(action, ledger.withdraw(KIND, action.id, gone))
            continue
        assert minutes is not None
        body = action_bodies.action_body(action, minutes)
        if live is None or live.is_withdrawn or json.loads(live.body) != body:
            reason = act.reason.strip() or "The minutes it comes from changed."
            changed = replace(act, verb=Verb.SUPPLEMENT, reason=reason) if live else replace(act, verb=Verb.PUBLISH)
            publication = ledger.append(KIND, action.id, body, changed, title=title_of(body))
            list_action(action, body, publication)


def _minutes_of(meeting_ids: Iterable[int]) -> dict[int, MinutesBody]:
    """What the public reads now of the minutes of meetings, by the number of each; of those that have public ones."""
    public = ledger.live_ones(SubjectKind.MINUTES, sorted(meeting_ids))
    return {number: cast(MinutesBody, json.loads(one.body)) for number, one in public.items() if not one.is_withdrawn}


def _with_all() -> Select[Action]:
    return select(Action).options(
        joinedload(Action.committee),
        joinedload(Action.item),
        joinedload(Action.owner_member),
        joinedload(Action.owner_committee),
        selectinload(Action.updates),
    )


def _row(action: Action, body: ActionBody) -> dict[str, object]:
    return {
        "action_id": action.id,
        "committee_id": action.committee_id,
        "meeting_id": action.meeting_id,
        "address": body["address"],
        "text": body["text"],
        "owner": body["owner"],
        "due_on": date.fromisoformat(body["due_on"]) if body["due_on"] else None,
        "status": body["status"],
        "ended_on": date.fromisoformat(body["ended_on"]) if body["ended_on"] else None,
    }
