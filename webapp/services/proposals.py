"""What an officer looks at before publishing: what is public now, what would be, what is wrong, what notice is left."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.meeting import Meeting
from models.rules import notice
from models.rules.agendas import Finding
from models.rules.differences import differences
from models.rules.former_bodies import as_today
from models.rules.notice import LateRouteOffer, Notice
from models.vocabulary import LateRoute, MeetingStatus, SubjectKind
from webapp.services import agenda_checks, late_routes, ledger, publishing, working_calendar
from webapp.services.agenda_tree import Node
from webapp.services.publishing import KINDS, Subject


@dataclass(frozen=True)
class Proposal:
    """A subject before it is published.

    `live` is the body the public sees now, or None; `body` what it would see. `seen` is what the form sends back, so
    that nothing is published that was not looked at. `late_items` are new items of a public agenda that need a route.
    """

    kind: SubjectKind
    live: Mapping[str, Any] | None
    live_version: int
    is_withdrawn: bool
    body: Mapping[str, Any]
    seen: str
    changes: list[str]
    findings: list[Finding]
    notice: Notice | None
    routes: tuple[LateRouteOffer, ...]
    late_items: list[Node]

    @property
    def blocking(self) -> list[Finding]:
        """What must be put right first."""
        return [finding for finding in self.findings if finding.is_blocking]

    @property
    def warnings(self) -> list[Finding]:
        """What to look at, which does not stop anybody."""
        return [finding for finding in self.findings if not finding.is_blocking]

    @property
    def notice_is_past(self) -> bool:
        """Whether the meeting has been held, or its notice given already: nothing is left to count."""
        given = bool(self.live and self.live.get("notice") and self.live["held_on"] == self.body["held_on"])
        return given or self.notice is None or self.notice.published_on > self.notice.held_on

    @property
    def can_publish_date_only(self) -> bool:
        """Whether the agenda may wait and the date, time and place go out, or change, before it."""
        if self.kind is not SubjectKind.MEETING or not self.body["agenda"] or (self.live and self.live["agenda"]):
            return False
        return bool(differences(self.live, {**self.body, "agenda": None}))

    @property
    def is_first_agenda(self) -> bool:
        """Whether all that changes is that the agenda of a meeting already made public can now be read."""
        if self.live is None or self.kind is not SubjectKind.MEETING:
            return False
        return bool(self.body["agenda"]) and not self.live["agenda"] and not self.can_publish_date_only

    @property
    def asks_why(self) -> bool:
        """Whether what the public was told changes, so that a verb and a reason are owed to it."""
        return self.live is not None and not self.is_first_agenda

    @property
    def reason_given(self) -> str:
        """The reason already given for moving or cancelling the meeting, if the public has not been told it."""
        told = self.live.get("changes") if self.live else None
        changes = self.body.get("changes")
        return str(changes[-1]["reason"]) if told is not None and changes and changes != told else ""

    @property
    def is_short_of_a_date(self) -> bool:
        """Whether the date, time and place would go out, without an agenda, with less notice than the Act asks for."""
        return _is_short(self.notice) and not self.body["agenda"] and bool(self.changes)

    @property
    def is_late(self) -> bool:
        """Whether a lawful route must be chosen, for the whole agenda or for items of it."""
        return bool(self.routes)


def of(subject: Subject, *, at: datetime) -> Proposal:
    """Everything an officer needs to decide whether to publish a subject at this moment."""
    kind = KINDS[type(subject)]
    now = ledger.live(kind, subject.id)
    live = None if now is None or now.is_withdrawn else as_today(json.loads(now.body))
    body = publishing.body_as_it_would_be(subject, at=at)
    agenda = subject if isinstance(subject, Meeting) and publishing.has_agenda(subject) else None
    counted = _notice(subject, at)
    late_items = _late_items(agenda, live, counted)
    is_waiting = bool(late_items) or _needs_a_route(agenda, live, counted)
    return Proposal(
        kind=kind,
        live=live,
        live_version=now.version if now else 0,
        is_withdrawn=bool(now and now.is_withdrawn),
        body=body,
        seen=publishing.fingerprint(body),
        changes=differences(live, body),
        findings=agenda_checks.findings(agenda) if agenda else [],
        notice=counted,
        routes=_routes(counted, is_for_items=bool(late_items)) if counted and is_waiting else (),
        late_items=late_items,
    )


def _notice(subject: Subject, at: datetime) -> Notice | None:
    if not isinstance(subject, Meeting) or subject.status is MeetingStatus.CANCELLED:
        return None
    return working_calendar.notice_if_published(subject.held_on, at=at)


def _late_items(meeting: Meeting | None, live: Any, counted: Notice | None) -> list[Node]:
    if meeting is None or not _is_short(counted) or late_routes.is_first_notice(meeting, live):
        return []
    return late_routes.items_needing_a_route(meeting, live)


def _needs_a_route(meeting: Meeting | None, live: Any, counted: Notice | None) -> bool:
    if meeting is None or not _is_short(counted) or not late_routes.is_first_notice(meeting, live):
        return False
    return late_routes.whole_route(meeting) is None


def _is_short(counted: Notice | None) -> bool:
    return counted is not None and late_routes.is_short(counted)


def _routes(counted: Notice, *, is_for_items: bool) -> tuple[LateRouteOffer, ...]:
    """For items added to a public agenda only urgency is open: the meeting itself was convened in time."""
    offers = notice.routes_for(counted)
    return tuple(offer for offer in offers if offer.route is LateRoute.URGENCY) if is_for_items else offers
