"""What members ask to have added, changed or ended in their registers, and how the monitoring officer answers.

What was typed is sealed, and stays so: nobody knows beforehand whether it holds something sensitive. It is
unsealed only in services/proposed_interests.py; the audit trail holds none of it.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from models.interest import Interest, InterestProposal
from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import ProposalKind, ProposalStatus
from webapp import clock
from webapp.database import db
from webapp.services import audit, proposed_interests, registers, revisions
from webapp.services.actors import Actor
from webapp.services.deployment import keyring
from webapp.services.proposed_interests import Proposal
from webapp.services.registers import EntryDetails


def get(proposal_id: int) -> InterestProposal:
    """The proposal with this number, as it is kept, sealed; NoResultFound where there is none."""
    return db.session.get_one(InterestProposal, proposal_id)


def propose_adding(member: Member, wanted: EntryDetails, *, by: Actor, at: datetime) -> InterestProposal:
    """Ask for an entry to be made. The day it is asked for is the day the monitoring officer is notified."""
    by.check_is(member.id)
    registers.check({**wanted, "notified_on": clock.day_of(at)}, at=at)
    return _keep(ProposalKind.ADD, member, None, wanted, revision=0, by=by, at=at)


def propose_change(
    interest: Interest, wanted: EntryDetails, *, revision: str, by: Actor, at: datetime
) -> InterestProposal:
    """Ask for an entry to say something else. Raises revisions.ChangedMeanwhile when it says something else already."""
    by.check_is(interest.member_id)
    revisions.check_revision(interest, revision)
    _check_free(interest)
    now = registers.details_of(registers.read(interest, by=by))
    asked: EntryDetails = {**wanted, "ends_on": now["ends_on"], "notified_on": now["notified_on"]}
    registers.check(asked, at=at)
    if asked == now:
        raise RuleBroken("The register says this already. Change what is different, or go back.")
    return _keep(ProposalKind.CHANGE, interest.member, interest, asked, revision=interest.revision, by=by, at=at)


def propose_end(interest: Interest, *, ends_on: date | None, by: Actor, at: datetime) -> InterestProposal:
    """Ask for an entry to be ended on a day."""
    by.check_is(interest.member_id)
    db.session.refresh(interest, with_for_update=True)
    _check_free(interest)
    if ends_on is None:
        raise RuleBroken("Enter the last day of the interest.", "ends_on")
    if interest.starts_on and ends_on < interest.starts_on:
        began = long_date(interest.starts_on)
        raise RuleBroken(f"Enter a last day on or after {began}, when the interest began.", "ends_on")
    now = registers.details_of(registers.read(interest, by=by))
    asked: EntryDetails = {**now, "ends_on": ends_on}
    return _keep(ProposalKind.END, interest.member, interest, asked, revision=interest.revision, by=by, at=at)


def take_back(kept: InterestProposal, *, by: Actor, at: datetime) -> None:
    """Withdraw a proposal before it is answered."""
    by.check_is(kept.member_id)
    _check_waits(kept)
    _answer(kept, ProposalStatus.TAKEN_BACK, "register proposal taken back", by=by, at=at)


def accept(kept: InterestProposal, *, is_sensitive: bool, seen: str, by: Actor, at: datetime) -> Interest:
    """Do in the register what was asked, in the caller's one transaction. `seen` is the state of the entry looked at.

    The monitoring officer says whether it is sensitive (s32), whatever was asked.
    """
    by.check(Permission.EDIT_REGISTER)
    _check_waits(kept)
    interest, proposal = kept.interest, proposed_interests.read(kept, by=by)
    if interest is None:
        told_on = clock.day_of(kept.proposed_at)
        interest = registers.add(kept.member, _asked(proposal, is_sensitive, told_on), by=by, at=at)
        kept.interest = interest
    else:
        _check_is_as_seen(interest, seen)
        if proposal.kind is ProposalKind.END:
            registers.end(interest, ends_on=proposal.ends_on, revision=seen, by=by, at=at)
        else:
            wanted = _asked(proposal, is_sensitive, interest.notified_on, interest.ends_on)
            registers.correct(interest, wanted, revision=str(interest.revision), by=by, at=at)
    _answer(kept, ProposalStatus.ACCEPTED, "register proposal accepted", by=by, at=at)
    return interest


def decline(kept: InterestProposal, *, reason: str, by: Actor, at: datetime) -> None:
    """Refuse a proposal. The member reads the reason; the audit trail does not hold it."""
    by.check(Permission.EDIT_REGISTER)
    if not reason.strip():
        raise RuleBroken("Write why. The member reads it, and can ask again.", "reason")
    _check_waits(kept)
    kept.answer = reason.strip()
    _answer(kept, ProposalStatus.DECLINED, "register proposal declined", by=by, at=at)


def _keep(
    kind: ProposalKind,
    member: Member,
    interest: Interest | None,
    wanted: EntryDetails,
    *,
    revision: int,
    by: Actor,
    at: datetime,
) -> InterestProposal:
    assert by.user_id is not None
    days = {
        name: day.isoformat() if day else None
        for name, day in (("starts_on", wanted["starts_on"]), ("ends_on", wanted["ends_on"]))
    }
    typed = {name: wanted[name] for name in ("holder", "details", "is_sensitive")}
    kept = InterestProposal(
        member=member,
        interest=interest,
        kind=kind,
        category=wanted["category"],
        sealed_entry=keyring().seal({**typed, **days, "revision": revision}),
        proposed_at=at,
        proposed_by_id=by.user_id,
        status=ProposalStatus.WAITING,
    )
    db.session.add(kept)
    db.session.flush()
    _note("change to the register proposed", kept, by=by, at=at)
    return kept


def _asked(
    proposal: Proposal, is_sensitive: bool, notified_on: date | None, ends_on: date | None = None
) -> EntryDetails:
    return {
        "category": proposal.category,
        "holder": proposal.holder,
        "details": proposal.details,
        "is_sensitive": is_sensitive,
        "starts_on": proposal.starts_on,
        "ends_on": ends_on,
        "notified_on": notified_on,
    }


def _check_free(interest: Interest) -> None:
    if interest.removed_at is not None:
        raise RuleBroken("This entry is no longer in your register.")
    waits: Sequence[int] = db.session.scalars(
        select(InterestProposal.id)
        .where(InterestProposal.interest_id == interest.id, InterestProposal.status == ProposalStatus.WAITING)
        .order_by(InterestProposal.id)
    ).all()
    if waits:
        raise RuleBroken("You have asked for a change to this entry already, and it waits. Take that back first.")


def _check_waits(kept: InterestProposal) -> None:
    """The one question two officers race for: whoever asks second is told."""
    db.session.refresh(kept, with_for_update=True)
    if kept.status is not ProposalStatus.WAITING:
        who = revisions.last_changed_by(kept)
        raise RuleBroken(f"{who} was quicker: this is {kept.status} already. What you did here changed nothing.")


def _check_is_as_seen(interest: Interest, seen: str) -> None:
    db.session.refresh(interest, with_for_update=True)
    if str(interest.revision) != seen:
        who = revisions.last_changed_by(interest)
        raise RuleBroken(f"{who} changed this entry while you were reading. Compare again, then answer.")


def _answer(kept: InterestProposal, status: ProposalStatus, what: str, *, by: Actor, at: datetime) -> None:
    kept.status, kept.answered_at = status, at
    db.session.flush()
    _note(what, kept, by=by, at=at)


def _note(what: str, kept: InterestProposal, *, by: Actor, at: datetime) -> None:
    audit.note(what, kind="interest_proposal", subject_id=kept.id, name=kept.member.name, by=by, at=at)
