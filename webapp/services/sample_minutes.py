"""The sample council's minutes: one whose draft is public, with what came of it, and one being written up."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from sqlalchemy import select

from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member
from models.minutes_vocabulary import AttendeeCategory, Choice, OwedKind, ResolutionOutcome, VoteMethod
from models.rules.actions import Due, Owner, Source
from models.vocabulary import AttendanceStatus, ItemKind, Verb
from webapp import clock
from webapp.database import db
from webapp.services import (
    actions,
    agenda_tree,
    attendance,
    attendees,
    issuing,
    minute_texts,
    minutes_bodies,
    minutes_publishing,
    motions,
    owed,
    recommendations,
    resolutions,
    running_order,
    sample_commentary,
    voters,
    votes,
    withdrawals,
)
from webapp.services.actors import Actor
from webapp.services.ledger import Act
from webapp.services.minute_texts import Sent
from webapp.services.motions import MotionDetails
from webapp.services.resolutions import ResolutionDetails
from webapp.services.revisions import revision_of
from webapp.services.votes import VoteDetails

HEAD_OF_SERVICE = "Caspian Underbridge, Head of Service"
OFFICERS = f"Isolde Fernyhough, Democratic Services Officer\n{HEAD_OF_SERVICE}"
CABINET_MEMBER = "greta-hollinsedge"
ASK = "Councillor Kezia Larkrise-Bell asked that the summer playschemes be added to the work programme."
PROMISE = "In response to Councillor Maud Peverelle, Caspian Underbridge stated that he would provide the figures."
PARTS = (
    "That the Committee notes the report.",
    "That the Cabinet member reports back on waiting times.",
    "That the figures for each district are set out in the next report.",
)
ONWARD = "That Council provides for the work in its budget for next year."
SAID = {
    ItemKind.MINUTES: "The minutes of the last meeting were agreed as a correct record.",
    ItemKind.PUBLIC_SPEAKING: "Nobody spoke.",
    ItemKind.QUESTION_TIME: "There were no questions.",
    ItemKind.UPDATE: f"The Cabinet member spoke of the new family centres, which opened in time.\n\n{ASK}",
    ItemKind.WORK_PROGRAMME: "The work programme was discussed.",
    ItemKind.URGENT_BUSINESS: "There was none.",
    ItemKind.NEXT_MEETING: "The date of the next meeting was confirmed.",
    ItemKind.REPORT: f"Caspian Underbridge introduced the report, and members welcomed it.\n\n{PROMISE}",
    ItemKind.PERFORMANCE: sample_commentary.FIGURES,
}
HALF_WRITTEN = {
    ItemKind.UPDATE: "The Leader thanked everybody who had cleared the roads.\n\nCouncillor Imelda Curlewood asked "
    "that a list of the roads that were closed be sent to all members.",
    ItemKind.REPORT: "Caspian Underbridge introduced the report. The routes had been drawn anew after last winter.\n\n"
    "In response to Councillor Nahum Gorsedale, Caspian Underbridge stated that he would provide the costs.",
}


@dataclass(frozen=True, slots=True)
class Room:
    """A meeting as its clerk takes it: who writes, and what time it is there."""

    meeting: Meeting
    by: Actor
    at: datetime

    @property
    def time(self) -> time:
        """The time of day at the meeting."""
        return self.at.astimezone(clock.LONDON).time()

    def later(self, minutes: int) -> "Room":
        """The same room so many minutes later."""
        return replace(self, at=self.at + timedelta(minutes=minutes))


def issue(meeting: Meeting, *, coming: Meeting, council: Committee, by: Actor) -> None:
    """Take a scrutiny meeting, and issue its draft six days later: a recorded vote, a recommendation, two actions."""
    room = _opened(meeting, by, away="hamish-wrenfold")
    attendance.mark(meeting, _member(CABINET_MEMBER), status=AttendanceStatus.PRESENT, by=by, at=room.at)
    for item, here in _items(room):
        running_order.begin_item(item, begun_at=here.time, by=by, at=here.at)
        if text := SAID.get(item.kind):
            minute_texts.save(item.id, Sent(text, 0), by=by, at=here.at)
        if item.kind is ItemKind.REPORT:
            _decide(item, here, coming, council)
        for words, kind in ((ASK, OwedKind.ASK), (PROMISE, OwedKind.UNDERTAKING)):
            if words in (text or ""):
                details = owed.guess(words, kind, attendance.people_present(meeting))
                if kind is OwedKind.UNDERTAKING:
                    details["owed_by"] = HEAD_OF_SERVICE
                owed.mark(item, words, details, by=by, at=here.at)
        room = here
    running_order.close_meeting(meeting, rose_at=room.later(5).time, by=by, at=room.at)
    at = room.at + timedelta(days=6)
    seen = minutes_publishing.fingerprint(minutes_bodies.minutes_body(meeting))
    issuing.issue(meeting, Act(Verb.PUBLISH, by=by, at=at), seen=seen)
    _give_notice(meeting, by, at)


def write_up(meeting: Meeting, *, by: Actor) -> None:
    """Take a meeting whose minutes are still to be finished: sentences to decide about, items without words."""
    room = _opened(meeting, by, away="leopold-fernihough-tarn")
    for item, here in _items(room):
        running_order.begin_item(item, begun_at=here.time, by=by, at=here.at)
        if text := HALF_WRITTEN.get(item.kind):
            minute_texts.save(item.id, Sent(text, 0), by=by, at=here.at)
        if item.kind is ItemKind.REPORT:
            _carry(item, here, "\n".join(item.recommendations))
        room = here
    running_order.close_meeting(meeting, rose_at=room.later(5).time, by=by, at=room.at)


def _opened(meeting: Meeting, by: Actor, *, away: str) -> Room:
    room = Room(meeting, by, clock.moment_of(meeting.held_on, meeting.starts_at))
    attendance.mark(meeting, _member(away), status=AttendanceStatus.APOLOGIES, by=by, at=room.at)
    attendance.mark_the_rest_present(meeting, by=by, at=room.at)
    officers, present = AttendeeCategory.OFFICER, AttendanceStatus.PRESENT
    attendees.add(meeting, OFFICERS, category=officers, status=present, by=by, at=room.at)
    running_order.open_meeting(meeting, opened_at=room.time, by=by, at=room.at)
    return room


def _items(room: Room) -> Iterator[tuple[AgendaItem, Room]]:
    """Every item with the time it is taken: as long as planned, or five minutes."""
    for node in list(agenda_tree.walk(agenda_tree.tree_of(room.meeting))):
        yield node.item, room
        room = room.later(node.item.minutes or 5)


def _decide(item: AgendaItem, room: Room, coming: Meeting, council: Committee) -> None:
    """The chair, who declared an interest, is out of the room; the vice chair presides over a vote by name."""
    meeting, chair, by = room.meeting, _member("cressida-moorcroft-vane"), room.by
    withdrawals.withdraw(meeting, chair, withdrew_at=room.time, item_id=item.id, by=by, at=room.at)
    running_order.set_chair(meeting, member_id=_member("fergal-dunnimoor").id, by=by, at=room.at)
    voting = room.later(25)
    _carry(item, voting, "\n".join(f"{number}) {part}" for number, part in enumerate(PARTS, start=1)), is_by_name=True)
    told: ResolutionDetails = {
        "outcome": ResolutionOutcome.RECOMMENDED,
        "text": ONWARD,
        "to_committee_id": council.id,
        "to_body": "",
    }
    resolutions.resolve(item, told, by=by, at=voting.at)
    _, back, figures, _ = resolutions.of_item(item)
    holder, head = _member(CABINET_MEMBER), Owner(name=HEAD_OF_SERVICE)
    for resolution, owner, due in (
        (back, Owner(member_id=holder.id), Due(on=meeting.held_on + timedelta(days=28))),
        (figures, head, Due(meeting_id=coming.id)),
    ):
        source = Source(meeting.id, item.id, resolution.id)
        actions.give(meeting.committee, text=resolution.text, owner=owner, due=due, from_=source, by=by, at=voting.at)
    ended = room.later(item.minutes or 30)
    withdrawals.come_back(meeting, chair, returned_at=ended.time, by=by, at=ended.at)
    running_order.set_chair(meeting, member_id=chair.id, by=by, at=ended.at)


def _carry(item: AgendaItem, room: Room, text: str, *, is_by_name: bool = False) -> None:
    """A motion, moved and seconded, carried by name or without dissent, and made what was resolved."""
    there = [one.key for one in voters.floor(item, room.time).entitled]
    moved: MotionDetails = {"text": text, "mover_id": there[1], "seconder_id": there[2]}
    motion = motions.move(item, moved, by=room.by, at=room.at)
    ballots = {**dict.fromkeys(there, Choice.FOR), there[-3]: Choice.AGAINST, there[-4]: Choice.ABSTAINED}
    taken: VoteDetails = {
        "method": VoteMethod.BY_NAME if is_by_name else VoteMethod.WITHOUT_DISSENT,
        "votes_for": 0,
        "votes_against": 0,
        "abstentions": 0,
        "ballots": ballots if is_by_name else {},
        "second_vote": None,
        "taken_at": room.time,
    }
    votes.take(motion, taken, revision=str(motion.revision), by=room.by, at=room.at)
    resolutions.from_motion(motion, revision=revision_of(motion), by=room.by, at=room.at)


def _give_notice(meeting: Meeting, by: Actor, at: datetime) -> None:
    """The notice that requires Council's answer within two months was received the day the draft was issued."""
    (sent,) = recommendations.of_committee(meeting.committee)
    day = clock.day_of(at)
    recommendations.give_notice(sent, reported_on=day, notice_on=day, revision=str(sent.revision), by=by, at=at)


def _member(slug: str) -> Member:
    return db.session.scalars(select(Member).where(Member.slug == slug)).one()
