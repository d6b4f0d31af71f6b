"""An entry of a public register that is found sensitive leaves it at once, without waiting for an officer.

Only that entry goes, and is counted among the sensitive ones instead (Localism Act 2011 s32(2)). The register is not
composed anew, or whatever else was changed in it and not yet looked at would go out too. See docs/decisions/0013.
"""

import json
from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import select

from models.interest import Interest
from models.publication import Publication
from models.register_bodies import RegisterBody
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import ledger, live_index
from webapp.services.actors import Actor
from webapp.services.ledger import Act

REASON = "An entry was put right."


def take_out(interest: Interest, *, by: Actor, at: datetime) -> Publication | None:
    """Take an entry found sensitive out of what the public reads; None where it never read it.

    Entries of the same category removed before go too: one may be the same interest, entered anew.
    """
    live = ledger.locked(SubjectKind.REGISTER, interest.member_id)
    entries = _same(interest)
    readable = ledger.readable(SubjectKind.REGISTER, interest.member_id)
    if live is None or live.is_withdrawn or not any(_shows(cast(RegisterBody, body), entries) for body in readable):
        return None
    body, until = _without(cast(RegisterBody, json.loads(live.body)), entries), live.readable_until
    act = Act(Verb.CORRECT, by=by, at=at, reason=REASON, hides_earlier=True)
    publication = ledger.append(SubjectKind.REGISTER, interest.member_id, body, act, title=live.title)
    now = ledger.live(SubjectKind.REGISTER, interest.member_id)
    assert now is not None
    now.readable_until = until
    live_index.touch([live_index.member_feed(interest.member_id)], publication)
    db.session.flush()
    return publication


def _same(interest: Interest) -> set[int]:
    before = select(Interest.id).where(
        Interest.member_id == interest.member_id,
        Interest.category == interest.category,
        Interest.id < interest.id,
        Interest.removed_at.is_not(None),
    )
    return {interest.id, *db.session.scalars(before)}


def _shows(body: RegisterBody, entries: Collection[int]) -> bool:
    return any(entry["id"] in entries for category in body["categories"] for entry in category["entries"])


def _without(body: RegisterBody, entries: Collection[int]) -> RegisterBody:
    for category in body["categories"]:
        kept = [entry for entry in category["entries"] if entry["id"] not in entries]
        body["sensitive"] += len(category["entries"]) - len(kept)
        category["entries"] = kept
    return body
