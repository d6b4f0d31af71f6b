"""What members propose for their registers, unsealed: for whoever keeps registers, and for the member whose it is."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.interest import InterestProposal
from models.member import Member
from models.rules import interests
from models.rules.interests import Due
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import InterestCategory, InterestHolder, ProposalKind, ProposalStatus
from webapp import clock
from webapp.database import db
from webapp.services.actors import Actor
from webapp.services.deployment import keyring
from webapp.services.registers import Entry

SHOWN_ANSWERS = 10
WHOSE = {InterestHolder.MEMBER: "The member's", InterestHolder.PARTNER: "A spouse's or partner's"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal with all it holds, unsealed. `revision` is the state of the entry it was made from."""

    id: int
    member: Member
    interest_id: int | None
    kind: ProposalKind
    category: InterestCategory
    holder: InterestHolder
    details: dict[str, Any] = field(repr=False)
    is_sensitive: bool
    starts_on: date | None
    ends_on: date | None
    revision: int
    status: ProposalStatus
    proposed_at: datetime
    answered_at: datetime | None
    answer: str

    @property
    def title(self) -> str:
        """What the entry is or would be called among those who may read it."""
        return interests.title_of(self.category, self.details)

    @property
    def due(self) -> Due:
        """The 28 days from the day the monitoring officer was told, which is the day it was proposed."""
        return interests.due_from(clock.day_of(self.proposed_at))


@dataclass(frozen=True, slots=True)
class Row:
    """One answer of an entry: what the register says now, and what is proposed."""

    label: str
    now: str
    proposed: str

    @property
    def is_changed(self) -> bool:
        """Whether the two differ."""
        return self.now != self.proposed


def read(kept: InterestProposal, *, by: Actor) -> Proposal:
    """A proposal with all it holds: for whoever keeps registers, and for the member whose it is."""
    if not by.may(Permission.EDIT_REGISTER):
        by.check_is(kept.member_id)
    return _proposal(kept)


def waiting(*, by: Actor) -> list[Proposal]:
    """What waits for the monitoring officer, the oldest first."""
    by.check(Permission.EDIT_REGISTER)
    found = db.session.scalars(
        select(InterestProposal)
        .options(joinedload(InterestProposal.member))
        .where(InterestProposal.status == ProposalStatus.WAITING)
        .order_by(InterestProposal.proposed_at, InterestProposal.id)
    )
    return [_proposal(kept) for kept in found]


def waiting_of(member: Member, *, by: Actor) -> list[Proposal]:
    """What a member has asked for and is not answered yet, the oldest first."""
    by.check_is(member.id)
    mine = (InterestProposal.member_id == member.id, InterestProposal.status == ProposalStatus.WAITING)
    found = db.session.scalars(select(InterestProposal).where(*mine).order_by(InterestProposal.id))
    return [_proposal(kept) for kept in found]


def answered_of(member: Member, *, by: Actor) -> list[Proposal]:
    """The last ten answers a member was given, the newest first."""
    by.check_is(member.id)
    answers = (ProposalStatus.ACCEPTED, ProposalStatus.DECLINED)
    mine = (InterestProposal.member_id == member.id, InterestProposal.status.in_(answers))
    newest = InterestProposal.answered_at.desc(), InterestProposal.id.desc()
    found = db.session.scalars(select(InterestProposal).where(*mine).order_by(*newest).limit(SHOWN_ANSWERS))
    return [_proposal(kept) for kept in found]


def compared(proposal: Proposal, entry: Entry | None) -> list[Row]:
    """Each answer of an entry as the register has it, beside what is proposed; without an entry, beside nothing."""
    now, proposed = _said(entry) if entry else {}, _said(proposal)
    return [Row(label, now.get(label, ""), proposed.get(label, "")) for label in {**proposed, **now}]


def _said(one: Entry | Proposal) -> dict[str, str]:
    answers = interests.answers_of(one.category, one.details) | {"Whose interest": WHOSE[one.holder]}
    days = {"Since when": one.starts_on, "Last day": one.ends_on}
    answers |= {label: long_date(day) for label, day in days.items() if day}
    return answers | ({"Sensitive": "Yes"} if one.is_sensitive else {})


def _proposal(kept: InterestProposal) -> Proposal:
    typed = keyring().unseal(kept.sealed_entry)
    return Proposal(
        id=kept.id,
        member=kept.member,
        interest_id=kept.interest_id,
        kind=kept.kind,
        category=kept.category,
        holder=InterestHolder(typed["holder"]),
        details=typed["details"],
        is_sensitive=typed["is_sensitive"],
        starts_on=_day(typed["starts_on"]),
        ends_on=_day(typed["ends_on"]),
        revision=typed["revision"],
        status=kept.status,
        proposed_at=kept.proposed_at,
        answered_at=kept.answered_at,
        answer=kept.answer,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
