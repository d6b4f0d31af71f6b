"""Issuing minutes: decisions ahead of them, the draft, approval, signature, and corrections once approved.

Approved minutes are never edited: what is put right afterwards is an entry of its own in a new version, with its reason
(LGA 1972 Sch 12 para 41 makes the signed minutes evidence).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.member import Member
from models.minutes import IssuedDraft, Minutes, MinutesCorrection
from models.minutes_bodies import MinutesBody
from models.minutes_vocabulary import MinutesAudience, MinutesStatus
from models.rules import RuleBroken
from models.rules import minutes as rules
from models.rules.agendas import Finding
from models.rules.minutes import Sat
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import MeetingStatus, Verb
from webapp.clock import day_of
from webapp.database import db
from webapp.services import (
    approval_words,
    attendance,
    audit,
    drafts_for_agendas,
    issue_checks,
    minute_numbers,
    minutes,
    minutes_bodies,
    minutes_letters,
    minutes_publishing,
    running_order,
)
from webapp.services.actors import Actor
from webapp.services.canonical import canonical
from webapp.services.ledger import Act
from webapp.services.papers import Prepared

CHANGED = "This changed while you were looking at it. Look at what it is now, then issue it."
AS_ISSUED = "This is issued already, just as it stands here. Nothing has changed since."


@dataclass(frozen=True)
class Correction:
    """What is put right: what it says now, why, and at which item, if it is about one.

    `place` opens the name of each of its fields where a form holds several: "corrections-1-".
    """

    text: str
    reason: str
    item_id: int | None = None
    place: str = ""


def issue(meeting: Meeting, act: Act, *, seen: str, prepared: Prepared | None = None) -> IssuedDraft:
    """Issue the draft an officer has just looked at to those the committee's own rule names: its members, or everybody.

    Refused for what still lacks in it, and when it has changed since. `prepared` are files made ahead of the lock.
    """
    kept = _held(meeting, act.by)
    _check_not_approved(kept)
    _refuse(issue_checks.findings(meeting, on=day_of(act.at)))
    body, audience = minutes_bodies.minutes_body(meeting), meeting.committee.draft_minutes
    if seen != minutes_publishing.fingerprint(body):
        raise RuleBroken(CHANGED)
    before = minutes_publishing.last_draft(kept)
    if before is not None and before.audience is audience and minutes_publishing.body_of(before) == body:
        raise RuleBroken(AS_ISSUED)
    if minute_numbers.give(meeting, by=act.by, at=act.at):
        body = minutes_bodies.minutes_body(meeting)
    kept.status, kept.issued_at = MinutesStatus.ISSUED, act.at
    draft = _keep_draft(kept, body, audience, act)
    if audience is MinutesAudience.PUBLIC:
        minutes_publishing.append(meeting, body, act, prepared)
    drafts_for_agendas.carry(meeting, by=act.by, at=act.at)
    minutes_letters.write_of(draft, at=act.at)
    return draft


def publish_decisions(meeting: Meeting, act: Act, *, prepared: Prepared | None = None) -> None:
    """Publish what was decided ahead of the minutes; refused once a draft or the minutes themselves are public."""
    kept = _held(meeting, act.by)
    _check_not_approved(kept)
    public = minutes_publishing.live_body_of(meeting)
    if public is not None and public["status"] != "decisions":
        raise RuleBroken("The public can read the minutes already, and the decisions in them.")
    _refuse(issue_checks.findings_of_decisions(meeting, on=day_of(act.at)))
    body = minutes_bodies.decisions_body(meeting)
    if public == body:
        raise RuleBroken("These decisions are public already, just as they stand here.")
    kept.decisions_at = act.at
    minutes_publishing.append(meeting, body, act, prepared)
    _note("decisions published", kept, act)


def approve(kept: Minutes, at_meeting: Meeting, corrections: Sequence[Correction], act: Act) -> None:
    """Approve minutes as a later meeting did, with what it put right as entries of their own, and publish them.

    The minutes of that meeting then say so under their item, where nobody wrote it yet.
    Refused for a meeting that is not the one to do so (models/rules/minutes.py), for a draft that nobody was issued,
    or written in since.
    """
    meeting = kept.meeting
    _held(meeting, act.by)
    _check_not_approved(kept)
    _check_as_issued(kept)
    rules.check_may_sign(_sat(meeting), _sat(at_meeting))
    if at_meeting.held_on > day_of(act.at):
        raise RuleBroken("That meeting is still to be held. Approve the minutes once it has.", "approved_at")
    made = [_add(kept, one, at_meeting, act) for one in corrections]
    kept.status, kept.approved_at, kept.approved_on = MinutesStatus.APPROVED, at_meeting, at_meeting.held_on
    _note("minutes approved", kept, act)
    approval_words.write(kept, at_meeting, made, act)
    _publish_again(kept, act, f"Approved on {long_date(at_meeting.held_on)}.")


def sign(kept: Minutes, *, signed_on: date, signed_by: str, act: Act) -> None:
    """Note who presided and signed approved minutes, and on which day (LGA 1972 Sch 12 para 41)."""
    _held(kept.meeting, act.by)
    _check_approved(kept)
    if not signed_by.strip():
        raise RuleBroken("Enter the name of whoever presided and signed.", "signed_by")
    if kept.approved_on and signed_on < kept.approved_on:
        raise RuleBroken(f"They were approved on {long_date(kept.approved_on)}: enter that day, or later.", "signed_on")
    if signed_on > day_of(act.at):
        raise RuleBroken("Enter a day that has come.", "signed_on")
    kept.signed_on, kept.signed_by = signed_on, signed_by.strip()
    _note("minutes signed", kept, act)
    _publish_again(kept, act, f"Signed on {long_date(signed_on)}.")


def correct(kept: Minutes, correction: Correction, agreed_at: Meeting | None, act: Act) -> None:
    """Put right approved minutes: the text stays as it was approved, and a new version says what it says now, and why.

    `agreed_at` is the meeting that agreed it, where one did: one of the committee's, held since.
    """
    _held(kept.meeting, act.by)
    _check_approved(kept)
    if agreed_at is not None and agreed_at not in meetings_held_since(kept.meeting, on=day_of(act.at)):
        raise RuleBroken("Choose a meeting of the committee that was held since, or none.", "agreed_at")
    _add(kept, correction, agreed_at, act)
    _publish_again(kept, replace(act, verb=Verb.CORRECT), correction.reason.strip())


def presided(kept: Minutes) -> str:
    """Who was in the chair of the meeting that approved the minutes, and so signs them; empty where nobody knows."""
    if kept.approved_at is None:
        return ""
    there = minutes.of_meeting(kept.approved_at)
    chair_id = there.chair_id if there and there.chair_id else running_order.usual_chair(kept.approved_at)
    chair = db.session.get(Member, chair_id) if chair_id else None
    return chair.name if chair else ""


def publish_again(kept: Minutes, act: Act) -> None:
    """Publish approved minutes that were withdrawn, as they stand."""
    _held(kept.meeting, act.by)
    _check_approved(kept)
    if minutes_publishing.live_body_of(kept.meeting) is not None:
        raise RuleBroken("The public can read these minutes already.")
    _publish(kept, act, act.reason)


def meetings_that_may_approve(meeting: Meeting, *, on: date) -> list[Meeting]:
    """The meetings of the committee held since that may approve its minutes, the next first."""
    return [one for one in meetings_held_since(meeting, on=on) if _may_sign(meeting, one)]


def meetings_held_since(meeting: Meeting, *, on: date) -> list[Meeting]:
    """The committee's meetings after it that were held by a day, extraordinary ones too, the next first."""
    return [
        one
        for one in meeting.committee.meetings
        if one.held_on <= on and one.status is MeetingStatus.SCHEDULED and _sat(one).when > _sat(meeting).when
    ]


