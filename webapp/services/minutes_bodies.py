"""The minutes of a meeting as the public may read them, by allow-list: what is not named here does not go out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.agenda import AgendaItem
from models.attendance import Withdrawal
from models.bodies import NamedAddress
from models.meeting import Meeting
from models.minutes import Minute, Minutes, MinutesCorrection
from models.minutes_bodies import (
    ApprovalBody,
    CorrectionBody,
    MinuteBody,
    MinutesBody,
    WithdrawalBody,
    every_minute,
)
from models.minutes_vocabulary import MinutesStatus
from models.rules import addresses, standing_text
from models.vocabulary import Part
from webapp.clock import day_of
from webapp.database import db
from webapp.services import (
    agenda_tree,
    attending_bodies,
    bodies,
    decision_bodies,
    declaration_bodies,
    meeting_bodies,
    meetings,
    minutes,
    substitutions,
)
from webapp.services.agenda_tree import Node
from webapp.services.decision_bodies import Decided


@dataclass(frozen=True)
class Taken:
    """All that the items of the minutes are composed from."""

    minutes: dict[int, Minute]
    decided: Decided
    facts: standing_text.MeetingFacts
    numbers_run_on: bool


def minutes_body(meeting: Meeting) -> MinutesBody:
    """The minutes as they stand: a draft until they are approved. A Part 2 item by its heading and summary only."""
    kept, tree = minutes.of_meeting(meeting), agenda_tree.tree_of(meeting)
    facts = meeting_bodies.facts_of(meeting)
    is_approved = kept is not None and kept.status is MinutesStatus.APPROVED
    taken = Taken(
        minutes.minutes_of_items(meeting), decision_bodies.of(meeting), facts, meeting.committee.minutes_run_on
    )
    body: MinutesBody = {
        **_bare(meeting, kept),
        "status": "approved" if is_approved else "draft",
        "present": attending_bodies.present(meeting, kept.chair_id if kept else None),
        "apologies": attending_bodies.apologies(meeting),
        "absent": attending_bodies.absent(meeting),
        "substitutions": [
            meeting_bodies.substitution_body(one.seat, one.member) for one in substitutions.in_force(meeting)
        ],
        "declarations": declaration_bodies.of_agenda(meeting, tree, facts),
        "withdrawals": list(_withdrawals(meeting, taken, tree)),
        "items": [_minute(node, taken) for node in tree],
        "corrections": [_correction(one, tree, taken) for one in kept.corrections] if kept else [],
        "approval": _approval(kept) if kept else None,
    }
    return body


def approved_body(meeting: Meeting, approved: MinutesBody) -> MinutesBody:
    """Approved minutes: what was approved, with the corrections and the signature since, and nothing written otherwise.

    What is private or sensitive since leaves it all the same: an item put in Part 2 is told by its public heading and
    its summary alone, and whatever names it goes.
    """
    now = minutes_body(meeting)
    private = {item.id for item in meeting.items if agenda_tree.is_private(item)}
    told = {one["id"]: one for one in every_minute(now) if one["id"] in private}
    is_hidden = any(one["id"] in private and one["part"] == Part.PUBLIC for one in every_minute(approved))
    return {
        **approved,
        "address": now["address"],
        "status": now["status"],
        "declarations": now["declarations"] if is_hidden else approved["declarations"],
        "withdrawals": now["withdrawals"] if is_hidden else approved["withdrawals"],
        "items": list(_as_approved(approved["items"], private, told)),
        "corrections": now["corrections"],
        "approval": now["approval"],
    }


def decisions_body(meeting: Meeting) -> MinutesBody:
    """What was decided, ahead of the minutes: the resolutions and the recorded votes, and no word of what was said."""
    body = minutes_body(meeting)
    return {
        **body,
        "status": "decisions",
        "present": [],
        "apologies": [],
        "absent": [],
        "substitutions": [],
        "declarations": [],
        "withdrawals": [],
        "items": [kept for one in body["items"] if (kept := _decisions_only(one))],
        "corrections": [],
    }


def address_of(meeting: Meeting) -> str:
    """The public address of a meeting's minutes."""
    return addresses.minutes_address(meeting_bodies.address_of(meeting))


def _bare(meeting: Meeting, kept: Minutes | None) -> MinutesBody:
    """What is known of any meeting: the rest is empty."""
    council = bodies.the_council()
    return {
        "kind": "minutes",
        "id": meeting.id,
        "address": address_of(meeting),
        "council": {"name": council.name, "address": addresses.COUNCIL},
        "committee": bodies.named(meeting.committee),
        "meeting": _named(meeting),
        "meeting_kind": meeting.kind.value,
        "held_on": meeting.held_on.isoformat(),
        "opened_at": _time(kept.opened_at) if kept else None,
        "rose_at": _time(kept.rose_at) if kept else None,
        "venue": meeting.venue,
        "room": meeting.room,
        "status": "draft",
        "present": [],
        "apologies": [],
        "absent": [],
        "substitutions": [],
        "declarations": [],
        "withdrawals": [],
        "items": [],
        "corrections": [],
        "approval": None,
    }


