"""The calendars people subscribe to: stored entries, joined when something has been published."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import bindparam, select

from exports import calendar
from models.publication import PublishedMeeting, PublishedTopic, PublishedTopicMeeting
from models.rules import municipal_year
from webapp.clock import moment_of
from webapp.database import reading
from webapp.services.calendar_entries import choice, chosen
from webapp.services.deployment import site_address
from webapp.services.published_lists import sits

YEARS_SHOWN = 2
IN_WINDOW = PublishedMeeting.starts_at >= bindparam("since")
EVERYTHING = choice(IN_WINDOW)
OF_COMMITTEE = choice(IN_WINDOW, PublishedMeeting.committee_id == bindparam("committee_id"))
COMES_AT = PublishedMeeting.meeting_id.in_(
    select(PublishedTopicMeeting.meeting_id).where(PublishedTopicMeeting.topic_id == bindparam("topic_id"))
)
OF_TOPIC = choice(COMES_AT)
OF_STANDING_TOPIC = choice(
    COMES_AT
    | (
        (PublishedMeeting.committee_id == bindparam("committee_id"))
        & PublishedMeeting.held_on.between(bindparam("first"), bindparam("last"))
    )
)
OF_MEETING = choice(PublishedMeeting.meeting_id == bindparam("meeting_id"))


@dataclass(frozen=True, slots=True)
class Window:
    """How far back a feed reaches. It is part of the feed's tag, so that a new year is a new feed."""

    starts_on: date

    @property
    def starts_at(self) -> datetime:
        """The first moment of its first day at the council."""
        return moment_of(self.starts_on, time())


def window(today: date, asked: date | None = None) -> Window:
    """From 1 January two years before this one; further back, for whoever asks for it, and never less far."""
    usual = date(today.year - YEARS_SHOWN, 1, 1)
    return Window(min(usual, asked) if asked else usual)


def of_everything(council: str, since: Window) -> bytes:
    """Every public meeting of the council."""
    events = chosen(EVERYTHING, since=since.starts_at)
    return _feed(events, f"{council} meetings", f"All meetings of {council}.", "/meetings", "/calendar.ics")


def of_committee(committee_id: int, *, name: str, address: str, council: str, since: Window) -> bytes:
    """The meetings of one committee."""
    events = chosen(OF_COMMITTEE, since=since.starts_at, committee_id=committee_id)
    return _feed(events, name, f"Meetings of the {name}, {council}.", address, f"{address}/calendar.ics")


def of_member(member_id: int, *, name: str, address: str, council: str, since: Window) -> bytes:
    """The meetings of the committees a member sits on, on the days they do."""
    told = f"Meetings of the committees of {council} that {name} sits on."
    events = chosen(choice(IN_WINDOW, sits(member_id)), since=since.starts_at)
    return _feed(events, f"{name}: meetings", told, address, f"{address}/calendar.ics")


def of_topic(topic_id: int, *, name: str, address: str, council: str, is_standing: bool) -> bytes:
    """The meetings at which a topic comes or came; of one that comes at every meeting, all those of its year.

    Each entry has the topic's name before the committee's.
    """
    told = f"The meetings of {council} that consider “{name}”."
    values: dict[str, object] = {"topic_id": topic_id}
    if is_standing:
        where = select(PublishedTopic.committee_id, PublishedTopic.year).where(PublishedTopic.topic_id == topic_id)
        with reading() as connection:
            committee_id, year = connection.execute(where).one()
        first, last = municipal_year.span(year)
        values |= {"committee_id": committee_id, "first": first, "last": last}
    events = [calendar.about(one, name) for one in chosen(OF_STANDING_TOPIC if is_standing else OF_TOPIC, **values)]
    return _feed(events, name, told, address, f"{address}/calendar.ics")


def of_meeting(meeting_id: int, *, name: str, address: str) -> bytes:
    """One meeting, as a calendar of one."""
    return _feed(chosen(OF_MEETING, meeting_id=meeting_id), name, f"{name}.", address, f"{address}/meeting.ics")


def _feed(events: Iterable[bytes], name: str, description: str, page: str, address: str) -> bytes:
    site = site_address()
    return calendar.feed(events, name=name, description=description, url=site + page, source=site + address)