def _publish_again(kept: Minutes, act: Act, reason: str) -> None:
    """Bring what the public reads in line. Minutes that were taken away stay away: publish_again brings them back."""
    if minutes_publishing.is_withdrawn(kept.meeting):
        return
    _publish(kept, act, reason)


def _publish(kept: Minutes, act: Act, reason: str) -> None:
    draft = minutes_publishing.last_draft(kept)
    # Minutes of the past, brought by a council file, may be approved without a draft.
    body = (
        minutes_bodies.approved_body(kept.meeting, minutes_publishing.body_of(draft))
        if draft
        else minutes_bodies.minutes_body(kept.meeting)
    )
    minutes_publishing.append(kept.meeting, body, replace(act, reason=reason))


def _held(meeting: Meeting, by: Actor) -> Minutes:
    """The minutes, which nobody else may change until the transaction ends."""
    by.check(Permission.PUBLISH, meeting.committee_id)
    attendance.check_open(meeting, by=by)
    kept = minutes.of_meeting(meeting)
    if kept is None:
        raise RuleBroken("These minutes are not begun. Open the running order and write them first.")
    db.session.refresh(kept)
    return kept


def _check_as_issued(kept: Minutes) -> None:
    draft = minutes_publishing.last_draft(kept)
    if draft is None or kept.status is not MinutesStatus.ISSUED:
        raise RuleBroken("Issue the draft first: minutes are approved as its readers know them.")
    if minutes_publishing.body_of(draft) != minutes_bodies.minutes_body(kept.meeting):
        raise RuleBroken(
            "Something was written since the draft was issued. Issue it again, or enter it as a correction."
        )