def _as_approved(
    minutes_of: Sequence[MinuteBody], private: Collection[int], told: Mapping[int, MinuteBody]
) -> Iterator[MinuteBody]:
    """Each item as it was approved; a private one as it may be told now, if at all."""
    for one in minutes_of:
        if one["id"] not in private:
            yield {**one, "items": list(_as_approved(one["items"], private, told))}
        elif one["part"] == Part.PRIVATE:
            yield one
        elif one["id"] in told:
            yield told[one["id"]]


def _minute(node: Node, taken: Taken) -> MinuteBody:
    item, minute = node.item, taken.minutes.get(node.item.id)
    is_private = item.part is Part.PRIVATE
    late = meeting_bodies.late_body(item.late_decision)
    body: MinuteBody = {
        "id": item.id,
        "label": _label(node, minute, taken),
        "kind": item.kind.value,
        "heading": item.public_heading if is_private else standing_text.fill(item.heading, taken.facts),
        "part": item.part.value,
        "outcome": minute.outcome.value if minute and minute.outcome else "",
        "outcome_reason": "" if is_private or minute is None else minute.outcome_reason,
        "text": (minute.summary if is_private else minute.text) if minute else "",
        "late": {**late, "circumstances": ""} if late and is_private else late,
        "motions": [] if is_private else decision_bodies.motions(item.id, taken.decided),
        "resolutions": [] if is_private else decision_bodies.resolutions(item.id, taken.decided),
        # What lies below a private item is private too: its summary says what may be said of all of it.
        "items": [] if is_private else [_minute(below, taken) for below in node.children],
    }
    return body


def _label(node: Node, minute: Minute | None, taken: Taken) -> str:
    runs_on = taken.numbers_run_on and minute is not None and minute.number is not None
    return str(minute.number) if runs_on and minute else node.label


def _decisions_only(minute: MinuteBody) -> MinuteBody | None:
    below = [kept for one in minute["items"] if (kept := _decisions_only(one))]
    if not below and not minute["resolutions"]:
        return None
    recorded = [one for one in minute["motions"] if one["vote"] and one["vote"]["ballots"]]
    return {**minute, "text": "", "outcome_reason": "", "motions": recorded, "items": below}


def _withdrawals(meeting: Meeting, taken: Taken, tree: list[Node]) -> Iterator[WithdrawalBody]:
    shown = _shown(tree, taken)
    found = (
        select(Withdrawal)
        .options(joinedload(Withdrawal.member))
        .where(Withdrawal.meeting_id == meeting.id, Withdrawal.removed_at.is_(None))
        .order_by(Withdrawal.withdrew_at, Withdrawal.id)
    )
    for one in db.session.scalars(found):
        label, heading = shown.get(one.item_id or 0, ("", ""))
        yield {
            "label": label,
            "heading": heading,
            "member": bodies.named_member(one.member),
            "withdrew_at": one.withdrew_at.strftime("%H:%M"),
            "returned_at": _time(one.returned_at),
        }


def _correction(one: MinutesCorrection, tree: list[Node], taken: Taken) -> CorrectionBody:
    label, heading = _shown(tree, taken).get(one.item_id or 0, ("", ""))
    is_private = isinstance(one.item, AgendaItem) and agenda_tree.is_private(one.item)
    return {
        "on": (one.agreed_at.held_on if one.agreed_at else day_of(one.corrected_at)).isoformat(),
        "label": label,
        "heading": heading,
        "text": "" if is_private else one.text,
        "reason": "" if is_private else one.reason,
        "agreed_at": _named(one.agreed_at) if one.agreed_at else None,
    }


def _approval(kept: Minutes) -> ApprovalBody | None:
    if kept.approved_at is None or kept.approved_on is None:
        return None
    return {
        "on": kept.approved_on.isoformat(),
        "meeting": _named(kept.approved_at),
        "signed_on": kept.signed_on.isoformat() if kept.signed_on else None,
        "signed_by": kept.signed_by,
    }


def _shown(tree: list[Node], taken: Taken, above: tuple[str, str] | None = None) -> dict[int, tuple[str, str]]:
    """The label and heading by which the public knows each item: one below a private item by that one alone."""
    found: dict[int, tuple[str, str]] = {}
    for node in tree:
        is_private = node.item.part is Part.PRIVATE
        heading = node.item.public_heading if is_private else standing_text.fill(node.item.heading, taken.facts)
        here = above or (_label(node, taken.minutes.get(node.item.id), taken), heading)
        found[node.item.id] = here
        found |= _shown(node.children, taken, here if above or is_private else None)
    return found


def _named(meeting: Meeting) -> NamedAddress:
    return {
        "name": meetings.name_of(meeting.committee, meeting.held_on),
        "address": meeting_bodies.address_of(meeting),
    }


def _time(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None
