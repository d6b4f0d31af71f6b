"""What the check of a programme finds and an officer lets stand, with the reason; and looking at it again."""

from datetime import datetime

from models.committee import Committee
from models.rules import RuleBroken
from models.rules.linter import Finding
from models.rules.permissions import Permission
from models.work_programme import WaivedFinding
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, meetings, revisions
from webapp.services.actors import Actor
from webapp.services.programme_check.checking import check

GONE = "The check does not find this any more: there is nothing to let stand."


def finding(committee: Committee, year: int, *, rule: str, key: str, by: Actor) -> Finding:
    """What a rule finds in a programme today, by its key. RuleBroken where it finds that no more."""
    by.check(Permission.EDIT_AGENDA, committee.id)
    for one in check(committee, year, on=by.on).found:
        if (one.rule, one.key) == (rule, key):
            return one
    raise RuleBroken(GONE)


def waive(
    committee: Committee, year: int, *, rule: str, key: str, reason: str, by: Actor, at: datetime
) -> WaivedFinding:
    """Let something the check finds stand, with the reason. It is pointed out again once it changes."""
    by.check(Permission.EDIT_AGENDA, committee.id)
    meetings.hold(committee.id)
    found = finding(committee, year, rule=rule, key=key, by=by)
    if not reason.strip():
        raise RuleBroken("Say why it may stand: whoever keeps the programme after you will ask.", "reason")
    waived = WaivedFinding(
        id=revisions.new_number(WaivedFinding),
        committee_id=committee.id,
        rule=found.rule,
        key=found.key,
        reason=reason.strip(),
        waived_at=at,
        waived_by=by.name,
        waived_by_id=by.user_id,
    )
    db.session.add(waived)
    name = f"{found.rule}, {day_of(at).year}: {found.words}"
    audit.record("finding let stand", waived, name=name, by=by, at=at, reason=waived.reason, committee_id=committee.id)
    return waived


def get(waived_id: int, *, by: Actor) -> WaivedFinding:
    """Something let stand in a programme that this person keeps. NoResultFound or NotAllowed otherwise."""
    waived = db.session.get_one(WaivedFinding, waived_id)
    by.check(Permission.EDIT_AGENDA, waived.committee_id)
    return waived


def unwaive(waived: WaivedFinding, *, by: Actor, at: datetime) -> None:
    """Have something that was let stand looked at again. The audit trail keeps why it was let stand."""
    by.check(Permission.EDIT_AGENDA, waived.committee_id)
    name = f"{waived.rule}: {waived.key}"
    committee_id = waived.committee_id
    revisions.remove(waived, "finding looked at again", name=name, by=by, at=at, committee_id=committee_id)