def _check_not_approved(kept: Minutes) -> None:
    if kept.status is MinutesStatus.APPROVED:
        raise RuleBroken("These minutes are approved. What is to be put right is entered as a correction.")


def _check_approved(kept: Minutes) -> None:
    if kept.status is not MinutesStatus.APPROVED:
        raise RuleBroken("These minutes are not approved yet.")


def _refuse(findings: Sequence[Finding]) -> None:
    for finding in findings:
        if finding.is_blocking:
            raise RuleBroken(finding.message)


def _add(kept: Minutes, one: Correction, agreed_at: Meeting | None, act: Act) -> MinutesCorrection:
    if not one.text.strip():
        raise RuleBroken("Say what it should say.", f"{one.place}text")
    if not one.reason.strip():
        raise RuleBroken("Give the reason: the public reads it beside the correction.", f"{one.place}reason")
    item = None if one.item_id is None else db.session.get(AgendaItem, one.item_id)
    if one.item_id is not None and (item is None or item.meeting_id != kept.meeting_id):
        raise RuleBroken("Choose an item of this meeting, or none.", f"{one.place}item_id")
    entry = MinutesCorrection(
        minutes=kept, item=item, agreed_at=agreed_at, text=one.text.strip(), reason=one.reason.strip(),
        corrected_at=act.at,
    )  # fmt: skip
    db.session.add(entry)
    name, committee_id = minutes.name_of(kept.meeting), kept.meeting.committee_id
    audit.record("minutes corrected", entry, name=name, by=act.by, at=act.at, committee_id=committee_id)
    db.session.flush()
    db.session.refresh(kept, ["corrections"])
    return entry


def _keep_draft(kept: Minutes, body: MinutesBody, audience: MinutesAudience, act: Act) -> IssuedDraft:
    draft = IssuedDraft(minutes=kept, audience=audience, issued_at=act.at, issued_by=act.by.name, body=canonical(body))
    db.session.add(draft)
    _note(f"draft minutes issued to {audience}", kept, act)
    return draft


def _note(what: str, kept: Minutes, act: Act) -> None:
    kept.revision += 1
    name, committee_id = minutes.name_of(kept.meeting), kept.meeting.committee_id
    audit.record(what, kept, name=name, by=act.by, at=act.at, reason=act.reason, committee_id=committee_id)
    db.session.flush()


def _may_sign(minutes_of: Meeting, at: Meeting) -> bool:
    try:
        rules.check_may_sign(_sat(minutes_of), _sat(at))
    except RuleBroken:
        return False
    return True


def _sat(meeting: Meeting) -> Sat:
    is_cancelled = meeting.status is MeetingStatus.CANCELLED
    return Sat(meeting.committee_id, meeting.held_on, meeting.day_number, meeting.kind, is_cancelled)
