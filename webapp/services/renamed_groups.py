"""A political group has a new name: what is public of its members says so at once, and nothing else of them changes.

Each member's public body is appended once more with that name in the place of the old one. It is not composed anew from
the records, or what staff have changed and not yet published would go out with it.
"""

import json
from datetime import datetime
from typing import cast

from sqlalchemy import select

from models.bodies import MemberBody
from models.group import GroupMembership, PoliticalGroup
from models.member import Member
from models.rules.former_bodies import as_today
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import ledger, live_membership
from webapp.services.actors import Actor
from webapp.services.ledger import Act


def publish(group: PoliticalGroup, *, before: str, by: Actor, at: datetime) -> None:
    """Give the public the group's new name wherever a member's page has the one of before."""
    act = Act(Verb.CORRECT, by=by, at=at, reason=f"{before} is now called {group.name}.")
    belonged = select(GroupMembership.member_id).where(GroupMembership.group_id == group.id)
    for member in db.session.scalars(select(Member).where(Member.id.in_(belonged)).order_by(Member.id)).all():
        live = ledger.locked(SubjectKind.MEMBER, member.id)
        if live is None or live.is_withdrawn:
            continue
        body = cast(MemberBody, as_today(json.loads(live.body)))
        if any(one["group"] == before for one in body["groups"]):
            for one in body["groups"]:
                one["group"] = group.name if one["group"] == before else one["group"]
            ledger.append(SubjectKind.MEMBER, member.id, body, act, title=live.title)
            live_membership.list_member(member, body)
