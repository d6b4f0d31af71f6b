"""Many meetings planned at once: one statement keeps them, and one audit event lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, insert, select

from models.committee import Committee
from models.meeting import Meeting
from models.rules import RuleBroken, planning
from models.rules.permissions import Permission
from models.rules.series import ProposedDate
from models.rules.wording import count_of
from models.vocabulary import MeetingKind, MeetingStatus
from webapp.database import db
from webapp.services import audit, sittings
from webapp.services.actors import Actor
from webapp.services.meetings import hold, new_uid
from webapp.services.sittings import Proposal

KEEP = insert(Meeting).returning(Meeting.uid, Meeting.id)


@dataclass(frozen=True, slots=True)
class PreviewedDate:
    """A date of a series before it is planned: what the pattern says of it, and what to think twice about."""

    proposed: ProposedDate
    warnings: Sequence[str]


def preview(proposal: Proposal, proposed: Sequence[ProposedDate]) -> list[PreviewedDate]:
    """Each date of a series with its warnings. The day of the proposal itself does not matter."""
    warnings = sittings.warnings_by_day(proposal, [one.day for one in proposed])
    return [PreviewedDate(one, warnings[one.day]) for one in proposed]


def plan_series(
    committee: Committee,
    dates: Sequence[date],
    *,
    starts_at: time,
    ends_at: time | None = None,
    venue: str = "",
    room: str = "",
    kind: MeetingKind = MeetingKind.ORDINARY,
    by: Actor,
    at: datetime,
) -> list[int]:
    """Plan a committee's meetings on the dates chosen, and give their ids in order of date. Doubles are dropped."""
    by.check(Permission.PLAN_MEETINGS, committee.id)
    days = sorted(set(dates))
    if not days:
        raise RuleBroken("Choose at least one date.", "days")
    planning.check_committee_sits(committee.name, committee.ended_on, days[-1])
    planning.check_times(starts_at, ends_at)

    usual = {"kind": kind, "starts_at": starts_at, "ends_at": ends_at, "venue": venue, "room": room}
    hold(committee.id)
    rows = _rows(committee.id, days)
    # Rows, not records: building a record for each meeting costs several times the insert.
    defaults = {"status": MeetingStatus.SCHEDULED, "revision": 1, "agenda_revision": 0}
    inserted = db.session.connection().execute(KEEP, [row | usual | defaults for row in rows])
    ids = {row.uid: row.id for row in inserted}
    kept = [{"id": ids[row["uid"]], **row} for row in rows]
    audit.note(
        "meetings planned",
        kind=Meeting.__tablename__,
        subject_id=None,
        name=f"{committee.name}, {count_of(len(kept), 'meeting')}",
        by=by,
        at=at,
        after={**usual, "meetings": kept},
        committee_id=committee.id,
    )
    return [row["id"] for row in kept]


def _rows(committee_id: int, days: Sequence[date]) -> list[dict[str, Any]]:
    """What differs from one meeting of a series to the next. A second meeting of a day is numbered after the first."""
    taken = db.session.execute(
        select(Meeting.held_on, func.max(Meeting.day_number).label("number"))
        .where(Meeting.committee_id == committee_id, Meeting.held_on.between(days[0], days[-1]))
        .group_by(Meeting.held_on)
    )
    numbers = {row.held_on: row.number for row in taken}
    return [
        {"uid": new_uid(), "committee_id": committee_id, "held_on": day, "day_number": numbers.get(day, 0) + 1}
        for day in days
    ]
