"""The lawful ways on when five clear days can no longer be given: which are open, and which was chosen."""

import json
from datetime import datetime

from sqlalchemy.exc import NoResultFound

from models.agenda import AgendaItem, LateDecision
from models.bodies import MeetingBody, every_item
from models.meeting import Meeting
from models.rules import RuleBroken, notice
from models.rules.permissions import Permission
from models.rules.wording import count_of, long_date
from models.vocabulary import LateRoute, MeetingStatus, SubjectKind
from webapp.database import db
from webapp.services import agenda_tree, audit, ledger, meetings, working_calendar
from webapp.services.actors import Actor


def choose(
    meeting: Meeting,
    item: AgendaItem | None,
    *,
    route: LateRoute,
    circumstances: str,
    chair_name: str,
    by: Actor,
    at: datetime,
) -> LateDecision:
    """Record the lawful route by which a whole agenda, or one item of it, is taken late; the minutes will give it.

    Refused when nothing is late, or when that route is not open for what is: see check_is_open.
    """
    by.check(Permission.PUBLISH, meeting.committee_id)
    route = LateRoute(route)
    check_is_open(meeting, item, route, at=at)
    notice.check_route(route, circumstances=circumstances, chair_name=chair_name)
    decision = LateDecision(
        meeting=meeting,
        item=item,
        route=route,
        circumstances=circumstances.strip(),
        chair_name=chair_name.strip(),
        decided_at=at,
        decided_by_id=by.user_id,
    )
    db.session.add(decision)
    audit.record(
        "late route chosen",
        decision,
        name=meetings.name_of(meeting.committee, meeting.held_on),
        by=by,
        at=at,
        committee_id=meeting.committee_id,
    )
    if item is not None:
        db.session.expire(item, ["late_decision"])
    return decision


def check_is_open(meeting: Meeting, item: AgendaItem | None, route: LateRoute, *, at: datetime) -> None:
    """Refuse a route that is not one for this meeting or item at this moment. RuleBroken beside `route`."""
    if route is LateRoute.DEFER:
        raise RuleBroken("To put the meeting off, move it to another day.", "route")
    if meeting.status is MeetingStatus.CANCELLED:
        raise RuleBroken("The meeting is cancelled, so nothing of it is late. Publish the cancellation.", "route")
    if not is_short(working_calendar.notice_if_published(meeting.held_on, at=at)):
        raise RuleBroken("No lawful route is needed: there is time to publish, or the meeting was held.", "route")
    live = ledger.live(SubjectKind.MEETING, meeting.id)
    live_body: MeetingBody | None = None if live is None or live.is_withdrawn else json.loads(live.body)
    if item is None:
        if not is_first_notice(meeting, live_body):
            raise RuleBroken("The agenda was published in time. Choose a route for each item added since.", "route")
        return
    if route is not LateRoute.URGENCY:
        raise RuleBroken("A late item can be taken only as urgent: the meeting was not convened for it.", "route")
    if live_body is not None and item.id in _seen(live_body):
        raise RuleBroken("The public has this item already: publish a correction instead.", "route")


def is_short(noticed: notice.Notice) -> bool:
    """Whether notice given now would be late. An agenda entered after its meeting was held is a record, never late."""
    return not noticed.is_enough and noticed.published_on <= noticed.held_on


def item_of(meeting: Meeting, item_id: str | None) -> AgendaItem | None:
    """The item a form is about, by its number as typed; None for the whole agenda. NoResultFound for any other."""
    if not item_id:
        return None
    found = next((item for item in meeting.items if str(item.id) == item_id and item.removed_at is None), None)
    if found is None:
        raise NoResultFound
    return found


def check_notice(meeting: Meeting, live_body: MeetingBody | None, *, at: datetime) -> None:
    """Refuse a late agenda, or a late item of one already public, until a lawful route is chosen for it.

    An agenda entered after its meeting was held is a record, and no notice is counted; nor of a meeting called off.
    """
    noticed = working_calendar.notice_if_published(meeting.held_on, at=at)
    if meeting.status is MeetingStatus.CANCELLED or not is_short(noticed):
        return
    if live_body is None or is_first_notice(meeting, live_body):
        if whole_route(meeting) is None:
            raise RuleBroken(_too_late(noticed), "route")
    elif late := items_needing_a_route(meeting, live_body):
        names = ", ".join(node.label or "an item without a number" for node in late)
        raise RuleBroken(f"New since the agenda was published: item {names}. {_too_late(noticed)}", "route")


def whole_route(meeting: Meeting) -> LateDecision | None:
    """The lawful route chosen for the whole agenda; one chosen before the meeting was moved was for another day."""
    moved_at = max((change.changed_at for change in meeting.changes), default=None)
    chosen = [late for late in meeting.late_decisions if late.item_id is None]
    return next((late for late in reversed(chosen) if moved_at is None or late.decided_at > moved_at), None)


def is_first_notice(meeting: Meeting, live_body: MeetingBody | None) -> bool:
    """Whether the public has had no agenda for the day the meeting is now planned for: a new day is new notice.

    Source: LGA 1972 s100A(6)(a), notice of the time and place of the meeting.
    """
    if live_body is None or live_body["agenda"] is None:
        return True
    is_on = meeting.status is MeetingStatus.SCHEDULED
    return is_on and live_body["held_on"] != meeting.held_on.isoformat()


def items_needing_a_route(meeting: Meeting, live_body: MeetingBody) -> list[agenda_tree.Node]:
    """The items that the public has not yet seen on this agenda, and for which no lawful route is recorded."""
    seen = _seen(live_body)
    nodes = agenda_tree.walk(agenda_tree.tree_of(meeting))
    return [node for node in nodes if node.item.id not in seen and node.item.late_decision is None]


def _seen(live_body: MeetingBody) -> set[int]:
    return {item["id"] for item in every_item(live_body["agenda"])}


def _too_late(noticed: notice.Notice) -> str:
    return (
        f"The public would have {count_of(noticed.clear_days, 'clear day')} of notice, and "
        f"{count_of(noticed.required, 'clear day')} are needed: the last day to publish was "
        f"{long_date(noticed.latest_on, 'Tuesday 18 June 2019')}. Choose a lawful route below."
    )
