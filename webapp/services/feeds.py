"""The calendars people subscribe to: stored entries, joined when something has been published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, cast

from sqlalchemy import select

from exports import calendar
from models.publication import PublishedMeeting
from webapp.clock import moment_of
from webapp.database import reading
from webapp.services.deployment import site_address
from webapp.services.published_lists import sits

YEARS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Window:
    """How far back a feed reaches. It is part of the feed's tag, so that a new year is a new feed."""

    starts_on: date


def window(today: date, asked: date | None = None) -> Window:
    """From 1 January two years before this one; further back, for whoever asks for it, and never less far."""
    usual = date(today.year - YEARS_SHOWN, 1, 1)
    return Window(min(usual, asked) if asked else usual)


def of_everything(council: str, since: Window) -> bytes:
    """Every public meeting of the council."""
    return _feed(_events(since), f"{council} meetings", f"All meetings of {council}.", "/meetings", "/calendar.ics")


def of_committee(committee_id: int, *, name: str, address: str, council: str, since: Window) -> bytes:
    """The meetings of one committee."""
    events = _events(since, PublishedMeeting.committee_id == committee_id)
    return _feed(events, name, f"Meetings of the {name}, {council}.", address, f"{address}/calendar.ics")


def of_member(member_id: int, *, name: str, address: str, council: str, since: Window) -> bytes:
    """The meetings of the committees a member sits on, on the days they do."""
    told = f"Meetings of the committees of {council} that {name} sits on."
    return _feed(_events(since, sits(member_id)), f"{name}: meetings", told, address, f"{address}/calendar.ics")


def of_meeting(meeting_id: int, *, name: str, address: str) -> bytes:
    """One meeting, as a calendar of one."""
    events = _stored(select(PublishedMeeting.vevent).where(PublishedMeeting.meeting_id == meeting_id))
    return _feed(events, name, f"{name}.", address, f"{address}/meeting.ics")


def _events(since: Window, *which: Any) -> Sequence[bytes]:
    return _stored(
        select(PublishedMeeting.vevent)
        .where(PublishedMeeting.starts_at >= moment_of(since.starts_on, time()), *which)
        .order_by(PublishedMeeting.starts_at, PublishedMeeting.meeting_id)
    )


def _stored(statement: Any) -> Sequence[bytes]:
    with reading() as connection:
        return cast(Sequence[bytes], connection.execute(statement).scalars().all())


def _feed(events: Sequence[bytes], name: str, description: str, page: str, address: str) -> bytes:
    site = site_address()
    return calendar.feed(events, name=name, description=description, url=site + page, source=site + address)
