"""What was taken down at a meeting and decided there, in a council file: its minutes, motions, votes, resolutions."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from models.agenda import AgendaItem
from models.attendance import Attendee
from models.base import Record
from models.meeting import Meeting
from models.member import Member
from models.minutes import IssuedDraft, Minute, Minutes, MinutesCorrection, MinuteText
from models.motion import Ballot, Motion, Vote
from models.resolution import Resolution
from models.user import User
from webapp.database import db
from webapp.services.canonical import canonical
from webapp.services.council_file import followed_up, item_places
from webapp.services.council_file.fields import written
from webapp.services.council_file.making import Entry, Loaded, listed, made, rows
from webapp.services.council_file.rows import grouped, names, said

Dumped = dict[str, Any]
# The column `number` of a minute is not what a file calls a number.
PRINTED_NUMBER = "printed_number"


def dumper() -> tuple[Callable[[int], Dumped], Callable[[int], Dumped]]:
    """What stands under each meeting and under each of its items, by their numbers."""
    attendees, resolved = grouped(Attendee, "meeting_id"), grouped(Resolution, "item_id")
    minutes, minute, put = grouped(Minutes, "meeting_id"), grouped(Minute, "item_id"), grouped(Motion, "item_id")
    of_minutes, of_minute, of_motion = _minutes_dumper(), _minute_dumper(), _motion_dumper()
    sent_from = followed_up.resolution_dumper()

    def of_meeting(meeting_id: int) -> Dumped:
        return {
            "attendees": [written(one) for one in attendees.get(meeting_id, ())],
            "minutes": next((of_minutes(one) for one in minutes.get(meeting_id, ())), None),
        }

    def of_item(item_id: int) -> Dumped:
        motions = put.get(item_id, [])
        places: dict[int | None, int] = {one.id: place for place, one in enumerate(motions, start=1)}
        return {
            "minute": next((of_minute(one) for one in minute.get(item_id, ())), None),
            "motions": [said({**of_motion(one), "amends": places.get(one.amends_id)}) for one in motions],
            "resolutions": [
                said({**written(one), "motion": places.get(one.motion_id), "recommendations": sent_from(one.id)})
                for one in resolved.get(item_id, ())
            ],
        }

    return of_meeting, of_item


def _minutes_dumper() -> Callable[[Minutes], Dumped]:
    slugs, uids, places = names(Member, Member.slug), names(Meeting, Meeting.uid), item_places.by_number()
    corrections, drafts = grouped(MinutesCorrection, "minutes_id"), grouped(IssuedDraft, "minutes_id")

    def correction(one: MinutesCorrection) -> Dumped:
        item = places[one.item_id]["item"] if one.item_id else None
        return said({**written(one), "item": item, "agreed_at": uids.get(one.agreed_at_id)})

    def minutes(one: Minutes) -> Dumped:
        return said(
            {
                **written(one),
                "chair": slugs.get(one.chair_id),
                "approved_at": uids.get(one.approved_at_id),
                "corrections": [correction(each) for each in corrections.get(one.id, ())],
                "drafts": [{**written(each), "body": json.loads(each.body)} for each in drafts.get(one.id, ())],
            }
        )

    return minutes


def _minute_dumper() -> Callable[[Minute], Dumped]:
    texts, emails = grouped(MinuteText, "minute_id"), names(User, User.email)
    owed_under = followed_up.minute_dumper()

    def text(one: MinuteText) -> Dumped:
        return said({**written(one), "account": emails.get(one.saved_by_id)})

    def minute(one: Minute) -> Dumped:
        states = [text(each) for each in texts.get(one.id, ())]
        return said({**written(one), PRINTED_NUMBER: one.number, "texts": states, **owed_under(one.id)})

    return minute


def _motion_dumper() -> Callable[[Motion], Dumped]:
    slugs, votes, ballots = names(Member, Member.slug), grouped(Vote, "motion_id"), grouped(Ballot, "vote_id")

    def vote(one: Vote) -> Dumped:
        cast = [{**written(each), "member": slugs[each.member_id]} for each in ballots.get(one.id, ())]
        return said({**written(one), "ballots": cast})

    return lambda one: said(
        {
            **written(one),
            "mover": slugs.get(one.mover_id),
            "seconder": slugs.get(one.seconder_id),
            "vote": next((vote(each) for each in votes.get(one.id, ())), None),
        }
    )


def add(data: Entry, loaded: Loaded) -> None:
    """Add what stands under the meetings and their items."""
    there = _There(rows(Member, Member.slug), rows(User, User.email), rows(Meeting, Meeting.uid), loaded)
    for entry, meeting in zip(data.get("meetings", ()), loaded.meetings, strict=True):
        items = {place: item for (place, _), item in zip(item_places.entries(entry), meeting.items, strict=True)}
        for attendee in listed(Attendee, entry.get("attendees", ()), loaded):
            attendee.meeting = meeting
            db.session.add(attendee)
        if "minutes" in entry:
            db.session.add(there.minutes(entry["minutes"], meeting, items))
        for (_, said_of_item), item in zip(item_places.entries(entry), meeting.items, strict=True):
            db.session.add_all(there.of_item(said_of_item, meeting, item))
    db.session.flush()


@dataclass(frozen=True)
class _There:
    """The members, accounts and meetings that the file names."""

    members: Mapping[str, Member]
    accounts: Mapping[str, User]
    meetings: Mapping[str, Meeting]
    loaded: Loaded

    def minutes(self, entry: Entry, meeting: Meeting, items: Mapping[tuple[int, ...], AgendaItem]) -> Minutes:
        at = self.meetings[entry["approved_at"]] if entry.get("approved_at") else None
        made_of = {"meeting": meeting, "chair": self._member(entry, "chair"), "approved_at": at}
        minutes = made(Minutes, entry, self.loaded, **made_of)
        for one in entry.get("corrections", ()):
            agreed = self.meetings[one["agreed_at"]] if one.get("agreed_at") else None
            item = items[tuple(one["item"])] if one.get("item") else None
            minutes.corrections.append(made(MinutesCorrection, one, self.loaded, item=item, agreed_at=agreed))
        for one in entry.get("drafts", ()):
            minutes.drafts.append(made(IssuedDraft, one, self.loaded, body=canonical(one["body"])))
        return minutes

    def of_item(self, entry: Entry, meeting: Meeting, item: AgendaItem) -> Iterable[Record]:
        if "minute" in entry:
            yield self._minute(entry["minute"], meeting, item)
        motions = self._motions(entry.get("motions", ()), meeting, item)
        yield from motions
        for one, resolution in zip(
            entry.get("resolutions", ()), listed(Resolution, entry.get("resolutions", ()), self.loaded), strict=True
        ):
            resolution.meeting, resolution.item = meeting, item
            resolution.motion = motions[one["motion"] - 1] if one.get("motion") else None
            yield resolution

    def _minute(self, entry: Entry, meeting: Meeting, item: AgendaItem) -> Minute:
        minute = made(Minute, entry, self.loaded, meeting=meeting, item=item)
        minute.number = entry.get(PRINTED_NUMBER)
        for one in entry.get("texts", ()):
            account = self.accounts.get(one.get("account", ""))
            minute.texts.append(made(MinuteText, one, self.loaded, saved_by_id=account.id if account else None))
        # The next state of the text is numbered on from the last.
        minute.revision = max((one.revision for one in minute.texts), default=0)
        return minute

    def _motions(self, entries: Any, meeting: Meeting, item: AgendaItem) -> list[Motion]:
        motions = listed(Motion, entries, self.loaded)
        for entry, motion in zip(entries, motions, strict=True):
            motion.meeting_id, motion.item = meeting.id, item
            motion.mover, motion.seconder = self._member(entry, "mover"), self._member(entry, "seconder")
            motion.amends = motions[entry["amends"] - 1] if entry.get("amends") else None
            if "vote" in entry:
                motion.vote = made(Vote, entry["vote"], self.loaded)
                for one in entry["vote"].get("ballots", ()):
                    motion.vote.ballots.append(made(Ballot, one, self.loaded, member=self.members[one["member"]]))
        return motions

    def _member(self, entry: Entry, name: str) -> Member | None:
        return self.members[entry[name]] if entry.get(name) else None
